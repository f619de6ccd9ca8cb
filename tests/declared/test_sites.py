"""Every declared site: a page of its shape in invented words gives the same records through every converter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from profparse import Paper, parse
from profparse.layouts.declared import declared_layouts
from tests.declared.converters import CONVERTERS, installed

FIXTURES = Path(__file__).parents[2] / "fixtures" / "declared"
PAGES = sorted(FIXTURES.glob("*.html"))
PRESENT = [name for name in CONVERTERS if installed(name)]

#: Texts that lost what parts their fields, or have what no reader yet tells apart, each with the reason.
LOST = {
    (page, name): reason
    for page, names, reason in (
        ("ads", "trafilatura", "the bibcodes that open the records are gone"),
        ("arxiv_feed", "bs4-blanks", "nothing but blanks parts the names"),
        ("arxiv_feed", "trafilatura", "the address of the feed is gone"),
        ("arxiv_search", "trafilatura", "the names are gone, and with them the sign behind the title"),
        ("dated_cards", "bs4 bs4-blanks bs4-glued lxml selectolax", "the page's head runs into the first title"),
        ("dated_cards", "trafilatura", "the first title is gone"),
        ("dblp", "bs4-glued", "the venue's name, year and numbers are one word"),
        ("ieee_xplore", "trafilatura", "the first title and its names are gone"),
        ("joined_cards", "trafilatura", "the days and categories are gone"),
        ("orcid", "bs4 bs4-blanks bs4-glued lxml selectolax", "no names stand between title and venue"),
        ("orcid", "resiliparse trafilatura", "the button that closes a record is gone"),
        ("pubmed", "resiliparse", "the buttons that open a record are gone"),
        ("pubmed_article", "lxml", "the page's title runs into the journal's name"),
        ("pubmed_article", "inscriptis", "the sign of the affiliations is gone"),
        ("pubmed_article", "resiliparse", "the journal's name is gone, so that its year is not known for one"),
        ("researchgate", "bs4-blanks bs4-glued", "no line break parts a record's abstract from the next title"),
        ("researchgate", "trafilatura", "the titles are gone"),
        ("scholar_rows", "bs4 bs4-lines bs4-blanks bs4-glued lxml inscriptis resiliparse selectolax",
         "the text has no cells, and nothing else shows what it is"),
        ("sciencedirect", "bs4-blanks bs4-glued", "nothing parts a title from the journal's name"),
        ("sciencedirect", "trafilatura", "the buttons that close a record are gone"),
        ("semantic_scholar", "resiliparse trafilatura", "the buttons that close a record are gone"),
        ("titles_over_authors", "bs4-blanks bs4-glued", "no line break parts an abstract from the next title"),
    )
    for name in names.split()
}  # fmt: skip
#: Layouts in Python that read a site where a text has kept its lines.
WHOLE_LINES = {"joined_cards": ["author_page"]}
CASES = [
    pytest.param(
        page, name, id=f"{page.stem} {name}",
        marks=[pytest.mark.xfail(strict=True, reason=LOST[page.stem, name])] if (page.stem, name) in LOST else [],
    )
    for page in PAGES for name in PRESENT
]  # fmt: skip


def letters(text: str | None) -> str:
    """The letters and digits of a text, by which values are compared: converters differ in blanks and dashes."""
    return "".join(sign for sign in (text or "").casefold() if sign.isalnum())


def short(paper: Paper, fields: dict[str, Any]) -> dict[str, Any]:
    """A paper in the short form of the expectation, its fields alone."""
    identifiers = {one.scheme: one.value for one in paper.identifiers}
    whole: dict[str, Any] = {
        "title": letters(paper.title),
        "authors": [letters(author.name) for author in paper.authors],
        "year": (paper.date.edtf or "")[:4] if paper.date else "",
        "venue": letters(paper.venue),
        "identifiers": {name: identifiers.get(name) for name in fields.get("identifiers", ())},
    }
    return {name: whole[name] for name in fields}


def wanted(record: dict[str, Any], text: str) -> dict[str, Any] | None:
    """A record of the expectation as far as the text holds it; None where it does not even hold the title."""
    there = letters(text)
    if letters(record["title"]) not in there:
        return None
    out: dict[str, Any] = {"title": letters(record["title"])}
    if all(letters(name) in there for name in record["authors"]):
        out["authors"] = [letters(name) for name in record["authors"]]
    if record["year"] and record["year"] in there:
        out["year"] = record["year"]
    if letters(record.get("venue")) and letters(record["venue"]) in there:
        out["venue"] = letters(record["venue"])
    found = {name: value for name, value in record.get("identifiers", {}).items() if value in text}
    if found:
        out["identifiers"] = found
    return out


def test_every_declared_layout_has_a_page() -> None:
    """No site is declared without a page that shows its shape."""
    assert [page.stem for page in PAGES] == [layout.name for layout in declared_layouts()]


@pytest.mark.parametrize(("page", "name"), CASES)
def test_a_page_gives_the_same_records_through_each_converter(page: Path, name: str) -> None:
    """Title, authors, year, venue and identifiers, as far as the converter's text still holds them."""
    convert = installed(name)
    assert convert is not None
    text = convert(page.read_text("utf-8"))
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    records = [record for record in (wanted(one, text) for one in expected) if record is not None]
    papers = parse(text).papers
    assert [short(paper, record) for paper, record in zip(papers, records, strict=False)] == records
    assert len(papers) == len(records)
    assert {paper.layout for paper in papers} <= {page.stem, *WHOLE_LINES.get(page.stem, ())}
