"""The parts of a date in EDTF, as far as the formats that know no EDTF can take them."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from profparse.model import Date

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_POINT = re.compile(r"([0-9]{4}|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")


class Parts(NamedTuple):
    """The parts of one end of a date that are known; ``season`` is 21 (spring) to 24 (winter)."""

    year: int | None
    month: int | None = None
    day: int | None = None
    season: int | None = None

    @property
    def iso(self) -> str | None:
        """ISO 8601 as far as it is known: a year, a month or a day; None without a year.

        >>> Parts(2024, 5).iso, Parts(None, 4, 3).iso
        ('2024-05', None)
        """
        if self.year is None:
            return None
        known = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(known)


class Dated(NamedTuple):
    """The two ends of a date, equal where it is no span of time; ``end`` is None where the span is open."""

    start: Parts | None
    end: Parts | None

    @property
    def single(self) -> Parts | None:
        """The date where it is no span of time."""
        return self.start if self.start == self.end else None


def dated(date: Date | None) -> Dated:
    """The parts of a date; none of what is unsettled, and none at all of what is no EDTF.

    >>> from profparse import parse
    >>> news = parse("## News\\n- [1-3/2023] A.\\n- [5/2022] B.\\n").news
    >>> [end.iso for end in dated(news[0].date) if end]
    ['2023-01', '2023-03']
    >>> dated(news[1].date).single
    Parts(year=2022, month=5, day=None, season=None)
    """
    if date is None:
        return Dated(None, None)
    first, slash, last = date.edtf.partition("/")
    start = _parts(first)
    return Dated(start, _parts(last) if slash else start)


def first_day(date: Date | None) -> datetime.date | None:
    """The first day that a date can mean, for formats that want one; None where no year is known.

    >>> first_day(Date("2024", "2024", None, None, "year", False, (), (), (0, 4)))
    datetime.date(2024, 1, 1)
    """
    start = dated(date).start
    if start is None or not start.year:
        return None
    month = start.month or {21: 3, 22: 6, 23: 9, 24: 12}.get(start.season or 0, 1)
    try:
        return datetime.date(start.year, month, start.day or 1)
    except ValueError:  # a day that its month does not have
        return datetime.date(start.year, month, 1)


def day_of(date: Date | None) -> str | None:
    """The day of a date that is exactly one, in ISO 8601; None for any other."""
    parts = dated(date).single
    return parts.iso if parts is not None and parts.day is not None else None


def _parts(text: str) -> Parts | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
    if month is None:
        return Parts(year)
    if month in SEASONS:
        return Parts(year, season=month)
    if not 1 <= month <= 12:
        return Parts(year)
    return Parts(year, month, day if day is not None and 1 <= day <= 31 else None)
