"""The pieces that a sentence is cut into, each with the kinds that it may have."""

from __future__ import annotations

from profparse.grammar.decode import Column


class Piece:
    """A piece of a sentence: ``[start, end)`` of the line's text, and what it was found to be.

    ``read_start`` and ``read_end`` bound the words that a record quotes (a role without the noun after it, a person
    without the title). ``word`` is its word in lower case, for pieces of function words; ``level`` the level of a
    degree; ``strength`` how sure a name is an organisation, from 0 to 1. ``column`` holds the candidate kinds.
    """

    __slots__ = (
        "column",
        "date",
        "end",
        "kind",
        "level",
        "linked",
        "read_end",
        "read_start",
        "start",
        "strength",
        "word",
    )

    def __init__(self, kind: str, start: int, end: int, word: str = "", level: str = "") -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.read_start = start
        self.read_end = end
        self.word = word
        self.level = level
        self.strength = 0.0
        self.linked = False
        self.date: object = None
        self.column: Column = ()

    def __repr__(self) -> str:
        return f"Piece({self.kind} [{self.start}, {self.end}) {self.word!r})"
