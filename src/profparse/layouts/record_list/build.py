"""The papers of a data file's records."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.decode import Node
from profparse.fields.authors import read_byline
from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import read_venue
from profparse.fields.dates import match_date
from profparse.fields.links import is_target, link_kind
from profparse.layouts.contract import Built, DateDraft, Draft, Stretch
from profparse.layouts.record_list.keys import ABSTRACTS, AUTHORS, DATES, KEY, TITLES, VENUES, Pair, pairs_of
from profparse.model import Author, Link
from profparse.pieces.line import Line


def build(tree: Node, stretch: Stretch) -> Built:
    """A paper for each record."""
    built = Built()
    for child in tree.children:
        if isinstance(child, Node):
            built.drafts.append(_paper([stretch.lines[n] for n in child.leaves()]))
        else:
            built.residue[child] = "heading"
    return built


def _paper(lines: Sequence[Line]) -> Draft:
    draft = Draft("paper")
    for line in lines:
        draft.take(line)
    listed = [line for line in lines[1:] if not KEY.match(line.text)]
    pairs = [pair for line in lines for pair in pairs_of(line)]
    authors: list[Author] = []
    for pair in pairs:
        line, start, end = pair.line, pair.start, pair.end
        if pair.key in TITLES and "title" not in draft.values and start < end:
            draft.read("title", line, start, end - (line.text[end - 1] == "."))
            draft.confidence["title"] = 0.97
        elif pair.key in AUTHORS:
            authors += _authors(draft, line, start, end)
        elif pair.key in VENUES and "venue" not in draft.values and start < end:
            _venue(draft, pair)
        elif pair.key in DATES and draft.date is None:
            _date(draft, line, start, end)
        elif pair.key in ABSTRACTS and start < end:
            draft.read("abstract", line, start, end)
    if not authors and any(pair.key in AUTHORS and pair.start >= pair.end for pair in pairs):
        for line in listed:
            own = pairs_of(line)  # the record's next keys are folded into the last item of a list in it
            authors += _authors(draft, line, 0, own[0].start - len(own[0].key) - 2 if own else len(line.text))
    if authors:
        draft.set("authors", tuple(authors))
        draft.confidence["authors"] = 0.95
    links = tuple(
        Link(link.url, None, "", link_kind(_key_at(pairs, line, link.start), link.url), link.span)
        for line in lines for link in line.links if is_target(link.url)
    )  # fmt: skip
    if links:
        draft.set("links", links)
    return draft


def _key_at(pairs: Sequence[Pair], line: Line, place: int) -> str:
    return next((pair.key for pair in reversed(pairs) if pair.line is line and pair.start <= place), "")


def _authors(draft: Draft, line: Line, start: int, end: int) -> list[Author]:
    byline = read_byline(line.text, start, end)
    if byline.et_al:
        draft.set("et_al", True)
    return [
        Author(name.name, name.given, name.family, name.kind, name.marks, False, line.span(name.start, name.end))
        for name in byline.authors
    ]


def _venue(draft: Draft, pair: Pair) -> None:
    text = pair.line.text
    venue = read_venue(text, pair.start, pair.end)
    if venue.start < venue.end:
        draft.read("venue", pair.line, venue.start, venue.end)
        draft.confidence["venue"] = 0.93
    for name in ("volume", "issue", "pages"):
        place = getattr(venue.numbers, name)
        if place is not None:
            draft.read(name, pair.line, *place)
    status = status_of("", text[pair.start : pair.end], venue.numbers.volume is not None)
    kind = type_of(text[pair.start : pair.end], "", None, venue.numbers)
    for name, value in (("status", status), ("type", kind)):
        if value is not None:
            draft.set(name, value, "classified")
    if draft.date is None:
        _date(draft, pair.line, venue.end, pair.end)


def _date(draft: Draft, line: Line, start: int, end: int) -> None:
    """The date that a value opens with; behind a venue's name that is its year."""
    while start < end and not line.text[start].isalnum():
        start += 1
    match = match_date(line.text, start, end) if start < end else None
    if match is not None:
        draft.date = DateDraft(match.reading, line.text[match.start : match.end], line.span(match.start, match.end))
