"""The kinds that each line of a homepage may have, with their costs.

The heading over a line says what to expect of it; the line's own evidence (a date in front, the look of a citation, a
role, a degree) and the structure around it (does an entry open here?) say the rest. Costs are negative logarithms of
how often such a line is of the kind; the grammar settles what they leave open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from profparse.fields.citation import entry_likeness
from profparse.layouts.contract import Label, Stretch
from profparse.layouts.homepage.careers import cards, career_openings, small_boxes
from profparse.layouts.homepage.flattened import flattened
from profparse.layouts.homepage.headings import Section, find_unmarked, is_years
from profparse.layouts.homepage.news import Dated
from profparse.layouts.homepage.proposer import Facts, Proposer
from profparse.layouts.homepage.records import judged
from profparse.layouts.homepage.roles import corrected, group_likeness
from profparse.layouts.homepage.sections import DateLabels, HeadedLines, sections_of
from profparse.layouts.homepage.structure import openings
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line of a homepage: what the model of lines makes of the proposals and of all else."""
    proposed, dates = proposals(stretch)
    out = judged(stretch, proposed, dates)
    for n, fact in stretch.facts.items():
        stretch.facts[n] = fact._replace(dated=dates[n])
    return out


def proposals(stretch: Stretch) -> tuple[Sequence[Sequence[Label]], DateLabels]:
    """The kinds that headings, structure and the line's own look propose, and the dates that label lines."""
    lines = stretch.lines
    out: list[list[Label]] = []
    if stretch.page.format == "text":
        find_unmarked(lines)
    dates = DateLabels(lines)
    for section in sections_of(stretch, dates):
        body = lines[section.start : section.end]
        opens = openings(body, stretch.page)
        carded = -1
        boxed: Mapping[int, int] = {}
        if section.kinds and section.kinds[0][0] in _CAREER:
            starts = cards(body)
            if starts:
                carded = starts[0]
                section = section._replace(kinds=_as_career(section.kinds))
            if section.kinds[0][0] != "bio":
                boxed = {} if starts else small_boxes(body, stretch.page)
                opens = career_openings(body, opens, starts, boxed)
        if section.kinds and section.kinds[0][0] == "news":
            opens = _behind_dates(body, opens, [dates[n] for n in range(section.start, section.end)])
        facts = [_facts(line, section, dates, section.start + n) for n, line in enumerate(body)]
        likeness = [fact.likeness for fact in facts]
        if not section.kinds or min(section.kinds, key=_cost)[0] in ("papers", "other", "sub"):
            opens = corrected(body, opens, likeness, headed=section.level > 0)
            likeness = group_likeness(body, opens, likeness)
            facts = [fact._replace(likeness=own) for fact, own in zip(facts, likeness, strict=True)]
        flat = flattened(body) if _is_flat(section, body, stretch.page) else {}
        facts = [
            fact._replace(grouped=True, describes=flat[n].describes) if n in flat else fact
            for n, fact in enumerate(facts)
        ]  # fmt: skip
        proposer = Proposer(stretch, section, facts, dates, carded, flat, boxed)
        for n, line in enumerate(body):
            stretch.facts[section.start + n] = facts[n]
            out.append(proposer.labels(n, line, opens[n]))
    return out, dates


def _behind_dates(lines: Sequence[Line], opens: Sequence[float], dated: Sequence[Dated | None]) -> list[float]:
    """The probabilities of news whose dates stand over the words, on lines of their own: what follows one goes on."""
    alone = [
        found is not None
        and found.cut_end - found.cut_start >= len(line.text)
        and line.kind in ("text", "heading")
        and not is_years(line.text)
        for line, found in zip(lines, dated, strict=True)
    ]
    out = list(opens)
    if len(lines) > 2 and alone[1]:
        for n in range(2, len(lines)):
            if alone[n - 1] and dated[n] is None and lines[n].kind == "text":
                out[n] = min(out[n], 0.06)
    return out


_CAREER = ("positions", "education", "bio")


def _is_flat(section: HeadedLines, body: Sequence[Line], page: Page) -> bool:
    """Whether the lines of a section stand in no boxes, and may hold publications."""
    kinds = section.kinds
    if kinds and (kinds[0][0] not in ("papers", "sub", "other") or (kinds[0][0] == "other" and kinds[0][1] < 0.6)):
        return False
    if len(body) < 9 or any(line.kind == "item" for line in body[:200]):
        return False
    announced = bool(kinds) and kinds[0][0] == "papers"
    return all(line.box < 0 or (not announced and page.boxes[line.box].tag in ("p", "td", "th")) for line in body)


def _as_career(kinds: tuple[tuple[Section, float], ...]) -> tuple[tuple[Section, float], ...]:
    """What a heading over cards of a CV opens, whatever its words say."""
    return kinds if kinds[0][0] != "bio" else (("positions", 0.0), ("education", 0.0), *kinds)


def _cost(reading: tuple[Section, float]) -> float:
    return reading[1]


#: Without any of these, a line that no heading announces as a publication is none: a year, several names, a source.
_CITING = lazy_pattern(r"(?:19|20)\d\d|['’]\d\d\b|\bet\.? al|,[^,]{2,60},|;|arXiv|Proc|Journal")


def _facts(line: Line, section: HeadedLines, dates: DateLabels, n: int) -> Facts:
    expected = section.kinds[0][0] if section.kinds else None
    dated = None
    if expected in ("news", None) or (section.kinds and section.kinds[0][1] > 0.3) or line.kind == "item":
        dated = dates[n]
    likeness = 0.0
    if expected in ("papers", "other", "sub") or (
        expected in ("bio", "projects", None) and _CITING.search(line.text) is not None
    ):
        likeness = entry_likeness(line) if len(line.text) > 24 else 0.0
        if expected == "papers" and "(with " in line.text:  # co-authors, as economists name them
            likeness = max(likeness, 0.7)
    return Facts(dated, likeness)
