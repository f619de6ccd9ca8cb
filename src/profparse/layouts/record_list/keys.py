"""The keys of a data file's records, and which of its boxes are records of publications."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from profparse.pieces.line import Line, Page

TITLES = frozenset({"title", "name", "paper", "papertitle"})
AUTHORS = frozenset({"authors", "author", "coauthors"})
VENUES = frozenset({
    "venue", "journal", "booktitle", "conference", "publication", "published_in", "proceedings", "container-title",
    "publisher",
})  # fmt: skip
DATES = frozenset({"date", "year", "published", "issued", "pub_date", "releasedate"})
ABSTRACTS = frozenset({"abstract", "summary"})


class Pair(NamedTuple):
    """A key of a record and a line of its value."""

    key: str
    line: Line


def records_of(page: Page) -> Mapping[int, int]:
    """For each line of a record, by number, the box of that record (-1: the file is one); others are left out.

    A record is a box whose keys name a title and authors, and a venue or a year.
    """
    keys: dict[int, set[str]] = {}
    for box in page.boxes:
        if box.hint:
            keys.setdefault(box.parent, set()).add(box.hint.casefold())
    records = {
        box for box, held in keys.items()
        if not held.isdisjoint(TITLES) and not held.isdisjoint(AUTHORS) and not held.isdisjoint(VENUES | DATES)
    }  # fmt: skip
    out: dict[int, int] = {}
    for n, line in enumerate(page.lines):
        inside = [box for box in (*page.ancestors(line.box), -1) if box in records]
        if inside:
            out[n] = inside[-1]
    return out


def pair_of(line: Line, record: int, page: Page) -> Pair:
    """A line with the key of the record that its value stands under."""
    path = page.ancestors(line.box)
    inner = path[: path.index(record)] if record in path else path
    return Pair(next((page.boxes[box].hint.casefold() for box in reversed(inner) if page.boxes[box].hint), ""), line)
