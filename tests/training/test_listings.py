"""Rendered lists of papers: their text, the kinds of their tokens, and as what pages are read better."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from profparse.layouts.listing.page_facts import LISTING, OTHER
from profparse.layouts.listing.reading import BEGINS
from profparse.training.listing_pages import outcome, sites
from profparse.training.listings import row, rows
from profparse.training.rendering.listing_pages import page

FIXTURES = Path(__file__).parents[2] / "fixtures" / "undeclared"
RECORDS: list[dict[str, Any]] = [
    {
        "title": title, "author": [{"given": given, "family": family} for given, family in people],
        "container-title": venue, "issued": {"year": year}, "volume": "12", "page": "1–9",
    }
    for title, people, venue, year in (
        ("Narrow Looms and Wide Cloth", [("Ada", "Example"), ("Bo", "Sample")], "Journal of Knots", 2019),
        ("What Weavers Know", [("Cleo", "Instance"), ("Ada", "Example")], "Annals of Weaving", 2021),
        ("Threads under Load: A Survey", [("Dan", "Specimen")], "Rope Research", 2023),
        ("Counting Meshes", [("Eva", "Muster"), ("Bo", "Sample")], "Journal of Knots", 2020),
    )
]  # fmt: skip


def test_a_page_carries_the_kinds_of_its_text() -> None:
    """What is of kind TITLE, put together, is the titles; all else of the page is there too."""
    for seed in range(60):
        parts = page(RECORDS[:3], RECORDS, random.Random(seed))
        titles = [" ".join(text.split()).rstrip(".") for text, kind in parts if kind == "TITLE"]
        assert titles == [record["title"] for record in RECORDS[:3]]
        assert {kind for _, kind in parts} <= {"", "TITLE", "NAMES", "VENUE", "DATE", "TEXT", "OTHER"}


def test_each_title_begins_once() -> None:
    """The tokens of a page have as many beginnings of titles as it has records, whatever its converter does."""
    for seed in range(60):
        units, kinds = row(page(RECORDS, RECORDS, random.Random(seed)))
        assert len(units) == len(kinds)
        assert kinds.count(f"TITLE{BEGINS}") == len(RECORDS)


def test_the_same_seed_gives_the_same_pages() -> None:
    """Fitting twice is fitting on the same rows."""
    many = RECORDS * 3
    assert list(rows(many, 5, seed=3)) == list(rows(many, 5, seed=3)) != list(rows(many, 5, seed=4))


def test_a_page_is_labelled_by_what_reads_it_better() -> None:
    """A list on one line is a list, unless none of the titles that it reads is right; prose is not read at all."""
    text, titles = next(iter(sites(FIXTURES)))
    found = outcome(text, titles)
    assert found is not None and found[1] == LISTING
    strange = outcome(text, ["Another Title"])
    assert strange is not None and strange[1] == OTHER
    assert outcome("I teach weaving at Alder University.", []) is None
