"""The sections of a homepage: runs of lines under one heading, as far as the words of the headings tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.biography import opens_with_role
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.careers import is_period
from profparse.layouts.homepage.headings import LONGEST, Section, heading_level, is_years, readings
from profparse.layouts.homepage.news import Dated, date_label
from profparse.layouts.homepage.roles import NAMES, role
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page

LONGEST_LABEL = 24  # code points of a line that says of a project no more than what kind it is


class HeadedLines(NamedTuple):
    """A run of lines under one heading, as far as the words of the heading tell."""

    kinds: tuple[tuple[Section, float], ...]
    level: int
    outer: int  # the level of the section before it
    start: int
    end: int


class DateLabels(dict[int, Dated | None]):
    """The dates that label lines, by the lines' numbers; each is read once, when it is asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self.lines = lines

    def __missing__(self, n: int) -> Dated | None:
        dated = self[n] = date_label(self.lines[n])
        return dated


def sections_of(stretch: Stretch, dates: DateLabels) -> list[HeadedLines]:
    """Cut the lines at the headings that open something; a heading is the first line of its section."""
    out: list[HeadedLines] = []
    kinds = _of_page(stretch)
    level = outer = start = 0
    body = _after_front_matter(stretch)
    for n, line in enumerate(stretch.lines):
        if n == body:
            out.append(HeadedLines(kinds, level, outer, start, n))
            kinds, level, outer, start = _of_page(stretch), 0, 0, n
        own = heading_level(line, stretch.page)
        if not own:
            continue
        found = readings(line.text.rstrip(":"))
        opening = found[0][0] != "sub" or (own <= level and found[0][1] > 0.0)
        below = level > 0 and own > level and found[0][1] >= 0.9
        if opening and not below and not is_entry(stretch.lines, n, kinds, dates, own > level, stretch.page):
            if start < n:
                out.append(HeadedLines(kinds, level, outer, start, n))
            kinds, level, outer, start = found, own, level, n
    if start < len(stretch.lines):
        out.append(HeadedLines(kinds, level, outer, start, len(stretch.lines)))
    return out


def _after_front_matter(stretch: Stretch) -> int:
    """The number of the first line behind those of the front matter, where there are such; else -1."""
    boxes, lines = stretch.page.boxes, stretch.lines
    if not boxes or boxes[0].tag != "front-matter" or not lines or lines[0].box:
        return -1
    return next((n for n, line in enumerate(lines) if line.box), -1)


def _of_page(stretch: Stretch) -> tuple[tuple[Section, float], ...]:
    """What the page's own title says of the lines before its first heading: a page of publications, of news."""
    if not stretch.lines or stretch.lines[0] is not stretch.page.lines[0]:
        return ()
    title = next((field.value for field in stretch.page.meta if field.key == "title"), "")
    found = readings(title) if title and len(title) <= LONGEST else ()
    return found if found and found[0][0] in ("papers", "news", "projects", "other") and found[0][1] < 0.6 else ()


def _in_card(line: Line, following: Line, page: Page) -> bool:
    """Whether a heading and the line after it stand in an element that says of itself that it is a card or an item."""
    around = set(page.ancestors(following.box))
    return any(box in around and _CARD.search(page.boxes[box].hint) for box in page.ancestors(line.box)[:4])


_CARD = lazy_pattern(r"card|project|item|tile|entry", re.IGNORECASE)


def is_entry(
    lines: Sequence[Line],
    n: int,
    kinds: Sequence[tuple[Section, float]],
    dates: DateLabels,
    deeper: bool,
    page: Page,
) -> bool:
    """Whether a heading is itself part of an entry of the list that it stands in: dated news, a paper's title, a role.

    ``deeper``: its level is below that of the list's heading.
    """
    if not kinds:
        return False
    line = lines[n]
    if kinds[0][0] in ("positions", "education"):
        if not deeper or not opens_with_role(line):
            return False
        following = lines[n + 1] if n + 1 < len(lines) else line
        return readings(line.text.rstrip(":"))[0][1] > 0.2 or is_period(following)
    if readings(line.text.rstrip(":"))[0][1] < 0.9:
        return False
    if kinds[0][0] == "news":
        if dates[n] is not None:
            return True
        beside = [other for other in (n - 1, n + 1) if 0 <= other < len(lines)]
        return any(
            (dated := dates[other]) is not None
            and dated.leads
            and (dated.cut_end - dated.cut_start >= len(lines[other].text) or (deeper and other > n))
            for other in beside
        )
    if kinds[0][0] == "projects":  # a project's name in a card, and what is said of it in a paragraph
        following = lines[n + 1] if n + 1 < len(lines) else line
        told = following.kind == "text" and len(following.text) > LONGEST_LABEL and line.box >= 0
        return deeper and told and not is_years(line.text) and _in_card(line, following, page)
    if kinds[0][0] != "papers":
        return False
    return len(line.text) > 40 or (n + 1 < len(lines) and role(lines[n + 1], 0.0) == NAMES)
