"""Numbered lists that a converter ran into one line, as it does with those in the cell of a table.

Numbers that count from 1 up, or down to 1, each behind a blank and before a stop or in brackets, are the list's: what
follows each is an item, and what stands before the first stays a line of its own.

>>> text = "Papers 1. On Cats, Graz 2001. 2. On Dogs, Oslo 2002. 3. On Owls, Lima 2003."
>>> [(line.kind, line.text) for line in parted([Line(text, 0, len(text))], shortest=40)]
[('text', 'Papers'), ('item', 'On Cats, Graz 2001.'), ('item', 'On Dogs, Oslo 2002.'), ('item', 'On Owls, Lima 2003.')]
"""

from __future__ import annotations

from collections.abc import Sequence
from re import Match

from profparse.patterns import lazy_pattern
from profparse.pieces.line import InlineLink, Line, LineKind, Run

SHORTEST = 200  # code points of a line that may hold a list behind other words; one that it opens is of any length
FEWEST = 3  # items that make one
_NUMBER = lazy_pattern(r"(?<![^\s])(?:(\d{1,3})\.|\[(\d{1,3})\]|\((\d{1,3})\))\s")
_KINDS = frozenset({"text", "cell", "item", "definition"})


def parted(lines: Sequence[Line], *, shortest: int = SHORTEST) -> list[Line]:
    """The lines, those that hold a numbered list cut into its items."""
    out: list[Line] = []
    for line in lines:
        held = line.kind in _KINDS and _is_numbered(line.text)
        out += _items(line, opens=len(line.text) < shortest) if held else [line]
    return out


def _is_numbered(text: str) -> bool:
    """Whether the second number of a list may be there: most lines are done with this."""
    return " 2. " in text or "[2] " in text or "(2) " in text


def _items(line: Line, *, opens: bool) -> list[Line]:
    """The items of a line's list, and what stands before it; the line alone without one, or where it has to open it."""
    found = [(int(match[match.lastindex or 1]), match) for match in _NUMBER.finditer(line.text)]
    items = max(_rising(found), _falling(found), key=len)
    if len(items) < FEWEST or (opens and items[0].start()):
        return [line]
    cuts = [match.start() for match in items]
    out = [] if cuts[0] == 0 else [piece(line, 0, 0, cuts[0], line.kind, line.marker)]
    for match, end in zip(items, [*cuts[1:], len(line.text)], strict=True):
        out.append(piece(line, match.start(), match.end(), end, "item", match[0].strip()))
    return [part for part in out if part.text]


def _rising(found: Sequence[tuple[int, Match[str]]]) -> list[Match[str]]:
    """The first number 1 and, behind each, the first of the next number."""
    out: list[Match[str]] = []
    for number, match in found:
        if number == len(out) + 1:
            out.append(match)
    return out


def _falling(found: Sequence[tuple[int, Match[str]]]) -> list[Match[str]]:
    """The same from the last number 1 backwards: a list that counts down."""
    return _rising(found[::-1])[::-1]


def without_bars(lines: Sequence[Line]) -> list[Line]:
    """The lines, one that is a row of a table with a single cell that holds anything without the bars around it.

    >>> text = "|  | A Title Ada Lane, Bo Reed | "
    >>> [line.text for line in without_bars([Line(text, 0, len(text)), Line("| A Title | 12 |", 40, 56)])]
    ['A Title Ada Lane, Bo Reed', '| A Title | 12 |']
    """
    out = []
    for line in lines:
        text = line.text
        if text[:1] == "|" or text[-1:] == "|":
            cell = text.strip("| ")
            if cell and "|" not in cell:
                start = text.index(cell)
                bare = piece(line, start, start, start + len(cell), line.kind, line.marker)
                bare.gap, line = line.gap, bare
        out.append(line)
    return out


def piece(line: Line, place: int, start: int, end: int, kind: LineKind, marker: str) -> Line:
    """The part ``[start, end)`` of a line without the blanks around it, whose source begins with that of ``place``."""
    text = line.text
    while end > start and text[end - 1] == " ":
        end -= 1
    first = line.start if place == 0 else line.source_offset(place)
    last = line.end if end >= len(text) else line.span(start, end)[1]
    origins = line.origins if line.origins is not None else ((0, len(text), line.start, line.start + len(text)),)
    return Line(
        text[start:end],
        first,
        last,
        origins=[row for a, b, c, d in origins if (row := _clipped(a, b, c, d, start, end))],
        kind=kind,
        level=1 if kind == "item" else line.level,
        box=line.box,
        gap=line.gap if place == 0 else 0,
        broken=line.broken and place == 0,
        marker=marker,
        runs=tuple(
            Run(run.kind, max(run.start, start) - start, min(run.end, end) - start, run.hint)
            for run in line.runs
            if run.start < end and run.end > start
        ),
        links=tuple(
            InlineLink(link.url, max(link.start, start) - start, min(link.end, end) - start, link.span)
            for link in line.links
            if start <= link.start < end
        ),
        hint=line.hint,
        hidden=line.hidden,
    )


def _clipped(a: int, b: int, c: int, d: int, start: int, end: int) -> tuple[int, int, int, int] | None:
    """A stretch of visible text and its source, as far as it lies in a part, counted from the part's start."""
    if b <= start or a >= end:
        return None
    if b - a == d - c:
        c, d = c + max(0, start - a), d - max(0, b - end)
    return max(a, start) - start, min(b, end) - start, c, d
