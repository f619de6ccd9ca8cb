"""The papers of a data file's records."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import read_venue
from profparse.fields.dates import match_date
from profparse.fields.links import is_target, link_kind
from profparse.fields.names.bylines import read_byline
from profparse.grammar.decode import Node
from profparse.layouts.contract import Built, DateDraft, Draft, Stretch
from profparse.layouts.record_list.keys import ABSTRACTS, AUTHORS, DATES, TITLES, VENUES, Pair, pair_of, records_of
from profparse.model import Author, Link
from profparse.pieces.line import Line


def build(tree: Node, stretch: Stretch) -> Built:
    """A paper for each record."""
    built = Built()
    page = stretch.page
    records = records_of(page)
    first = next((n for n, line in enumerate(page.lines) if stretch.lines and line is stretch.lines[0]), 0)
    for child in tree.children:
        if isinstance(child, Node):
            numbers = list(child.leaves())
            record = records.get(first + numbers[0], -1)
            built.drafts.append(_paper([pair_of(stretch.lines[n], record, page) for n in numbers]))
        else:
            built.residue[child] = "heading"
    return built


def _paper(pairs: Sequence[Pair]) -> Draft:
    draft = Draft("paper")
    authors: list[Author] = []
    links = []
    for key, line in pairs:
        draft.take(line)
        end = len(line.text)
        if key in TITLES and "title" not in draft.values and end:
            draft.read("title", line, 0, end - (line.text[-1] == "."))
            draft.confidence["title"] = 0.97
        elif key in AUTHORS:
            authors += _authors(draft, line)
        elif key in VENUES and "venue" not in draft.values and end:
            _venue(draft, line)
        elif key in DATES and draft.date is None:
            _date(draft, line, 0, end)
        elif key in ABSTRACTS and end:
            draft.read("abstract", line, 0, end)
        links += [
            Link(link.url, None, "", link_kind(key, link.url), link.span) for link in line.links if is_target(link.url)
        ]
    if authors:
        draft.set("authors", tuple(authors))
        draft.confidence["authors"] = 0.95
    if links:
        draft.set("links", tuple(links))
    return draft


def _authors(draft: Draft, line: Line) -> list[Author]:
    byline = read_byline(line.text)
    if byline.et_al:
        draft.set("et_al", True)
    return [
        Author(name.name, name.given, name.family, name.kind, name.marks, False, line.span(name.start, name.end))
        for name in byline.authors
    ]


def _venue(draft: Draft, line: Line) -> None:
    text = line.text
    venue = read_venue(text, 0, len(text))
    if venue.start < venue.end:
        draft.read("venue", line, venue.start, venue.end)
        draft.confidence["venue"] = 0.93
    for name in ("volume", "issue", "pages"):
        place = getattr(venue.numbers, name)
        if place is not None:
            draft.read(name, line, *place)
    status = status_of("", text, venue.numbers.volume is not None)
    kind = type_of(text, "", None, venue.numbers)
    for name, value in (("status", status), ("type", kind)):
        if value is not None:
            draft.set(name, value, "classified")
    if draft.date is None:
        _date(draft, line, venue.end, len(text))


def _date(draft: Draft, line: Line, start: int, end: int) -> None:
    """The date that a value opens with; behind a venue's name that is its year."""
    while start < end and not line.text[start].isalnum():
        start += 1
    match = match_date(line.text, start, end) if start < end else None
    if match is not None:
        draft.date = DateDraft(match.reading, line.text[match.start : match.end], line.span(match.start, match.end))
