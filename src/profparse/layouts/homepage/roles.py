"""What part of a publication entry a line looks like, and what that says of where entries begin.

Where every part of an entry stands in an element or paragraph of its own, structure alone cannot tell a line that goes
on from one that opens the next entry. The parts can: names follow a title, or a title follows names, and a venue, links
or an abstract open nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from profparse.fields.names.byline_likeness import byline_likeness
from profparse.layouts.homepage.structure import UNSURE
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

TITLE, NAMES, VENUE, LINKS, ABSTRACT, WHOLE = range(6)

LONGEST_VENUE = 110  # code points of a line that holds a venue alone
SHORTEST_ABSTRACT = 320
WHOLE_FROM, SHORTEST_WHOLE = 0.75, 80  # likeness and code points from which on a line is a citation from end to end
CITES = 0.6  # likeness from which on it is, beside others that are
SURE = 0.85  # from which likeness on a line is taken for names

_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")
_SHORT_YEAR = lazy_pattern(r"['’]\d\d\b")
_LABELS = lazy_pattern(r"[\s\[\]()|/·•,;:.–—-]+")
_ABSTRACT = lazy_pattern(r"(?:abstract|tl;?dr|summary)\b", re.IGNORECASE)


def role(line: Line, likeness: float) -> int:
    """The part of an entry that a line looks like; ``likeness`` is that of the line being an entry of its own."""
    text = line.text
    if not text:
        return LINKS
    if line.kind == "heading":
        return TITLE
    if line.links and not _LABELS.sub("", _unlinked(line)):
        covered = max(link.end - link.start for link in line.links)
        if len(line.links) > 1 or covered < 25:
            return LINKS
    if (len(text) > SHORTEST_ABSTRACT and likeness < 0.5) or _ABSTRACT.match(text):
        return ABSTRACT
    if likeness > WHOLE_FROM and len(text) > 100 and not _names_to_the_end(text):
        return WHOLE
    if len(text) < 1500 and byline_likeness(text) > SURE and _names_to_the_end(text):
        return NAMES
    longest = LONGEST_VENUE if likeness > 0.05 else 2 * LONGEST_VENUE  # its name in full and nothing that is cited
    if len(text) < longest and (_YEAR.search(text) or _SHORT_YEAR.search(text)) and likeness < 0.6:
        return VENUE
    return WHOLE if likeness > WHOLE_FROM and len(text) > SHORTEST_WHOLE else TITLE


def _names_to_the_end(text: str) -> bool:
    """Whether a line also closes with names: a list of them alone, no citation that opens with one."""
    start = text.find(",", len(text) - 90) + 1 if len(text) > 90 else 0
    return byline_likeness(text, start) > 0.5


def _unlinked(line: Line) -> str:
    """The line's text outside its links."""
    out, place = [], 0
    for link in line.links:
        out.append(line.text[place : link.start])
        place = max(place, link.end)
    return "".join([*out, line.text[place:]])


def corrected(
    lines: Sequence[Line], opens: Sequence[float], likeness: Sequence[float], *, headed: bool
) -> list[float]:
    """The probabilities that lines open an entry, given what their words look like; ``headed``: the first is a heading.

    Only lines that structure leaves open are touched: items, rows and lines after a line break keep theirs.
    """
    bodies = [
        n for n, line in enumerate(lines)
        if line.kind in ("text", "cell") and line.text and not line.broken and (n or not headed)
    ]  # fmt: skip
    wholes = [n for n in bodies if likeness[n] > CITES and len(lines[n].text) > SHORTEST_WHOLE]
    if len(wholes) > 1 and len(wholes) * 5 >= len(bodies) * 3:  # most are citations from end to end
        return [max(share, 0.85) if n in wholes else share for n, share in enumerate(opens)]
    openings = [
        n for n, share in enumerate(opens) if share >= UNSURE and n + 1 < len(opens) and lines[n].kind != "heading"
    ]
    if sum(opens[n + 1] < UNSURE for n in openings) * 5 > len(openings) * 3:
        return list(opens)  # the structure groups lines already
    free = [
        n for n, line in enumerate(lines)
        if line.kind in ("text", "cell", "heading") and not line.broken and opens[n] >= UNSURE - 0.3
    ]  # fmt: skip
    if len(free) < 4:
        return list(opens)
    roles = {n: role(lines[n], likeness[n]) for n in free}
    pairs = [(roles[a], roles[b]) for a, b in pairwise(free)]
    title_first = pairs.count((TITLE, NAMES))
    names_first = pairs.count((NAMES, TITLE))
    if max(title_first, names_first) < 2:
        return list(opens)
    out = list(opens)
    first, second = (TITLE, NAMES) if title_first >= names_first else (NAMES, TITLE)
    last = -1
    for n in free:
        now = roles[n]
        if now == WHOLE or (now == first and last not in (first, -1)):
            out[n] = max(out[n], 0.85) if opens[n] >= UNSURE else out[n]
        elif (now == second and last == first) or now in (VENUE, LINKS, ABSTRACT):
            out[n] = min(out[n], 0.06)
        last = now if now in (TITLE, NAMES, WHOLE) else last if last == -1 else now
    return out


def group_likeness(lines: Sequence[Line], opens: Sequence[float], likeness: Sequence[float]) -> list[float]:
    """For each line, how likely it is an entry or opens one: names among the lines that go on with it tell."""
    out = list(likeness)
    best = 0.0
    for n in range(len(lines) - 1, -1, -1):
        best = max(best, likeness[n])
        if opens[n] < UNSURE and best < 0.8 and len(lines[n].text) > 8 and role(lines[n], likeness[n]) == NAMES:
            best = 0.85
        if opens[n] >= UNSURE:
            out[n] = best
            best = 0.0
    return out
