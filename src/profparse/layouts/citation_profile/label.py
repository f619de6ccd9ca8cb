"""What the lines of such a page may be: those of the head by where they stand, those of a row by their looks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from profparse.fields.authors import byline_likeness
from profparse.layouts.citation_profile.claims import FIGURES, LABELS, ROW, TAIL, first_row, plain
from profparse.layouts.contract import Label, Stretch
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

_COUNT = lazy_pattern(r"(\d{1,6})\*?$")
_SHORT_NAME = lazy_pattern(r"(?:[A-Z]{1,5}|[A-Z][\w.’'-]+)(?:\s[\w.’'-]+){1,3}$")
_FOOT = lazy_pattern(r"articles \d+\s?[–-]\s?\d+", re.IGNORECASE)
_ADDRESS = "verified email at"


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line: of the head by where it stands, of a row by what it looks like."""
    lines = stretch.lines
    first = max(first_row(lines), 0)
    out = _head_kinds(lines[:first])
    for line in lines[first:]:
        if _FOOT.match(line.text):
            break
        out.append(_row_kinds(line))
    return out + [[Label("CONTROL", 0.0, "under the table")] for _ in lines[len(out) :]]


def _head_kinds(lines: Sequence[Line]) -> list[list[Label]]:
    out = [[Label("CONTROL", 1.0, "words of the site")] for _ in lines]
    for n, line in enumerate(lines):
        if len(line.text) < 40 and FIGURES.match(line.text):
            out[n].append(Label("METRIC", 0.0, "a figure's name"))
        elif line.text.isdigit():
            near = any(FIGURES.match(before.text) for before in lines[max(0, n - 2) : n])
            out[n].append(Label("FIGURE", 0.0 if near else 4.0, "a number"))
    at = next((n for n, line in enumerate(lines) if line.text.casefold().startswith(_ADDRESS)), -1)
    if at < 2:
        return out
    out[at] = [Label("ADDRESS", 0.0, "where the address is verified")]
    out[at - 1] = [Label("AFFILIATION", 0.0, "the line over the verified address")]
    out[at - 2] = [Label("NAME", 0.0, "the line over the affiliation")]
    for n in range(at + 1, len(lines)):
        if plain(lines[n]) in LABELS:
            break
        out[n] = [Label("INTEREST", 0.0, "a line under the verified address")]
    return out


def _row_kinds(line: Line) -> list[Label]:
    text = line.text
    closing = ROW.match(text)
    if closing is not None:
        return [Label("ROW" if closing[1] else "YEAR", 0.05, "the count and the year of a row")]
    if _COUNT.match(text):
        return [Label("COUNT", 0.05, "the count of a row"), Label("CONTROL", 3.0, "a number")]
    names = _names_cost(text)
    return [
        Label("TITLE", 0.4 + max(0.0, 2.0 - names), "words of a row"),
        Label("BYLINE", names, "names"),
        Label("VENUE", 0.7 + max(0.0, 2.0 - names), "words of a row"),
        Label("CONTROL", 3.5 if len(text) > 30 else 2.0, "words of the site"),
    ]


def _names_cost(text: str) -> float:
    tail = TAIL.search(text)
    parts = (text[: tail.start()] if tail else text).rstrip(" .…,").split(", ")
    short = sum(_SHORT_NAME.match(part) is not None for part in parts)
    return 4.0 * (1 - short / len(parts)) + 1.5 * (1 - byline_likeness(text))
