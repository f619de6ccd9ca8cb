"""The stand-in for ``regex`` agrees with it on every character and on what profparse and dateparser ask of it."""

from __future__ import annotations

import sys
import unicodedata
from datetime import datetime
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
import regex
from dateparser.date import DateDataParser

from profparse.data_files import load_json
from tests.playground.test_playground import FOLDER, module

SCRIPTS = ["Han", "Hiragana", "Katakana", "Hangul", *load_json("date_words")["other_languages"]]
SETTINGS = {
    "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["month", "year"], "PREFER_DAY_OF_MONTH": "current",
    "DATE_ORDER": "DMY", "TIMEZONE": "UTC", "NORMALIZE": True,
}  # fmt: skip
LETTERS = ("Lo", "Lu", "Ll")  # of the signs beside them some belong to a script by other than their name


@pytest.fixture(scope="module")
def stand_in() -> ModuleType:
    """The module that is ``regex`` in the playground."""
    return module("stand_in_regex", FOLDER / "stand_in" / "regex.py")


@pytest.mark.parametrize("name", ["L", "Lu", "Ll", "Lt", "Lo", "M"])
def test_a_category_holds_the_same_characters(stand_in: ModuleType, name: str) -> None:
    """Of the characters that both know; one is a letter of another kind since a later edition of Unicode."""
    ours, theirs = stand_in.compile(rf"[\p{{{name}}}]"), regex.compile(rf"[\p{{{name}}}]")
    known = regex.compile(r"\p{Cn}")
    different = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if (ours.match(chr(code)) is None) != (theirs.match(chr(code)) is None)
        and unicodedata.category(chr(code)) != "Cn" and not known.match(chr(code))
    ]  # fmt: skip
    assert set(different) <= {"\u0295"}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_holds_the_same_letters(stand_in: ModuleType, name: str) -> None:
    """Every letter of the script that both know, and none of another."""
    ours, theirs = stand_in.compile(rf"\p{{{name}}}"), regex.compile(rf"\p{{Script={name}}}")
    known = regex.compile(r"\p{Cn}")
    different = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if (ours.match(chr(code)) is None) != (theirs.match(chr(code)) is None)
        and unicodedata.category(chr(code)) in LETTERS and not known.match(chr(code))
    ]  # fmt: skip
    assert different == []


def test_what_is_asked_of_it_is_there(stand_in: ModuleType) -> None:
    """Patterns with and without properties, within classes and outside, and with what a class leaves out."""
    assert [found[0] for found in stand_in.compile(r"[\p{Lu}\d]\p{L}+").finditer("Ada, Иван, 1st, łucja")] == [
        "Ada", "Иван", "1st",
    ]  # fmt: skip
    assert stand_in.match(r"\p{Script=Thai}", "มิถุนายน") and not stand_in.match(r"\p{Script=Thai}", "June")
    letters = r"[[\p{L}\p{M}]--[\u2e80-\uffef]]{1,3}"
    for text in ("žéa", "ab中", "中a", "e\u0301x"):
        theirs = regex.match(letters, text, regex.VERSION1)
        ours = stand_in.compile(letters, stand_in.VERSION1).match(text)
        assert (ours and ours[0]) == (theirs and theirs[0]), text
    assert stand_in.compile("[[a]", stand_in.VERSION1 | stand_in.VERBOSE).search("b[")


#: Dates of every language that only dateparser reads, and texts that are none.
MONTHS_OF_OTHERS = [
    (language, f"{before}{name}{behind}")
    for script, languages in load_json("date_words")["other_languages"].items()
    for language in languages
    for month in ("january", "may", "august", "december")
    for name in import_module(f"dateparser.data.date_translation_data.{language}").info[month]
    for before, behind in (("", " 2023"), ("14 ", " 2021"), ("", " 3, 2019"), ("seminar ", " 2020"))
]


def test_months_of_other_languages_are_read_the_same() -> None:
    """What dateparser makes of a month's name beside a year, its stand-in makes of it; the other way round nothing."""
    settings = {**SETTINGS, "RELATIVE_BASE": datetime(2001, 3, 4)}
    ours = module("stand_in_dateparser", FOLDER / "stand_in" / "dateparser" / "date.py").DateDataParser
    wrong, read = [], 0
    parsers: dict[str, Any] = {}
    for language, text in MONTHS_OF_OTHERS:
        if language not in parsers:
            parsers[language] = (
                ours(languages=[language], settings=settings),
                DateDataParser(languages=[language], try_previous_locales=False, settings=settings),
            )
        got, wanted = (parser.get_date_data(text).date_obj for parser in parsers[language])
        read += wanted is not None
        if got != wanted:
            wrong.append((language, text, got, wanted))
    assert read > 1000
    assert len(wrong) <= read // 100, wrong
