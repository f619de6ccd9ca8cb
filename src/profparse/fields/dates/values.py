"""From a date's shape and the numbers of its tokens to what it says."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.dates.edtf import Point, month_of
from profparse.fields.dates.grammar import Leaves, Part, Shape
from profparse.fields.dates.reading import Reading, interval_of, reading_of

_LONE_YEARS = range(1950, 2050)  # of four digits that may be a year with nothing beside them to say so
_SHORT_YEARS = range(10, 50)  # of two digits that may close `3/5/24`
_LONGEST_SPAN = 60  # years of `2016-20`; one that seems longer is not one
_DIGITS = frozenset({"low", "low2", "low2 year"})


def evaluate(shape: Shape, names: Sequence[str], values: Sequence[int]) -> Reading | None:
    """The reading of a shape over its tokens' classes and numbers; None where the calendar or common sense refuses."""
    rule = shape.rule
    if rule in _PARTIAL:
        return _PARTIAL[rule]([(kind, values[n]) for kind, n in shape.leaves])
    points = [_point(part.leaves, names, values) for part in shape.parts]
    if None in points:
        return None
    known = [point for point in points if point is not None]
    if rule == "closed":
        return _settled(shape.parts, known, names)
    if rule == "since":
        return interval_of(known[0], None)
    if rule == "until":
        return interval_of(None, known[0])
    if rule == "quarter":
        return interval_of(known[0], known[0]._replace(month=(known[0].month or 0) + 2))
    if rule == "year" and len(shape.leaves) == 1 and known[0].year not in _LONE_YEARS:
        return None
    return _settled(shape.parts, known, names)


def _settled(parts: Sequence[Part], points: Sequence[Point], names: Sequence[str]) -> Reading | None:
    """A date or a range; days and months in digits whose order nothing tells give two readings."""
    orders = [_order(part, names) for part in parts]
    if not any(orders):
        return _joined(points)
    first = [part.leaves[0][0] for part in parts]
    both = list(zip(points, orders, first, strict=True))
    month_first = [_swapped(point) if order == "open" and kind == "DAY" else point for point, order, kind in both]
    day_first = [_swapped(point) if order == "open" and kind == "NUM" else point for point, order, kind in both]
    told = set(orders) & {"day", "month"}
    if told:
        only = _joined(day_first if "day" in told else month_first) if len(told) == 1 else None
        return only._replace(order=told.pop()) if only else None
    readings = _joined(month_first), _joined(day_first)
    if readings[0] is None or readings[1] is None or readings[0] == readings[1]:
        return readings[0] or readings[1]
    return _either(readings[0], readings[1])


def _either(month_first: Reading, day_first: Reading) -> Reading:
    """One reading for two: what both have in common, and both as alternatives."""
    halves = zip(month_first.edtf.split("/"), day_first.edtf.split("/"), strict=True)
    edtf = "/".join(a if a == b else f"{a[:4]}-XX-XX" for a, b in halves)
    earliest = min(filter(None, (month_first.earliest, day_first.earliest)), default=None)
    latest = max(filter(None, (month_first.latest, day_first.latest)), default=None)
    alternatives = (month_first.edtf, day_first.edtf)
    return Reading(edtf, earliest, latest, "day", month_first.interval, (), alternatives)


def _joined(points: Sequence[Point]) -> Reading | None:
    return reading_of(points[0]) if len(points) == 1 else _closed(*points)


def _closed(start: Point, end: Point) -> Reading | None:
    """A range, each end with what it leaves to the other: ``May 30 - June 2, 2023``, ``2023 May - Aug``."""
    if start.year is None and end.year is not None:
        if end.month is None:
            return None
        start = start._replace(year=end.year - (_place(start) > _place(end)))
    elif end.year is None and start.year is not None:
        if start.month is None:
            return None
        end = end._replace(year=start.year + (_place(start) > _place(end)))
    if start.month == 24 and end.month is None and end.year == (start.year or 0) + 1:
        return reading_of(start)  # `Winter 2022-2023`
    return interval_of(start, end)


def _place(point: Point) -> tuple[int, int]:
    return month_of(point.month or 1), point.day or 0


def _point(leaves: Leaves, names: Sequence[str], values: Sequence[int]) -> Point | None:
    """The point that the kinds of a date's tokens name."""
    year = month = day = None
    for kind, n in leaves:
        value = values[n]
        if kind in ("YEAR", "YY"):
            year = _year(kind, value)
        elif kind == "HALF":
            if year is not None:
                if (year + 1) % 100 != value:
                    return None  # `Winter 2023/24`
            elif value not in _SHORT_YEARS:
                return None
            else:
                year = 2000 + value
        elif kind in ("MON", "NUM", "SEASON"):
            month = value
        elif kind == "QUARTER":
            month = 3 * value - 2
        elif kind == "DAY":
            day = value
    if kind == "YY" and len(leaves) == 3 and leaves[0][0] == "NUM" and names[leaves[0][1]] == "low":
        return None  # `1/26` without a year's apostrophe is a fraction more often than a month
    return Point(year, month, day)


def _order(part: Part, names: Sequence[str]) -> str:
    """Which of day and month comes first in a date in digits: ``day``, ``month``, ``open``, or nothing to tell."""
    if part.rule != "day" or part.leaves[0][0] not in ("NUM", "DAY") or len(part.leaves) < 5:
        return ""
    (first_kind, first), (second_kind, second) = part.leaves[0], part.leaves[2]
    if {first_kind, second_kind} != {"NUM", "DAY"}:
        return ""
    if names[first] in _DIGITS and names[second] in _DIGITS:
        return "open"
    return "day" if first_kind == "DAY" else "month"


def _swapped(point: Point) -> Point:
    return Point(point.year, point.day, point.month)


def _years(values: Sequence[tuple[str, int]]) -> Reading | None:
    """``2019-20``, ``1999-02``."""
    start, half = values[0][1], values[-1][1]
    end = start - start % 100 + half
    end += 100 if end < start else 0
    return interval_of(Point(start), Point(end)) if start < end <= start + _LONGEST_SPAN else None


def _months(values: Sequence[tuple[str, int]]) -> Reading | None:
    """``1-3/2023``, ``11-2/2023``: the year is that of the end."""
    (year,) = (value for kind, value in values if kind == "YEAR")
    first, last = (value for kind, value in values if kind == "NUM")
    if values[0][0] == "YEAR":
        return interval_of(Point(year, first), Point(year + (last < first), last))
    return interval_of(Point(year - (last < first), first), Point(year, last))


def _days(values: Sequence[tuple[str, int]]) -> Reading | None:
    """``26-28 July 2017``, ``July 26-28``, ``2023.12.1-5``."""
    (month,) = (value for kind, value in values if kind in ("MON", "NUM"))
    first, last = (value for kind, value in values if kind == "DAY")
    years = [_year(kind, value) for kind, value in values if kind in ("YEAR", "YY")]
    year = years[0] if years else None
    return interval_of(Point(year, month, first), Point(year, month, last)) if first < last else None


def _year(kind: str, value: int) -> int:
    return value if kind == "YEAR" else value + (2000 if value < 50 else 1900)


_PARTIAL = {"years": _years, "months": _months, "days": _days}
