"""The records of a homepage, from the tree over its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from profparse.decode import Node
from profparse.fields.authors import byline_likeness
from profparse.fields.citation import Entry, read_entries
from profparse.fields.dates import find_dates, in_year, read_date
from profparse.layouts.contract import Built, DateDraft, Draft, Stretch
from profparse.layouts.homepage.biography import BioParts, build_bio
from profparse.layouts.homepage.headings import readings
from profparse.layouts.homepage.news import build_news
from profparse.layouts.homepage.projects import build_project
from profparse.layouts.homepage.proposer import Facts
from profparse.model import ResidueKind
from profparse.pieces.line import Line

SURE = 0.7  # the probability from which on an entry of a list of projects is a paper
LONGEST_BYLINE = 600  # code points
FEWEST = 5  # entries from which on a list without such a heading tells by what most of it is
LEAST = 0.5  # the probability from which on an entry is taken for a paper where no heading announces any

_RESIDUE: dict[str, ResidueKind] = {"NOTE": "prose", "MENU": "boilerplate"}


def build(tree: Node, stretch: Stretch) -> Built:
    """News, papers, projects and the bio; headings, notes and menus are residue of their kinds."""
    built = Built()
    bio = BioParts()
    papers: list[_Found] = []
    listed = False  # whether the heading above announces publications
    section = 0
    projects: dict[int, Sequence[Line]] = {}  # those that may be papers, by their place among these
    named = False  # whether it announces positions or degrees
    above: DateDraft | None = None  # the year or month of the heading that the list stands under
    heading: str | None = None
    for part in _flat(tree):
        if isinstance(part, int):
            line, kind = stretch.lines[part], stretch.kinds[part] or ""
            if kind.startswith("H_"):
                above = _heading_date(line)
                heading, listed = line.text, kind == "H_PAPERS"
                named = kind in ("H_POSITIONS", "H_EDUCATION") and readings(line.text.rstrip(":"))[0][0] != "bio"
                section += 1
                built.residue[part] = "heading"
            elif kind == "SUB":
                above = _below(above, _heading_date(line)) or (above if not _is_date_like(line) else None)
                built.residue[part] = "heading"
            elif kind in ("PROSE", "CONTACT", "NAME", "INTEREST"):
                bio.add(kind, line, part)
            else:
                built.residue[part] = _RESIDUE.get(kind, "prose")
            continue
        numbers = list(part.leaves())
        lines = [stretch.lines[n] for n in numbers]
        if part.rule == "news":
            dated = [fact.dated if isinstance(fact := stretch.facts.get(n), Facts) else None for n in numbers]
            item = build_news(lines, dated, stretch.page, above)
            item.date = _below(above, item.date)
            if item.values["text"] or item.values.get("links"):
                built.drafts.append(item)
            else:
                built.residue.update(dict.fromkeys(numbers, "prose"))
        elif part.rule == "paper":
            grouped = isinstance(fact := stretch.facts.get(numbers[0]), Facts) and fact.grouped
            papers.append(_Found(numbers, above, heading, listed or grouped, section))
        elif part.rule == "project":
            if any(_is_byline(line) for line in lines[:3]):
                papers.append(_Found(numbers, above, heading, False, -len(papers) - 1))
                projects[len(papers) - 1] = lines
            else:
                built.drafts.append(build_project(lines))
        else:
            bio.entry(part.rule if named else "", lines)
    draft = build_bio(bio, stretch, built)
    if draft is not None:
        built.drafts.append(draft)
    entries = _entries(papers, stretch)
    lists = _lists(papers, entries)
    for number, (found, entry) in enumerate(zip(papers, entries, strict=True)):
        listed = found.section in lists and (_is_listed(entry) or _is_set_apart(stretch.lines[found.numbers[0]]))
        if number in projects and entry.probability < SURE:
            built.drafts.append(build_project(projects[number]))
        elif not listed and entry.probability < LEAST:
            built.residue.update(dict.fromkeys(found.numbers, "prose"))
        else:
            built.drafts.append(_paper(entry.draft, [stretch.lines[n] for n in found.numbers], found.year))
    return built


class _Found(NamedTuple):
    """The lines of what may be a paper, and what stands over them."""

    numbers: list[int]
    year: DateDraft | None
    heading: str | None
    listed: bool
    section: int


def _entries(papers: Sequence[_Found], stretch: Stretch) -> list[Entry]:
    """The entries, read together; lines that only describe one are its abstract."""
    asides = [
        [n for n in found.numbers if isinstance(fact := stretch.facts.get(n), Facts) and fact.describes]
        for found in papers
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


def _lists(papers: Sequence[_Found], entries: Sequence[Entry]) -> set[int]:
    """The sections that list publications: their heading says so, or nearly all that was found in them are some."""
    sizes = Counter(found.section for found in papers)
    sure = Counter(found.section for found, entry in zip(papers, entries, strict=True) if entry.probability >= LEAST)
    return {found.section for found in papers if found.listed} | {
        section for section, size in sizes.items() if size >= FEWEST and sure[section] * 5 >= size * 4
    }


def _flat(tree: Node) -> Iterator[Node | int]:
    """The entries of all sections, and the lines that stand in none, in page order."""
    for child in tree.children:
        if isinstance(child, Node) and child.rule.endswith("_section"):
            yield from _flat(child)
        else:
            yield child


def _is_listed(entry: Entry) -> bool:
    """Whether an entry under a heading of publications is one: it names authors, or says where and when it appeared."""
    values = entry.draft.values
    if entry.probability > 0.3 or values.get("authors"):
        return True
    return bool(values.get("venue")) and (entry.draft.date is not None or entry.probability > 0.02)


def _is_byline(line: Line) -> bool:
    """Whether a line lists names and nothing else, several of them."""
    return line.text.count(",") > 1 and len(line.text) < LONGEST_BYLINE and byline_likeness(line.text) > 0.9


def _is_set_apart(line: Line) -> bool:
    """Whether a line opens with a title in bold and says more behind it: `**Title** (Job Market Paper)`."""
    size = len(line.text)
    return any(run.kind == "bold" and run.start < 3 and 12 < run.end < size for run in line.runs)


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
