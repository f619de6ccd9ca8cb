"""The words of a sentence, with their places: the finest cut that the biography works on.

>>> words = cut_words("I'm a Ph.D. student at AI2, since l'an dernier.")
>>> words.lower
["i'm", 'a', 'ph.d.', 'student', 'at', 'ai2', ',', 'since', "l'", 'an', 'dernier', '.']
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.patterns import lazy_pattern

# A word keeps what stands inside it (Ph.D., co-founder, AT&T, spiffy.ai, NExT++); all other signs stand alone.
_WORD = lazy_pattern(
    r"(?:[dljnsmtDLJ]|[Qq]u|[Dd]ell|[Aa]ll|[Nn]ell)['’](?=[^\W\d_])|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|(?:19|20)\d\d(?:[-–./]\d{2,4}){0,2}(?=[-–]?[^\W\d_a-z])"
    r"|[^\W_](?:[\w'’.&+*/@-]*[^\W_])?(?:[+®]+(?!\w))?\.?|[^\w\s]|_"
)


class Words(NamedTuple):
    """Parallel lists: where each word starts and ends in the line's text, and the word in lower case.

    Of a compound such as ``Albert-Ludwigs-Universität`` or ``Goethegymnasium`` only the last part is given there: what
    it is the name of.
    """

    text: str
    start: list[int]
    end: list[int]
    lower: list[str]

    def is_capital(self, index: int) -> bool:
        """Whether a word begins with a capital, or with a letter of a script that has none."""
        first = self.text[self.start[index]]
        return first.isupper() or (first.isalpha() and first >= "\u0590")


@cache
def abbreviations() -> frozenset[str]:
    """Words that end in a full stop of their own."""
    return frozenset(load_json("biography")["ABBREVIATIONS"])


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of small words out of ``data/biography_words.json``."""
    return frozenset(load_json("biography_words")[name])


@cache
def compound_heads() -> tuple[str, ...]:
    """The last parts of compounds that name an organisation."""
    return tuple(load_json("organizations")["compound_heads"])


def cut_words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Cut ``text[start:end]`` into words; offsets are those of ``text``."""
    starts: list[int] = []
    ends: list[int] = []
    lowers: list[str] = []
    known = abbreviations()
    compounds = compound_heads()
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        a, b = match.span()
        low = match[0].lower()
        if "’" in low:
            low = low.replace("’", "'")
        if low.endswith(compounds):
            low = next(head for head in compounds if low.endswith(head)).strip("-")
        starts.append(a)
        lowers.append(low)
        # A closing full stop belongs to the word in abbreviations and initials alone.
        if (
            b - a > 1
            and low[-1] == "."
            and low not in known
            and "." not in low[:-1]
            and not (b - a == 2 and low[0].isalpha())
        ):
            lowers[-1] = low[:-1]
            ends.append(b - 1)
            starts.append(b - 1)
            ends.append(b)
            lowers.append(".")
        else:
            ends.append(b)
    return Words(text, starts, ends, lowers)
