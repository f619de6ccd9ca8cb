"""Pages that read as lists of papers and are none."""

from __future__ import annotations

from profparse import parse
from profparse.training.listing_pages import plain_pages

MINUTES = """THE TIDE MILL KEEPERS' CIRCLE
=============================
Minutes of the Autumn Meeting, kept by Orla Fenwick, keeper of the mill at Saltby.

Present: O. Fenwick, T. Adair (chair), R. Quist.

1. Orla Fenwick, curator at the Saltby Museum since 2011, spoke of the wheel.
2. Tom Adair, professor of hydrology at Durham University, has left the board.

Printed by us:
 * Fenwick O, Quist R. The wheel at Saltby. Mill Papers 4, 2019, 11-19.
 * Adair T. Counting tides. Mill Papers 5, 2021.
"""


def test_minutes_are_no_list() -> None:
    """Headings and items beside names are no papers: nothing is invented, and what is printed in full is read."""
    profile = parse(MINUTES)
    assert profile.layouts[0].name == "homepage"
    assert {paper.title for paper in profile.papers} <= {"The wheel at Saltby", "Counting tides"}
    assert profile.papers


def test_plain_pages_hold_the_titles_that_they_list() -> None:
    """Each title stands in its page, white space aside; most pages list none."""
    pages = list(plain_pages())
    for text, titles in pages:
        folded = " ".join(text.split())
        assert all(" ".join(title.split()) in folded for title in titles)
    assert 2 * sum(not titles for _, titles in pages) > len(pages)


def test_few_plain_pages_are_read_as_lists() -> None:
    """Of the pages that were written to teach it, hardly any is still taken for a site's list."""
    pages = [text for text, titles in plain_pages() if not titles][::4]
    claimed = sum("listing" in {layout.name for layout in parse(text, format="text").layouts} for text in pages)
    assert 20 * claimed <= len(pages)
