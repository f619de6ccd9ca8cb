"""Lark grammars over kinds: loading the ``.lark`` files, their LALR tables and automata, and the cheapest sequence.

A grammar here has no characters in it: its terminals are kinds, such as those of a line. ``python -m
profparse.grammar`` writes the tables that ship. Here: what any grammar needs, those of other packages too
(:mod:`.packages`), and the search by costs (:mod:`.decode`). Not here: what a kind means, which those know who ask, and
posteriors (:mod:`profparse.sequence`).
"""

from profparse.grammar.tables import (
    END,
    LARK_BEFORE,
    LARK_FROM,
    Table,
    analysed,
    build,
    digest,
    directory,
    load,
    table_from,
    table_of,
)

__all__ = [
    "END",
    "LARK_BEFORE",
    "LARK_FROM",
    "Table",
    "analysed",
    "build",
    "digest",
    "directory",
    "load",
    "table_from",
    "table_of",
]
