"""A page that a tool shows with its own marks reads as the page does without them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from profparse import parse
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.pieces.views import view_of
from tests.declared.converters import installed
from tests.laws import broken_laws, broken_lines

HEAD = (
    "A Shelf (https://shelf.example/list)\n"
    "\ue200cite\ue202turn3view1\ue201 [wordlim: 200] Crawled: 2 days ago; Total lines: 90\n"
)
PAGE = """Skip to main content
# Ada Lane
I study looms at Halyard University.

## Papers
  * On Cats
  * On Dogs and **Owls**
  * On Lima"""
SITES = sorted((Path(__file__).parents[2] / "fixtures" / "declared").glob("*.html"))


def shown(text: str, *, first: int = 0, head: str = HEAD, joined: int = 3) -> str:
    """A text as a tool shows it: marks before its lines, some of which it runs together, and marks in the text."""
    out = head
    for number, line in enumerate(text.split("\n"), start=first):
        end = " " if number and number % joined == 0 and line.strip() else "\n"
        out += f"L{number}: {line}{end}"
    return out


@pytest.mark.parametrize("first", [0, 417])
def test_the_page_reads_as_without_the_marks(first: int) -> None:
    """Kinds, texts and emphasis are the same, and each line's text stands where its span says."""
    source = (
        shown(PAGE, first=first)
        .replace("Skip to main content", "【0†Skip to main content】")
        .replace("Halyard University", "\ue200cite\ue2024†Halyard University†halyard.example\ue201")
    )
    assert detect_format(source) == "markdown"
    page, bare = read_page(source, "markdown"), read_page(PAGE, "markdown")
    assert [(line.kind, line.text, line.runs) for line in page.lines] == [
        (line.kind, line.text, line.runs) for line in bare.lines
    ]
    assert page.text == source
    assert broken_lines(page) == []


def test_the_marks_and_the_head_are_hidden() -> None:
    """What the tool adds is told as hidden, and nothing else of the page is."""
    source = shown(PAGE)
    hidden = "".join(source[slice(*span)] for span in read_page(source, "markdown").hidden)
    assert hidden.startswith(HEAD)
    assert hidden.removeprefix(HEAD) == "".join(f"L{number}: " for number in range(PAGE.count("\n") + 1))


def test_words_over_the_head_stay() -> None:
    """A question that stands over the tool's answer is no part of it, nor is what another view begins with."""
    source = "Look this up, please.\n\n" + shown(PAGE) + "\n" + shown("One\nTwo\nThree")
    lines = [line.text for line in read_page(source, "markdown").lines]
    assert lines[0] == "Look this up, please."
    assert " ".join(lines[-3:]).endswith("One Two Three")
    assert not any("Crawled" in line or "https" in line for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "L1: a cable of copper\nL2: a cable of glass\n",
        "Corrections\nL12: read knot\nL40: read loop\nL77: read net",
        "Classes L1: L2: L3: L4: and no line",
        PAGE,
    ],
)
def test_other_pages_are_none(text: str) -> None:
    """Two marks, numbers with gaps, and marks inside of a line alone show no view."""
    assert view_of(text) is None


@pytest.mark.parametrize("page", SITES, ids=[page.stem for page in SITES])
def test_a_site_in_a_view_gives_its_records(page: Path) -> None:
    """A declared site's text gives the same papers with a tool's marks as without them, and keeps the laws of spans."""
    convert = installed("bs4-lines")
    assert convert is not None
    text = convert(page.read_text("utf-8"))
    source = shown(text, head="", joined=10**6)
    with_marks, without = parse(source), parse(text)
    assert [(paper.title, [one.name for one in paper.authors], paper.venue) for paper in with_marks.papers] == [
        (paper.title, [one.name for one in paper.authors], paper.venue) for paper in without.papers
    ]
    assert without.papers or json.loads(page.with_suffix(".json").read_text("utf-8")) == []
    assert broken_laws(with_marks, source) == []
