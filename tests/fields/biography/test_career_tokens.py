"""The tokens of careers: where they are cut, and which words of them are known."""

from __future__ import annotations

import pytest

from profparse.fields.biography.career_tokens import MOST_TOKENS, CareerTokens, career_tokens, tells
from profparse.pieces.line import Line


def tokens_of(*texts: str) -> CareerTokens:
    """The tokens of lines with these texts."""
    return career_tokens([Line(text, 0, len(text)) for text in texts])


WORDS = {
    "words and signs": ("Lecturer, Law", ["Lecturer", ",", "Law"]),
    "apostrophes and hyphens": ("O'Neil’s co-chair", ["O'Neil’s", "co-chair"]),
    "a hyphen between blanks": ("2019 - 2021", ["2019", "-", "2021"]),
    "underscores": ("a_b", ["a", "_", "b"]),
    "signs without blanks": ("东海大学教授", ["东", "海", "大", "学", "教", "授"]),
    "Kana": ("私は教授です", ["私", "は", "教", "授", "で", "す"]),
    "Hangul has blanks": ("학생 김", ["학생", "김"]),
    "two scripts in one word": ("AI研究", ["AI", "研", "究"]),
    "accents": ("Université", ["Université"]),
    "blanks": ("  ", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "words"), WORDS.values(), ids=WORDS)
def test_words(text: str, words: list[str]) -> None:
    """Words are whole, signs stand alone, and of scripts without blanks each sign does."""
    assert tokens_of(text).words == words


def test_no_lines_have_no_tokens() -> None:
    """Nothing is made of nothing, and it tells of no career."""
    assert career_tokens([]) == CareerTokens([], [], [])
    assert not tells(career_tokens([]))


def test_places_quote_their_lines() -> None:
    """A place is a line's number and offsets into its visible text, also behind a line without tokens."""
    lines = [Line("Lecturer, 东海大学", 100, 114), Line("", 115, 115), Line("  since 2019", 116, 128)]
    tokens = career_tokens(lines)
    assert [lines[n].text[start:end] for n, start, end in tokens.places] == tokens.words
    assert [n for n, _, _ in tokens.places] == [0] * 6 + [2] * 2
    assert tokens.places[-1] == (2, 8, 12)


@pytest.mark.parametrize(
    "texts", [["word " * (MOST_TOKENS + 5)], ["word"] * (MOST_TOKENS + 5), ["one by one so"] * MOST_TOKENS]
)
def test_a_long_run_is_cut(texts: list[str]) -> None:
    """What lies beyond the most tokens is not read, whether on one line or on many, and the columns stay equal."""
    tokens = tokens_of(*texts)
    assert [len(column) for column in tokens] == [MOST_TOKENS] * 3
    beyond = tokens_of(*texts, "Lecturer")
    assert beyond == tokens and not tells(beyond)


def test_just_as_many_are_kept() -> None:
    """A run of the most tokens is read whole."""
    tokens = tokens_of("a " * (MOST_TOKENS - 1), "Lecturer")
    assert len(tokens.words) == MOST_TOKENS and tells(tokens)


#: A text, one of its words and a kind that it has.
KNOWN = {
    "a role": ("Lecturer", "Lecturer", "R"),
    "whatever its case": ("LECTURER", "LECTURER", "R"),
    "a student": ("Doktorand", "Doktorand", "S"),
    "an organisation": ("Alder University", "University", "O"),
    "the end of a compound": ("Hauptuniversität", "Hauptuniversität", "O~"),
    "a degree of one word": ("PhD", "PhD", "Dd"),
    "a phrase, its first word": ("Master of Science", "Master", "Dm+"),
    "a phrase, its last word": ("Master of Science", "Science", "Dm+"),
    "stops in a phrase": ("Ph.D.", "D", "Dd+"),
    "stops and blanks in a phrase": ("M. Sc", "Sc", "Dm+"),
    "a field": ("Law", "Law", "F"),
    "signs, the first": ("研究员", "研", "R^"),
    "signs, one between": ("研究员", "究", "R_"),
    "signs, the last": ("研究员", "员", "R$"),
    "a degree in signs": ("博士", "士", "Dd$"),
    "signs among words": ("Lecturer, 东海大学", "大", "O^"),
    "a unit of one sign": ("系", "系", "U^"),
    "a verb": ("I received", "received", "vEARN"),
}


@pytest.mark.parametrize(("text", "word", "kind"), KNOWN.values(), ids=KNOWN)
def test_known_words(text: str, word: str, kind: str) -> None:
    """A token has the kinds of the known words and phrases that it is in."""
    tokens = tokens_of(text)
    assert kind in tokens.kinds[tokens.words.index(word)]


def test_kinds_are_in_one_order_and_once_each() -> None:
    """A token of several kinds has them sorted; an unknown one has none."""
    tokens = tokens_of("Assistant Professor and Senior Lecturer of Law, School of Quorn, 学院研究员")
    assert all(list(kinds) == sorted(set(kinds)) for kinds in tokens.kinds)
    assert tokens.kinds[tokens.words.index("Quorn")] == ()
    assert len(tokens.kinds[tokens.words.index("Professor")]) > 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lecturer", True), ("Doktorand", True), ("Ph. D", True), ("B.A. in Law", True), ("东海大学教授", True),
        ("博士", True), ("Alder University", False), ("since 2019", False), ("東海大学", False), ("---", False),
    ],
)  # fmt: skip
def test_what_tells_of_a_career(text: str, told: bool) -> None:
    """A role, a student or a degree does; an organisation or a date alone does not."""
    assert tells(tokens_of(text)) is told


def test_one_telling_word_is_enough() -> None:
    """It may stand on any line."""
    assert tells(tokens_of("Weather", "", "of the harbour, a lecturer"))
