"""Entries of a CV whose parts stand on lines of their own: a period, a role or degree, an organisation, in any order.

The line that is nothing but a period tells such a card: it stands once in each, at the same place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from profparse.fields.biography import opens_with_role, period_at
from profparse.layouts.homepage.profile_cards import profile_cards
from profparse.layouts.homepage.structure import UNSURE
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page

LONGEST_PERIOD = 60  # code points of a line that is a period alone
LONGEST_PART = 100  # code points of a line that is a role, a degree or an organisation
FEWEST_LED = 3  # cards that open with a year
NEAREST = 8  # boxes around a line that may be a card's
LARGEST_BOX = 5  # lines of a card: a role, an organisation, a unit, a period, a place
FARTHEST = 3  # lines of a card before its period
_LEAD = lazy_pattern(r"\W*(?:(?:since|from|depuis|seit|desde|dal|de|du)\s+)?", re.IGNORECASE)
_LASTING = lazy_pattern(  # `(8 months)`, `· 1 yr 2 mos`
    r"^\W{0,4}[(\[（][^()\[\]（）]{1,40}[)\]）]"
    r"|^\s?[·•|,](?:\s?\d{1,2}\s?(?:yrs?|mos?|years?|months?|años?|meses|mes|anos?|ans?|mois|Jahre?|Monate?)){1,2}"
)
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_period(line: Line) -> bool:
    """Whether a line is nothing but a date or a range of dates.

    >>> is_period(Line("Sep 2019 - Present", 0, 18)), is_period(Line("Room 2019", 0, 9))
    (True, False)
    >>> [is_period(Line(text, 0, 0)) for text in ("May 2019 - Jun 2020 (1 year)", "2019 · 1 yr", "2019 · 60 ECTS")]
    [True, True, False]
    """
    text = line.text
    if not 4 <= len(text) <= LONGEST_PERIOD or not any(c.isdigit() for c in text):
        return False
    lead = _LEAD.match(text)
    period = period_at(text, lead.end() if lead else 0)
    return period is not None and not _LASTING.sub("", text[period.end :]).strip(" .,;:()[]|·•–-")


def cards(lines: Sequence[Line]) -> list[int]:
    """Where the cards among a section's lines begin; empty where they are no cards.

    >>> texts = ("Intern", "2019 - 2020", "Example Labs", "Postdoc", "2021 - now", "Sample University")
    >>> cards([Line(text, 0, 0) for text in texts])
    [0, 3]
    """
    if profile := profile_cards(lines):
        return sorted(profile)
    periods = [n for n, line in enumerate(lines) if len(line.text) <= LONGEST_PERIOD and is_period(line)]
    if len(periods) < 2:
        return _led(lines)
    if sum(_in_item(lines, n) for n in periods) * 2 > len(periods):
        return []  # the list says where each begins
    before = _before(lines, periods)
    starts = [n - before for n in periods]
    roles = sum(
        any(opens_with_role(lines[n]) for n in range(start, min(start + FARTHEST + 1, len(lines)))) for start in starts
    )
    return starts if roles * 2 >= len(starts) else []


def _is_stage(line: Line) -> bool:
    """Whether a line within a card tells of a stage of its own: `2014-2015: Intern, Example Labs`."""
    period = period_at(line.text, 0) if line.text[:1].isalnum() else None
    return period is not None and line.text[period.end : period.end + 2].lstrip(" ").startswith(":")


def _described(lines: Sequence[Line]) -> set[int]:
    """The items of plain text that stand in a block which other lines open: they describe what those say."""
    out = set()
    opening = 0
    for n, line in enumerate(lines):
        if line.gap or not n:
            opening = n
        if line.kind == "item" and line.box < 0 and lines[opening].kind == "text":
            out.add(n)
    return out


def _in_item(lines: Sequence[Line], n: int) -> bool:
    """Whether a line goes on with a list item that began a few lines before it."""
    box = lines[n].box
    return box >= 0 and any(
        line.kind == "item" and line.box == box for line in lines[max(0, n - FARTHEST) : n]
    )


def _led(lines: Sequence[Line]) -> list[int]:
    """Where cards begin that open with a year and what was held then, in boxes of their own: `2019-2021Lecturer`."""
    starts = [
        n for n, line in enumerate(lines)
        if line.text[:2] in ("19", "20") and line.text[:4].isdigit() and len(line.text) <= LONGEST_PART
        and line.kind == "text" and not line.broken and line.box >= 0
    ]  # fmt: skip
    roles = sum(opens_with_role(lines[n]) for n in starts)
    return starts if len(starts) >= FEWEST_LED and roles * 3 >= len(starts) else []


def _before(lines: Sequence[Line], periods: Sequence[int]) -> int:
    """How many lines of a card stand before its period: as many as before the first one, if that holds for all."""
    first = next((n for n, line in enumerate(lines) if n and line.text), 0) if lines[0].kind == "heading" else 0
    count = periods[0] - first
    if not 0 < count <= FARTHEST:
        return 0
    for period in periods:
        if any(len(lines[n].text) > LONGEST_PART or lines[n].kind == "item" for n in range(period - count, period)):
            return 0
    if any(b - a <= count for a, b in pairwise(periods)):
        return 0
    return count


def _near(line: Line, page: Page) -> list[int]:
    """The boxes nearest around a line, innermost first."""
    out: list[int] = []
    box = line.box
    while box >= 0 and len(out) < NEAREST:
        out.append(box)
        box = page.boxes[box].parent
    return out


def small_boxes(lines: Sequence[Line], page: Page) -> dict[int, int]:
    """The lines of small boxes with one period in each, such as the cells of a row: each with its box's first line."""
    around = [_near(line, page) for line in lines]
    members: dict[int, list[int]] = {}
    for n, boxes in enumerate(around):
        for box in boxes:
            members.setdefault(box, []).append(n)
    out: dict[int, int] = {}
    for n, line in enumerate(lines):
        if n and len(line.text) <= LONGEST_PERIOD and is_period(line):
            box = next((box for box in around[n] if len(members[box]) > 1), -1)
            own = members.get(box, ())
            if 1 < len(own) <= LARGEST_BOX and own[0] and all(len(lines[k].text) <= LONGEST_PART for k in own):
                out.update(dict.fromkeys(own, own[0]))
    return out


def career_openings(
    lines: Sequence[Line], opens: Sequence[float], starts: Sequence[int], boxed: Mapping[int, int]
) -> list[float]:
    """The probabilities that lines of a list of positions or degrees open an entry.

    ``starts`` are the first lines of :func:`cards`, which open them, ``boxed`` what :func:`small_boxes` gives. Where
    paragraphs have dates and the items between them have none, the items go on with the paragraphs.
    """
    if starts:
        out = [0.06 if n >= starts[0] else share for n, share in enumerate(opens)]
        for n, line in enumerate(lines):
            if n in starts or (n > starts[0] and line.broken and _is_stage(line)):
                out[n] = 0.97
        return out
    if boxed:
        return [
            share if n not in boxed else 0.97 if boxed[n] == n else 0.06 for n, share in enumerate(opens)
        ]
    if described := _described(lines):
        return [0.06 if n in described else share for n, share in enumerate(opens)]
    dated = [_YEAR.search(line.text) is not None for line in lines]
    heads = [n for n, line in enumerate(lines) if line.kind == "text" and dated[n] and opens[n] >= UNSURE]
    items = [n for n, line in enumerate(lines) if line.kind == "item"]
    if len(heads) < 2 or not items or items[0] < heads[0] or any(dated[n] for n in items):
        return list(opens)
    out = list(opens)
    for n in items:
        out[n] = 0.06
    return out
