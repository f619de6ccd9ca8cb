"""The kinds that each line of a homepage may have, with their costs.

The heading over a line says what to expect of it; the line's own evidence (a date in front, the look of a citation, a
role, a degree) and the structure around it (does an entry open here?) say the rest. Costs are negative logarithms of
how often such a line is of the kind; the grammar settles what they leave open.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from profparse.fields.citation import entry_likeness

from profparse.layouts.contract import Label, Stretch
from profparse.layouts.homepage.headings import Section, heading_level, readings
from profparse.layouts.homepage.news import Dated, date_label
from profparse.layouts.homepage.structure import openings
from profparse.pieces.line import Line

_HEADINGS: dict[Section, str] = {
    "news": "H_NEWS", "papers": "H_PAPERS", "projects": "H_PROJECTS", "bio": "H_BIO", "positions": "H_POSITIONS",
    "education": "H_EDUCATION", "interests": "H_INTERESTS", "contact": "H_CONTACT", "other": "H_OTHER", "sub": "SUB",
}  # fmt: skip


class Facts(NamedTuple):
    """What was read of a line while it was labelled, kept for the records."""

    dated: Dated | None = None
    likeness: float = 0.0


class _Section(NamedTuple):
    """A run of lines under one heading, as far as the words of the heading tell."""

    kinds: tuple[tuple[Section, float], ...]
    level: int
    start: int
    end: int


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line of a homepage."""
    lines = stretch.lines
    out: list[list[Label]] = []
    for section in _sections(stretch):
        body = lines[section.start : section.end]
        opens = openings(body, stretch.page)
        facts = [_facts(line, body, n, section) for n, line in enumerate(body)]
        proposer = _Proposer(stretch, section, facts)
        for n, line in enumerate(body):
            stretch.facts[section.start + n] = facts[n]
            out.append(proposer.labels(n, line, opens[n]))
    return out


def _sections(stretch: Stretch) -> list[_Section]:
    """Cut the lines at the headings that open something; a heading is the first line of its section."""
    out: list[_Section] = []
    kinds: tuple[tuple[Section, float], ...] = ()
    level = start = 0
    for n, line in enumerate(stretch.lines):
        own = heading_level(line, stretch.page)
        if not own:
            continue
        found = readings(line.text.rstrip(":"))
        opening = found[0][0] != "sub" or (own <= level and found[0][1] > 0.0)
        if opening and not (level and own > level and found[0][1] >= 0.9) and not _is_entry(line, kinds):
            if start < n:
                out.append(_Section(kinds, level, start, n))
            kinds, level, start = found, own, n
    if start < len(stretch.lines):
        out.append(_Section(kinds, level, start, len(stretch.lines)))
    return out


def _is_entry(line: Line, kinds: Sequence[tuple[Section, float]]) -> bool:
    """Whether a heading is itself an entry of the list that it stands in: dated news, or a paper's title."""
    if not kinds:
        return False
    if kinds[0][0] == "news" and date_label(line) is not None:
        return True
    return kinds[0][0] == "papers" and len(line.text) > 40


def _facts(line: Line, body: Sequence[Line], n: int, section: _Section) -> Facts:
    expected = section.kinds[0][0] if section.kinds else None
    dated = None
    if expected in ("news", None) or (section.kinds and section.kinds[0][1] > 0.3) or line.kind == "item":
        dated = date_label(line)
    likeness = 0.0
    if expected in ("papers", "other", "sub", "bio", "projects", None) and len(line.text) > 24:
        likeness = entry_likeness(line)
    return Facts(dated, likeness)


def _price(share: float) -> float:
    return -log(min(max(share, 0.0015), 0.9985))


