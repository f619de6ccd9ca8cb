"""What of a page is a list of papers, its fields as pieces for the grammar, and the records of the tree."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from profparse.fields.citation.likeness import entry_likeness
from profparse.fields.draft import Draft
from profparse.grammar.decode import Node
from profparse.layouts.contract import Built, Claim, Label, Stretch
from profparse.layouts.declared.joined import Joined
from profparse.layouts.declared.page_names import seen_often
from profparse.layouts.homepage.headings import readings
from profparse.layouts.listing.grouping import TITLE, Group, groups
from profparse.layouts.listing.known_names import corrected
from profparse.layouts.listing.page_facts import KNOWN, LONGEST_HEADING, is_listing
from profparse.layouts.listing.reading import Field, fields_of
from profparse.layouts.listing.records import paper_of
from profparse.pieces.line import InlineLink, Line, Page

FEWEST = 2  # records that make a list
RATHER = 0.5  # the posterior from which on a field is rather what it was read as than not
_SITE = Label("SITE", 1.0, "words of the site outside of any record")


class Read(NamedTuple):
    """A stretch of a page that was read: its text, its fields, and the records that they make."""

    joined: Joined
    fields: Sequence[Field]
    records: Sequence[Group]


@lru_cache(maxsize=1)
def read(text: str, lines: tuple[Line, ...]) -> Read:
    """Read the lines of a page; that of the page before is kept, since claims and labels ask for the same."""
    joined = Joined(text, lines)
    fields = fields_of(joined)
    return Read(joined, fields, _records(joined, fields))


def _records(joined: Joined, fields: Sequence[Field]) -> list[Group]:
    gaps = [start for start, line in zip(joined.starts, joined.lines, strict=True) if line.gap]
    return [one for one in groups(fields, gaps) if _is_record(fields, one)]


def _is_record(fields: Sequence[Field], group: Group) -> bool:
    """Whether a title has names with it, and both are rather that than not."""
    if fields[group.title].posterior < RATHER:
        return False
    return any(one.kind == "NAMES" and one.posterior >= RATHER for one in fields[group.start : group.end])


def claims(page: Page) -> Sequence[Claim]:
    """From the first record to the last one, where the page is a site's list; a page with links is a source's own."""
    if any(_is_marked_up(link, line) for line in page.lines for link in line.links):
        return ()
    if _is_of_entries(page) or any(_announces(line) for line in page.lines):
        return ()
    found = read(page.text, page.lines)
    joined, fields, records = found
    if len(records) < FEWEST or not is_listing(fields, records, page):
        return ()
    first = joined.line_at(fields[records[0].start].start)
    last = joined.line_at(fields[records[-1].end - 1].end - 1) + 1
    return [Claim(first, last, round(1 - 0.5 ** len(records), 4))]


def _announces(line: Line) -> bool:
    """Whether a line is a heading by its markup that announces papers: those of a section of somebody's page."""
    if line.kind != "heading" or len(line.text) > LONGEST_HEADING:
        return False
    says, cost = readings(line.text.rstrip(":"))[0]
    return says == "papers" and cost < KNOWN


def _is_of_entries(page: Page) -> bool:
    """Whether most of a page stands in lines that are entries each by itself: a list that nobody flattened.

    Of some eighty dumps of sites none has two thirds of its letters in such lines but those of references; of lists of
    references all have. So they are not read twice.
    """
    whole = sum(len(line.text) for line in page.lines)
    return 3 * sum(len(line.text) for line in page.lines if entry_likeness(line) > RATHER) >= 2 * whole


def _is_marked_up(link: InlineLink, line: Line) -> bool:
    """Whether a link has words of its own, as only markup can give it."""
    return link.end > link.start and link.url != line.text[link.start : link.end]


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """The stretch's lines become its fields: those that open a record, those that go on with one, the site's words.

    They are read with the page around them, as they were when they were claimed.
    """
    joined, fields, _ = read(stretch.page.text, stretch.page.lines)
    first, last = stretch.lines[0].start, stretch.lines[-1].end
    places = [(joined.lines[joined.line_at(one.start)], joined.lines[joined.line_at(one.end - 1)]) for one in fields]
    own = [one for one, (a, b) in zip(fields, places, strict=True) if first <= a.start and b.end <= last]
    records = _records(joined, own)
    stretch.facts[0] = Read(joined, own, records)
    stretch.facts[1] = len(stretch.lines)
    stretch.lines = [joined.words(((one.start, one.end),)) for one in own]
    inside = {n for one in records for n in range(one.start, one.end)}
    opens = {one.start for one in records}
    out: list[list[Label]] = []
    for n, field in enumerate(own):
        if n in opens:
            out.append([Label("OPEN", 0.0, f"the {field.kind.lower()} of a paper, the first of its fields")])
        elif n in inside and field.kind != "OTHER":
            out.append([Label("PART", 0.0, f"the {field.kind.lower()} of a paper"), _SITE])
        else:
            out.append([*([Label("SKIP", 0.0, "words of the site")] if n in inside else []), _SITE])
    return out


def build(tree: Node, stretch: Stretch) -> Built:
    """A paper for each record; what no record takes up is the site's."""
    found: Read = stretch.facts[0]
    built = Built()
    records = [list(node.leaves()) for node in tree.nodes("record")]
    papers = [_paper([found.fields[n] for n in numbers], found.joined) for numbers in records]
    known = seen_often([paper for paper in papers if paper is not None])
    for n, (numbers, paper) in enumerate(zip(records, papers, strict=True)):
        if known and paper is not None and any(author.name not in known for author in paper.values.get("authors", ())):
            papers[n] = _paper(corrected([found.fields[k] for k in numbers], found.joined.text, known), found.joined)
    built.drafts += [paper for paper in papers if paper is not None]
    built.residue.update(dict.fromkeys(range(stretch.facts[1]), "boilerplate"))
    return built


def _paper(fields: Sequence[Field], joined: Joined) -> Draft | None:
    """A paper; the confidence in a field is the posterior of its tokens."""
    title = next(one for one in fields if one.kind == TITLE)
    draft = paper_of(fields, title, joined)
    for name, kind in (("title", TITLE), ("authors", "NAMES"), ("venue", "VENUE"), ("abstract", "TEXT")):
        if draft is not None and name in draft.values:
            draft.confidence[name] = round(max(one.posterior for one in fields if one.kind == kind), 2)
    return draft
