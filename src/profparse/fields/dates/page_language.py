"""The language of a page whose months the tables do not hold, as the page itself tells it.

A page says what it is in (``<html lang="lt">``, ``lang: lt`` in its front matter), or the words beside its years do:
``gegužė 2023``, ``مايو 2023``, ``2023 พฤษภาคม``. Whose month such a word is, dateparser knows; it is asked only where
letters beyond ASCII are many, and where not most of these words are months that the tables hold.

>>> language_of("- gegužė 2023: Mūsų straipsnis apie lenteles priimtas.")
'lt'
>>> language_of("- [5/2024] Our paper is out."), language_of("- 5 février 2023 : Notre article a été accepté.")
(None, None)
"""

from __future__ import annotations

import unicodedata

from profparse.data_files import load_json
from profparse.patterns import script_pattern

_WORD = r"[\p{L}][\p{L}\p{M}]{2,15}+"  # with the vowel signs that combine
_YEAR = r"(?<!\d)\d{4}(?!\d)"
_GAP = r"[.,،]?[ \u00a0]"
_BESIDE_YEARS = script_pattern(rf"(?<![\p{{L}}\p{{M}}\d])(?:({_WORD}){_GAP}{_YEAR}|{_YEAR}{_GAP}({_WORD}))")
_HEAD = 4000  # code points that a language is declared in
#: Of a hundred characters at least one is beyond ASCII in any language but English; names alone are fewer.
_SHARE = 100
_LATIN = "\u0250"  # what begins beyond is written in other letters
_SIGNS = " \t[(*_•-–"
_MOST_SIGNS = 12
_SHORTEST = 4  # Latin letters of a month's name that tells a language: `set` and `pro` are words of many


def language_of(text: str) -> str | None:
    """The language, as dateparser calls it, where its months are not in the tables; None for any other page."""
    foreign = len(text) - len(text.encode("ascii", "ignore")) if not text.isascii() else 0
    tag = _declared(text[:_HEAD].lower())
    if any(tag in languages for languages in load_json("date_words")["other_languages"].values()):
        return tag
    if foreign * _SHARE < len(text):
        return None
    return _told_by_months(text)


def _declared(head: str) -> str:
    """The language that ``<html lang>`` or the front matter names, without its country; empty where none does."""
    start = head.find("<html")
    element = head[start : head.find(">", start)] if start >= 0 else ""
    values = [element.partition(" lang=")[2], head.partition("\nlang:")[2], head.partition("\nlanguage:")[2]]
    named = next(filter(None, values), "").lstrip(" \t\"'")[:3]
    return named if named.isalpha() else named[:2]


def _told_by_months(text: str) -> str | None:
    from profparse.fields.dates.foreign import month_languages
    from profparse.fields.dates.tokens import words_in

    known = words_in(())
    strange: list[str] = []
    ours = 0
    for match in _BESIDE_YEARS.finditer(text):
        printed = match[1] or match[2]
        word = unicodedata.normalize("NFC", printed.lower())
        if known.get(word, ("",))[0] in ("month", "season"):
            ours += 1
        elif word not in known and (word > _LATIN or (not printed.isupper() and _opens_line(text, match.start()))):
            strange.append(word)
    if ours >= len(strange):
        return None
    found: dict[str, int] = {}
    for word in strange:
        for language in month_languages(word) if len(word) >= _SHORTEST or word > _LATIN else ():
            found[language] = found.get(language, 0) + 1
    return max(found, key=lambda language: found[language], default=None)


def _opens_line(text: str, place: int) -> bool:
    """Whether nothing but signs stands before a place in its line, as before a label: not so `In Interspeech 2024`."""
    first = max(0, place - _MOST_SIGNS)
    before = text[first:place].rstrip(_SIGNS)
    return before[-1:] in ("\n", "\r", ">") or (not before and not first)
