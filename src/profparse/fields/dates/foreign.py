"""Dates in languages that the tables do not hold, read by dateparser; only for a piece that is known to be a date.

dateparser is willing: it invents the parts that a text leaves out and takes ``we`` for Wednesday. So it is asked only
where a year in digits stands beside a month's name of one language, only in that language, and twice, with different
days to fill in: what differs between the answers was not on the page.

>>> read_foreign_date("gegužė 2023").edtf, read_foreign_date("we met in 2023")
('2023-05', None)
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from profparse.data_files import load_json
from profparse.fields.dates.edtf import Point
from profparse.fields.dates.languages import MONTHS
from profparse.fields.dates.reading import Reading, reading_of
from profparse.patterns import lazy_pattern

LONGEST = 64  # code points of a piece that dateparser is asked about; it needs more than linear time
_BASES = (datetime(2001, 3, 4), datetime(2003, 7, 9))  # differ in every part
_YEAR = lazy_pattern(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")
_MOST_WORDS = 5  # of a date in any language, such as `den 3 mai i år 2020`


def read_foreign_date(text: str) -> Reading | None:
    """The day or month that a short text names beside a year, in a language that dateparser knows; None otherwise."""
    text = unicodedata.normalize("NFC", text.strip(" \t\n\u00a0[]()（）:：,;."))
    years = _YEAR.findall(text)
    if len(text) > LONGEST or len(years) != 1 or len(words := _words(text)) > _MOST_WORDS:
        return None
    languages = [language for word in words for language in month_languages(word)]
    for language in dict.fromkeys(languages):
        point = _asked(text, language)
        if point is not None and point.year == int(years[0]):
            return reading_of(point)
    return None


def _words(text: str) -> list[str]:
    """The words of a text, in small letters; combining vowel signs belong to their word."""
    out = "".join(c if c.isalpha() or unicodedata.category(c)[0] == "M" else " " for c in text.lower())
    return out.split()


def _asked(text: str, language: str) -> Point | None:
    """The point that dateparser reads, less the parts that it fills in."""
    answers = [_parser(language, n).get_date_data(text).date_obj for n in range(len(_BASES))]
    first, second = answers
    if first is None or second is None or (first.year, first.month) != (second.year, second.month):
        return None
    return Point(first.year, first.month, first.day if first.day == second.day else None)


@cache
def _parser(language: str, base: int) -> Any:
    from dateparser.date import DateDataParser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["month", "year"],
        "RELATIVE_BASE": _BASES[base],
        "PREFER_DAY_OF_MONTH": "current",
        "DATE_ORDER": "DMY",
        "TIMEZONE": "UTC",
        "NORMALIZE": True,
    }
    return DateDataParser(languages=[language], try_previous_locales=False, settings=settings)


def month_languages(word: str) -> tuple[str, ...]:
    """The languages beyond the tables in which a word, in small letters and NFC, is a month's name or part of one.

    >>> month_languages("gegužė"), month_languages("มิถุนายน"), month_languages("word")
    (('lt',), ('th',), ())
    """
    import regex

    scripts = load_json("date_words")["other_languages"]
    script = next((name for name in scripts if regex.match(rf"\p{{Script={name}}}", word)), None)
    return _month_words(script).get(word, ()) if script else ()


@cache
def _month_words(script: str) -> dict[str, tuple[str, ...]]:
    """The words of the months' names in the languages of a script, each with its languages."""
    out: dict[str, tuple[str, ...]] = {}
    for language in load_json("date_words")["other_languages"][script]:
        info = import_module(f"dateparser.data.date_translation_data.{language}").info
        names = [unicodedata.normalize("NFC", name) for month in MONTHS for name in info.get(month, ())]
        for word in dict.fromkeys(word for name in names for word in _words(name)):
            if len(word) > 2 or word > "\u0250":
                out[word] = (*out.get(word, ()), language)
    return out
