"""The model ``listing``: fitted to rendered pages that list papers, with the kind of each token."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from profparse.data_files import DIRECTORY
from profparse.layouts.declared.joined import Joined
from profparse.layouts.listing.evidence import evidence
from profparse.layouts.listing.reading import BEGINS, BEGUN, tokens_of_page
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.source import load
from profparse.training.rendering.listing_pages import page
from profparse.training.rendering.run_together import Record
from profparse.training.rendering.site_words import given
from profparse.training.run_together import read_bibliography

PAGES = 5_500  # rendered pages: what takes some minutes to fit
SETTINGS: dict[str, Any] = {"iterations": 60, "least_count": 4, "lasso": 0.8}
Row = tuple[list[list[str]], list[str]]


def row(parts: Sequence[tuple[str, str]]) -> Row:
    """The features of the tokens of a page, and their kinds."""
    text = "".join(piece for piece, _ in parts)
    owner = [n for n, (piece, _) in enumerate(parts) for _ in piece]
    joined = Joined(text, read_page(text, detect_format(text)).lines)
    tokens = tokens_of_page(joined)
    labels: list[str] = []
    before = -1
    for token in tokens:
        n = joined.line_at(token.start)
        place = joined.lines[n].source_offset(token.start - joined.starts[n])
        part = owner[min(place, len(owner) - 1)]
        kind = parts[part][1] or "OTHER"
        labels.append(kind + BEGINS if part != before and kind in BEGUN else kind)
        before = part
    return evidence(joined, tokens), labels


def rows(records: Sequence[Record], count: int, *, seed: int) -> Iterator[Row]:
    """Rows of so many pages; the same seed gives the same pages."""
    chance = random.Random(seed)
    for _ in range(count):
        size = 0 if chance.random() < 0.12 else chance.choice((1, 2, 3, 4, 5, 6, 8, 10))
        yield row(page(chance.sample(records, size), records, chance))


def usable(records: Sequence[Record]) -> list[Record]:
    """The records that have a title and people."""
    return [one for one in records if one.get("title") and one.get("author") and len(one["author"]) < 60]


def abstracts(folder: Path) -> list[str]:
    """The abstracts of the papers in a folder of gold."""
    found = [json.loads(path.read_text("utf-8"))["papers"] for path in sorted(folder.glob("*.json"))]
    return [paper["abstract"] for papers in found for paper in papers if paper.get("abstract")]


_SPEAKS = re.compile(r"\b(?:I|my|My|we|our)\b")
SHORTEST_PROSE = 80  # code points


def spoken(folder: Path) -> list[str]:
    """What people say of themselves on the pages of a folder: long lines in the first person."""
    out: list[str] = []
    for path in sorted(folder.iterdir()):
        text = load(path).text
        lines = read_page(text, detect_format(text, path.name)).lines
        out += [line.text for line in lines if len(line.text) > SHORTEST_PROSE and _SPEAKS.search(line.text)]
    return out


def prepare(shared: Path) -> None:
    """Let pages be rendered with the abstracts and the prose of a folder of data."""
    given(abstracts(shared / "gold" / "seeds"), spoken(shared / "corpus" / "unlabelled"))


def fit(shared: Path, into: Path, pages: int = PAGES) -> None:
    """Fit the model to pages rendered of the folder's bibliography, and write its weights file."""
    from profparse.training.sequence import fit_sequence

    bibliography = shared / "bibliography"
    prepare(shared)
    records, titles = read_bibliography(bibliography)
    random.Random(1).shuffle(titles)
    shown = usable([*records, *titles[: len(records) // 2]])
    fit_sequence("listing", rows(shown, pages, seed=5), into, **SETTINGS)


if __name__ == "__main__":
    import sys

    into = sys.argv[2] if len(sys.argv) > 2 else os.path.join(DIRECTORY, "weights", "listing.weights")
    fit(Path(sys.argv[1]), Path(into), *map(int, sys.argv[3:4]))
