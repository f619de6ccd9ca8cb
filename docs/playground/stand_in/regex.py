"""``regex`` as far as profparse uses it, by the standard library: there is no build of it for browsers.

Properties of characters (``\\p{Lu}``, ``\\p{Han}``) become the ranges that :mod:`unicodedata` gives; the rest of a
pattern is one of :mod:`re` already. ``tests/playground`` holds it against the real one.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from re import *  # noqa: F403 - what is asked of this module is what re has
from re import Match, Pattern

V0 = VERSION0 = V1 = VERSION1 = 0
#: What the names of a script's characters begin with; ``Script=`` before it means the same.
_SCRIPTS = {
    "Han": ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "CJK RADICAL", "KANGXI RADICAL", "IDEOGRAPHIC ITERATION",
            "IDEOGRAPHIC NUMBER ZERO", "VERTICAL IDEOGRAPHIC", "HANGZHOU NUMERAL"),
    "Hiragana": ("HIRAGANA LETTER", "HIRAGANA ITERATION", "HIRAGANA VOICED ITERATION", "HIRAGANA DIGRAPH",
                 "HENTAIGANA LETTER"),
    "Katakana": ("KATAKANA LETTER", "KATAKANA ITERATION", "KATAKANA VOICED ITERATION", "KATAKANA DIGRAPH",
                 "HALFWIDTH KATAKANA LETTER"),
    "Latin": ("LATIN ", "FEMININE ORDINAL", "MASCULINE ORDINAL", "KELVIN SIGN", "ANGSTROM SIGN", "TURNED CAPITAL F",
              "TURNED SMALL F", "FULLWIDTH LATIN", "ROMAN NUMERAL REVERSED"),
    "Greek": ("GREEK ", "OHM SIGN"),
    "Hangul": ("HANGUL ", "HALFWIDTH HANGUL", "PARENTHESIZED HANGUL", "CIRCLED HANGUL"),
}  # fmt: skip


@cache
def _ranges(name: str) -> str:
    """The characters of a category or a script, as the inside of a class."""
    begins = _SCRIPTS.get(name) or (f"{name.upper()} ",)
    of_script = name in _SCRIPTS or len(name) > 2
    out: list[str] = []
    start = last = -2
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if of_script:
            holds = unicodedata.name(character, "").startswith(begins)
        else:
            holds = unicodedata.category(character).startswith(name)
        if not holds:
            continue
        if code != last + 1:
            if start >= 0:
                out.append(_range(start, last))
            start = code
        last = code
    return "".join([*out, _range(start, last)]) if start >= 0 else ""


def _range(start: int, end: int) -> str:
    return f"\\U{start:08x}-\\U{end:08x}"


def _plain(pattern: str) -> str:
    """A pattern without differences of classes, and without properties: outside of a class such is one of its own."""
    pattern = re.sub(r"\[\[([^\[\]]*)\]--\[([^\[\]]*)\]\]", r"(?:(?![\2])[\1])", pattern)
    out: list[str] = []
    place, within = 0, False
    for found in re.finditer(r"\\p\{(?:Script=)?(\w+)\}|\\.|\[|\]", pattern, re.DOTALL):
        out.append(pattern[place : found.start()])
        place = found.end()
        if found[1] is not None:
            out.append(_ranges(found[1]) if within else f"[{_ranges(found[1])}]")
            continue
        out.append("\\[" if within and found[0] == "[" else found[0])
        within = found[0] == "[" or (within and found[0] != "]")
    return "".join([*out, pattern[place:]])


def compile(pattern: str | Pattern[str], flags: int = 0, **_: object) -> Pattern[str]:
    """As :func:`regex.compile`."""
    if not isinstance(pattern, str):
        return re.compile(pattern, flags)
    return re.compile(_plain(pattern), flags)


def match(pattern: str, text: str, flags: int = 0, **_: object) -> Match[str] | None:
    """As :func:`regex.match`."""
    return compile(pattern, flags).match(text)
