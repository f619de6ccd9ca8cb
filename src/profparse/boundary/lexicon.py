"""What words look like as names and as words of titles: a lexicon with a letter model behind it.

Scores are log odds, in natural units: above 0 for names, below for titles. They are fitted by
:mod:`profparse.boundary.train` and kept, rounded to quarters, in ``data/boundary_lexicon.bin``: a line of JSON that
names the tables and their sizes, then for each table the sorted CRC-32 of its words (little-endian, four bytes each), a
second checksum of each (a byte) and their scores in quarters (a signed byte). So it is read without making a hundred
thousand strings, of which a page needs a few hundred; a strange word is taken for a known one about once in ten
million.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple
from zlib import adler32, crc32

from profparse.data_files import read

STEP = 4  # scores are kept in quarters
MOST_KEPT = 50_000  # words that a table remembers having looked up
FILE = "boundary_lexicon.bin"


class Table(dict[str, float | None]):
    """The scores of words: ``table[word]`` is None for an unknown word. Words looked up are kept, up to a bound."""

    def __init__(self, keys: array[int], checks: array[int], scores: array[int]) -> None:
        super().__init__()
        self.keys_sorted = keys
        self.checks = checks
        self.scores = scores

    @classmethod
    def of(cls, scores: Mapping[str, float]) -> Table:
        """A table of given scores; of words with the same checksum the first in the alphabet counts."""
        rows: dict[int, tuple[int, int]] = {}
        for word in sorted(scores):
            key, check = _key(word)
            rows.setdefault(key, (check, round(scores[word] * STEP)))
        keys = sorted(rows)
        checks, values = [rows[key][0] for key in keys], [rows[key][1] for key in keys]
        return cls(array("I", keys), array("B", checks), array("b", values))

    def __missing__(self, word: str) -> float | None:
        key, check = _key(word)
        place = bisect_left(self.keys_sorted, key)
        known = place < len(self.scores) and self.keys_sorted[place] == key and self.checks[place] == check
        score = self.scores[place] / STEP if known else None
        if len(self) >= MOST_KEPT:
            self.clear()
        self[word] = score
        return score


def _key(word: str) -> tuple[int, int]:
    data = word.encode("utf-8", "surrogatepass")
    return crc32(data), adler32(data) & 0xFF


class Letters(dict[str, float]):
    """The mean score of a word's trigrams of letters, from -3 to 3; what stands in for an unknown word."""

    def __init__(self, trigrams: Table) -> None:
        super().__init__()
        self.trigrams = trigrams

    def __missing__(self, word: str) -> float:
        padded = f"^{word[:24].lower()}$"
        trigrams = self.trigrams
        total = sum([trigrams[padded[i : i + 3]] or 0.0 for i in range(len(padded) - 2)])
        score = max(-3.0, min(3.0, 2.0 * total / (len(padded) - 2)))
        if len(self) >= MOST_KEPT:
            self.clear()
        self[word] = score
        return score


class Lexicon(NamedTuple):
    """Scores of words and of trigrams of letters.

    ``given`` and ``name`` score a word as written (as a first name; as any part of a name) against title words;
    ``last`` scores a word, case-folded, as the last of a title (positive) against parts of names; ``words`` holds how
    common a case-folded word is in titles (log count); ``trigrams`` scores a trigram of a word padded with ``^`` and
    ``$``, and ``letters`` a word by its trigrams.
    """

    given: Table
    name: Table
    last: Table
    words: Table
    trigrams: Table
    letters: Letters


TABLES = ("given", "name", "last", "words", "trigrams")


def of_scores(scores: Mapping[str, Mapping[str, float]]) -> Lexicon:
    """The lexicon of given scores, by table."""
    return _lexicon([Table.of(scores[name]) for name in TABLES])


def _lexicon(tables: Sequence[Table]) -> Lexicon:
    given, name, last, words, trigrams = tables
    return Lexicon(given, name, last, words, trigrams, Letters(trigrams))


def to_bytes(lexicon: Lexicon) -> bytes:
    """The content of the lexicon's file, the same each time."""
    tables: list[Table] = [getattr(lexicon, name) for name in TABLES]
    sizes = {name: len(table.scores) for name, table in zip(TABLES, tables, strict=True)}
    out = [json.dumps(sizes).encode() + b"\n"]
    for table in tables:
        out += [_little_endian(table.keys_sorted).tobytes(), table.checks.tobytes(), table.scores.tobytes()]
    return b"".join(out)


def from_bytes(data: bytes) -> Lexicon:
    """The lexicon that the content of a file holds."""
    place = data.index(b"\n") + 1
    tables = []
    for size in json.loads(data[:place]).values():
        parts = array("I"), array("B"), array("b")
        for part in parts:
            length = size * part.itemsize
            part.frombytes(data[place : place + length])
            place += length
        tables.append(Table(_little_endian(parts[0]), parts[1], parts[2]))
    return _lexicon(tables)


def _little_endian(keys: array[int]) -> array[int]:
    if sys.byteorder == "little":
        return keys
    swapped = array("I", keys)
    swapped.byteswap()
    return swapped


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships; loaded on first use."""
    return from_bytes(read(FILE))
