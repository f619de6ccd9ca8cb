"""Readers of single fields, for every layout: dates, authors, links, citations, what a page says of its person.

Each takes a text, or lines, and returns a value with its offsets into what it was given; what is uncertain has a cost
or a confidence beside it. Here: how a value is written, in any language. Not here: where on a page it stands and what
is around it (:mod:`profparse.layouts`), markup (:mod:`profparse.pieces`), and words that are data (``data/*.json``).
"""
