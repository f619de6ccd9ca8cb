"""The layout of the Tidewater Index, held to its page."""

import json
from pathlib import Path

from tidewater_layout.cards import LAYOUT

import profparse
from profparse.installed import grammar_kinds

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGE = (FIXTURES / "card.txt").read_text("utf-8")


def test_the_page_gives_what_its_fixture_says() -> None:
    """The layout is found on its page, and every value is as it was written down by hand."""
    profile = profparse.parse(PAGE)
    expected = json.loads((FIXTURES / "card.json").read_text("utf-8"))
    assert [found.name for found in profile.layouts] == ["tidewater"]
    assert profile.bio is not None
    assert profile.bio.name == expected["name"]
    papers = [
        {
            "title": paper.title,
            "authors": [author.name for author in paper.authors],
            "owners": [author.name for author in paper.authors if author.is_owner],
            "venue": paper.venue,
            "date": paper.date.edtf if paper.date else None,
            "citations": paper.citations,
            "identifiers": [f"{identifier.scheme}:{identifier.value}" for identifier in paper.identifiers],
        }
        for paper in profile.papers
    ]
    assert papers == expected["papers"]
    assert not profile.diagnostics


def test_every_value_quotes_the_page() -> None:
    """What was read from the page is where its span says."""
    profile = profparse.parse(PAGE)
    for paper in profile.papers:
        assert [profile.quote(span) for span in paper.spans["title"]] == [paper.title]
        assert all(profile.quote(author.span) == author.name for author in paper.authors)


def test_the_labels_are_kinds_of_the_grammar() -> None:
    """The grammar can be used, and no label is unknown to it (which would be told on each page)."""
    assert {"TITLE", "SIGNED", "FILED"} <= grammar_kinds(LAYOUT)


def test_another_page_is_not_touched() -> None:
    """A page without the banner has none of this layout's lines."""
    page = "## News\n\n- [5/2024] Our paper is on the Tidewater Index.\n"
    profile = profparse.parse(page)
    assert [found.name for found in profile.layouts] == ["homepage"]
    assert not profile.diagnostics
