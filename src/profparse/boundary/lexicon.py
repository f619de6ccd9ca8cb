"""What words look like as names and as words of titles: a lexicon with a letter model behind it.

Scores are log odds, in natural units: above 0 for names, below for titles. They are fitted by
:mod:`profparse.boundary.train` and kept, rounded to quarters, in ``data/boundary_lexicon.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from profparse.data_files import DIRECTORY

STEP = 4  # scores are kept in quarters
FILE = DIRECTORY / "boundary_lexicon.json"


class Lexicon(NamedTuple):
    """Scores of words and of trigrams of letters.

    ``given`` and ``name`` score a word as written (as a first name; as any part of a name) against title words;
    ``last`` scores a word, case-folded, as the last of a title (positive) against parts of names; ``words`` holds how
    common a case-folded word is in titles (log count); ``letters`` scores a trigram of a word padded with ``^`` and
    ``$``.
    """

    given: Mapping[str, float]
    name: Mapping[str, float]
    last: Mapping[str, float]
    words: Mapping[str, float]
    letters: Mapping[str, float]

    def letters_of(self, word: str) -> float:
        """The mean score of a word's trigrams of letters, from -3 to 3; what stands in for an unknown word."""
        padded = f"^{word[:24].lower()}$"
        letters = self.letters
        total = 0.0
        for i in range(len(padded) - 2):
            total += letters.get(padded[i : i + 3], 0.0)
        return max(-3.0, min(3.0, 2.0 * total / (len(padded) - 2)))


def from_data(data: Mapping[str, Mapping[str, str]]) -> Lexicon:
    """The lexicon that plain data holds: for each table, score (in quarters) to the words that have it."""
    tables = []
    for name in Lexicon._fields:
        table: dict[str, float] = {}
        for score, words in data[name].items():
            table.update(dict.fromkeys(words.split(" "), int(score) / STEP))
        tables.append(table)
    return Lexicon(*tables)


def to_data(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """The plain data of a lexicon, the same each time."""
    out: dict[str, dict[str, str]] = {}
    for name, table in zip(Lexicon._fields, lexicon, strict=True):
        groups: dict[int, list[str]] = {}
        for word, score in table.items():
            groups.setdefault(round(score * STEP), []).append(word)
        out[name] = {str(score): " ".join(sorted(groups[score])) for score in sorted(groups)}
    return out


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships; loaded on first use."""
    data: Any = json.loads(FILE.read_text("utf-8"))
    return from_data(data)
