"""Segments: the page cut wherever a mark begins or ends, so that marks may lie in, beside and across each other.

>>> marks = [Mark("a", "name", ((0, 6),)), Mark("b", "link", ((2, 4),)), Mark("c", None, ((3, 8),))]
>>> [(s.start, s.end, [mark.path for mark in s.marks]) for s in segments(9, marks)]
[(0, 2, ['a']), (2, 3, ['b', 'a']), (3, 4, ['b', 'c', 'a']), (4, 6, ['c', 'a']), (6, 8, ['c']), (8, 9, [])]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from profparse.report.marks import Mark
from profparse.span import hull


class Segment(NamedTuple):
    """A stretch of the page that the same marks cover all through, the one of the smallest extent first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(length: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The segments of a page of ``length`` code points, in order; together they are the page."""
    beginning: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {length: []}
    for n, mark in enumerate(marks):
        for start, end in mark.spans:
            beginning.setdefault(start, []).append(n)
            ending.setdefault(end, []).append(n)
    extents = [last - first for first, last in (hull(mark.spans) for mark in marks)]
    covering: Counter[int] = Counter()  # a mark's own spans may overlap
    place = 0
    for boundary in sorted(beginning.keys() | ending.keys()):
        if boundary > place:
            here = sorted((extents[n], n) for n in covering)
            yield Segment(place, boundary, tuple(marks[n] for _, n in here))
            place = boundary
        covering.update(beginning.get(boundary, ()))
        for n in ending.get(boundary, ()):
            covering[n] -= 1
            if not covering[n]:
                del covering[n]
