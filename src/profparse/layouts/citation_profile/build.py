"""The records of such a page: a paper for each row, and the head as a bio."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from profparse.decode import Node
from profparse.fields.authors import read_byline
from profparse.fields.biography import add_education, add_positions, read_entry
from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import read_venue
from profparse.fields.dates import read_date
from profparse.layouts.citation_profile.claims import FIGURES, ROW, TAIL
from profparse.layouts.contract import Built, DateDraft, Draft, Stretch
from profparse.model import Author, Education, Metric, Position
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page

_PAGED = lazy_pattern(r"\s(?P<volume>\d{1,4}),\s(?P<pages>[a-zA-Z]?\d{1,7})(?=\s?(?:,\s(?:19|20)\d\d)?$)")
_GLUED = lazy_pattern(r"(?<=[a-z]{2})(?=[A-Z][a-z])")  # `Web DevelopmentCloud Computing`
_NAMES = {"citations": "citations", "h-index": "h_index", "i10-index": "i10_index"}


def build(tree: Node, stretch: Stretch) -> Built:
    """A paper for each row, and the head as a bio; the site's own words are residue."""
    built = Built()
    bio = Draft("bio")
    metrics: list[Metric] = []
    for child in tree.children:
        if isinstance(child, Node) and child.rule == "paper":
            built.drafts.append(_paper(child, stretch))
        elif isinstance(child, Node):
            metrics += _metrics([stretch.lines[n] for n in child.leaves()], bio)
        elif stretch.kinds[child] == "CONTROL" or stretch.kinds[child] == "ADDRESS":
            built.residue[child] = "boilerplate"
        else:
            _of_bio(bio, stretch.lines[child], stretch.kinds[child] or "", stretch.page)
    if metrics:
        bio.set("metrics", tuple(metrics), "normalised")
    if bio.extents:
        built.drafts.append(bio)
    return built


def _metrics(lines: Sequence[Line], bio: Draft) -> list[Metric]:
    """A figure and the same for recent years: in one line, or in the lines behind its name."""
    for line in lines:
        bio.take(line)
    named = FIGURES.match(lines[0].text)
    if named is None:
        return []
    name = _NAMES[named[1].casefold()]
    places = [(lines[0], named.span(k)) for k in (2, 3) if named[k]]
    places += [(line, (0, len(line.text))) for line in lines[1:]]
    return [
        Metric(which, int(line.text[slice(*place)]), line.span(*place))
        for which, (line, place) in zip((name, f"{name}_recent"), places, strict=False)
    ]


def _of_bio(bio: Draft, line: Line, kind: str, page: Page) -> None:
    bio.take(line)
    if kind == "NAME":
        bio.read("name", line, 0, len(line.text))
    elif kind == "AFFILIATION":
        positions: list[Position] = []
        education: list[Education] = []
        held, studied = read_entry([line], page, "positions")
        add_positions(positions, (position for position in held if position.role))
        add_education(education, studied)
        if positions:
            bio.set("positions", tuple(positions))
        if education:
            bio.set("education", tuple(education))
    else:
        cuts = [0, *(match.start() for match in _GLUED.finditer(line.text)), len(line.text)]
        for start, end in pairwise(cuts):
            bio.set("interests", (*bio.values.get("interests", ()), line.text[start:end].strip(" ,")))
            bio.spans["interests"] = (*bio.spans.get("interests", ()), line.span(start, end))


def _paper(node: Node, stretch: Stretch) -> Draft:
    draft = Draft("paper")
    for n in node.leaves():
        line, kind = stretch.lines[n], stretch.kinds[n]
        draft.take(line)
        if kind == "TITLE":
            draft.read("title", line, 0, len(line.text.rstrip(" .")))
            draft.confidence["title"] = 0.97
        elif kind == "BYLINE":
            tail = TAIL.search(line.text)
            _authors(draft, line, tail.start() if tail else len(line.text))
            if tail:
                _count(draft, line, tail.span(1), tail.span(2))
        elif kind == "VENUE":
            _venue(draft, line)
        elif kind == "COUNT":
            _count(draft, line, (0, len(line.text.rstrip("*"))), None)
        else:
            closing = ROW.match(line.text)
            if closing is not None:
                _count(draft, line, closing.span(1) if closing[1] else None, closing.span(2))
    return draft


def _authors(draft: Draft, line: Line, end: int) -> None:
    text = line.text
    cut = text[:end].rstrip(" .…,")
    byline = read_byline(text, 0, len(cut))
    draft.set("authors", tuple(
        Author(name.name, name.given, name.family, name.kind, name.marks, False, line.span(name.start, name.end))
        for name in byline.authors
    ))  # fmt: skip
    draft.set("et_al", byline.et_al or text[len(cut) : end].strip(" ,") in ("...", "…"))
    draft.confidence["authors"] = 0.97


def _venue(draft: Draft, line: Line) -> None:
    text = line.text
    paged = _PAGED.search(text)
    venue = read_venue(text, 0, paged.start() if paged else len(text), numbered=paged is None)
    end = venue.end
    while end > venue.start and text[end - 1] in " .,…(":
        end -= 1
    if end > venue.start:
        draft.read("venue", line, venue.start, end)
        draft.confidence["venue"] = 0.93
    for name in ("volume", "issue", "pages"):
        place = paged.span(name) if paged and name != "issue" else getattr(venue.numbers, name)
        if place is not None:
            draft.read(name, line, *place)
    status = status_of("", text, venue.numbers.volume is not None)
    if status is not None:
        draft.set("status", status, "classified")
    kind = type_of(text[venue.start : venue.end], "", None, venue.numbers)
    if kind is not None:
        draft.set("type", kind, "classified")
    dated = ROW.search(text)
    if dated is not None and draft.date is None:
        _count(draft, line, None, dated.span(2))


def _count(draft: Draft, line: Line, count: tuple[int, int] | None, year: tuple[int, int] | None) -> None:
    if count is not None:
        draft.set("citations", int(line.text[slice(*count)]), "normalised")
    if year is not None and draft.date is None:
        reading = read_date(line.text[slice(*year)])
        if reading is not None:
            draft.date = DateDraft(reading, line.text[slice(*year)], line.span(*year))
