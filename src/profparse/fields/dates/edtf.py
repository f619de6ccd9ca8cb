"""EDTF (ISO 8601-2 level 1, and ``XXXX`` years of level 2): writing dates, and the days that they span."""

from __future__ import annotations

from typing import NamedTuple

from profparse.model import Precision

# A season spans no exact days; these months are where it lies on the northern half of the earth, for sorting alone.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days(year: int | None, month: int) -> int:
    return 29 if month == 2 and (year is None or _leap(year)) else _DAYS[month - 1]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


class Point(NamedTuple):
    """A date with the parts that are known: ``year`` None where the page leaves it out; a season as month 21 to 24."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        """The point in EDTF.

        >>> Point(2024, 5).edtf, Point(None, 4, 3).edtf, Point(2022, 21).edtf
        ('2024-05', 'XXXX-04-03', '2022-21')
        """
        out = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            out += f"-{self.month:02d}"
        if self.day is not None:
            out += f"-{self.day:02d}"
        return out

    @property
    def precision(self) -> Precision:
        """``day``, ``month``, ``season`` or ``year``."""
        if self.day is not None:
            return "day"
        if self.month is None:
            return "year"
        return "season" if self.month > 12 else "month"

    def exists(self) -> bool:
        """Whether the calendar has such a day: no 31 June, no 29 February in a common year, no season without a year.

        >>> Point(2023, 2, 29).exists(), Point(None, 2, 29).exists()
        (False, True)
        """
        if self.month is None:
            return self.year is not None
        if self.month > 12:
            return self.month in _SEASONS and self.year is not None
        if self.month < 1:
            return False
        return self.day is None or 1 <= self.day <= _days(self.year, self.month)

    def first(self) -> str | None:
        """The first day, in ISO form, or None without a year."""
        if self.year is None:
            return None
        month = self.month or 1
        if month > 12:
            month = _SEASONS[month][0]
        return f"{self.year:04d}-{month:02d}-{self.day or 1:02d}"

    def last(self) -> str | None:
        """The last day, in ISO form, or None without a year."""
        if self.year is None:
            return None
        month = self.month or 12
        if month > 12:
            month = _SEASONS[month][1]
        return f"{self.year:04d}-{month:02d}-{self.day or _days(self.year, month):02d}"


def month_of(month: int) -> int:
    """The month of a month or season, for comparing what lies within one year.

    >>> month_of(5), month_of(23)
    (5, 9)
    """
    return _SEASONS[month][0] if month > 12 else month


def parse_point(edtf: str) -> Point | None:
    """The point that a single EDTF date of this module names, or None for anything else.

    >>> parse_point("XXXX-04-03"), parse_point("2024"), parse_point("someday")
    (Point(year=None, month=4, day=3), Point(year=2024, month=None, day=None), None)
    """
    parts = edtf.split("-")
    year = parts[0]
    if not edtf.isascii() or len(parts) > 3 or not (year == "XXXX" or (len(year) == 4 and year.isdecimal())):
        return None
    if not all(part.isdecimal() and len(part) == 2 for part in parts[1:]):
        return None
    point = Point(None if year == "XXXX" else int(year), *map(int, parts[1:]))
    return point if point.exists() else None


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and the last day of an EDTF date or interval; None where a bound is open or has no year.

    >>> bounds("2023-01/2023-03"), bounds("2023-05/..")
    (('2023-01-01', '2023-03-31'), ('2023-05-01', None))
    """
    start, _, end = edtf.partition("/")
    first, last = parse_point(start), parse_point(end or start)
    return first.first() if first else None, last.last() if last else None
