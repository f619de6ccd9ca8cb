"""Lists of papers of sites that no declaration knows: their records through every converter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.declared.through_converters import assert_gives_its_records, cases, faults

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "undeclared").glob("*.html"))
#: Texts that the model reads with a fault, each with what is wrong.
FAULTS = faults(
    ("articles", "bs4-blanks", "nothing parts an abstract from the title before it"),
    ("cards", "bs4-lines markdownify", "it is taken for a homepage, whose layout cuts it"),
    ("cards", "bs4-blanks", "nothing parts the page's head from the first title"),
    ("articles", "resiliparse", "it is taken for a homepage, whose layout cuts it"),
    ("programme", "markdownify", "it is taken for a homepage, whose layout cuts it"),
    ("programme", "bs4-blanks bs4-glued", "nothing parts the page's head from the first title"),
)
#: Texts whose lines repeat their groups, so that the layout of homepages reads them as well.
GROUPED = {
    ("articles", "inscriptis"), ("articles", "trafilatura"), ("cards", "inscriptis"), ("cards", "resiliparse"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "name"), cases(PAGES, FAULTS))
def test_a_page_of_no_declared_site_gives_its_records(page: Path, name: str) -> None:
    """Title, authors, year and venue, as far as the converter's text still holds them."""
    layout = "homepage" if (page.stem, name) in GROUPED else "listing"
    assert assert_gives_its_records(page, name) == {layout}
