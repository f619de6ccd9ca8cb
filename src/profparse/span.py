"""Spans: half-open ``(start, end)`` pairs of Unicode code points into the text the caller gave.

>>> merged([(0, 3), (3, 5), (8, 9)])
((0, 5), (8, 9))
>>> uncovered([(2, 4)], 6)
((0, 2), (4, 6))
"""

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def merged(spans: Iterable[Span]) -> Spans:
    """Sort spans and join those that touch or overlap; empty ones are dropped."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            if end > out[-1][1]:
                out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def uncovered(spans: Iterable[Span], length: int) -> Spans:
    """The gaps that spans leave in a text of ``length`` code points, in order."""
    out: list[Span] = []
    place = 0
    for start, end in merged(spans):
        if place < start:
            out.append((place, start))
        place = end
    if place < length:
        out.append((place, length))
    return tuple(out)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all the given ones; raises ``ValueError`` for none."""
    listed = list(spans)
    return min(start for start, _ in listed), max(end for _, end in listed)
