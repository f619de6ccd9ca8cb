"""What a page's dates tell of each other: the order of day and month, and the year that some leave out."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.dates.edtf import month_of, parse_point
from profparse.fields.dates.reading import Reading, interval_of, read_edtf, reading_of

_LEAP = 8  # years between two 29 February, at most


def settle_order(readings: Sequence[Reading], usual: str = "") -> list[Reading]:
    """Settle dates whose day and month could be swapped by those of the page that can be read only one way.

    A day over 12 in the first place says that days come first, one in the second place that months do; where the page
    has neither, or both, ``usual`` (``day`` or ``month``) decides, or else the alternatives stay.
    """
    orders = {reading.order for reading in readings if reading.order}
    order = orders.pop() if len(orders) == 1 else usual
    if not order:
        return list(readings)
    chosen = 1 if order == "day" else 0
    return [(read_edtf(r.alternatives[chosen]) or r) if r.alternatives else r for r in readings]


def resolve_years(dates: Sequence[Reading], *, as_of: str | None, newest_year: int | None) -> list[Reading]:
    """Give dates without a year the one that the contract's rule gives, marked as inferred.

    With ``as_of``, an ISO day, a date is the last such one not after it; otherwise all share the year after
    ``newest_year``, the newest that the page's items print; with neither they stay as they are.
    """
    return [_dated(date, as_of, newest_year) if "XXXX" in date.edtf else date for date in dates]


def _dated(date: Reading, as_of: str | None, newest_year: int | None) -> Reading:
    if as_of is not None:
        newest = int(as_of[:4])
        tried = [in_year(date, year) for year in range(newest, newest - _LEAP - 1, -1)]
        found = next((reading for reading in tried if reading is not None and _began(reading) <= as_of), None)
    else:
        found = None if newest_year is None else in_year(date, newest_year + 1)
    return date if found is None else found._replace(inferred=("year",))


def _began(reading: Reading) -> str:
    return reading.earliest or reading.latest or ""


def in_year(date: Reading, year: int) -> Reading | None:
    """A date or interval without a year, in the given one; an interval over New Year begins in it."""
    first, slash, last = date.edtf.partition("/")
    start, end = parse_point(first), parse_point(last)
    if not slash:
        return reading_of(start._replace(year=year)) if start else None
    if start is None or end is None:
        return interval_of(start and start._replace(year=year), end and end._replace(year=year))
    back = (month_of(end.month or 1), end.day or 31) < (month_of(start.month or 1), start.day or 1)
    return interval_of(start._replace(year=year), end._replace(year=year + back))
