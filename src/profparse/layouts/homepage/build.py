"""The records of a homepage, from the tree over its lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import profparse.layouts.homepage.entries as runs
from profparse.fields.citation import Entry, read_entries
from profparse.fields.dates import find_dates, in_year, read_date
from profparse.grammar import load
from profparse.grammar.decode import Node, decode
from profparse.layouts.contract import Built, DateDraft, Draft, Stretch
from profparse.layouts.homepage.biography import BioParts, build_bio
from profparse.layouts.homepage.entries import Found
from profparse.layouts.homepage.headings import readings
from profparse.layouts.homepage.news import build_news
from profparse.layouts.homepage.projects import build_project
from profparse.layouts.homepage.proposer import Facts
from profparse.layouts.homepage.records import RECORDS, SKIP
from profparse.layouts.homepage.rival_cuts import best_cut
from profparse.layouts.homepage.second_look import second_look
from profparse.layouts.homepage.unread import Doubted, tell_unread
from profparse.model import ResidueKind
from profparse.pieces.line import Line

EVEN = 0.5  # the certainty from which on a record is rather there than not

_CAREER = ("position", "degree")
_RESIDUE: dict[str, ResidueKind] = {"NOTE": "prose", "MENU": "boilerplate"}


def build(tree: Node, stretch: Stretch) -> Built:
    """News, papers, projects and the bio; headings, notes and menus are residue of their kinds."""
    built = Built()
    parts = list(_placed(tree, stretch))
    papers = [
        Found(list(part.part.leaves()), part.above, part.heading)
        for part in parts
        if not isinstance(part.part, int) and part.part.rule == "paper"
    ]
    loose = [part for part in parts if isinstance(part.part, int) or part.part.rule in _CAREER]
    papers += second_look(loose, papers, stretch)
    papers.sort(key=lambda found: found.numbers[0])
    records, doubted, authors = _build_papers(papers, stretch, built)
    taken = {n for numbers in records for n in numbers}
    chosen = {n for found in papers if not found.again for n in found.numbers}
    none = {n for run in doubted for n in run.numbers if n in chosen}
    if none:
        parts = _without(none, parts, stretch)
    bio = BioParts()
    for part in parts:
        if isinstance(part.part, int):
            if part.part not in taken:
                _place_line(part.part, stretch, bio, built)
            continue
        numbers = [n for n in part.part.leaves() if n not in taken]
        if not numbers:
            continue
        if part.part.rule == "news":
            if _build_news(numbers, part.above, stretch, built):
                records.append(numbers)
        elif part.part.rule == "project":
            records.append(numbers)
            built.drafts.append(build_project([stretch.lines[n] for n in numbers]))
        elif part.part.rule == "paper":
            built.residue.update(dict.fromkeys(numbers, "prose"))
        else:
            bio.entry(part.part.rule if part.named else "", [stretch.lines[n] for n in numbers])
    draft = build_bio(bio, stretch, built, authors, taken)
    if draft is not None:
        built.drafts.append(draft)
    tell_unread(built, stretch, sorted(records), doubted)
    return built


class Placed(NamedTuple):
    """An entry, or a line that stands in none, and what stands over it."""

    part: Node | int
    above: DateDraft | None  # the year or month of the heading that the list stands under
    heading: str | None
    named: bool  # whether that announces positions or degrees


def _placed(tree: Node, stretch: Stretch) -> Iterator[Placed]:
    """The entries and the other lines in page order."""
    named = False
    above: DateDraft | None = None
    heading: str | None = None
    for part in _flat(tree):
        if isinstance(part, int):
            line, kind = stretch.lines[part], stretch.kinds[part] or ""
            if kind.startswith("H_"):
                above = _heading_date(line)
                heading = line.text
                named = kind in ("H_POSITIONS", "H_EDUCATION") and readings(line.text.rstrip(":"))[0][0] != "bio"
            elif kind == "SUB":
                above = _below(above, _heading_date(line)) or (above if not _is_date_like(line) else None)
        yield Placed(part, above, heading, named)


def _without(none: Collection[int], parts: list[Placed], stretch: Stretch) -> list[Placed]:
    """The entries and the other lines, where these lines are of no record: they are what is likeliest but for that."""
    columns = [
        [(label.kind, label.cost) for label in labels if n not in none or label.kind not in RECORDS]
        for n, labels in enumerate(stretch.labels)
    ]
    decoded = decode(load("homepage"), columns, skip=SKIP)
    if decoded.tree is None:
        return parts
    stretch.kinds = decoded.kinds
    return list(_placed(decoded.tree, stretch))


def _place_line(n: int, stretch: Stretch, bio: BioParts, built: Built) -> None:
    """A line that stands in no entry."""
    kind = stretch.kinds[n] or ""
    if kind in ("PROSE", "CONTACT", "NAME", "INTEREST"):
        bio.add(kind, stretch.lines[n], n)
    elif kind.startswith("H_") or kind == "SUB":
        built.residue[n] = "heading"
    else:
        built.residue[n] = _RESIDUE.get(kind, "prose")


def _build_news(numbers: Sequence[int], above: DateDraft | None, stretch: Stretch, built: Built) -> bool:
    """Add a piece of news; False where its lines hold nothing that is told."""
    lines = [stretch.lines[n] for n in numbers]
    dated = [fact.dated if isinstance(fact := stretch.facts.get(n), Facts) else None for n in numbers]
    item = build_news(lines, dated, stretch.page, above)
    item.date = _below(above, item.date)
    if not (item.values["text"] or item.values.get("links")):
        built.residue.update(dict.fromkeys(numbers, "prose"))
        return False
    built.drafts.append(item)
    return True


def _build_papers(
    papers: Sequence[Found], stretch: Stretch, built: Built
) -> tuple[list[list[int]], list[Doubted], list[list[str]]]:
    """Add the papers among what may be some: the lines of those that were kept, the others, and the authors' names."""
    records: list[list[int]] = []
    doubted: list[Doubted] = []
    authors: list[list[str]] = []
    cut, read = best_cut(papers, stretch, lambda found: _entries(found, stretch))
    for found, entry, sure in zip(cut, read, runs.certainties(cut, read, stretch), strict=True):
        if sure >= EVEN and entry.draft.values.get("title"):
            records.append(found.numbers)
            paper = _paper(entry.draft, [stretch.lines[n] for n in found.numbers], found.year)
            paper.confidence["item"] = sure
            built.drafts.append(paper)
            authors.append(_names(entry))
        else:
            doubted.append(Doubted(found.numbers, sure))
            if not found.again:
                authors.append(_names(entry))
    return records, doubted, authors


