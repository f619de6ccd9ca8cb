"""The keys and values of a data file's records."""

from __future__ import annotations

from typing import NamedTuple

from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

KEY = lazy_pattern(r"([A-Za-z][\w-]{1,24}):(?:\s|$)")
TITLES = frozenset({"title", "name", "paper", "papertitle"})
AUTHORS = frozenset({"authors", "author", "coauthors"})
VENUES = frozenset({
    "venue", "journal", "booktitle", "conference", "publication", "published_in", "proceedings", "container-title",
})  # fmt: skip
DATES = frozenset({"date", "year", "published", "issued", "pub_date"})
ABSTRACTS = frozenset({"abstract", "summary"})
LONGEST = 20_000  # code points of a record's line


class Pair(NamedTuple):
    """A key and where its value stands, quotes left out."""

    key: str
    line: Line
    start: int
    end: int


def pairs_of(line: Line) -> list[Pair]:
    """The keys and values of a line: each key opens the line or one of the source's lines that it was folded from."""
    text = line.text
    if len(text) > LONGEST:
        return []
    starts = [match for place in (0, *line.soft) if (match := KEY.match(text, place + (text[place] == " ")))]
    out = []
    for n, match in enumerate(starts):
        start = match.end()
        end = starts[n + 1].start() if n + 1 < len(starts) else len(text)
        while start < end and text[end - 1] == " ":
            end -= 1
        if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
            start, end = start + 1, end - 1
        out.append(Pair(match[1].casefold(), line, start, end))
    return out


def is_record(line: Line) -> bool:
    """Whether an item's keys name a title, and authors, a venue or a year."""
    if line.kind != "item" or not line.soft or ":" not in line.text[:26]:
        return False
    keys = {pair.key for pair in pairs_of(line)}
    return not keys.isdisjoint(TITLES) and not keys.isdisjoint(AUTHORS) and not keys.isdisjoint(VENUES | DATES)
