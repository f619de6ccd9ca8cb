"""The characters that a page holds besides its words: white space of every kind, marks of no width, controls, entities.

A scanner stops at them: white space folds to one blank, marks of no width and controls are left out, an entity is
resolved. All of them keep their place in the source.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from profparse.patterns import lazy_pattern

if TYPE_CHECKING:
    import regex

#: White space other than line ends and the plain blank, as the inside of a character class.
BLANKS = "\\t\\x0b\\x0c\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
#: Controls, soft hyphens, marks of no width and of direction: a visitor sees nothing of them.
UNSEEN = (
    "\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069"
    "\\ufeff\\ufff9-\\ufffc"
)

#: A run of white space.
SPACE = lazy_pattern(f"[ \\n\\r{BLANKS}]+")
#: Two plain blanks or more, which fold to one.
DOUBLE_BLANK = lazy_pattern("  +")
#: A run of characters that show nothing.
UNSEEN_RUN = lazy_pattern(f"[{UNSEEN}]+")
#: A character reference, with or without its semicolon: ``&oslash;``, ``&#248``, ``&#xF8;``.
ENTITY = lazy_pattern("&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_NUMBER = lazy_pattern("&#0*+([0-9]*+);?")
_MOST_DIGITS = 7  # of the number of a character
#: A URL in plain sight, from its scheme on.
BARE_URL = lazy_pattern("(?:https?|ftp)://[^\\s<>\"'`\\\\^{}|\\[\\]*\\u3000-\\u303f\\uff00-\\uffef]+", re.IGNORECASE)
#: The scheme right before a ``://``.
SCHEME = lazy_pattern("(?:https?|ftp)$", re.IGNORECASE)

_JOINERS = "\u200c\u200d"


def resolved(text: str) -> str:
    """A text with its character references as what they stand for; what is no reference stays.

    >>> resolved("&oslash;"), resolved("&#248"), resolved("&nosuch;"), resolved("R&D")
    ('ø', 'ø', '&nosuch;', 'R&D')
    >>> resolved("&#0000000065;"), resolved("&#" + "9" * 5000 + ";")
    ('A', '\ufffd')
    """
    if "&" not in text:
        return text
    from html import unescape  # its table of names is read only for pages that have some

    # A number of thousands of digits would be refused by int(), with an exception.
    return unescape(_NUMBER.sub(_short_number, text) if "&#" in text else text)


def _short_number(reference: re.Match[str]) -> str:
    digits = reference[1]
    if len(reference[0]) <= _MOST_DIGITS:
        return reference[0]
    return f"&#{digits or '0'};" if len(digits) <= _MOST_DIGITS else "\ufffd"


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese, kana or Hangul.

    >>> [is_cjk(character) for character in "aé、カ中한𠮷"]
    [False, False, False, True, True, True, True]
    """
    return character >= _EASTERN and _cjk().match(character) is not None


_EASTERN = "\u2e80"  # no character before is one of theirs but for the parts of Hangul, which nobody writes


@cache
def _cjk() -> regex.Pattern[str]:
    """The scripts, and the signs that kana share: the long vowel and the dot between names."""
    import regex

    return regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー・]")


def trimmed_url(url: str) -> str:
    """A bare URL without the punctuation of the sentence around it.

    >>> trimmed_url("https://a.b/c(d)).")
    'https://a.b/c(d)'
    """
    end = len(url)
    closing = url.count(")") - url.count("(")
    while end:
        last = url[end - 1]
        if last == ")" and closing > 0:
            closing -= 1
        elif last not in ".,;:!?_~":
            break
        end -= 1
    return url[:end]


def is_joiner(text: str, place: int) -> bool:
    """Whether a zero-width (non-)joiner at ``place`` shapes its neighbours (Persian letters, emoji) and stays."""
    if text[place] not in _JOINERS or place == 0 or place + 1 >= len(text):
        return False
    return text[place - 1] > "\u02ff" and text[place + 1] > "\u02ff"
