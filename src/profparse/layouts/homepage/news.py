"""News: where an item's date stands, and what is left of its text without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.fields.dates import DateMatch, match_date
from profparse.fields.links import links_of
from profparse.layouts.contract import DateDraft, Draft
from profparse.model import Link, NewsKind
from profparse.patterns import lazy_pattern, reaches
from profparse.pieces.line import Line, Page
from profparse.span import Spans

_OPEN = lazy_pattern(r"[\s\[(（【{<*|•·~\"“`'»\u2190-\u2bff\ufe0f\U0001f000-\U0001faff-]*")  # arrows to emoji
_CLOSE = lazy_pattern(r"[\s\])）】}>*`]*(?:[:：;,.|»\-–—~⸺→]+[\s\])*]*)*")
_FIGURES = lazy_pattern(
    r"[\s,;]((?:19|20)\d\d(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日)|(?:\d{1,2}/){1,2}(?:19|20)\d\d"
    r"|(?:\d{1,2}\.){2}(?:19|20)\d\d)$"
)
_TAG = lazy_pattern(r"[\[【(][^\[\]()【】]{1,30}[\])】]\s*")
_ADVERB = lazy_pattern(r"(?:in|on|since|from|as of|le|am|im|el|em|den|depuis|seit)\s+", re.IGNORECASE)
_ADVERBS_OPEN = frozenset("iIoOsSfFaAlLeEdD")
_MONTH_YEAR = lazy_pattern(r"([1-9])/(\d\d)(?=\s?[:\])】–—-])")
_MENTION = lazy_pattern(r"[\"“”]([^\"“”]{8,300})[\"“”]")


class Dated(NamedTuple):
    """A date on a line of news: its match, and the stretch ``[cut_start, cut_end)`` that goes with it.

    The stretch holds the date's brackets and the separator behind it. ``leads`` is true where the date opens the line
    (but for a tag in brackets), which is how an item of news begins.
    """

    match: DateMatch
    cut_start: int
    cut_end: int
    leads: bool


def date_label(line: Line) -> Dated | None:
    """The date that labels a line, before or behind its text, or None."""
    text = line.text
    opening = _OPEN.match(text)
    start = opening.end() if opening else 0
    dated = _leading(line, 0, start)
    if dated is None and (tag := _TAG.match(text)) and tag.end() < len(text):
        after = _OPEN.match(text, tag.end())
        dated = _leading(line, tag.end(), after.end() if after else tag.end())
    word = _ADVERB.match(text, start) if dated is None and text[start : start + 1] in _ADVERBS_OPEN else None
    if word is not None:
        match = match_date(text, word.end())
        if match is not None and text[match.end : match.end + 2].lstrip(" ")[:1] in (",", ":"):
            dated = Dated(match, word.end(), match.end, True)
            dated = None if match.reading.precision == "year" else dated
    return dated or _trailing(line)


def _leading(line: Line, cut: int, start: int) -> Dated | None:
    text = line.text
    if start >= len(text) or not (text[start].isdigit() or text[start].isalpha()):
        return None
    match = match_date(text, start) or match_date(text, start, min(start + 8, len(text)), short_years=True)
    match = match or _short(text, start)
    if match is None:
        return None
    close = _CLOSE.match(text, match.end)
    end = close.end() if close else match.end
    if not _stands_apart(line, cut, start, match, end):
        return None
    return Dated(match, cut, end, True)


def _short(text: str, start: int) -> DateMatch | None:
    """A month without its nought before a year of two digits (`8/24:`), which a sign closes."""
    found = _MONTH_YEAR.match(text, start)
    if found is None:
        return None
    match = match_date(f"0{found[1]}/{found[2]}", 0, 5, short_years=True)
    return None if match is None else DateMatch(start, found.end(2), match.reading)


def _stands_apart(line: Line, cut: int, start: int, match: DateMatch, end: int) -> bool:
    """Whether a date in front is a label: set off by brackets, a separator, emphasis, a cell, or the line's end."""
    text = line.text
    if end >= len(text) or end > match.end + (text[match.end : end].isspace()):
        return True
    if any(run.end in (match.end, match.end + 1) and run.start <= start for run in line.runs):
        return True
    if match.reading.precision == "year":
        return False
    # Without a sign between them a sentence follows: `Jan 2024 We ...`, not `May 2024 be ...`.
    following = text[end : end + 1]
    return bool(following) and not following.islower()


