"""What two spellings of a text share: its words without case, accents, TeX and punctuation.

>>> words(r"The $\\alpha$-Effect in {Stra\\ss e}n: M\\"ossbauer's na\\"ive R\u00e9sum\u00e9")
('the', 'alpha', 'effect', 'in', 'strassen', 'mossbauer', 's', 'naive', 'resume')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TEX = re.compile(r"""\\(?:[`'^"~=.]|[cvuHkbdrt](?=[{\s])\s?)|\\([A-Za-z]+)\s?|[{}$]""")
#: Commands that say how a letter looks; those that name one, such as ``\\alpha``, stay as their name.
_LOOKS = re.compile(r"emph|text\w*|math\w*|bf|it|rm|sc|tt|ensuremath|mbox|url|href|left|right|em|cal")
_LETTERS = {"ss": "ß", "o": "ø", "l": "ł", "ae": "æ", "oe": "œ", "aa": "å", "i": "i", "j": "j", "O": "Ø", "L": "Ł"}
_WORD = re.compile(r"[^\W_]+")
_BASE = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])(?: WITH .*)?$|GREEK (?:SMALL|CAPITAL) LETTER ([A-Z]+)")


def words(text: str) -> tuple[str, ...]:
    """The words of a text: runs of letters and digits, in one form for all ways to write them."""
    if "\\" in text or "$" in text or "{" in text:
        text = _TEX.sub(_of_tex, text)
    if not text.isascii():
        text = _plain(text)
    return tuple(_WORD.findall(text.casefold().replace("&", " and ")))


def _of_tex(command: re.Match[str]) -> str:
    name = command[1]
    if not name or _LOOKS.fullmatch(name):
        return ""
    return _LETTERS.get(name, f" {name} " if len(name) > 2 else name)


def _plain(text: str) -> str:
    """The text without accents; Greek letters by their names, as TeX has them."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join([c if c.isascii() else _base(c) for c in parts if not unicodedata.combining(c)])


@lru_cache(4096)
def _base(character: str) -> str:
    found = _BASE.match(unicodedata.name(character, ""))
    if found is None:
        return character
    return found[1] or f" {found[2].removeprefix('FINAL ')} ".lower()
