"""What a corrected page teaches: the kinds of its lines, of the runs of them, and of the tokens of its entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from profparse.detect import detect
from profparse.evaluate.compare import letters
from profparse.fields.citation.token_features import facts_of
from profparse.fields.citation.tokens import Tokens
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage import LAYOUT
from profparse.layouts.homepage.entries import watched
from profparse.layouts.homepage.label import proposals
from profparse.layouts.homepage.records import FEWEST, features
from profparse.layouts.homepage.run_facts import Found
from profparse.model import Item, NewsItem, Paper, Profile
from profparse.options import Options
from profparse.parse import parse
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.pieces.line import Line, Page
from profparse.sequence.columns import units_of
from profparse.source import Document
from profparse.training.corrections.drawn import Row
from profparse.training.page_entries import GoldPage, page_rows
from profparse.training.pages.alignment import OUTSIDE, kinds_of_lines
from profparse.training.pages.runs import kind_of_run

#: The kinds of lines of the records in gold.
KINDS = {"papers": "PAPER", "news": "NEWS", "projects": "PROJECT"}
#: What the records are called by in gold, and in a profile.
_NAMED = {"papers": "title", "news": "text_start", "projects": "name"}
_FIELD = {"papers": "title", "news": "text", "projects": "name"}
_START = 30  # letters of a piece of news that tell it from others
PROSE = "PROSE"  # the kind of tokens that are no entry's
Gold = Mapping[str, Any]


class Lesson(NamedTuple):
    """A page with its gold: what was read of it, and the rows by the names of the models that learn from them."""

    name: str
    gold: Gold
    document: Document
    read: Profile
    rows: Mapping[str, Sequence[Row]]


def lesson(name: str, gold: Gold, document: Document, options: Options) -> Lesson:
    """What a page teaches, beside what is read of it by the models in use."""
    kind = options.format or document.format or detect_format(document.text, document.name)
    page = read_page(document.text, kind, include_hidden=options.include_hidden)
    runs: list[Row] = []

    def watch(found: Sequence[Found], facts: list[list[str]], stretch: Stretch) -> None:
        # A page that is tried as a homepage first is told twice.
        if found and "papers" in gold and all(row.units != facts for row in runs):
            runs.append(Row(name, facts, [kind_of_run(run, stretch, gold) for run in found]))

    with watched(watch):
        read = parse(document.text, **reading_options(options, kind))
    kinds = kinds_of(page, gold, read)
    lines: list[Row] = []
    own = [place for place in detect(page, options.layout) if place.layout.name == LAYOUT.name]
    for place in own:
        if place.end - place.start >= FEWEST:
            stretch = Stretch(page, page.lines[place.start : place.end])
            units = features(stretch, *proposals(stretch)).facts
            lines.append(Row(name, units, kinds[place.start : place.end]))
    # What other layouts read by themselves is none of the models' business.
    tokens = list(_token_rows(GoldPage(name, name, page, gold))) if own else []
    runs = runs if own else []
    return Lesson(name, gold, document, read, {"lines": lines, "entries": runs, "references": tokens})


def _token_rows(page: GoldPage) -> Iterator[Row]:
    """The tokens of the page's entries, and of some of its other lines: no more of these than there are entries."""
    entries: list[Row] = []
    others: list[tuple[Tokens, list[str | None]]] = []
    for _, tokens, kinds in page_rows([page]):
        if PROSE in kinds:
            others.append((tokens, kinds))
        else:
            entries.append(Row(page.name, units_of(facts_of(tokens)), kinds))
    yield from entries
    if entries and others:
        for tokens, kinds in others[:: -(-len(others) // len(entries))]:
            yield Row(page.name, units_of(facts_of(tokens)), kinds)


def reading_options(options: Options, format: str) -> dict[str, Any]:
    """The options as :func:`profparse.parse` takes them, for a text of a known format."""
    return {**options._asdict(), "format": format, "strict": False, "model": None}


def kinds_of(page: Page, gold: Gold, read: Profile) -> list[str | None]:
    """The kind of each line as the gold has it; None where that is open.

    Where a record stands is what its blocks say, or those of the record that was read where that is all right; other
    records are found by their letters. Of kinds that the gold does not hold nothing is learnt: lines that were read as
    such stay open.
    """
    lines = page.lines
    placed, others = _placed(gold, read)
    out: list[str | None] = [OUTSIDE] * len(lines)
    if any(others.values()):
        out = kinds_of_lines(lines, page, {**gold, **{key: others[key] for key in KINDS if key in gold}})
    for stretch in gold.get("stretches") or ():
        for n in _lines_in(lines, [stretch["span"]]):  # something is there, but not where one record of it ends
            out[n] = OUTSIDE if stretch.get("kind") == "nothing" else None
    taken: set[int] = set()
    for key, optional, blocks in sorted(placed, key=lambda row: tuple(row[2][0])):
        numbers = list(_lines_in(lines, blocks))
        for n in numbers:
            kind = KINDS[key] if n == numbers[0] else f"{KINDS[key]}_MORE"
            out[n] = None if optional or n in taken else kind  # a line of several records says nothing
        taken.update(numbers)
    for key in KINDS.keys() - gold.keys():
        for n in _lines_in(lines, [span for item in getattr(read, key) for span in item.blocks]):
            if out[n] == OUTSIDE:
                out[n] = None
    return out


_Placed = tuple[str, bool, Sequence[Sequence[int]]]


def _placed(gold: Gold, read: Profile) -> tuple[list[_Placed], dict[str, list[Gold]]]:
    """The records whose place is known, by key and whether they are optional; and the others by key."""
    placed: list[_Placed] = []
    others: dict[str, list[Gold]] = {key: [] for key in KINDS}
    for key, name in _NAMED.items():
        found: dict[str, list[Item]] = {}
        for item in getattr(read, key):
            found.setdefault(_name(key, getattr(item, _FIELD[key])), []).append(item)
        for record in gold.get(key) or ():
            own = found.get(_name(key, record.get(name)), [])
            if record.get("blocks"):
                placed.append((key, bool(record.get("optional")), record["blocks"]))
            elif len(own) == 1 and not record.get("optional") and _is_right(record, own[0]):
                placed.append((key, False, own[0].blocks))
            elif record.get(name):
                others[key].append(record)
    return placed, others


def _name(key: str, text: str | None) -> str:
    return letters(text)[:_START] if key == "news" else letters(text)


def _is_right(record: Gold, item: Item) -> bool:
    """Whether a record that was read holds all that the gold says of it."""
    if isinstance(item, NewsItem):
        edtf = (record.get("date") or {}).get("edtf")
        return edtf == (item.date.edtf if item.date else None)
    if not isinstance(item, Paper):
        return True
    year = item.date.edtf[:4] if item.date else None
    names = [letters(author.name) for author in item.authors]
    return (
        names == [letters(name) for name in record.get("authors") or ()]
        and letters(item.venue) == letters(record.get("venue"))
        and str(record.get("year") or "") == (year or "")
    )


def _lines_in(lines: Sequence[Line], spans: Sequence[Sequence[int]]) -> Iterator[int]:
    """The numbers of the lines that share a character with one of the spans, in order; linear in both."""
    ordered = sorted((start, end) for start, end in spans)
    first = 0
    for n, line in enumerate(lines):
        while first < len(ordered) and ordered[first][1] <= line.start:
            first += 1
        if first < len(ordered) and ordered[first][0] < line.end:
            yield n
