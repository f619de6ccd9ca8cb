"""Dates: read by a grammar of our own into EDTF, never more precise than the page.

``[5/2024]``, ``Jan 2024``, ``2024.05``, ``1-3/2023``, ``July 26-28, 2017``, ``Spring 2022``, ``Sep 2019 - present``,
``2019年5月``, ``12 de mayo de 2020``: a date is cut into tokens (:mod:`profparse.fields.date_tokens`), each token
proposes what it may be, and ``grammars/dates.lark`` disposes. dateparser is asked last, for languages that the tables do
not hold, and only about a short piece that is already known to be a date.

>>> read_date("[1-3/2023]").edtf, read_date("Sept. 2019 - present").edtf, read_date("Apr 3").edtf
('2023-01/2023-03', '2019-09/..', 'XXXX-04-03')
>>> read_date("2 papers accepted") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from profparse.decode import Node, decode
from profparse.fields.date_tokens import CLASSES, Token, tokens
from profparse.fields.edtf import Point, parse_point
from profparse.grammar import load
from profparse.model import Precision

LONGEST = 64  # code points of a piece that dateparser is asked about


class Reading(NamedTuple):
    """What a date says: the fields of :class:`profparse.model.Date` but for its text and span.

    ``order`` is ``day`` or ``month`` for a date in digits that can be read only with that part first: it settles others.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    precision: Precision
    interval: bool
    inferred: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    order: str = ""


class DateMatch(NamedTuple):
    """A date inside a text: ``[start, end)`` of its own words, without brackets or separators around it."""

    start: int
    end: int
    reading: Reading


_OPENING = re.compile(r"[\s\[(（【{*_|·•:,;-]*")
_CLOSING = re.compile(r"[\s\])）】}*_|·•:：,;.–—-]*")


@lru_cache(maxsize=4096)
def read_date(text: str, *, fallback: bool = False, short_years: bool = False) -> Reading | None:
    """Read a whole text as a date; brackets and separators around it are tolerated.

    ``fallback`` asks dateparser where the grammar reads nothing; ``short_years`` lets ``02/26`` be a month of 2026.
    """
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    found = _match(text, start, len(text), short_years)
    if found is not None:
        closing = _CLOSING.match(text, found.end)
        if closing is not None and closing.end() == len(text):
            return found.reading
    if fallback and 3 < len(text.strip()) <= LONGEST:
        from profparse.fields.foreign_dates import read_foreign_date

        return read_foreign_date(text.strip())
    return None


def match_date(text: str, start: int = 0, end: int | None = None, *, short_years: bool = False) -> DateMatch | None:
    """The longest date that begins at ``start``, past blanks and opening brackets; None where none begins there.

    A month alone is a date only where a separator or the end follows it: ``May: ...``, not ``May I``.
    """
    end = len(text) if end is None else end
    opening = _OPENING.match(text, start, end)
    return _match(text, opening.end() if opening else start, end, short_years)


_ENDED = re.compile(r"\s*(?:$|[)\]）】,;:])")
_LABELLED = re.compile(r"\s*(?:[\])）】:：;,|–—-]|$)")


def _match(text: str, start: int, end: int, short_years: bool) -> DateMatch | None:
    if start >= end or not (text[start].isalnum() or text[start] in "'’‘–-"):
        return None
    cut = tokens(text, start, end, short_years=short_years)
    if not cut:
        return None
    signature = tuple(token.kind for token in cut)
    for size in _lengths(signature):
        tree = _tree(signature[:size])
        if tree is None:
            continue
        reading = _evaluate(tree, cut, short_years)
        if reading is None:
            continue
        last = cut[size - 1].end
        if text[last - 1] == "." and cut[size - 1].kind in ("month", "season", "weekday"):
            last -= 1 if last == end or not text[last : last + 1].isspace() else 0
        if reading.edtf.endswith("/..") and cut[size - 1].kind in ("hyphen", "dash") and not _ENDED.match(text, last, end):
            continue  # `June 2026 - We ...`: the dash parts the date from what follows
        if reading.edtf[:4] == "XXXX" and reading.precision != "day" and not _LABELLED.match(text, last, end):
            continue
        return DateMatch(cut[0].start, last, reading)
    return None


@lru_cache(maxsize=4096)
def _lengths(signature: tuple[str, ...]) -> tuple[int, ...]:
    """The lengths of the prefixes that the grammar accepts, longest first."""
    return tuple(size for size in range(len(signature), 0, -1) if _tree(signature[:size]) is not None)


