"""A card that a converter made one line of: what stands in it behind the names of links describes the paper.

>>> text = "A Study of Looms Ada Lane, Bo Reed EXC, 2024 project page / arXiv "
>>> found = remark_in(text + "We show that looms are wider than rooms are.")
>>> text[: found[0]], text[found[1] :]
('A Study of Looms Ada Lane, Bo Reed EXC, 2024 ', '')
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from profparse.fields.citation import is_label_row, labels_end
from profparse.layouts.homepage.flattened import LONGEST_REMARK
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.pieces.numbered import piece
from profparse.span import Span

MOST_BARS = 8  # that are looked at
MOST_WORDS = 3  # of a link's name
_BARS = frozenset("/|·•")
_BAR = lazy_pattern(r" [/|·•] ")
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def remark_in(text: str) -> Span | None:
    """Where in a line the names of links begin, behind a year, and where the sentence behind them does."""
    if text[-1:] not in ".!?" or _BARS.isdisjoint(text):
        return None
    year = _YEAR.search(text)
    for bar in islice(_BAR.finditer(text, year.end()), MOST_BARS) if year is not None else ():
        first = start = bar.start()
        for _ in range(MOST_WORDS):
            start = text.rfind(" ", 0, start)
            if start < 0:
                break
            if is_label_row(text[start + 1 : bar.start()]):
                first = start + 1
        end = first + labels_end(text[first:])
        if end > bar.end() and len(text) - end > LONGEST_REMARK:
            return first, end
    return None


def cut(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[Line, int] | None]:
    """An entry's one line as far as it cites the paper, and the line with the place where its description begins."""
    if len(lines) != 1 or lines[0].links:
        return lines, None
    line = lines[0]
    found = remark_in(line.text)
    if found is None:
        return lines, None
    return [piece(line, 0, 0, found[0], line.kind, line.marker)], (line, found[1])