def _trailing(line: Line) -> Dated | None:
    """A date in brackets, in an element of its own, or in figures of day, month and year, at the very end."""
    text = line.text.rstrip(" .")
    tail = max(text.rfind("(", -45 if len(text) > 45 else 0), text.rfind("[", -45 if len(text) > 45 else 0))
    if tail > 0 and text[-1:] in ")]":
        match = match_date(text, tail + 1)
        if match is not None and match.end >= len(text) - 1:
            return Dated(match, tail, len(line.text), False)
    if text[-1:].isdigit() or text[-1:] == "日":
        figures = _FIGURES.search(text, max(0, len(text) - 16))
        match = match_date(text, figures.start(1)) if figures is not None and figures.start() > 8 else None
        if match is not None and match.end == len(text):
            return Dated(match, match.start, len(line.text), False)
    for run in line.runs:
        if run.end >= len(text) and run.start > 0 and ("date" in run.hint or run.kind == "italic"):
            match = match_date(line.text, run.start)
            if match is not None and match.end >= len(text) - 1:
                return Dated(match, run.start, len(line.text), False)
    return None


def build_news(
    lines: Sequence[Line], dated: Sequence[Dated | None], page: Page, above: DateDraft | None
) -> Draft:
    """One item of news from its lines; ``above`` is the date of the heading over it, which serves where it has none."""
    draft = Draft("news")
    parts: list[tuple[Line, int, int]] = []
    links: list[Link] = []
    chosen = _chosen(lines, dated)
    for n, line in enumerate(lines):
        draft.take(line)
        links += links_of(line)
        found = dated[n]
        if n == chosen and found is not None:
            span = line.span(found.match.start, found.match.end)
            text = line.text[found.match.start : found.match.end]
            draft.date = DateDraft(found.match.reading, text, span)
            parts += [(line, 0, found.cut_start), (line, found.cut_end, len(line.text))]
        else:
            parts.append((line, 0, len(line.text)))
    if draft.date is None and above is not None:
        draft.date = above
    draft.join("text", [_bare(*part) for part in parts])
    text = draft.values.setdefault("text", "")
    draft.set("kind", news_kind(text), "classified")
    if links:
        draft.set("links", tuple(links))
    _mentions(draft, lines, text)
    return draft


def _chosen(lines: Sequence[Line], dated: Sequence[Dated | None]) -> int:
    """Which line's date is the item's: the first that leads, else the first at all."""
    for n, found in enumerate(dated):
        if found is not None and found.leads and (n == 0 or found.cut_end >= len(lines[n].text)):
            return n
    return next((n for n, found in enumerate(dated) if found is not None and (found.leads is False or n == 0)), -1)


def _bare(line: Line, start: int, end: int) -> tuple[Line, int, int]:
    """A part without separators and pictographs at its start."""
    text = line.text
    while start < end and (text[start] in " :,;-–—|»·•" or text[start] in "\ufe0f\u200d" or ord(text[start]) > 0x1F000):
        start += 1
    while start < end and text[end - 1] in " |»-–—":
        end -= 1
    return line, start, end


def _mentions(draft: Draft, lines: Sequence[Line], text: str) -> None:
    mentions: list[str] = []
    spans: list[tuple[int, int]] = []
    for line in lines:
        for match in _MENTION.finditer(line.text):
            mentions.append(match[1].strip(" .,"))
            spans.append(line.span(*match.span(1)))
        for link in line.links:
            title = line.text[link.start : link.end].strip(" .,\"“”")
            if title.count(" ") >= 3 and title not in mentions and not any(title in m for m in mentions):
                mentions.append(title)
                spans.append(line.span(link.start, link.end))
    kept: list[str] = []
    kept_spans: Spans = ()
    for mention, span in zip(mentions, spans, strict=True):
        if mention and mention not in kept:
            kept.append(mention)
            kept_spans = (*kept_spans, span)
    if kept:
        draft.set("mentions", tuple(kept))


_WORD = lazy_pattern(r"[a-z][a-z.-]*[a-z]")
_ANY_WORD = lazy_pattern(r"[a-z][a-z.-]*[a-z]|[一-鿿]{1,4}")


@cache
def _kinds() -> dict[str, NewsKind]:
    out: dict[str, NewsKind] = {}
    for kind, words in load_json("news_kinds").items():
        for word in words:
            out.setdefault(word, kind)
    return out


def news_kind(text: str) -> NewsKind:
    """What a piece of news is about, by its words: those of its beginning weigh more.

    >>> news_kind("Our paper was accepted at a conference."), news_kind("Gave a talk about parsers")
    ('publication', 'talk')
    """
    kinds = _kinds()
    votes: dict[NewsKind, float] = {}
    start = text[:400].lower()
    for place, word in enumerate((_ANY_WORD if reaches(start, "一") else _WORD).findall(start)):
        kind = kinds.get(word)
        if kind is not None:
            votes[kind] = votes.get(kind, 0.0) + (3.0 if place < 4 else 1.0 if place < 25 else 0.4)
    return max(votes, key=lambda kind: votes[kind]) if votes else "other"