@lru_cache(maxsize=8192)
def _tree(signature: tuple[str, ...]) -> Node | None:
    return decode(load("dates"), [CLASSES[kind] for kind in signature]).tree


def _evaluate(tree: Node, cut: Sequence[Token], short_years: bool) -> Reading | None:
    for node in tree.children:
        if not isinstance(node, Node):
            continue
        if node.rule in _RANGES:
            return _range(node, cut, short_years)
        point = _point(node, cut, short_years)
        return None if point is None else _of_point(node, point, cut)
    return None


_RANGES = frozenset({"closed", "since", "until", "years", "months", "seasons", "days"})


def _of_point(node: Node, point: Point, cut: Sequence[Token]) -> Reading | None:
    if node.rule == "quarter":
        assert point.year is not None and point.month is not None
        last = Point(point.year, point.month + 2)
        return _interval(point, last)
    order = _order(node, cut)
    if not order:
        return reading_of(point)
    day, month = (cut[leaf].value for leaf in list(node.leaves())[0:3:2])
    readings = (Point(point.year, day, month), Point(point.year, month, day))  # the first number as month, as day
    month_first, day_first = (reading_of(p) if 1 <= (p.month or 0) <= 12 else None for p in readings)
    if month_first is None or day_first is None:
        only = month_first or day_first
        return only._replace(order="month" if month_first else "day") if only else None
    if month_first == day_first:
        return month_first
    alternatives = (month_first.edtf, day_first.edtf)
    return Reading(f"{point.year}-XX-XX", min(alternatives), max(alternatives), "day", False, (), alternatives)


def _order(node: Node, cut: Sequence[Token]) -> bool:
    """Whether a node is a date all in digits with the year last: ``05/03/2024``."""
    kinds = [cut[leaf].kind for leaf in node.leaves()]
    return node.rule == "day" and len(kinds) == 5 and not {"year", "month"} & set(kinds[:3])


def reading_of(point: Point) -> Reading | None:
    """The reading of a point in time, or None where the calendar has no such day."""
    if not point.exists():
        return None
    precision: Precision = point.precision  # type: ignore[assignment]
    return Reading(point.edtf, point.first(), point.last(), precision, False)


def _point(node: Node, cut: Sequence[Token], short_years: bool) -> Point | None:
    """The point that a node names; numbers are told apart by how many there are and where the year stands."""
    year = month = None
    numbers: list[int] = []
    leaves = [cut[leaf] for leaf in node.leaves()]
    for token in leaves:
        if token.kind == "year":
            year = token.value
        elif token.kind in ("month", "season"):
            month = token.value
        elif token.kind == "quarter":
            month = 3 * token.value - 2
        elif token.kind in ("low", "high", "short", "lowshort"):
            numbers.append(token.value)
    apostrophe = any(token.kind == "short" and token.end - token.start > 2 for token in leaves)
    if year is None and node.rule in ("month", "season") and numbers:
        if not (apostrophe or short_years) or not _is_short_year(numbers[-1]):
            return None
        year = 2000 + numbers.pop()
    if node.rule == "day" and year is None and len(numbers) == 3:
        if not (apostrophe or short_years):
            return None
        year = 2000 + numbers.pop()
    if node.rule == "day":
        if month is None:
            if len(numbers) != 2:
                return None
            first_year = leaves[0].kind == "year"
            month, day = numbers
            if month > 12 and not first_year:
                month, day = day, month
            return Point(year, month, day) if month <= 12 else None
        return Point(year, month, numbers[0])
    if node.rule == "month" and month is None:
        month = numbers[0]
        return Point(year, month) if month <= 12 else None
    return Point(year, month)


def _is_short_year(value: int) -> bool:
    return value <= 49


def _range(node: Node, cut: Sequence[Token], short_years: bool) -> Reading | None:
    points = [_point(part, cut, short_years) for part in node.children if isinstance(part, Node)]
    if any(point is None for point in points):
        return None
    known = [point for point in points if point is not None]
    if node.rule == "closed":
        start, end = known
        if start.year is None and end.year is not None:
            start = Point(end.year - ((start.month or 0) > (end.month or 0)), start.month, start.day)
        return _interval(start, end)
    if node.rule == "since":
        return _interval(known[0], None)
    if node.rule == "until":
        return _interval(None, known[0])
    return _partial(node, [cut[leaf] for leaf in node.leaves()])


