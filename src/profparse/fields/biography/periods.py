"""When a position or a degree was held: a date that stands right after ``from``, ``since`` or ``in``, or in brackets.

No date is looked for anywhere else: prose is full of words and numbers that could be one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from profparse.fields.dates import Reading, match_date, reading_of
from profparse.fields.dates.edtf import parse_point
from profparse.model import Date
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

_SIGN = lazy_pattern(
    r"[\s(\[（]{0,4}(?:(?:the|early|late|mid|end of|el|le)[\s-]+|(?:spring|summer|fall|autumn|winter)\s+of\s+)?"
    r"(?:\d|['’]\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spr|sum|fal|aut|win|ene|abr|ago|set|dic|dez|fév|fev|avr|mai|"
    r"juin|juil|aoû|déc|mär|okt|gen|mag|giu|lug|ott|q[1-4]))",
    re.IGNORECASE,
)
_JOIN = lazy_pattern(
    r"\s*(?:(?:to|until|till|through|and|a|à|al|hasta|bis|au|até|–|—|-|~|至|到)\s*(?:the\s+)?)(?=[\w'’])", re.IGNORECASE
)
_OPEN = lazy_pattern(
    r"(?:\s{0,9}(?:to|until|till|through|bis|a|à|hasta|–|—|-|~|至|到)\s{0,9})(?:the\s{1,9})?(?:now|present|today|date|current|currently|ongoing|actualidad|"
    r"presente|hoy|heute|aujourd['’]hui|présent|oggi|至今|今|現在|现在)\b",
    re.IGNORECASE,
)
_BOTH = lazy_pattern(r"\s{1,9}(?:and|und|y|et|e)\s{1,9}", re.IGNORECASE)
_AND_END = lazy_pattern(r"\s{0,9}(?:\band\b|\bund\b|\by\b|&)\s{0,9}$", re.IGNORECASE)
_TAIL = lazy_pattern(r"\s*\((?:expected|anticipated|exp\.|est\.|tentative|planned)\)", re.IGNORECASE)
_CUT = lazy_pattern(r"\s{0,9}(?:–|—|~|--+|-|\b(?:to|until|till|bis|à|hasta)\b|至|到)\s{0,9}", re.IGNORECASE)


class Period(NamedTuple):
    """What a stretch of text says of when: where it ends, the dates it begins and ends with, and whether it is open."""

    place: int
    end: int
    first: Reading | None
    last: Reading | None
    cut: tuple[int, int] | None
    current: bool
    second: tuple[Reading, int, int] | None = None  # "2019 and 2016": the other date, and where it stands


def period_at(text: str, start: int) -> Period | None:
    """The date or range of dates that begins at ``start``, after blanks and a bracket; offsets into ``text``."""
    if _SIGN.match(text, start) is None:
        return None
    found = match_date(text, _skipped(text, start))
    if found is None:
        return None
    reading, place, end = found.reading, found.start, found.end
    both = _BOTH.search(text, place, end) if reading.interval else None
    if both is not None and not text[:place].rstrip().lower().endswith(("between", "entre", "zwischen", "tra")):
        one, other = match_date(text, place, both.start()), match_date(text, both.end(), end)
        if one is not None and other is not None and not (one.reading.interval or other.reading.interval):
            beside = other.reading, other.start, other.end
            return Period(place, end, one.reading, one.reading, both.span(), False, beside)
    stray = _AND_END.search(text, place, end)
    if reading.interval and stray is not None:
        again = match_date(text, place, stray.start())
        if again is None:
            return None
        reading, end = again.reading, again.end
    if place - start > 12:
        return None
    if reading.interval:
        cut = None
        for match in _CUT.finditer(text, place, end):
            cut = match.span()
            break
        first, last = _bounds(reading)
        return Period(place, _tail(text, end), first, last, cut, last is None)
    opened = _OPEN.match(text, end)
    if opened is not None:
        return Period(place, opened.end(), reading, None, None, True)
    joined = _JOIN.match(text, end)
    if joined is not None and _SIGN.match(text, joined.end()):
        second = match_date(text, joined.end())
        if second is not None and not second.reading.interval:
            if (
                reading.earliest and second.reading.earliest and second.reading.earliest < reading.earliest
            ) or _AND_END.search(joined[0]):
                return Period(
                    place, second.end, reading, reading, (end, end), False, (second.reading, second.start, second.end)
                )
            return Period(place, _tail(text, second.end), reading, second.reading, (end, second.start), False)
    return Period(place, _tail(text, end), reading, reading, None, False)


_LEAD = lazy_pattern(
    r"[\s(\[（]{0,4}(?:(?:the|end of|el|le)\s+|(?:summer|fall|spring|autumn|winter)\s+of\s+(?=\d))?", re.IGNORECASE
)


def _skipped(text: str, start: int) -> int:
    match = _LEAD.match(text, start)
    return match.end() if match else start


def _tail(text: str, end: int) -> int:
    match = _TAIL.match(text, end)
    return match.end() if match else end


def _bounds(reading: Reading) -> tuple[Reading | None, Reading | None]:
    """A range as the readings of its two ends; an open end is None."""
    first, _, last = reading.edtf.partition("/")
    return _half(first), _half(last)


def _half(edtf: str) -> Reading | None:
    if not edtf or edtf == "..":
        return None
    point = parse_point(edtf)
    return reading_of(point) if point is not None else None


def dates_of(line: Line, period: Period) -> tuple[Date | None, Date | None]:
    """The two ends of a period as dates with their own text and source span."""
    text = line.text
    if period.cut is None or period.first is None or period.last is None or period.first is period.last:
        end = period.cut[0] if period.second is not None and period.cut else period.end
        trimmed = text[period.place : end].rstrip(" )]）")
        one = period.place, period.place + len(trimmed)
        if period.last is None and period.first is not None:
            match = _CUT.search(text, period.place, end) or _OPEN.search(text, period.place, end)
            one = (period.place, match.start()) if match and match.start() > period.place else one
        return _date(line, period.first, one), _date(line, period.last, one)
    return (
        _date(line, period.first, (period.place, period.cut[0])),
        _date(line, period.last, (period.cut[1], period.end)),
    )


def second_of(period: Period) -> Period:
    """The other date of "2019 and 2016", as a period of its own."""
    assert period.second is not None
    reading, place, end = period.second
    return Period(place, end, reading, reading, None, False)


def _date(line: Line, reading: Reading | None, place: tuple[int, int]) -> Date | None:
    if reading is None:
        return None
    text = line.text[place[0] : place[1]].strip()
    return Date(
        text,
        reading.edtf,
        reading.earliest,
        reading.latest,
        reading.precision,
        reading.interval,
        reading.inferred,
        reading.alternatives,
        line.span(*place),
    )
