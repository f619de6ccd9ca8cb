"""Layouts: kinds of pages, or of parts of one, each a module or a package that ends in ``LAYOUT``.

A layout claims stretches of lines, proposes kinds for each line, and makes records of what the grammar of its name
chose; :mod:`profparse.layouts.contract` is all that it needs to know. Here: the signs of a layout and the order of its
records. Not here: how a field is written (:mod:`profparse.fields`), another layout, and the name of any page or person.
"""
