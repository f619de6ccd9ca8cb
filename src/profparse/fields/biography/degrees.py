"""Degrees: ``Ph.D.``, ``master's degree``, ``Bachelor of Arts and IT``.

>>> from profparse.fields.biography.words import cut_words
>>> texts = "Ph. D. degree in Law", "Bachelor of Arts from X", "MS in Law", "ms in"
>>> [(found := degree_at(cut_words(text), 0)) and tuple(found) for text in texts]
[(2, 3, 'doctor'), (3, 3, 'bachelor'), (1, 1, 'master'), None]
"""

from __future__ import annotations

from typing import NamedTuple

from profparse.fields.biography.tables import longest, tables
from profparse.fields.biography.words import Words, word_set


class DegreeAt(NamedTuple):
    """The index after the degree's own words, the index after all of it, and its level."""

    read_end: int
    end: int
    level: str


def degree_at(words: Words, at: int) -> DegreeAt | None:
    """The degree that begins at a word, or None."""
    known = tables()
    found = longest(known.degrees, words, at)
    if found is None:
        return None
    phrase, end = found
    lower = words.lower
    first = words.text[words.start[at] : words.end[end - 1]]
    abbreviated = phrase.kind == "abbreviations"
    letters = sum(c.isalpha() for c in first)
    if abbreviated and letters <= 4 and sum(c.isupper() for c in first) < min(2, letters):
        return None
    if not abbreviated and end == at + 1 and lower[at] in ("doctor", "master", "bachelor", "promotion", "license"):
        end = _of_what(words, end)
    if lower[end : end + 1] == ["("] and lower[end + 1 : end + 2] and lower[end + 1] in word_set("with_honours"):
        end += 3 if lower[end + 2 : end + 3] == [")"] else 0
    following = lower[end] if end < len(lower) else ""
    read_end = end
    if following in word_set("after_degree"):
        end += 1
        if not abbreviated:
            read_end = end
    elif following in word_set("after_no_degree"):
        return None
    elif following in ("program", "programme", "studies", "training"):
        end += 1
    return DegreeAt(read_end, end, phrase.level)


def _of_what(words: Words, end: int) -> int:
    """Go on over ``of Arts and IT`` after ``Bachelor``: subjects that belong to the degree's own name."""
    lower = words.lower
    of_degree = tables().of_degree
    if end + 1 >= len(lower) or lower[end] != "of" or lower[end + 1] not in of_degree:
        return end
    end += 2
    while (
        end + 1 < len(lower) and (lower[end] in ("and", "&") and words.is_capital(end + 1)) and lower[end + 1] != "the"
    ):
        end += 2
    return end
