"""The bio of a homepage: its prose, its lists of positions and degrees, its contacts, and the person's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from profparse.fields.biography import (
    add_education,
    add_positions,
    read_contact,
    read_entry,
    read_prose,
)
from profparse.fields.biography.candidates import candidates_of
from profparse.fields.biography.labelled_careers import labelled_careers
from profparse.fields.biography.likelihood import likely_records
from profparse.fields.biography.record_evidence import Record
from profparse.fields.biography.role_lines import read_career
from profparse.fields.biography.stages import named, stages_of
from profparse.fields.identifiers import identifiers_of, orcid_in
from profparse.fields.links import is_target, link_kind
from profparse.fields.person import Named, is_another, person_of
from profparse.fields.person.places import MOST_LINES
from profparse.layouts.contract import Built, Draft, Stretch
from profparse.layouts.homepage.career_places import places_in
from profparse.layouts.homepage.career_runs import career_runs
from profparse.layouts.homepage.summary import prose_end, sentences
from profparse.model import Education, Link, Position
from profparse.pieces.line import InlineLink, Line, Page

MOST_ASKED = 4  # stretches of a page that are asked for its person's name: each looks at the page's beginning
FEWEST_STAGES = 2  # with a date, of a career that no heading announces
LONGEST_INTEREST = 120  # code points of a line under a heading of interests; a longer one is prose
_SECTIONS = {"position": "positions", "degree": "education"}


@dataclass(slots=True)
class BioParts:
    """The lines that the grammar gave to the bio, by what they are."""

    prose: list[Line] = field(default_factory=list)
    contacts: list[Line] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)
    interests: list[Line] = field(default_factory=list)
    entries: list[tuple[str, Sequence[Line]]] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)  # of a profile's cards, which tell their parts apart
    all: list[Line] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    runs: list[list[Line]] = field(default_factory=lambda: [[]])  # lines outside entries that follow one another
    notes: set[int] = field(default_factory=set)  # by identity, those of them that say nothing else of the person
    silent: set[int] = field(default_factory=set)  # those under a heading of something else

    def add(self, kind: str, line: Line, number: int) -> None:
        """Add a line that stands in no entry."""
        kinds = {"PROSE": self.prose, "CONTACT": self.contacts, "NAME": self.names, "INTEREST": self.interests}
        kinds[kind].append(line)
        self.all.append(line)
        self.numbers.append(number)
        if kind in ("PROSE", "CONTACT"):
            self.runs[-1].append(line)

    def note(self, line: Line, *, silent: bool) -> None:
        """Add a line that no heading gives to the bio, which may yet tell a stage of a career.

        ``silent`` says that the heading over it announces something else.
        """
        if silent:
            self.silent.add(id(line))
        self.runs[-1].append(line)
        self.notes.add(id(line))

    def part(self) -> None:
        """End a run: what stands next is a heading or an entry."""
        if self.runs[-1]:
            self.runs.append([])

    def entry(self, rule: str, lines: Sequence[Line]) -> None:
        """Add an entry of a list of positions or degrees; no rule where no heading says which of them."""
        self.entries.append((rule, lines))
        self.all += lines

    def card(self, positions: Sequence[Position], lines: Sequence[Line]) -> None:
        """Add what the cards of a profile say, with their lines."""
        self.positions += positions
        self.all += lines

    def leave(self, taken: Mapping[int, Line]) -> None:
        """Leave out lines that turned out to be those of publications, by their numbers."""
        places = {line.start for line in taken.values()}
        self.numbers = [n for n in self.numbers if n not in taken]
        for own in (self.prose, self.contacts, self.all, *self.runs):
            own[:] = [line for line in own if line.start not in places]


def build_bio(parts: BioParts, stretch: Stretch, built: Built, papers: Iterable[Sequence[str]]) -> Draft | None:
    """The bio draft, or None where the lines say nothing of a person; what it leaves is residue.

    ``papers`` are the names of the authors of each of the stretch's papers.
    """
    page = stretch.page
    draft = Draft("bio")
    stages, used = _stages(parts, page)
    facts = read_prose([line for line in parts.prose + parts.contacts if id(line) not in used], page)
    positions: list[Position] = list(facts.positions)
    education: list[Education] = list(facts.education)
    for staged, studied in stages:
        add_positions(positions, staged)
        add_education(education, studied)
    add_positions(positions, parts.positions)
    for rule, lines in parts.entries:
        found_positions, found_education = read_career(lines, page, _SECTIONS.get(rule))
        add_positions(positions, found_positions)
        add_education(education, found_education)
    candidates = candidates_of([*positions, *education], labelled_careers(career_runs(stretch)))
    held = likely_records(candidates, places_in(stretch))
    positions = [record for record, _ in held if isinstance(record, Position)]
    education = [record for record, _ in held if isinstance(record, Education)]
    named = _named(stretch, papers)
    if named is not None:
        draft.values["name"], draft.spans["name"], draft.confidence["name"] = named
        draft.provenance["name"] = "read"
    parts.all += _quoted(parts, [*positions, *education])
    contact = read_contact(parts.all, page.text)
    if positions:
        draft.set("positions", tuple(positions))
        draft.confidence["positions"] = _mean([sure for record, sure in held if isinstance(record, Position)])
    if education:
        draft.set("education", tuple(education))
        draft.confidence["education"] = _mean([sure for record, sure in held if isinstance(record, Education)])
    interests = list(facts.interests) + [
        (line.text, line.span(0, len(line.text)))
        for line in parts.interests
        if 2 < len(line.text) < LONGEST_INTEREST and len(line.spans(0, len(line.text))) == 1
    ]
    if interests:
        draft.set("interests", tuple(text for text, _ in interests))
        draft.spans["interests"] = tuple(span for _, span in interests)
    if contact.emails:
        draft.set("emails", tuple(text for text, _ in contact.emails), "read" if contact.quoted else "normalised")
        if contact.quoted:
            draft.spans["emails"] = tuple(span for _, span in contact.emails)
    links = _links(parts.all)
    if links:
        draft.set("links", tuple(Link(k.url, None, text, link_kind(text, k.url), k.span) for k, text in links))
    own = [k for k, text in links if not is_another(text, draft.values.get("name"))]
    identifiers = identifiers_of(own, "person", page.text)
    if all(one.scheme != "orcid" for one in identifiers):
        identifiers += [found for line in parts.all if (found := orcid_in(line)) is not None][:1]
    if identifiers:
        draft.set("identifiers", tuple(identifiers))
    shown = [line for line in parts.prose if line.kind in ("text", "cell", "definition")]
    prose = sentences(shown, stretch.lines)
    if prose:
        draft.join("summary", [(line, 0, prose_end(line.text)) for line in prose])
    if not (draft.values.keys() - {"links", "summary"}) and not _speaks(prose):
        for number in parts.numbers:
            built.residue[number] = "prose"
        return None
    for line in parts.all:
        draft.take(line)
    for span in draft.spans.get("name", ()):
        draft.extents.append(span)
    return draft


def _stages(parts: BioParts, page: Page) -> tuple[list[tuple[list[Position], list[Education]]], set[int]]:
    """The positions and degrees of stages outside lists of them, and the lines that told those, by identity."""
    out = []
    used: set[int] = set()
    for run in parts.runs:
        told = [(stage, found) for stage in stages_of(run)[0] if any(found := _stage(stage, page, parts))]
        # A note alone is of anything; a career has several stages.
        alone = sum(any(_is_dated(r) for kind in found for r in kind) for _, found in told) < FEWEST_STAGES
        for stage, found in told:
            if not alone or not any(id(line) in parts.notes for line in stage):
                out.append(found)
                used.update(map(id, stage))
    return out, used


def _stage(stage: Sequence[Line], page: Page, parts: BioParts) -> tuple[list[Position], list[Education]]:
    """The positions and degrees of one stage."""
    positions, education = read_entry(stage, page)
    positions = [p for p in positions if p.role and p.organization and (_is_dated(p) or named(p.organization))]
    education = [e for e in education if e.degree and e.institution and named(e.institution)]
    if any(id(line) in parts.notes for line in stage):  # of whom it tells, only a date says: lists of students
        education = [e for e in education if _is_dated(e)]
    if any(id(line) in parts.silent for line in stage):
        positions, education = [p for p in positions if _lasts(p)], [e for e in education if _lasts(e)]
    return positions, education


def _is_dated(record: Record) -> bool:
    return record.start is not None or record.end is not None


def _lasts(record: Record) -> bool:
    """Whether a record has a period, as no talk, course or award has."""
    return record.start is not None and record.start != record.end


def _quoted(parts: BioParts, records: Sequence[Record]) -> list[Line]:
    """The notes that a record quotes."""
    spans = sorted(record.span for record in records)
    return [
        line for run in parts.runs for line in run
        if id(line) in parts.notes and any(start < line.end and line.start < end for start, end in spans)
    ]  # fmt: skip


def _named(stretch: Stretch, papers: Iterable[Sequence[str]]) -> Named | None:
    """The name of the page's person, where no stretch before gave it; the first few are asked."""
    asked = stretch.shared.setdefault("asked", 0)
    if asked >= MOST_ASKED:
        return None
    named = person_of(stretch.page, _told(stretch), papers)
    stretch.shared["asked"] = asked + 1 if named is None else MOST_ASKED
    return named


def _mean(shares: Sequence[float]) -> float:
    return round(sum(shares) / len(shares), 4)


def _told(stretch: Stretch) -> frozenset[int]:
    """The page's lines that tell of news, of a paper or of a project, or are another layout's: no one's own name."""
    kinds = dict(zip(map(id, stretch.lines), stretch.kinds, strict=True))
    own = [kinds.get(id(line), "PAPER") or "" for line in stretch.page.lines[:MOST_LINES]]
    return frozenset(n for n, kind in enumerate(own) if kind.startswith(("NEWS", "PAPER", "PROJECT")))


def _links(lines: Sequence[Line]) -> list[tuple[InlineLink, str]]:
    return [
        (link, line.text[link.start : link.end].strip()) for line in lines for link in line.links if is_target(link.url)
    ]


def _speaks(lines: Sequence[Line]) -> bool:
    """Whether prose is about a person: in the first person, or of some length."""
    return any(line.text.startswith(("I ", "I'", "I’", "My ")) or " my " in line.text for line in lines) or any(
        len(line.text) > 200 for line in lines
    )
