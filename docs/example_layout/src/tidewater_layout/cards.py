"""Researcher cards of the Tidewater Index; ``cards.lark`` opens with an excerpt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from profparse import Identifier
from profparse.layouts.contract import (
    Built,
    Claim,
    Draft,
    Label,
    Layout,
    Line,
    Node,
    Page,
    Stretch,
    set_authors,
    set_date,
)

BANNER = "TIDEWATER INDEX"
END = "End of card"
TITLE = re.compile(r"\[(T-\d{1,6})\]\s")
COUNTS = re.compile(r"read [\d,]{1,12} times(?:, quoted ([\d,]{1,12}) times)?$")


def claims(page: Page) -> Sequence[Claim]:
    """From each banner to the end of its card, or to the next banner."""
    banners = [n for n, line in enumerate(page.lines) if line.text == BANNER]
    found = []
    for start, following in pairwise([*banners, len(page.lines)]):
        end = next((n + 1 for n in range(start, following) if page.lines[n].text == END), following)
        found.append(Claim(start, end, 0.999))
    return found


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Kinds for each line; a line of words may be the name, and the grammar says where that can stand."""
    return [list(_labels(line.text)) for line in stretch.lines]


def _labels(text: str) -> Sequence[Label]:
    if text == BANNER:
        return (Label("BANNER", 0.0, "the site's banner"),)
    if text == END:
        return (Label("END", 0.0, "the card's last line"),)
    if TITLE.match(text):
        return (Label("TITLE", 0.0, "a number of the index in brackets, and a title"),)
    if text.startswith("signed by "):
        return (Label("SIGNED", 0.0, "opens with 'signed by'"),)
    if text.startswith("filed under "):
        return (Label("FILED", 0.0, "opens with 'filed under'"),)
    if text.startswith("Joined "):
        return (Label("JOINED", 0.0, "opens with 'Joined'"),)
    if COUNTS.match(text):
        return (Label("COUNTS", 0.0, "how often it was read and quoted"),)
    return (Label("NAME", 0.5, "words under the banner"),) if len(text) < 60 else ()


def build(tree: Node, stretch: Stretch) -> Built:
    """A bio for the person, a paper for each title; banner and end are no part of either."""
    built = Built()
    for child in tree.children:
        if isinstance(child, Node):
            draft = Draft("paper" if child.rule == "paper" else "bio")
            for n in child.leaves():
                draft.take(stretch.lines[n])
                READ[stretch.kinds[n] or ""](draft, stretch.lines[n])
            built.drafts.append(draft)
        else:
            built.residue[child] = "boilerplate"
    return built


def _name(draft: Draft, line: Line) -> None:
    draft.read("name", line, 0, len(line.text))


def _joined(draft: Draft, line: Line) -> None:
    """Nothing of the output says since when a person is in the index; the line is only taken up."""


def _title(draft: Draft, line: Line) -> None:
    number = TITLE.match(line.text)
    assert number is not None
    draft.read("title", line, number.end(), len(line.text))
    draft.set("identifiers", (Identifier("tidewater", number[1], line.span(*number.span(1))),))


def _signed(draft: Draft, line: Line) -> None:
    set_authors(draft, line, len("signed by "))


def _filed(draft: Draft, line: Line) -> None:
    """A venue, a comma, and a date; without a date at its end all of it is the venue."""
    start, comma = len("filed under "), line.text.rfind(", ")
    dated = comma > start and set_date(draft, line, comma + 2)
    draft.read("venue", line, start, comma if dated else len(line.text))


def _counts(draft: Draft, line: Line) -> None:
    quoted = COUNTS.match(line.text)
    if quoted and quoted[1]:
        draft.set("citations", int(quoted[1].replace(",", "")), "normalised")


READ = {
    "NAME": _name,
    "JOINED": _joined,
    "TITLE": _title,
    "SIGNED": _signed,
    "FILED": _filed,
    "COUNTS": _counts,
}

LAYOUT = Layout(
    name="tidewater",
    summary="researcher cards of the Tidewater Index",
    grammar=Path(__file__).with_name("cards.lark"),
    claims=claims,
    label=label,
    build=build,
)
