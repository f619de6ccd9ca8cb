"""Lists of records in a site's data files: keys and values that name a paper's title, authors, venue and year.

See ``grammars/record_list.lark`` for an excerpt of such a file.
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.decode import Node
from profparse.fields.authors import read_byline
from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import read_venue
from profparse.fields.dates import match_date
from profparse.fields.links import is_target, link_kind
from profparse.layouts.contract import Built, Claim, DateDraft, Draft, Label, Layout, Stretch
from profparse.model import Author, Link
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page
from profparse.records import NamedTuple

_KEY = lazy_pattern(r"([A-Za-z][\w-]{1,24}):(?:\s|$)")
_TITLES = frozenset({"title", "name", "paper", "papertitle"})
_AUTHORS = frozenset({"authors", "author", "coauthors"})
_VENUES = frozenset({
    "venue", "journal", "booktitle", "conference", "publication", "published_in", "proceedings", "container-title",
})  # fmt: skip
_DATES = frozenset({"date", "year", "published", "issued", "pub_date"})
_ABSTRACTS = frozenset({"abstract", "summary"})
FEWEST = 2  # records that make a list
LONGEST = 20_000  # code points of a record's line


class Pair(NamedTuple):
    """A key and where its value stands, quotes left out."""

    key: str
    line: Line
    start: int
    end: int


def _pairs(line: Line) -> list[Pair]:
    """The keys and values of a line: each key opens the line or one of the source's lines that it was folded from."""
    text = line.text
    if len(text) > LONGEST:
        return []
    starts = [match for place in (0, *line.soft) if (match := _KEY.match(text, place + (text[place] == " ")))]
    out = []
    for n, match in enumerate(starts):
        start = match.end()
        end = starts[n + 1].start() if n + 1 < len(starts) else len(text)
        while start < end and text[end - 1] == " ":
            end -= 1
        if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
            start, end = start + 1, end - 1
        out.append(Pair(match[1].casefold(), line, start, end))
    return out


def _is_record(line: Line) -> bool:
    """Whether an item's keys name a title, and authors, a venue or a year."""
    if line.kind != "item" or not line.soft or ":" not in line.text[:26]:
        return False
    keys = {pair.key for pair in _pairs(line)}
    return not keys.isdisjoint(_TITLES) and not keys.isdisjoint(_AUTHORS) and not keys.isdisjoint(_VENUES | _DATES)


def claims(page: Page) -> Sequence[Claim]:
    """From the first record to the last, with what the records hold of lists of their own."""
    if ":" not in page.text or page.format != "markdown":
        return ()
    records = [n for n, line in enumerate(page.lines) if _is_record(line)]
    if len(records) < FEWEST:
        return ()
    level = page.lines[records[0]].level
    end = records[-1] + 1
    while end < len(page.lines) and page.lines[end].kind == "item" and page.lines[end].level > level:
        end += 1
    start = records[0]
    if start and page.lines[start - 1].text.endswith(":") and page.lines[start - 1].kind == "text":
        start -= 1  # the list's own key
    share = len(records) / sum(page.lines[n].level <= level for n in range(records[0], end))
    return [Claim(start, end, round(1 - 0.5 ** len(records), 4))] if share > 0.5 else ()


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line: a record, an item of a list inside one, or neither."""
    out: list[list[Label]] = []
    level = next((line.level for line in stretch.lines if line.kind == "item"), 0)
    for line in stretch.lines:
        kinds = [Label("OTHER", 1.0, "no record")]
        if line.kind == "item" and line.level > level:
            kinds.append(Label("MORE", 0.1, "an item inside a record"))
        elif _is_record(line):
            kinds.append(Label("RECORD", 0.0, "keys and values"))
        out.append(kinds)
    return out


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
    listed = [line for line in lines[1:] if not _KEY.match(line.text)]
    pairs = [pair for line in lines for pair in _pairs(line)]
    authors: list[Author] = []
    for pair in pairs:
        line, start, end = pair.line, pair.start, pair.end
        if pair.key in _TITLES and "title" not in draft.values and start < end:
            draft.read("title", line, start, end - (line.text[end - 1] == "."))
            draft.confidence["title"] = 0.97
        elif pair.key in _AUTHORS:
            authors += _authors(draft, line, start, end)
        elif pair.key in _VENUES and "venue" not in draft.values and start < end:
            _venue(draft, pair)
        elif pair.key in _DATES and draft.date is None:
            _date(draft, line, start, end)
        elif pair.key in _ABSTRACTS and start < end:
            draft.read("abstract", line, start, end)
    if not authors and any(pair.key in _AUTHORS and pair.start >= pair.end for pair in pairs):
        for line in listed:
            own = _pairs(line)  # the record's next keys are folded into the last item of a list in it
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


LAYOUT = Layout(
    name="record_list",
    summary="data files of a site: records whose keys name title, authors, venue and year",
    grammar="record_list",
    claims=claims,
    label=label,
    build=build,
)
