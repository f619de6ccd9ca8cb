"""Segments: the page cut wherever a mark begins or ends, so that marks may lie in, beside and across each other.

>>> marks = [Mark("a", "name", ((0, 6),)), Mark("b", "link", ((2, 4),)), Mark("c", None, ((3, 8),))]
>>> [(s.start, s.end, [mark.path for mark in s.marks]) for s in segments(9, marks)]
[(0, 2, ['a']), (2, 3, ['b', 'a']), (3, 4, ['b', 'c', 'a']), (4, 6, ['c', 'a']), (6, 8, ['c']), (8, 9, [])]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from profparse.report.marks import Mark


class Segment(NamedTuple):
    """A stretch of the page that the same marks cover all through, the shortest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(length: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The segments of a page of ``length`` code points, in order; together they are the page."""
    events: dict[int, list[tuple[int, int, int, bool]]] = {length: []}
    for n, mark in enumerate(marks):
        for start, end in mark.spans:
            events.setdefault(start, []).append((end - start, n, start, True))
            events.setdefault(end, []).append((end - start, n, start, False))
    covering: set[tuple[int, int, int]] = set()
    place = 0
    for boundary in sorted(events):
        if boundary > place:
            here = dict.fromkeys(n for _, n, _ in sorted(covering))
            yield Segment(place, boundary, tuple(marks[n] for n in here))
            place = boundary
        for *span, begins in sorted(events[boundary], key=lambda event: event[-1]):
            key = (span[0], span[1], span[2])
            if begins:
                covering.add(key)
            else:
                covering.discard(key)
