"""The stand-in for ``regex`` agrees with it on every character and on what profparse and dateparser ask of it."""

from __future__ import annotations

import sys
import unicodedata
from types import ModuleType

import pytest
import regex

from profparse.data_files import load_json
from tests.playground.test_playground import FOLDER, module

SCRIPTS = ["Han", "Hiragana", "Katakana", "Hangul", *load_json("date_words")["other_languages"]]
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
    """Patterns with and without properties, within classes and outside, as text and compiled."""
    assert [found[0] for found in stand_in.compile(r"[\p{Lu}\d]\p{L}+").finditer("Ada, Иван, 1st, łucja")] == [
        "Ada", "Иван", "1st",
    ]  # fmt: skip
    assert stand_in.match(r"\p{Script=Thai}", "มิถุนายน") and not stand_in.match(r"\p{Script=Thai}", "June")
    assert stand_in.sub(r"\d", "x", "a1b2") == "axbx"
    assert stand_in.split(r"[,;]", "a,b;c") == ["a", "b", "c"]
    assert stand_in.compile(stand_in.compile("a"), stand_in.VERSION1).search("ba")
    assert stand_in.escape("a.b") == r"a\.b"
