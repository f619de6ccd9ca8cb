"""The kinds that the lines of one section may have, with their costs: negative logarithms of probabilities."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from profparse.fields.citation.hints import read_hint
from profparse.fields.links import is_local, link_kind
from profparse.layouts.contract import Label, Stretch
from profparse.layouts.homepage.flattened import Place
from profparse.layouts.homepage.headings import Section, heading_level, is_years, readings
from profparse.layouts.homepage.line_looks import head_rows, short_name
from profparse.layouts.homepage.news import Dated
from profparse.layouts.homepage.projects import is_named
from profparse.layouts.homepage.sections import DateLabels, HeadedLines, is_entry
from profparse.layouts.homepage.structure import within
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

_HEADINGS: dict[Section, str] = {
    "news": "H_LIST", "papers": "H_LIST", "projects": "H_LIST", "bio": "H_BIO", "positions": "H_POSITIONS",
    "education": "H_EDUCATION", "interests": "H_INTERESTS", "contact": "H_CONTACT", "other": "H_LIST", "sub": "SUB",
}  # fmt: skip
_MENU = lazy_pattern(
    r"(?:^|[\s_-])(?:nav|navbar|menu|sidebar-nav|breadcrumb|toc|masthead|footer)(?:$|[\s_-])", re.IGNORECASE
)
_OF_THE_PERSON = (("bio", 0.0), ("positions", 0.0), ("education", 0.0), ("contact", 0.0))  # headings that say so
LONGEST_STAGE = 200  # code points of a position or degree without further words
_DATED = lazy_pattern(r"^\W*(?:\w{3,9}\.? )?(?:19|20)\d\d|(?:(?:19|20)\d\d|[Pp]resent|[Nn]ow|[Cc]urrent|[Tt]oday)\W*$")
_SENTENCE = lazy_pattern(
    r"^(?:I|My|We|He|She|They|His|Her|In|After|Before|Prior|During|Since|Currently|Previously)\b|[a-z]{3}\. [A-Z]"
    r"|\b(?:I|my|was|were|am|is|have|has|had)\b"
)
UNKNOWN = 0.5  # the least cost of the readings of a heading whose words say little


class Facts(NamedTuple):
    """What was read of a line while it was labelled, kept for the records."""

    dated: Dated | None = None
    likeness: float = 0.0  # of being an entry, or opening one
    grouped: bool = False  # it stands in an entry that is told by a group of lines that repeats
    describes: bool = False  # it cites nothing there
    words: Sequence[Hashable] = ()  # what its words show


@lru_cache(maxsize=256)  # most lines open an entry with one of a few probabilities
def _price(share: float) -> float:
    return -log(min(max(share, 0.0015), 0.9985))


class Proposer:
    """Proposes kinds for the lines of one section."""

    def __init__(
        self,
        stretch: Stretch,
        section: HeadedLines,
        facts: Sequence[Facts],
        dates: DateLabels,
        carded: int,
        flat: Mapping[int, Place],
        boxed: Collection[int] = (),
    ) -> None:
        self.stretch = stretch
        self.dates = dates
        self.section = section
        self.facts = facts
        self.flat = flat
        self.carded = carded  # the first line of cards of a CV
        self.boxed = boxed  # the lines of small boxes with a period in each
        self.costs: dict[Section, float] = dict(section.kinds) if section.kinds else {"bio": 0.2, "sub": 0.0}
        starts = sum(fact.dated is not None for fact in facts)
        self.dated = starts
        self.strict = bool(section.kinds) and section.kinds[0][0] == "other" and section.kinds[0][1] < 0.6
        body = stretch.lines[section.start : section.end]
        self.inner = within(body, stretch.page)
        self.heads = head_rows(body, stretch.page)
        told = [read_hint(line.hint).title for line in body if line.hint and line.kind != "heading"]
        told = [title for title in told if title]
        # One entry, whose parts nothing repeats: the class of its first says that it is the title.
        self.titled = len(told) > 1 and told[0] < 0 and all(title > 0 for title in told[1:])
        self.listed = any(line.kind == "item" for line in body)
        self.menus: dict[int, bool] = {}
        self.homes = {self._home(line) for line, fact in zip(body, facts, strict=True) if fact.dated is not None}
        self.mostly_dated = starts >= 2 and starts * 2 >= sum(
            line.kind == "item" or line.gap > 0 for line in stretch.lines[section.start : section.end]
        )

    def _home(self, line: Line) -> int:
        """The box of the list that a line stands in: the one around its item, row or paragraph."""
        boxes = self.stretch.page.boxes
        box = line.box
        while box >= 0 and boxes[box].tag not in ("li", "tr", "p", "div", "dd", "dt", "article", "section"):
            box = boxes[box].parent
        return boxes[box].parent if box >= 0 else -1

    def labels(self, n: int, line: Line, opens: float) -> list[Label]:
        """The kinds of line ``n`` of the section, which opens an entry with the probability ``opens``."""
        if n in self.heads:
            return [Label("NOTE", 0.1, "in the head of a table")]
        if n in self.flat:
            return [Label("PAPER" if self.flat[n].opens else "PAPER_MORE", 0.05, "of a group of lines that repeats")]
        out: list[Label] = []
        own = heading_level(line, self.stretch.page)
        entry = own > 0 and (
            (own > self.section.level and opens < 0.25 and n > 0 and readings(line.text)[0][1] >= 0.9)
            or is_entry(
                self.stretch.lines,
                self.section.start + n,
                self.section.kinds,
                self.dates,
                own > self.section.level,
                self.stretch.page,
            )
            or 0 <= self.carded <= n
        )
        if own:
            out += self._headings(n, line, own, entry)
            named = n == 0 and own == 1 and short_name(line.text)
            out.append(Label("NAME", 0.2 if named else 3.0, "a heading that may be the person's name"))
        facts = self.facts[n]
        costs = self.costs
        if self.strict and not own:
            out.append(Label("NOTE", 0.1, "under a heading of something else"))
            return out + self._contacts(line)
        parts = line.broken or line.kind in ("term", "cell", "definition") or 0 <= self.carded <= n or n in self.boxed
        if not parts and is_years(line.text):
            if not own:
                out.append(Label("SUB", 0.1, "a year over the entries below"))
            return out
        if not own or facts.dated or facts.likeness > 0.5 or own > max(6, self.section.level) or entry:
            extra = 1.5 if own and not entry else 0.0
            if "news" in costs or facts.dated:
                out += self._news(n, line, opens, extra)
            if "papers" in costs or facts.likeness > 0.6:
                out += self._papers(n, line, opens, extra)
            if "projects" in costs:
                outer = extra + (0.0 if self.inner[n] else 2.0)
                unnamed = 0.0 if is_named(line) else 2.5 if line.kind == "item" else 4.0
                out += self._pair("PROJECT", opens, outer, "an entry under a heading of projects", unnamed)
            if "positions" in costs or "education" in costs:
                held, studied = costs.get("positions", 9.0), costs.get("education", 9.0)
                less = min(held, studied)
                extra += 2.0 * (not self.inner[n]) + 2.5 * (len(line.text) > 250 and line.kind != "item")
                if held - less < 3.0:
                    out += self._pair("POSITION", opens, extra + held - less, "an entry under a heading of positions")
                if studied - less < 3.0:
                    out += self._pair("DEGREE", opens, extra + studied - less, "an entry under a heading of education")
        if not own:
            out += self._others(line, facts)
        return out

    def _headings(self, n: int, line: Line, own: int, entry: bool) -> list[Label]:
        """What a heading may open. One whose words say nothing parts its section where it is a level down."""
        out = []
        found = readings(line.text.rstrip(":"))
        beside = n == 0 and 0 < own <= self.section.outer
        for kind, cost in found:
            if kind == "sub" and found[0][1] >= 0.9:
                cost = 4.0 if beside else 0.3
            elif kind == "other" and found[0][1] >= 0.9:
                cost = 0.5 if beside else 1.5
            out.append(Label(_HEADINGS[kind], cost + 3.0 * entry, "a heading of such words"))
        if n == 0 and self.carded > 0:
            out.append(Label("H_POSITIONS", 0.0, "a heading over the cards of a CV"))
        return out

    def _pair(self, kind: str, opens: float, extra: float, reason: str, first: float = 0.0) -> list[Label]:
        return [
            Label(kind, _price(opens) + extra + first, reason),
            Label(f"{kind}_MORE", _price(1 - opens) + extra, "goes on with the entry above"),
        ]

    def _news(self, n: int, line: Line, opens: float, extra: float) -> list[Label]:
        facts = self.facts[n]
        outer = 0.0 if self.inner[n] else 2.0
        under = self.costs.get("news", 9.0) < 1.0
        if facts.dated is not None and facts.dated.leads:
            outside = 0.0 if under else 1.2 if self.dated >= 3 else 2.5
            whole = facts.dated.cut_end - facts.dated.cut_start >= len(line.text)
            outside += 2.0 if whole and not under else 0.0
            alone = whole and opens < 0.5 and line.kind != "cell"
            return [
                Label("NEWS", _price(opens if alone else max(opens, 0.8)) + outside, "opens with a date"),
                Label("NEWS_MORE", _price(1 - opens) + (0.0 if alone else 2.5), "goes on with the news above"),
            ]
        if facts.dated is not None and under and line.kind == "text" and line.box < 0:
            opens = max(opens, 0.8)  # a line of text that closes with its date
        undated = 0.0 if facts.dated is not None else 1.6 if self.mostly_dated else 0.3
        undated += 1.5 * (self.listed and line.kind == "text")
        if self.mostly_dated and self._home(line) not in self.homes:
            undated += 2.5
        if not under:
            return [Label("NEWS_MORE", _price(1 - opens) + extra, "goes on with the news above")]
        return [
            Label("NEWS", _price(opens) + undated + extra + outer, "an entry under a heading of news"),
            Label("NEWS_MORE", _price(1 - opens) + extra, "goes on with the news above"),
        ]

    def _papers(self, n: int, line: Line, opens: float, extra: float) -> list[Label]:
        under = self.costs.get("papers", 9.0) < 1.0
        if self.titled and line.hint and (title := read_hint(line.hint).title):
            opens = max(opens, 0.9) if title < 0 else min(opens, 0.1)
        told = bool(self.section.kinds) and self.section.kinds[0] in _OF_THE_PERSON
        outside = (0.0 if under else 2.5 if told else 1.0) + (0.0 if self.inner[n] else 2.0)
        likeness = self.facts[n].likeness
        more = _price(1 - opens) + extra + 0.1 + 2.0 * opens * likeness
        return [
            Label("PAPER", 0.6 * _price(likeness) + _price(opens) + outside, "reads as an entry of a publication list"),
            Label("PAPER_MORE", more, "goes on with the entry above"),
        ]

    def _others(self, line: Line, facts: Facts) -> list[Label]:
        """The kinds that a line outside entries may have."""
        costs = self.costs
        size = len(line.text)
        listed = line.kind == "item"
        note = 1.2 if not listed else 2.2
        if not any(cost < 1.0 for kind, cost in costs.items() if kind not in ("sub", "other")):
            # Nothing says that the section holds entries; a line that looks like one is left out with less ease.
            note = 2.2 if facts.likeness > 0.6 or (facts.dated and facts.dated.leads) else 0.4
        out = [Label("NOTE", note, "words beside the section's entries")]
        told = facts.dated is not None and facts.dated.leads and "@" not in line.text
        unknown = bool(self.section.kinds) and self.section.kinds[0][1] >= UNKNOWN
        if facts.likeness <= 0.6 and not told:
            out += self._contacts(line)
        if costs.keys() & {"bio", "contact", "interests", "positions", "education"}:
            entry = listed and (facts.likeness > 0.6 or (facts.dated is not None and not self.section.kinds))
            entry = entry or (unknown and facts.likeness > 0.6)
            price = (0.4 if size > 60 else 1.0) + 2.0 * (entry or self._is_stage(line))
            out.append(Label("PROSE", price, "words about the person"))
        if "interests" in costs:
            out.append(Label("INTEREST", 0.3 if listed else 0.9, "under a heading of interests"))
        if size < 60 and not listed and "bio" in costs and short_name(line.text):
            out.append(Label("NAME", 1.6, "a short line that may be a name"))
        return out

    def _is_stage(self, line: Line) -> bool:
        """Whether a line of a career's section is a stage of it, not a sentence about it: a year begins or ends it."""
        if min(self.costs.get("positions", 9.0), self.costs.get("education", 9.0)) >= 1.0:
            return False
        text = line.text
        return len(text) < LONGEST_STAGE and bool(_DATED.search(text)) and not _SENTENCE.search(text)

    def _contacts(self, line: Line) -> list[Label]:
        """A line of links and addresses, or of a menu."""
        size = len(line.text)
        if size >= 160 or not (line.links or "@" in line.text):
            return []
        out = []
        if self._in_menu(line.box) and all(link_kind(line.text, link.url) != "profile" for link in line.links):
            out.append(Label("MENU", 0.2, "a link of a menu"))
        elif len(line.links) == 1 and line.links[0].end - line.links[0].start >= size and is_local(line.links[0].url):
            out.append(Label("MENU", 1.0, "a link to a part of the site"))
        if "contact" in self.costs or "bio" in self.costs:
            out.append(Label("CONTACT", 0.5 if size < 120 else 2.0, "links and addresses"))
        elif "@" in line.text or any(link_kind(line.text, link.url) == "profile" for link in line.links):
            tells = line.kind == "item" and line.text[-1:] in ".!?" and self.costs.get("news", 9.0) < 1.0
            price = (1.0 if size < 80 else 2.5) + 1.5 * tells
            out.append(Label("CONTACT", price, "an address or a profile elsewhere"))
        return out

    def _in_menu(self, box: int) -> bool:
        """Whether a box, or one around it, is a menu; each is looked at once."""
        boxes, menus = self.stretch.page.boxes, self.menus
        path = []
        while box >= 0 and box not in menus:
            tag, parent, hint = boxes[box]
            path.append(box)
            if tag in ("nav", "footer", "menu") or (hint and _MENU.search(hint)):
                menus[box] = True
                break
            box = parent
        inside = menus.get(box, False)
        menus.update(dict.fromkeys(path, inside))
        return inside
