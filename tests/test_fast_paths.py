"""Each fast path gives what its slow twin gives."""

import re
from pkgutil import iter_modules

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import profparse.layouts
from profparse import detect
from profparse.boundary import features
from profparse.data_files import load_json
from profparse.fields.biography import tables as biography
from profparse.fields.biography.words import compound_heads
from profparse.fields.citation import tokens as citation_tokens
from profparse.fields.citation.words import LONGEST_STATUS, status_end, tables
from profparse.fields.dates import tokens as date_tokens
from profparse.fields.identifiers import found as identifiers
from profparse.fields.names import bylines as authors
from profparse.layouts.homepage import news
from profparse.patterns import ScriptPattern, reaches
from profparse.pieces.characters import is_cjk

# What dates, names and news are written with, in several scripts.
BITS = st.sampled_from([
    "May", "Mai", "2024", "24", "3", "-", "–", ".", ",", " ", "  ", "年", "月", "日", "5月", "二月", "(Mon)", "（月）",
    "현재", "é", "e\u0301", "ß", "𝐀", "🎉", "Ab" * 9, "十", "to", "et", "y", "和", "与", "王伟", "Ada", "Þór", "&", "·",
    ";", "(", ")", "talk", "award", "获奖", "論文", "'", "*",
])  # fmt: skip
TEXTS = st.lists(BITS, max_size=12).map("".join)


@given(TEXTS)
def test_tokens_of_dates(text: str) -> None:
    """The pattern for western letters is taken only where it matches as the one for all letters does."""
    slow = date_tokens._pattern(date_tokens._LETTER, ())
    for place in range(len(text) + 1):
        fast, twin = date_tokens._match_at(text, place, len(text)), slow.match(text, place, len(text))
        assert (fast and (fast.span(), fast.groupdict())) == (twin and (twin.span(), twin.groupdict()))
        if text.isascii():
            western = date_tokens._pattern(date_tokens._WESTERN_LETTER, ()).match(text, place)
            assert (western and western.span()) == (twin and twin.span())


@given(TEXTS)
def test_tokens_of_references(text: str) -> None:
    """In a text without letters of scripts that need no blanks the short pattern finds what the long one finds."""
    if not reaches(text, citation_tokens._EASTERN_BEGIN):
        found, twin = (pattern.findall(text) for pattern in (citation_tokens._WESTERN, citation_tokens._ANY))
        assert found == twin


SCRIPT_PATTERNS = {
    f"{module.__name__}.{name}": value
    for module in (authors, features)
    for name, value in vars(module).items()
    if isinstance(value, ScriptPattern)
}


@pytest.mark.parametrize("name", SCRIPT_PATTERNS)
@given(text=st.text(st.sampled_from("aBéÞßÿª1 .,;&-'’\u00b7×÷und") | st.characters(max_codepoint=0xFF), max_size=16))
def test_western_letters(name: str, text: str) -> None:
    """In a text of Latin-1 the standard library finds what ``regex`` finds by properties of letters."""
    pattern = SCRIPT_PATTERNS[name]
    by_properties = regex.compile(pattern.source, pattern.flags)
    found = [match.span() for match in pattern.western.finditer(text)]
    assert found == [match.span() for match in by_properties.finditer(text)]
    assert [match.span() for match in pattern.finditer(text)] == found


@given(TEXTS)
def test_words_of_news(text: str) -> None:
    """Without Chinese characters both patterns find the same words."""
    if not reaches(text, "一"):
        assert news._WORD.findall(text) == news._ANY_WORD.findall(text)


@given(st.text(), st.characters())
def test_how_far_characters_reach(text: str, first: str) -> None:
    """It is a look at each character."""
    assert reaches(text, first) == any(character >= first for character in text)


def test_chinese_japanese_and_korean_characters() -> None:
    """They are told by their scripts, beyond the first plane too; punctuation and digits of full width are none."""
    assert all(map(is_cjk, "中㐀々〇ひカー・ｶ한豈𠮷"))
    assert not any(map(is_cjk, "aé、。「」～１Ａ🎉ж"))


@given(st.data(), st.sampled_from(tables().types))
def test_words_of_types(data: st.DataObject, row: tuple[str, object]) -> None:
    """A type's words are found where their pattern finds them: as words of their own."""
    phrases = load_json("citation_words")["types"][row[0]]
    text = data.draw(st.lists(st.sampled_from([*phrases, " ", "s", "in ", "(", "x"]), max_size=5).map("".join))
    twin = re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", text)
    assert dict(tables().types)[row[0]].in_text(text) == (twin is not None)  # type: ignore[index]


@given(st.data())
def test_statuses(data: st.DataObject) -> None:
    """A status that opens a text ends where the pattern of all statuses ends."""
    phrases = sorted(tables().statuses)
    others = [" ", ":", "ly", "_", ".", "é", "ſ", "In press", "ACCEPTED"]
    bits = st.one_of(st.sampled_from(phrases), st.sampled_from(others))
    text = data.draw(st.lists(bits, max_size=4).map("".join))
    start = data.draw(st.integers(0, 3))
    end = data.draw(st.integers(start, max(start, len(text))))
    twin = tables().status_prefix.match(text, start, end)
    assert status_end(text, start, min(end, len(text))) == (twin.end() if twin else -1)
    assert max(map(len, phrases)) < LONGEST_STATUS


FORMS = [form for owner in ("paper", "person") for form in identifiers.forms(owner)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.scheme}-{form.signs[0]}")
@given(st.data())
def test_signs_of_identifiers(form: identifiers.Form, data: st.DataObject) -> None:
    """Whatever an identifier's pattern finds has one of the scheme's signs."""
    url = data.draw(st.from_regex(re.compile(form.pattern.pattern), alphabet=st.characters(codec="ascii")))
    assert any(sign in url for sign in form.signs)


def test_words_of_phrases() -> None:
    """The phrases of the biography's tables that are letters and blanks are cut at the blanks."""
    found = biography.tables()
    for index in (found.phrases, found.degrees, found.roles):
        for first, phrases in index.items():
            for phrase in phrases:
                words = [first, *phrase.rest]
                cut = biography._words_of(" ".join(words))
                compound = any(word.endswith(compound_heads()) for word in words)  # whose last part is what it names
                assert cut == words or compound or not all(map(str.isalpha, words))


def test_modules_of_the_layouts() -> None:
    """The package's folder gives the modules that the standard library finds there."""
    folder = profparse.layouts.__path__[0]
    assert detect._modules(folder) == [module.name for module in iter_modules([folder])]
