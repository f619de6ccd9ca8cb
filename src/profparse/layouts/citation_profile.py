"""Profiles in citation indexes, as text: the person, a table of figures, and rows of title, names, venue and counts.

See ``grammars/citation_profile.lark`` for an excerpt of such a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from profparse.decode import Node
from profparse.fields.authors import byline_likeness, read_byline
from profparse.fields.biography import add_education, add_positions, read_entry
from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import read_venue
from profparse.fields.dates import read_date
from profparse.layouts.contract import Built, Claim, DateDraft, Draft, Label, Layout, Stretch
from profparse.model import Author, Education, Metric, Position
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page

_ROW = lazy_pattern(r"(?:(\d{1,6})\*?\s+)?((?:19|20)\d\d)$")
_COUNT = lazy_pattern(r"(\d{1,6})\*?$")
_TAIL = lazy_pattern(r"\s(\d{1,6})\*?\s((?:19|20)\d\d)$")
_PAGED = lazy_pattern(r"\s(?P<volume>\d{1,4}),\s(?P<pages>[a-zA-Z]?\d{1,7})(?=\s?(?:,\s(?:19|20)\d\d)?$)")
_FIGURES = lazy_pattern(r"(citations|h-index|i10-index)\W*(\d+)?\D*(\d+)?\W*$", re.IGNORECASE)
_SHORT_NAME = lazy_pattern(r"(?:[A-Z]{1,5}|[A-Z][\w.’'-]+)(?:\s[\w.’'-]+){1,3}$")
_GLUED = lazy_pattern(r"(?<=[a-z]{2})(?=[A-Z][a-z])")  # `Web DevelopmentCloud Computing`
_FOOT = lazy_pattern(r"articles \d+\s?[–-]\s?\d+", re.IGNORECASE)
_LABELS = frozenset({
    "title", "cited by", "year", "sort", "sort by citations", "sort by year", "sort by title", "title cited by",
    "sort cited by year", "sort by citationssort by yearsort by title", "articles", "articlescited by", "title sort",
})  # fmt: skip
_ADDRESS = "verified email at"
_NAMES = {"citations": "citations", "h-index": "h_index", "i10-index": "i10_index"}
FEWEST = 3  # rows that make such a page
LONGEST_HEAD = 400  # lines before the first row


def _plain(line: Line) -> str:
    return line.text.strip(" |\u200b").casefold()


def _rows(lines: Sequence[Line]) -> list[int]:
    """The lines that close a row, or that open it as a byline with its counts."""
    return [n for n, line in enumerate(lines) if line.text[-4:].isdigit() and _ROW.search(line.text) is not None]


def _first(lines: Sequence[Line]) -> int:
    """The line behind the labels over the table of papers; -1 where there are none."""
    labels = [n for n, line in enumerate(lines[:LONGEST_HEAD]) if _plain(line) in _LABELS]
    return labels[-1] + 1 if labels else -1


def claims(page: Page) -> Sequence[Claim]:
    """The whole page, where it has the figures of an index, the labels of the table, and rows under them."""
    if page.format != "text" or "i10-index" not in page.text:
        return ()
    first = _first(page.lines)
    rows = len(_rows(page.lines[first:])) if first >= 0 else 0
    return [Claim(0, len(page.lines), round(1 - 0.5**rows, 4))] if rows >= FEWEST else ()


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line: of the head by where it stands, of a row by what it looks like."""
    lines = stretch.lines
    first = max(_first(lines), 0)
    out = _head_kinds(lines[:first])
    for line in lines[first:]:
        if _FOOT.match(line.text):
            break
        out.append(_row_kinds(line))
    return out + [[Label("CONTROL", 0.0, "under the table")] for _ in lines[len(out) :]]


def _head_kinds(lines: Sequence[Line]) -> list[list[Label]]:
    out = [[Label("CONTROL", 1.0, "words of the site")] for _ in lines]
    for n, line in enumerate(lines):
        if len(line.text) < 40 and _FIGURES.match(line.text):
            out[n].append(Label("METRIC", 0.0, "a figure's name"))
        elif line.text.isdigit():
            near = any(_FIGURES.match(before.text) for before in lines[max(0, n - 2) : n])
            out[n].append(Label("FIGURE", 0.0 if near else 4.0, "a number"))
    at = next((n for n, line in enumerate(lines) if line.text.casefold().startswith(_ADDRESS)), -1)
    if at < 2:
        return out
    out[at] = [Label("ADDRESS", 0.0, "where the address is verified")]
    out[at - 1] = [Label("AFFILIATION", 0.0, "the line over the verified address")]
    out[at - 2] = [Label("NAME", 0.0, "the line over the affiliation")]
    for n in range(at + 1, len(lines)):
        if _plain(lines[n]) in _LABELS:
            break
        out[n] = [Label("INTEREST", 0.0, "a line under the verified address")]
    return out


def _row_kinds(line: Line) -> list[Label]:
    text = line.text
    closing = _ROW.match(text)
    if closing is not None:
        return [Label("ROW" if closing[1] else "YEAR", 0.05, "the count and the year of a row")]
    if _COUNT.match(text):
        return [Label("COUNT", 0.05, "the count of a row"), Label("CONTROL", 3.0, "a number")]
    names = _names_cost(text)
    return [
        Label("TITLE", 0.4 + max(0.0, 2.0 - names), "words of a row"),
        Label("BYLINE", names, "names"),
        Label("VENUE", 0.7 + max(0.0, 2.0 - names), "words of a row"),
        Label("CONTROL", 3.5 if len(text) > 30 else 2.0, "words of the site"),
    ]


def _names_cost(text: str) -> float:
    tail = _TAIL.search(text)
    parts = (text[: tail.start()] if tail else text).rstrip(" .…,").split(", ")
    short = sum(_SHORT_NAME.match(part) is not None for part in parts)
    return 4.0 * (1 - short / len(parts)) + 1.5 * (1 - byline_likeness(text))


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
    named = _FIGURES.match(lines[0].text)
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
            tail = _TAIL.search(line.text)
            _authors(draft, line, tail.start() if tail else len(line.text))
            if tail:
                _count(draft, line, tail.span(1), tail.span(2))
        elif kind == "VENUE":
            _venue(draft, line)
        elif kind == "COUNT":
            _count(draft, line, (0, len(line.text.rstrip("*"))), None)
        else:
            closing = _ROW.match(line.text)
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
    dated = _ROW.search(text)
    if dated is not None and draft.date is None:
        _count(draft, line, None, dated.span(2))


def _count(draft: Draft, line: Line, count: tuple[int, int] | None, year: tuple[int, int] | None) -> None:
    if count is not None:
        draft.set("citations", int(line.text[slice(*count)]), "normalised")
    if year is not None and draft.date is None:
        reading = read_date(line.text[slice(*year)])
        if reading is not None:
            draft.date = DateDraft(reading, line.text[slice(*year)], line.span(*year))


LAYOUT = Layout(
    name="citation_profile",
    summary="profiles in citation indexes: a table of figures, then title, names, venue, count and year of each paper",
    grammar="citation_profile",
    claims=claims,
    label=label,
    build=build,
)
