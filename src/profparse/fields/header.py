"""The header line of an author page: ``[score]CATEGORY`` + date + badges, with nothing between them.

>>> header = read_header("99.2LGApr 3, 2024Code")
>>> header.score, header.categories, header.date.reading.edtf, header.badges
((0, 4), ((4, 6),), '2024-04-03', ((17, 21),))
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from profparse.fields.dates import DateMatch, match_date
from profparse.fields.dates.languages import kept
from profparse.grammar import load
from profparse.grammar.decode import Column, decode
from profparse.patterns import lazy_pattern
from profparse.span import Span, Spans

LONGEST = 120  # code points; a header is a few short fields

_OPENING = lazy_pattern(
    r"""(?P<score>\d{1,3}(?:\.\d{1,2})?(?=\s?[A-Za-z]))?\s?
        (?P<categories>(?:(?:[a-z]{2,8}(?:-[a-z]{2,4})?\.)?[A-Z]{2}[\s,·|]{0,3}){1,6})
        (?=[A-Z][a-z]|\d)""",
    re.VERBOSE,
)
_CATEGORY = lazy_pattern(r"(?:[a-z]{2,8}(?:-[a-z]{2,4})?\.)?[A-Z]{2}")
_BADGE = lazy_pattern(r"[A-Z][A-Za-z-]*?(?=[A-Z][a-z]|[\s,·|]|$)")


class Header(NamedTuple):
    """The pieces of a header line, as offsets into the text given; ``score`` is None where the line has none."""

    score: Span | None
    categories: Spans
    date: DateMatch
    badges: Spans


@kept(1024)  # a page's lines are looked at when its layout is told, and once more when it is read
def read_header(text: str) -> Header | None:
    """Read a whole line as a header, or give None where it is none."""
    if len(text) > LONGEST:
        return None
    opening = _OPENING.match(text)
    if opening is None:
        return None
    date = match_date(text, opening.end())
    if date is None or date.reading.precision != "day" or date.reading.interval:
        return None
    score = opening.span("score") if opening["score"] else None
    start, end = opening.span("categories")
    categories = [m.span() for m in _CATEGORY.finditer(text, start, end)]
    badges: list[Span] = []
    place = date.end
    while place < len(text):
        if text[place] in " ,·|":
            place += 1
            continue
        badge = _BADGE.match(text, place)
        if badge is None or len(badges) > 6:
            return None
        badges.append(badge.span())
        place = badge.end()
    kinds = (*(("SCORE",) if score else ()), *("CATEGORY",) * len(categories), "DATE", *("BADGE",) * len(badges))
    return Header(score, tuple(categories), date, tuple(badges)) if _accepted(kinds) else None


@lru_cache(maxsize=256)
def _accepted(kinds: tuple[str, ...]) -> bool:
    columns: list[Column] = [((kind, 0.0),) for kind in kinds]
    return decode(load("header"), columns).tree is not None
