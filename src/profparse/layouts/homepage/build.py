"""The records of a homepage, from the tree over its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import profparse.layouts.homepage.entries as runs
from profparse.fields.biography.stages import named
from profparse.fields.citation import Entry, read_entries
from profparse.fields.dates import find_dates, in_year, read_date
from profparse.grammar.decode import Node
from profparse.layouts.contract import Built, DateDraft, Draft, Stretch
from profparse.layouts.homepage.biography import BioParts, build_bio
from profparse.layouts.homepage.headings import readings
from profparse.layouts.homepage.neighbours import description_at, settled
from profparse.layouts.homepage.news import build_news
from profparse.layouts.homepage.profile_cards import position_of, profile_cards
from profparse.layouts.homepage.projects import build_project
from profparse.layouts.homepage.proposer import Facts
from profparse.layouts.homepage.regrouped import regrouped
from profparse.layouts.homepage.remarks import cut
from profparse.layouts.homepage.run_facts import Found
from profparse.layouts.homepage.unread import tell_unread
from profparse.model import ResidueKind
from profparse.pieces.line import Line

SAID = 0.5  # the cost up to which a heading's words say what it opens
EVEN = 0.5  # the certainty from which on a record is rather there than not

_RESIDUE: dict[str, ResidueKind] = {"NOTE": "prose", "MENU": "boilerplate"}


def build(tree: Node, stretch: Stretch) -> Built:
    """News, papers, projects and the bio; headings, notes and menus are residue of their kinds."""
    built = Built()
    bio = BioParts()
    papers: list[Found] = []
    records: list[list[int]] = []  # the lines of each record
    listed = False  # whether it announces positions or degrees
    silent = False  # whether it announces something else, so that no career stands under it
    above: DateDraft | None = None  # the year or month of the heading that the list stands under
    heading: str | None = None
    cards = profile_cards(stretch.lines)
    for part in _flat(tree):
        if isinstance(part, int):
            line, kind = stretch.lines[part], stretch.kinds[part] or ""
            if kind.startswith("H_") or kind == "SUB":
                silent = _announces_else(line, kind, silent)
                bio.part()
            if kind.startswith("H_"):
                above = _heading_date(line)
                heading = line.text
                listed = kind in ("H_POSITIONS", "H_EDUCATION") and readings(line.text.rstrip(":"))[0][0] != "bio"
                built.residue[part] = "heading"
            elif kind == "SUB":
                above = _below(above, _heading_date(line)) or (above if not _is_date_like(line) else None)
                built.residue[part] = "heading"
                if named(line.text):
                    bio.note(line, silent=silent)  # an employer over the roles below
            elif kind in ("PROSE", "CONTACT", "NAME", "INTEREST"):
                bio.add(kind, line, part)
            else:
                built.residue[part] = _RESIDUE.get(kind, "prose")
                if kind == "NOTE":
                    bio.note(line, silent=silent)
            continue
        bio.part()
        numbers = list(part.leaves())
        lines = [stretch.lines[n] for n in numbers]
        if part.rule == "news":
            dated = [fact.dated if isinstance(fact := stretch.facts.get(n), Facts) else None for n in numbers]
            item = build_news(lines, dated, stretch.page, above)
            item.date = _below(above, item.date)
            if item.values["text"] or item.values.get("links"):
                records.append(numbers)
                built.drafts.append(item)
            else:
                built.residue.update(dict.fromkeys(numbers, "prose"))
        elif part.rule == "paper":
            papers.append(Found(numbers, above, heading))
        elif part.rule == "project":
            records.append(numbers)
            built.drafts.append(build_project(lines))
        else:
            own = [n for n in numbers if n in cards]
            if own:
                bio.card([position_of(stretch.lines, n, card) for n in own if (card := cards[n]) is not None], lines)
            else:
                bio.entry(part.rule if listed else "", lines)
    read = _entries(papers, stretch)
    whole = regrouped(settled(papers, read, stretch), stretch)
    dropped = []
    if whole != papers:
        taken = {n for found in whole for n in found.numbers}
        dropped = [left for found in papers if (left := [n for n in found.numbers if n not in taken])]
        built.residue.update(dict.fromkeys(chain.from_iterable(dropped), "prose"))
        for n in taken:
            built.residue.pop(n, None)
        bio.leave({n: stretch.lines[n] for n in taken})
        papers, read = whole, _entries(whole, stretch)
    draft = build_bio(bio, stretch, built, [_names(entry) for entry in read])
    if draft is not None:
        built.drafts.append(draft)
    certain = runs.certainties(papers, read, stretch)
    for found, entry, sure in zip(papers, read, certain, strict=True):
        if sure >= EVEN and entry.draft.values.get("title"):
            records.append(found.numbers)
            paper = _paper(entry.draft, [stretch.lines[n] for n in found.numbers], found.year)
            paper.confidence["item"] = sure
            built.drafts.append(paper)
        else:
            dropped.append(found.numbers)
            built.residue.update(dict.fromkeys(found.numbers, "prose"))
    tell_unread(built, stretch, sorted(records), dropped)
    return built


def _names(entry: Entry) -> list[str]:
    """The names of an entry's authors."""
    return [author.name for author in entry.draft.values.get("authors", ())]


def _entries(papers: Sequence[Found], stretch: Stretch) -> list[Entry]:
    """The entries, read together; lines that only describe one are its abstract."""
    asides = [[n for n in found.numbers if _describes(n, found, stretch)] for found in papers]
    asides = [
        beside if len(beside) < len(found.numbers) else []
        for found, beside in zip(papers, asides, strict=True)
    ]
    lines = [
        _itself([stretch.lines[n] for n in found.numbers if n not in beside])
        for found, beside in zip(papers, asides, strict=True)
    ]
    parted = [cut(own) for own in lines]
    entries = read_entries([own for own, _ in parted], [found.heading for found in papers])
    for entry, beside, (_, remark) in zip(entries, asides, parted, strict=True):
        if remark is not None and "abstract" not in entry.draft.values:
            entry.draft.join("abstract", [(remark[0], remark[1], len(remark[0].text))])
        if beside and "abstract" not in entry.draft.values:
            words = [stretch.lines[n] for n in beside]
            entry.draft.join("abstract", [(line, description_at(line), len(line.text)) for line in words])
    return entries


def _describes(n: int, found: Found, stretch: Stretch) -> bool:
    """Whether a line of an entry only describes the paper, alone or behind the names of links."""
    fact = stretch.facts.get(n)
    return (isinstance(fact, Facts) and fact.describes) or (
        n != found.numbers[0] and description_at(stretch.lines[n]) > 0
    )


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


def _announces_else(line: Line, kind: str, silent: bool) -> bool:
    """Whether a heading says that what stands under it is no career; one that says nothing leaves it as it is."""
    section, cost = readings(line.text.rstrip(":"))[0]
    if kind == "SUB":
        return silent or (section == "other" and cost <= SAID)
    return section in ("other", "papers", "news", "projects") and cost <= SAID


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
