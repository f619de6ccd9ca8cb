"""Every declared site: a page of its shape in invented words gives the same records through every converter."""

from __future__ import annotations

from pathlib import Path

import pytest

from profparse.layouts.declared import declared_layouts
from tests.declared.through_converters import assert_gives_its_records, cases, faults

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "declared").glob("*.html"))

#: Texts that lost what parts their fields, or have what no reader yet tells apart, each with the reason.
LOST = faults(
    ("ads", "trafilatura", "the bibcodes that open the records are gone"),
    ("arxiv_feed", "bs4-blanks", "nothing but blanks parts the names"),
    ("arxiv_feed", "trafilatura", "the address of the feed is gone"),
    ("arxiv_search", "trafilatura", "the names are gone, and with them the sign behind the title"),
    ("dated_cards", "bs4 bs4-blanks bs4-glued lxml selectolax", "the page's head runs into the first title"),
    ("dated_cards", "trafilatura", "the first title is gone"),
    ("dblp", "bs4-glued", "the venue's name, year and numbers are one word"),
    ("dblp_record", "bs4-glued", "the venue's name and numbers are one word"),
    ("ieee_xplore", "trafilatura", "the first title and its names are gone"),
    ("joined_cards", "trafilatura", "the days and categories are gone"),
    ("openreview_forum", "trafilatura", "the names and dates are gone"),
    ("openreview_submissions", "trafilatura", "the names are gone, and the last record's buttons"),
    ("orcid", "bs4 bs4-blanks bs4-glued lxml selectolax", "no names stand between title and venue"),
    ("orcid", "resiliparse trafilatura", "the button that closes a record is gone"),
    ("papers_with_code", "bs4-blanks bs4-glued", "nothing parts the names from the abstract"),
    ("papers_with_code", "trafilatura", "the buttons that close a record are gone"),
    ("pubmed", "resiliparse", "the buttons that open a record are gone"),
    ("pubmed_abstracts", "bs4-blanks bs4-glued", "no line break parts a record from the next one's journal"),
    ("pubmed_article", "lxml", "the page's title runs into the journal's name"),
    ("pubmed_article", "resiliparse", "the journal's name is gone, so that its year is not known for one"),
    ("pure_output", "trafilatura", "nothing tells how many lines before the sign are the record's"),
    ("researchgate", "bs4-blanks bs4-glued", "no line break parts a record's abstract from the next title"),
    ("researchgate", "trafilatura", "the titles are gone"),
    ("scholar_rows", "bs4 bs4-lines bs4-blanks bs4-glued lxml inscriptis resiliparse selectolax",
     "the text has no cells, and nothing else shows what it is"),
    ("sciencedirect", "bs4-blanks bs4-glued", "nothing parts a title from the journal's name"),
    ("sciencedirect", "trafilatura", "the buttons that close a record are gone"),
    ("semantic_scholar", "resiliparse trafilatura", "the buttons that close a record are gone"),
    ("springer", "bs4-blanks bs4-glued trafilatura", "nothing parts a title from what is quoted of the text"),
    ("titles_over_authors", "bs4-blanks bs4-glued", "no line break parts an abstract from the next title"),
)  # fmt: skip
#: Layouts in Python that read a site where a text has kept its lines.
WHOLE_LINES = {"joined_cards": {"author_page"}}


def test_every_declared_layout_has_a_page() -> None:
    """No site is declared without a page that shows its shape."""
    assert [page.stem for page in PAGES] == [layout.name for layout in declared_layouts()]


@pytest.mark.parametrize(("page", "name"), cases(PAGES, LOST))
def test_a_page_gives_the_same_records_through_each_converter(page: Path, name: str) -> None:
    """Title, authors, year, venue and identifiers, as far as the converter's text still holds them."""
    assert assert_gives_its_records(page, name) <= {page.stem} | WHOLE_LINES.get(page.stem, set())
