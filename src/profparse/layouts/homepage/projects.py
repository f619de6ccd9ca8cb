"""Projects: an entry's name, set off by emphasis, a link or a separator, and the description behind it."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.citation import is_label_row
from profparse.fields.citation.hints import read_hint
from profparse.fields.dates import match_date
from profparse.fields.links import links_of
from profparse.layouts.contract import Draft
from profparse.layouts.homepage.careers import is_period
from profparse.model import Link
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

_SEPARATOR = lazy_pattern(r"\s{0,9}(?:[:：]|[-–—]{1,9}(?=\s)|\||\.(?=\s))\s{0,9}")
_QUOTED = lazy_pattern(r"[“\"「《]([^”\"」》]{3,120})[”\"」》]")
_LETTERS = lazy_pattern(r"[^\W\d_][\W\d_]*+[^\W\d_]")
_LEAD = " -–—:|.,·•"
LONGEST_NAME = 140
MOST_LABELS = 4  # words of a line that is only what links are called


def is_named(line: Line) -> bool:
    """Whether a line opens with what sets a project's name off: a class, emphasis, a link, or a separator near."""
    text = line.text
    if _LETTERS.search(text) is None or (len(text.split()) < MOST_LABELS and is_label_row(text)):
        return False
    if line.hint and (title := read_hint(line.hint).title):
        return title < 0
    return (
        (len(text) < 80 and line.kind in ("item", "heading"))
        or any(run.start <= 2 and run.end - run.start < LONGEST_NAME for run in line.runs if run.kind != "class")
        or any(link.start <= 2 for link in line.links)
        or (line.kind == "item" and bool((separator := _SEPARATOR.search(text, 1)) and separator.start() <= 80))
    )


def build_project(lines: Sequence[Line]) -> Draft:
    """One project from its lines; its links are those of all of them."""
    draft = Draft("project")
    links: list[Link] = []
    for line in lines:
        draft.take(line)
        links += links_of(line)
    first = next((line for line in lines if not _tells_no_name(line)), lines[0])
    start, end = _dates_off(first, *_name(first))
    draft.read("name", first, start, end)
    draft.confidence["name"] = 0.9 if end < len(first.text) or len(lines) > 1 else 0.7
    rest = end
    while rest < len(first.text) and first.text[rest] in _LEAD:
        rest += 1
    parts = [(line, rest if line is first else 0, len(line.text)) for line in lines]
    draft.join("description", [part for part in parts if part[1] < part[2]])
    if links:
        draft.set("links", tuple(links))
    return draft


def _tells_no_name(line: Line) -> bool:
    """Whether a line, such as a cell of a row, is a number, an amount or a time and nothing else."""
    return _LETTERS.search(line.text) is None or is_period(line)


def _name(line: Line) -> tuple[int, int]:
    """The stretch of a line that names the project."""
    text = line.text
    if line.hint and read_hint(line.hint).title < 0 and len(text) <= LONGEST_NAME:
        return _unpunctuated(text, 0, len(text))
    for run in line.runs:
        if run.kind in ("bold", "italic", "underline") and run.start <= 2 and run.end - run.start > 1:
            return _unpunctuated(text, run.start, run.end)
    for link in line.links:
        if link.start <= 2 and link.end - link.start > 1 and link.end - link.start <= LONGEST_NAME:
            return _unpunctuated(text, link.start, link.end)
    quoted = _QUOTED.search(text)
    if quoted and quoted.start() < 40:
        return quoted.span(1)
    separator = _SEPARATOR.search(text, 1)
    if separator and separator.start() <= LONGEST_NAME:
        return _unpunctuated(text, 0, separator.start())
    return _unpunctuated(text, 0, len(text))


def _unpunctuated(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " :：.,;|–—-":
        end -= 1
    while start < end and text[start] in " -–—|•·":
        start += 1
    return start, end


def _dates_off(line: Line, start: int, end: int) -> tuple[int, int]:
    """The name without a date in front of it (`2023 – 2024: Name`)."""
    match = match_date(line.text, start)
    if match is not None and match.end < end:
        close = match.end
        while close < end and line.text[close] in " :：,)]|–—-":
            close += 1
        if close > match.end and close < end:
            return close, end
    return start, end
