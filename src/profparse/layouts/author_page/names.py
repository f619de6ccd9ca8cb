"""How much the lines of an author page look like lists of names."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.names.byline_likeness import byline_likeness
from profparse.pieces.line import Line

BYLINE_LONGEST = 600  # code points; the pages print three names, others a full list
SIGNED = 0.9  # how much a line that ends as bylines do must look like names to leave no doubt about the title above it


class Names:
    """How much each line looks like a list of names, looked at once; and which titles stand alone for that."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._likeness: dict[int, float] = {}
        self.signed = -1  # the line that signs the title before it

    def likeness(self, n: int) -> float:
        """How much line ``n`` looks like a list of names; 0 for one that is too long or not there."""
        if n not in self._likeness:
            fits = n < len(self.lines) and len(self.lines[n].text) < BYLINE_LONGEST
            self._likeness[n] = byline_likeness(self.lines[n].text) if fits else 0.0
        return self._likeness[n]

    def title_alone(self, n: int) -> bool:
        """Whether the line under a header is plainly a title: no list of names ends it, and the next line is one."""
        text = self.lines[n].text
        if "," in text or has_tail(text) or self.likeness(n + 1) < SIGNED or not has_tail(self.lines[n + 1].text):
            return False
        self.signed = n + 1
        return True


def has_tail(text: str) -> bool:
    return " et al" in text or " · " in text
