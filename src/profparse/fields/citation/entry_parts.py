"""An entry's tokens by kind: its runs, and where they stand on its lines."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.citation.parts import Part, parts, runs, runs_by_kind
from profparse.fields.citation.tokens import Tokens
from profparse.pieces.line import Line


class EntryParts:
    """The kinds of an entry's tokens, and the stretches of its lines that are of a kind."""

    def __init__(self, lines: Sequence[Line], tokens: Tokens, kinds: Sequence[str]) -> None:
        self.lines = lines
        self.tokens = tokens
        self.kinds = kinds
        self.runs = runs_by_kind(kinds)

    def between(self, start: int, end: int) -> list[Part]:
        """The tokens ``start`` to ``end`` as one part for each line that they stand on."""
        return parts(self.lines, self.tokens, start, end)

    def of(self, *kinds: str) -> list[Part]:
        """The stretches of the given kinds, each kind apart, in order."""
        found = [
            (start, part)
            for kind in kinds
            for start, end in self.runs.get(kind, ())
            for part in parts(self.lines, self.tokens, start, end)
        ]
        return [part for _, part in sorted(found, key=lambda row: row[0])]

    def first(self, *kinds: str) -> list[Part]:
        """The first run of the given kinds together, one part for each of its lines."""
        if not any(kind in self.runs for kind in kinds):
            return []
        return parts(self.lines, self.tokens, *runs(self.kinds, kinds)[0])


def is_linked(part: Part) -> bool:
    """Whether a part begins inside a link."""
    return any(link.start <= part.start < link.end for link in part.line.links)
