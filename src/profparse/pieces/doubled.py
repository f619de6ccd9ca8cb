"""Texts that a page says twice, once for the eye and once for reading aloud: converters keep both, glued or as lines.

Only a page that doubles again and again is read so: the second of two copies is hidden, and a line of several such
texts is cut into them. What is read aloud may have a word for a dash (``2019 to 2021``), and goes on over line breaks.

>>> texts = ["SkillsSkills", "Weaver at LoomWeaver at Loom GrazGraz", "2019 - 20212019 to 2021"]
>>> texts += ["KnotsKnots", "NetsNets"]
>>> shown, hidden = without_copies([Line(text, n * 50, n * 50 + len(text)) for n, text in enumerate(texts)])
>>> [line.text for line in shown], hidden[:2]
(['Skills', 'Weaver at Loom', 'Graz', '2019 - 2021', 'Knots', 'Nets'], [(6, 12), (64, 78)])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.pieces.numbered import piece
from profparse.span import Span

FEWEST = 3  # texts that stand twice
SHARE = 8  # at least one line in so many
SHORTEST = 4  # code points of a text that counts
TRIED = 8  # places at which a copy may begin, and lines that one may hold
_DASH = lazy_pattern(r" [-–—] ")


def without_copies(lines: Sequence[Line]) -> tuple[list[Line], list[Span]]:
    """The lines without second copies, and where those stand in the source; the lines themselves of most pages."""
    twice = sum(_is_halves(line.text) for line in lines)
    again = sum(_is_again(a, b) for a, b in pairwise(lines))
    if max(twice, again) < FEWEST or max(twice, again) * SHARE < len(lines):
        return list(lines), []
    out: list[Line] = []
    hidden: list[Span] = []
    for line in lines:
        if again >= FEWEST and out and _is_again(out[-1], line):
            hidden.append((line.start, line.end))
            continue
        parts = _parts(line.text) if twice >= FEWEST else []
        for start, middle, end in parts:
            out.append(piece(line, start, start, middle, line.kind, line.marker if not start else ""))
            hidden.append(line.span(middle, end))
        if parts:
            continue
        copy = _copied(line.text, out) if twice >= FEWEST else None
        if copy is not None:
            hidden.append(line.span(*copy))
            line = piece(line, 0, 0, copy[0], line.kind, line.marker)
        out.append(line)
    return out, hidden


def _is_halves(text: str) -> bool:
    size = len(text)
    return size >= 2 * SHORTEST and size % 2 == 0 and text[: size // 2] == text[size // 2 :]


def _is_again(first: Line, second: Line) -> bool:
    """Whether a line says what the line before it says."""
    a, b = first.text, second.text
    if a[:2] != b[:2] or len(a) < SHORTEST or second.gap > first.gap + 1:
        return False
    return a == b or (_has_dash(a) and _aloud(a).fullmatch(b) is not None)


def _has_dash(text: str) -> bool:
    return any(f" {sign} " in text for sign in "-–—")


def _aloud(text: str) -> re.Pattern[str]:
    """A text as it is read aloud, a word for each dash between blanks."""
    return re.compile(r" (?:[-–—]|\w{1,12}) ".join(map(re.escape, _DASH.split(text))))


def _parts(text: str) -> list[tuple[int, int, int]]:
    """Where each text of a line begins, its copy begins and ends; nothing where the line is not of such texts alone."""
    out = []
    place = 0
    while place < len(text):
        found = _part(text, place)
        if found is None:
            return []
        out.append((place, *found))
        place = found[1] + 1
    return out


def _part(text: str, place: int) -> Span | None:
    """Where the copy of the text that begins at a place begins and ends, a blank or the line's end behind it."""
    at = place
    for _ in range(TRIED):
        at = text.find(text[place : place + 3], at + 3)
        if at < 0:
            return None
        first = text[place:at]
        end = at + len(first) if text.startswith(first, at) else -1
        if end < 0 and len(first) < len(text) - at and _has_dash(first):
            match = _aloud(first).match(text, at)
            end = match.end() if match is not None else -1
        if end > 0 and (end == len(text) or text[end] == " ") and not first.endswith(" "):
            return at, end
    return None


def _copied(text: str, above: Sequence[Line]) -> Span | None:
    """Where a line, the last of several, goes over into a copy of them all."""
    for count in range(1, min(TRIED, len(above)) + 1):
        at = text.find(above[-count].text, 1) if len(above[-count].text) >= SHORTEST else -1
        if at > 0:
            whole = " ".join([*(line.text for line in above[-count:]), text[:at].rstrip()])
            if text.startswith(whole, at):
                return at, len(text)
    return None
