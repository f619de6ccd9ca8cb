"""What a date says, without its place on a page; and readings made from points in time and from EDTF."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from profparse.fields.dates.edtf import Point, parse_point
from profparse.model import Precision


class Reading(NamedTuple):
    """What a date says: the fields of :class:`profparse.model.Date` but for its text and span.

    ``order`` is ``day`` or ``month`` for a date in digits that can be read only with that part first: it settles the
    others of its page.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    precision: Precision
    interval: bool
    inferred: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    order: str = ""


_PRECISIONS: tuple[Precision, ...] = ("day", "month", "season", "year")


@lru_cache(maxsize=4096)
def reading_of(point: Point) -> Reading | None:
    """The reading of a point in time, or None where the calendar has no such day."""
    if not point.exists():
        return None
    return Reading(point.edtf, point.first(), point.last(), point.precision, False)


def interval_of(start: Point | None, end: Point | None) -> Reading | None:
    """The reading from one point to another; an end that is None is open. None where it has no days, or runs back."""
    if not all(point.exists() for point in (start, end) if point is not None):
        return None
    first, last = start.first() if start else None, end.last() if end else None
    if (start is None and end is None) or (first is not None and last is not None and first > last):
        return None
    precisions = [point.precision for point in (start, end) if point is not None]
    edtf = f"{start.edtf if start else '..'}/{end.edtf if end else '..'}"
    return Reading(edtf, first, last, min(precisions, key=_PRECISIONS.index), True)


def read_edtf(edtf: str) -> Reading | None:
    """The reading of a date in EDTF as this package writes it; None for anything else.

    >>> read_edtf("2023-01/2023-03").latest, read_edtf("2023-05/..").latest, read_edtf("2023-02-30")
    ('2023-03-31', None, None)
    """
    first, slash, last = edtf.partition("/")
    start, end = parse_point(first), parse_point(last)
    if not slash:
        return reading_of(start) if start else None
    if (start is None and first != "..") or (end is None and last != ".."):
        return None
    return interval_of(start, end)


def interval(start: Reading | None, end: Reading | None) -> Reading | None:
    """The interval from the beginning of one reading to the end of another; an end that is None is open.

    >>> interval(read_edtf("2021"), None).edtf
    '2021/..'
    """
    first = parse_point(start.edtf.split("/")[0]) if start else None
    last = parse_point(end.edtf.split("/")[-1]) if end else None
    return interval_of(first, last)