class _Proposer:
    """Proposes kinds for the lines of one section."""

    def __init__(self, stretch: Stretch, section: _Section, facts: Sequence[Facts]) -> None:
        self.stretch = stretch
        self.section = section
        self.facts = facts
        self.costs: dict[Section, float] = dict(section.kinds) if section.kinds else {"bio": 0.2, "sub": 0.0}
        starts = sum(fact.dated is not None for fact in facts)
        self.dated = starts
        self.mostly_dated = starts >= 2 and starts * 2 >= sum(
            line.kind == "item" or line.gap > 0 for line in stretch.lines[section.start : section.end]
        )

    def labels(self, n: int, line: Line, opens: float) -> list[Label]:
        """The kinds of line ``n`` of the section, which opens an entry with the probability ``opens``."""
        out: list[Label] = []
        own = heading_level(line, self.stretch.page)
        if own:
            out += [
                Label(_HEADINGS[kind], cost, "a heading of such words")
                for kind, cost in readings(line.text.rstrip(":"))
                if kind in _HEADINGS
            ]
            out.append(Label("NAME", 1.0 if n == 0 and own == 1 else 3.0, "a heading that may be the person's name"))
        facts = self.facts[n]
        costs = self.costs
        if not own or facts.dated or facts.likeness > 0.5 or own > 6 or len(line.text) > 40:
            extra = 1.5 if own else 0.0
            if "news" in costs or facts.dated:
                out += self._news(line, opens, facts, extra)
            if "papers" in costs or facts.likeness > 0.6:
                out += self._papers(line, opens, facts, extra)
            if "projects" in costs:
                out += self._pair("PROJECT", opens, extra, "an entry under a heading of projects")
            if "positions" in costs or "education" in costs:
                out += self._pair("POSITION", opens, extra, "an entry under a heading of positions")
                out += self._pair("DEGREE", opens, extra, "an entry under a heading of education")
        if not own:
            out += self._others(line)
        return out

    def _pair(self, kind: str, opens: float, extra: float, reason: str) -> list[Label]:
        return [
            Label(kind, _price(opens) + extra, reason),
            Label(f"{kind}_MORE", _price(1 - opens) + extra, "goes on with the entry above"),
        ]

    def _news(self, line: Line, opens: float, facts: Facts, extra: float) -> list[Label]:
        under = self.costs.get("news", 9.0) < 1.0
        if facts.dated is not None and facts.dated.leads:
            outside = 0.0 if under else 1.2 if self.dated >= 3 else 2.5
            return [
                Label("NEWS", _price(max(opens, 0.8)) + outside, "opens with a date"),
                Label("NEWS_MORE", _price(1 - opens) + 2.5 + extra, "goes on with the news above"),
            ]
        undated = 1.6 if self.mostly_dated else 0.3
        if not under:
            return [Label("NEWS_MORE", _price(1 - opens) + extra, "goes on with the news above")]
        return [
            Label("NEWS", _price(opens) + undated + extra, "an entry under a heading of news"),
            Label("NEWS_MORE", _price(1 - opens) + extra, "goes on with the news above"),
        ]

    def _papers(self, line: Line, opens: float, facts: Facts, extra: float) -> list[Label]:
        under = self.costs.get("papers", 9.0) < 1.0
        outside = 0.0 if under else 1.0
        likeness = facts.likeness
        return [
            Label("PAPER", 0.6 * _price(likeness) + _price(opens) + outside, "reads as an entry of a publication list"),
            Label("PAPER_MORE", _price(1 - opens) + extra + 0.1, "goes on with the entry above"),
        ]

    def _others(self, line: Line) -> list[Label]:
        """The kinds that a line outside entries may have."""
        costs = self.costs
        size = len(line.text)
        listed = line.kind == "item"
        out = [Label("NOTE", 1.2 if not listed else 2.2, "words beside the section's entries")]
        if "bio" in costs or "contact" in costs or "interests" in costs:
            out.append(Label("PROSE", 0.4 if size > 60 else 1.0, "words about the person"))
        if "contact" in costs or (size < 120 and (line.links or "@" in line.text)):
            out.append(Label("CONTACT", 0.5 if size < 120 else 3.0, "links and addresses"))
        if "interests" in costs:
            out.append(Label("INTEREST", 0.3 if listed else 0.9, "under a heading of interests"))
        if size < 60 and not listed and "bio" in costs and _short_name(line.text):
            out.append(Label("NAME", 1.6, "a short line that may be a name"))
        return out


def _short_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) < 6 and not any(c.isdigit() for c in text) and text[-1:] not in ".:,;"