def _names(entry: Entry) -> list[str]:
    """The names of an entry's authors."""
    return [author.name for author in entry.draft.values.get("authors", ())]


def _entries(papers: Sequence[Found], stretch: Stretch) -> list[Entry]:
    """The entries, read together; lines that only describe one are its abstract."""
    asides = [
        [n for n in found.numbers if isinstance(fact := stretch.facts.get(n), Facts) and fact.describes]
        for found in papers
    ]
    asides = [
        beside if len(beside) < len(found.numbers) else []
        for found, beside in zip(papers, asides, strict=True)
    ]
    lines = [
        _itself([stretch.lines[n] for n in found.numbers if n not in beside])
        for found, beside in zip(papers, asides, strict=True)
    ]
    entries = read_entries(lines, [found.heading for found in papers])
    for entry, beside in zip(entries, asides, strict=True):
        if beside and "abstract" not in entry.draft.values:
            entry.draft.join("abstract", [(stretch.lines[n], 0, len(stretch.lines[n].text)) for n in beside])
    return entries


def _flat(tree: Node) -> Iterator[Node | int]:
    """The entries of all sections, and the lines that stand in none, in page order."""
    for child in tree.children:
        if isinstance(child, Node) and child.rule.endswith("_section"):
            yield from _flat(child)
        else:
            yield child


def _itself(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines that cite the paper: without a list of remarks behind them."""
    if lines[0].kind == "item":
        return lines
    return [line for line in lines if line.kind != "item"]


def _paper(draft: Draft, lines: Sequence[Line], above: DateDraft | None) -> Draft:
    draft.extents.clear()
    for line in lines:
        draft.take(line)
    if draft.date is None and above is not None:
        draft.date = above
    return draft


def _heading_date(line: Line) -> DateDraft | None:
    """The year or month that a heading names, for the entries under it."""
    if len(line.text) > 60:
        return None
    reading = read_date(line.text)
    if reading is not None:
        return DateDraft(reading, line.text, line.span(0, len(line.text)), "inherited")
    found = find_dates(line.text)
    if len(found) == 1 and "updated" not in line.text.lower():
        start, end, reading = found[0]
        return DateDraft(reading, line.text[start:end], line.span(start, end), "inherited")
    return None


def _below(above: DateDraft | None, date: DateDraft | None) -> DateDraft | None:
    """A date without a year takes that of the heading that it stands under."""
    if date is None or above is None or "XXXX" not in date.reading.edtf or not above.reading.edtf[:4].isdigit():
        return date
    dated = in_year(date.reading, int(above.reading.edtf[:4]))
    return date if dated is None else date._replace(reading=dated._replace(inferred=("year",)))


def _is_date_like(line: Line) -> bool:
    return any(c.isdigit() for c in line.text)
