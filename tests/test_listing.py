"""Lists of papers of sites that no declaration knows: their records through every converter, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from profparse import parse
from profparse.detect import detect
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.source import load
from tests.declared.converters import CONVERTERS, installed
from tests.declared.test_sites import short, wanted
from tests.pages import PAGES, name_of, text_of

PAGES_OF_SITES = sorted((Path(__file__).parents[1] / "fixtures" / "undeclared").glob("*.html"))
SHARED = Path(__file__).parents[2] / "shared"
PRESENT = [name for name in CONVERTERS if installed(name)]
#: Texts that the model reads with a fault, each with what is wrong.
FAULTS = {
    (page, name): reason
    for page, names, reason in (
        ("articles", "bs4-blanks", "nothing parts an abstract from the title before it"),
        ("cards", "bs4-lines inscriptis markdownify resiliparse", "it is taken for a homepage, whose layout cuts it"),
        ("cards", "bs4-blanks", "nothing parts the page's head from the first title"),
        ("programme", "bs4-blanks bs4-glued", "nothing parts the page's head from the first title"),
    )
    for name in names.split()
}
CASES = [
    pytest.param(
        page, name, id=f"{page.stem} {name}",
        marks=[pytest.mark.xfail(strict=True, reason=FAULTS[page.stem, name])] if (page.stem, name) in FAULTS else [],
    )
    for page in PAGES_OF_SITES for name in PRESENT
]  # fmt: skip


@pytest.mark.parametrize(("page", "name"), CASES)
def test_a_page_of_no_declared_site_gives_its_records(page: Path, name: str) -> None:
    """Title, authors, year and venue, as far as the converter's text still holds them."""
    convert = installed(name)
    assert convert is not None
    text = convert(page.read_text("utf-8"))
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    records = [record for record in (wanted(one, text) for one in expected) if record is not None]
    papers = parse(text).papers
    assert [short(paper, record) for paper, record in zip(papers, records, strict=False)] == records
    assert len(papers) == len(records)
    assert {paper.layout for paper in papers} == {"listing"}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_of_other_layouts_are_left_alone(page: Path) -> None:
    """Homepages and data files are no list of a site's papers, whatever their format."""
    text = text_of(page)
    found = detect(read_page(text, detect_format(text, page.name)))
    assert all(place.layout.name != "listing" for place in found)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared pages are not beside the repository")
@pytest.mark.parametrize("folder", ["pages/texts", "corpus/texts", "corpus/unlabelled", "seeds"])
def test_no_page_of_researchers_is_taken_for_a_list(folder: str) -> None:
    """The shared pages are homepages, and stay with their layout."""
    files = [file for file in sorted((SHARED / folder).iterdir()) if file.is_file()]
    assert files
    for file in files:
        text = load(file).text
        for place in detect(read_page(text, detect_format(text, file.name))):
            assert place.layout.name != "listing", file.name
