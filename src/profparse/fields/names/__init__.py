"""Names of people: one name and its marks, lists of names, and how much a text looks like such a list.

Here: how names are written, in any order and script. Not here: who they are (:mod:`profparse.fields.person`), and
where a title ends and its names begin (:mod:`profparse.boundary`).
"""