def _partial(node: Node, leaves: Sequence[Token]) -> Reading | None:
    """A range that writes what both ends share once: ``July-August 2023``, ``26-28 July 2017``, ``2019-20``."""
    year = next((token.value for token in leaves if token.kind == "year"), None)
    months = [token.value for token in leaves if token.kind in ("month", "season")]
    numbers = [token.value for token in leaves if token.kind in ("low", "high", "short", "lowshort")]
    if node.rule == "years":
        assert year is not None
        return _interval(Point(year), Point(year - year % 100 + numbers[0]))
    if node.rule in ("months", "seasons"):
        first, last = months if len(months) == 2 else numbers
        earlier = year - 1 if year is not None and first > last else year
        return _interval(Point(earlier, first), Point(year, last))
    first_month, last_month = months[0], months[-1]
    return _interval(Point(year, first_month, numbers[0]), Point(year, last_month, numbers[1]))


def _interval(start: Point | None, end: Point | None) -> Reading | None:
    for point in (start, end):
        if point is not None and not point.exists():
            return None
    first, last = start.first() if start else None, end.last() if end else None
    if first is not None and last is not None and first > last:
        return None
    precise = [point.precision for point in (start, end) if point is not None]
    precision: Precision = min(precise, key=["day", "month", "season", "year"].index)  # type: ignore[assignment]
    edtf = f"{start.edtf if start else '..'}/{end.edtf if end else '..'}"
    return Reading(edtf, first, last, precision, True)


def interval(start: Reading | None, end: Reading | None) -> Reading | None:
    """The interval from one reading to another; an end that is None is open."""
    a = parse_point(start.edtf.split("/")[0]) if start else None
    b = parse_point(end.edtf.split("/")[-1]) if end else None
    return _interval(a, b) if a or b else None


_CANDIDATE = re.compile(r"(?<![\w.])(?:\d{1,4}(?=[\s/.年月,–—-]|(?:st|nd|rd|th)\b|$|\W)|[^\W\d_]{3,12}(?=[\s.,]{0,3}['’\d]|\s))")


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateMatch]:
    """The dates with a year in a short piece that is known to hold dates, such as a citation's tail; never for prose."""
    end = len(text) if end is None else end
    out: list[DateMatch] = []
    place = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        if candidate.start() < place:
            continue
        found = _match(text, candidate.start(), end, False)
        if found is not None and "XXXX" not in found.reading.edtf and (found.end >= end or _ends(text, found.end)):
            out.append(found)
            place = found.end
    return out


def _ends(text: str, end: int) -> bool:
    return not text[end].isalnum() or not text[end - 1].isalnum() or ord(text[end]) > 0x2E80


def resolve_years(dates: Sequence[Reading], *, as_of: str | None, newest_year: int | None) -> list[Reading]:
    """Give dates without a year the one that the contract's rule gives.

    With ``as_of`` a day is the last such one not after it; otherwise all share the year after ``newest_year``, the
    newest that the page's items print; with neither they stay as they are.
    """
    out = []
    for date in dates:
        if "XXXX" not in date.edtf or date.alternatives or (as_of is None and newest_year is None):
            out.append(date)
            continue
        year = int(as_of[:4]) if as_of is not None else (newest_year or 0) + 1
        dated = _in_year(date, year)
        if as_of is not None:
            for earlier in range(year, year - 9, -1):
                dated = _in_year(date, earlier)
                if dated is not None and (dated.earliest or "") <= as_of:
                    break
        out.append(dated._replace(inferred=("year",)) if dated is not None else date)
    return out


def _in_year(date: Reading, year: int) -> Reading | None:
    start, _, end = date.edtf.partition("/")
    first, last = parse_point(start), parse_point(end) if end else None
    if first is None:
        return None
    if not end:
        return reading_of(first._replace(year=year))
    if last is None:
        return _interval(first._replace(year=year), None)
    later = year + ((last.month or 0, last.day or 0) < (first.month or 0, first.day or 0))
    return _interval(first._replace(year=year), last._replace(year=later))


def settle_order(readings: Sequence[Reading]) -> list[Reading]:
    """Settle dates whose day and month could be swapped by those of the page that can be read only one way.

    A day over 12 in the first place says that days come first, one in the second place that months do; where the page
    has neither, or both, the alternatives stay.
    """
    orders = {reading.order for reading in readings if reading.order}
    if len(orders) != 1:
        return list(readings)
    chosen = 1 if "day" in orders else 0
    return [_settled(reading, chosen) if reading.alternatives else reading for reading in readings]


def _settled(reading: Reading, chosen: int) -> Reading:
    point = parse_point(reading.alternatives[chosen])
    return (reading_of(point) if point else None) or reading
