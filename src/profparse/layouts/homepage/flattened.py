"""Publication lists whose markup is gone: title, names, venue, links and a description, each on a line of its own.

No box, gap or list marker tells where an entry begins. The group does, for it repeats: names under a title and over a
venue with its year.

>>> texts = ("First Title Here", "Ada Lane, Bo Reed", "EXC, 2024", "pdf / code", "Second Title Here", "Bo Reed, Jo Ott")
>>> more = ("EXC, 2023", "We tell what it does.", "Third Title Here", "Ada Lane, Jo Ott", "EXC, 2022")
>>> sorted(n for n, place in flattened([Line(text, 0, 0) for text in texts + more]).items() if place.opens)
[0, 4, 8]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.citation import is_label_row
from profparse.fields.citation.venue import venue_score
from profparse.fields.names.byline_likeness import byline_likeness
from profparse.layouts.homepage.headings import is_years
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

FEWEST = 3  # groups that make a list
LONGEST_TITLE, LONGEST_NAMES, LONGEST_VENUE = 300, 4000, 140  # code points
LONGEST_REMARK = 40  # of a line behind the names that does not describe the paper, though it is a sentence
LONGEST_TAIL = 8  # lines behind the venue of the last group
SURE = 0.85  # that a line lists names
RATHER = 0.5  # that one does which goes on with a list, or stands over a venue
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b|['’]\d\d\b")
_SMALL = frozenset({"and", "et", "al", "al.", "und", "de", "van", "von", "der", "da", "di", "la", "le", "y"})


class Place(NamedTuple):
    """A line's place in its entry: the first one, or one that describes the paper and cites nothing."""

    opens: bool
    describes: bool


def flattened(lines: Sequence[Line]) -> dict[int, Place]:
    """The lines of entries whose parts are lines, by their numbers; empty where no group repeats."""
    groups, sourced = _groups(lines, [n for n, line in enumerate(lines) if _is_names(line)])
    if sourced < FEWEST or sourced * 2 < len(groups):
        return {}
    venues = [n for n, line in enumerate(lines) if _is_venue(line)]
    more = {n - 1 for n in venues if n and _is_names(lines[n - 1], alone=True)}
    groups, _ = _groups(lines, sorted(more.union(*(range(title + 1, end) for title, end in groups))))
    out: dict[int, Place] = {}
    for k, (title, names_end) in enumerate(groups):
        stop = groups[k + 1][0] if k + 1 < len(groups) else _tail(lines, names_end)
        for n in range(title, stop):
            text = lines[n].text
            if n > names_end and is_years(text):
                continue
            describes = n >= names_end and not _is_venue(lines[n]) and len(text) > LONGEST_REMARK and text[-1] in ".!?"
            out[n] = Place(n == title, describes)
    return out


def _groups(lines: Sequence[Line], named: Sequence[int]) -> tuple[list[tuple[int, int]], int]:
    """The title of each group and the line behind its names; and how many are followed by a venue."""
    groups: list[tuple[int, int]] = []
    sourced = 0
    last = -1
    for n in named:
        if n <= last:
            continue
        end = n + 1
        while end < len(lines) and lines[end - 1].text.endswith(",") and _is_names(lines[end], alone=True):
            end += 1
        last = end - 1
        if n and _is_title(lines[n - 1]) and (not groups or n - 1 >= groups[-1][1]):
            groups.append((n - 1, end))
            sourced += end < len(lines) and _is_venue(lines[end])
    return groups, sourced


def _is_names(line: Line, *, alone: bool = False) -> bool:
    """Whether a line lists names and nothing else; ``alone``: it may be a single one, as where names are lines."""
    text = line.text
    if line.kind not in ("text", "cell") or not 5 < len(text) <= LONGEST_NAMES or text[-1] in ".:!?":
        return False
    if not alone and "," not in text and " and " not in text:
        return False
    words = text.split(None, 40)[:40]
    if sum(word.islower() and word.strip(",") not in _SMALL for word in words) * 8 > len(words):
        return False
    return byline_likeness(text) > (RATHER if alone else SURE)


def _is_title(line: Line) -> bool:
    text = line.text
    if line.kind not in ("text", "cell") or not 8 < len(text) <= LONGEST_TITLE or " " not in text:
        return False
    return text[-1] not in ",;:" and not is_label_row(text) and not is_years(text)


def _is_venue(line: Line) -> bool:
    text = line.text
    return len(text) <= LONGEST_VENUE and (_YEAR.search(text) is not None or venue_score(text) > 0.8)


def _tail(lines: Sequence[Line], start: int) -> int:
    """Where the last group ends: behind its venue, its links and one description."""
    end = start
    while end < min(len(lines), start + LONGEST_TAIL):
        text = lines[end].text
        if not (end == start and _is_venue(lines[end])) and not is_label_row(text):
            return end + (len(text) > 60 and text[-1] in ".!?")
        end += 1
    return end
