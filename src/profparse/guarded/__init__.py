"""Pages that are read in a process of its own, which something watches: one that hangs or dies costs one page.

Here: a page as a row of a table (:mod:`profparse.guarded.rows`), the process that reads such rows, and its guard.
Not here: batches of rows (:mod:`profparse.arrow`), and where the rows come from (:mod:`profparse.scale`).
"""
