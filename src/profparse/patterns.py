"""Regular expressions that are compiled when they are first used, so that a page pays only for those it needs.

Compiling one takes from 0.05 to 5 ms. What it costs most is a large range of characters, each of which is gone through
(``[\\u3400-\\u9fff]`` takes 2 ms): where few pages have such characters, :func:`reaches` is asked before the pattern.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any, AnyStr, cast
from unicodedata import combining, is_normalized

_METHODS = ("match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn", "pattern", "groupindex")


class LazyPattern:
    """Stands in for a compiled pattern; from the first use on its methods are those of the pattern itself."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.source = source
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.source, self.flags)
        for method in _METHODS:
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


#: What a class of letters holds of Latin-1, where the standard library's patterns do; of other scripts that is nothing.
_IN_LATIN_1 = {
    r"\p{Lu}": "A-ZÀ-ÖØ-Þ", r"\p{Ll}": "a-zµß-öø-ÿ", r"\p{L}": "A-Za-zªµºÀ-ÖØ-öø-ÿ",
    r"\p{Lt}": "", r"\p{Lo}": "ªº", r"\p{M}": "", r"\p{Han}": "",
}  # fmt: skip
_BLANK = r"[^\S\x1c-\x1f]"  # outside classes: the standard library takes four separators for blanks, ``regex`` does not
_LATIN_1_ENDS = "\u0100"


class ScriptPattern:
    """A pattern over letters of any script, by their properties, inside classes: ``[\\p{Lu}\\p{Han}]``.

    ``regex`` matches it, and is imported for the first text beyond Latin-1; for the others the standard library does.
    The text is looked at up to where the search ends, so that it is for short texts or short stretches of long ones.
    """

    def __init__(self, source: str, flags: int) -> None:
        western = source
        for name, letters in _IN_LATIN_1.items():
            western = western.replace(name, letters)
        western = western.replace(r"\s", _BLANK)
        self.western = lazy_pattern(western, flags)
        self.source = source
        self.flags = flags
        self._any: Any = None

    def _for(self, text: str, start: int, end: int) -> Any:
        if text.isascii() or not holds_letters(text[start:end], _LATIN_1_ENDS):
            return self.western
        if self._any is None:
            import regex

            self._any = regex.compile(self.source, self.flags)
        return self._any

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return cast("re.Match[str] | None", self._for(text, start, end).match(text, start, end))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return cast("re.Match[str] | None", self._for(text, start, end).search(text, start, end))

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As of a compiled pattern."""
        return cast("Iterator[re.Match[str]]", self._for(text, start, end).finditer(text, start, end))


def script_pattern(source: str, flags: int | re.RegexFlag = 0) -> ScriptPattern:
    """A pattern with properties of letters, such as ``[\\p{Lu}]`` for a capital, compiled at its first use.

    >>> capital = script_pattern(r"[\\p{Lu}][\\p{L}\\p{M}]+")
    >>> [found[0] for found in capital.finditer("Ada, Łucja, Иван, Özgür")], capital.match("łucja")
    (['Ada', 'Łucja', 'Иван', 'Özgür'], None)
    """
    return ScriptPattern(source, int(flags))


def reaches(text: str, first: str) -> bool:
    """Whether any character of a text is ``first`` or comes after it.

    >>> reaches("naïve", "é"), reaches("naïve", "ð"), reaches("", "a")
    (True, False, False)
    """
    return bool(text) and (first <= "\x7f" or not text.isascii()) and max(text) >= first


def holds_letters(text: str, first: str) -> bool:
    """Whether a text holds a letter that is ``first`` or comes after it, or one whose accent is a mark of its own.

    >>> holds_letters("naïve – so", "Ā"), holds_letters("Łódź", "Ā"), holds_letters("e\\u0301", "\\u0300")
    (False, True, True)
    """
    if not reaches(text, first):
        return False
    if combining(text[0]):
        return True
    return max(filter(str.isalpha, text), default="") >= first or not is_normalized("NFC", text)


def lazy_pattern(source: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """What :func:`re.compile` gives, compiled at its first use. A bad pattern fails only then; a test compiles all.

    >>> digits = lazy_pattern(r"[0-9]+")
    >>> digits.findall("3 of 14"), digits.sub("n", "a1")
    (['3', '14'], 'an')
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(source, int(flags)))
