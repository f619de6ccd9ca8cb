"""The kinds that each segment of an entry may have, each with a cost; the grammar disposes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from profparse.fields.citation.costs import Clues, Context, Row, author_rows, clues_of, title_rows, venue_rows
from profparse.fields.citation.enclosed import DOCUMENT_CODE
from profparse.fields.citation.segments import Segment, is_prose
from profparse.fields.citation.traits import traits
from profparse.fields.citation.words import pattern, tables
from profparse.patterns import lazy_pattern

FARTHEST = 4.0  # what costs more than this over the cheapest kind is no candidate, so that the search stays short

_MARKER = lazy_pattern(
    r"(?:\[?[A-Z]{0,3}\.?\s?\d{1,3}[a-z]?\]?[.):]?|[#№]\d+|[^\w\s]{1,3}|"
    r"\((?:\d{1,3}|[ivxl]{1,6})\)|[ivxl]{1,6}\)|[a-zA-Z][.)])$"
)
_CITATIONS = lazy_pattern(
    r"(?:cited(?: by)?|citations?|times cited|引用)[:\s]{0,9}\d|\d[\d,]{0,12}\+? cita(?:tions?|ções|ciones)$|^cited \d",
    re.IGNORECASE,
)
_YEARS = lazy_pattern(r"(?:1\d|20)\d\d\s?[-–—]{1,2}\s?(?:1\d|20)?\d\d\.?")
_CONNECTIVES = frozenset({"in", "in:", "at", "on", "and", "&", "und", "et", "y", "en", "by"})
_PLACE = lazy_pattern(r"[A-Z][^\W\d_]?(?:[.\s'’-]|[^\W\d_]){1,23}$")
_SHORT_NAME = lazy_pattern(r"[A-Z]{4,}$|[A-Z][a-z]{1,6}[A-Z]{2,}$")  # a venue's, and no place's: `SIGIR`, `NeurIPS`
_TYPE = r"(?:conference |research |working |full |short |long |regular |poster |demo )?{}s?$"


def columns(segments: Sequence[Segment], context: Context) -> list[list[Row]]:
    """Candidate kinds for each segment, with costs."""
    clues = [clues_of(segments, n) for n in range(len(segments))]
    out = [_sure(one, n, len(segments)) or _weighed(one, n, context) for n, one in enumerate(clues)]
    for n, column in enumerate(out[1:], 1):
        if len(column) > 3:  # a piece of words
            cost = 1.1 if segments[n].before not in ("line", "bar", "stop") else 1.6
            column.append(("NOTE_MORE", cost + 1.2 * clues[n].traits.venue + 0.6 * clues[n].numbered))
    for n in _listed_before_quote(segments):
        out[n].append(("AUTHORS_MORE", 0.9))
    if any(kind == "ABSTRACT" for column in out for kind, _ in column):
        for n, column in enumerate(out[2:], 2):
            column.append(("ABSTRACT_MORE", 1.0 if segments[n].before in ("line", "bar") else 0.3))
    return out


def _listed_before_quote(segments: Sequence[Segment]) -> range:
    """The pieces between a first name and a quoted title on its line, all parted by commas: names, known or not."""
    for n, segment in enumerate(segments[1:], 1):
        if segment.shell == "quote":
            opens = next((k for k in range(n) if segments[k].names.people and segments[k].names.score > 0.6), n)
            listed = range(opens + 1, n)
            if opens < 2 and all(segments[k].before in ("comma", "edge") for k in listed):
                return listed if traits(segment.text).words > 3 else range(0)
            break
        if segment.before == "line":
            break
    return range(0)


def _sure(clues: Clues, n: int, size: int) -> list[Row]:
    """The kinds of a piece that says itself what it is: a date, numbers, an identifier, a note on marks, signs."""
    segment, t = clues.segment, clues.traits
    if t.length > 420 and is_prose(segment.text):
        return [("ABSTRACT", 0.2), ("NOTE", 1.5)]
    if segment.shell == "square" and n and DOCUMENT_CODE.match(segment.text):
        return [("TYPE", 0.0)]
    if t.editors and t.in_venue and segment.text.endswith(")"):
        return [("EDITORS", 0.0)]
    if t.date and segment.before == "comma" and _YEARS.fullmatch(segment.text):
        return [("TITLE_MORE", 0.3), ("DATE", 0.6)]  # `Rain and Wages in Oslo, 1939-1982`
    if t.date:
        cost = 0.0 if segment.shell or t.length < 24 else 0.3
        return (
            [("DATE", cost), ("TITLE", 5.0)] if segment.shell == "quote" or clues.bold or size < 3 else [("DATE", cost)]
        )
    if t.numbers:
        out = [("NUMBERS", 2.0 if clues.first else 0.1)]
        if clues.first or (segment.shell == "square" and n < 2):
            out.append(("MARKER", 0.2))
        if segment.joined and t.length < 6 and "i" not in segment.style:
            out.append(("TITLE_MORE", 0.3))
        return out
    if t.note or (t.labelled and segment.line and segment.before == "line"):
        return [("NOTE", 0.0)]
    if t.length < 4 and segment.text.casefold() in _CONNECTIVES:
        return [("MARKER", 0.2), ("TITLE_MORE", 0.4), ("VENUE_MORE", 0.6), ("AUTHORS_MORE", 0.6)]
    marker = (clues.first or (n == 1 and segment.before == "open")) and t.length < 9 and _MARKER.match(segment.text)
    if not t.words:
        return [("MARKER", 0.1) if marker else ("LINKS" if clues.linked else "NOTE", 0.1)]
    if t.identifier:
        out = [("IDENTIFIER", 0.0)]
        if segment.text[:5].casefold() == "arxiv":
            out.append(("VENUE", 0.9 if "preprint" in segment.text.casefold() else 2.2))
        return out
    return []


def _weighed(clues: Clues, n: int, context: Context) -> list[Row]:
    """The kinds of a piece of words, those that are far too dear left out."""
    out = title_rows(clues, context)
    out += author_rows(clues, context)
    out += venue_rows(clues)
    out += _labels(clues, context)
    out += _asides(clues, n)
    limit = min(cost for _, cost in out) + FARTHEST
    return [row for row in out if row[1] <= limit or row[0] in ("TITLE", "NOTE")]


def _labels(clues: Clues, context: Context) -> list[Row]:
    """Markers and links."""
    segment, t, before = clues.segment, clues.traits, clues.segment.before
    out: list[Row] = []
    if clues.first and t.length < 9 and _MARKER.match(segment.text):
        out.append(("MARKER", 0.1))
    if segment.line in context.rows and t.words < 9:
        out.append(("LINKS", 0.3))
    elif clues.hint.links and t.words <= 4:
        out.append(("LINKS", 0.1))
    elif t.label:
        set_apart = before in ("bar", "open") or (clues.whole and not clues.first)
        out.append(("LINKS", 0.1 if clues.linked or segment.shell == "square" else 1.1 if set_apart else 2.2))
    elif t.words > 3 or clues.first:
        pass
    elif clues.linked and clues.score < 0.6 and t.venue < 0.8:
        out.append(("LINKS", (0.9, 1.8, 2.4)[max(t.words, 1) - 1]))
    elif segment.shell == "square" and before == "open":
        out.append(("LINKS", 1.8))
    return out


def _asides(clues: Clues, n: int) -> list[Row]:
    """What stands around the title, the authors and the venue."""
    segment, t, hint, before = clues.segment, clues.traits, clues.hint, clues.segment.before
    text, shell = segment.text, segment.shell
    out: list[Row] = []
    if t.badge < 5 and t.length < 40 and _CITATIONS.search(text):
        out.append(("CITATIONS", 0.1))
    if shell and t.words < 6 and pattern("type", _TYPE).match(text.strip()):
        out.append(("TYPE", 0.2))
    if t.editors and (segment.names.people or shell or t.in_venue) and t.length < 400:
        out.append(("EDITORS", 0.3))
    elif (segment.names.people or t.in_venue) and _before_editors(clues.following):
        out.append(("EDITORS", 0.1))  # `in B. Case and T. Okafor (eds)`
    if t.status:
        out.append(("STATUS", 0.1 if t.status == 1 else 1.6))
    if t.badge < 5 and shell != "quote":
        venue = 1.5 * (t.venue > 1.2 and not t.award)  # `ICML 2020 Oral` is a venue with a badge
        apart = shell or clues.whole or clues.bold or "i" in segment.style or t.badge < 0.5
        out.append(("BADGE", t.badge + venue + (0.0 if apart else 0.5)))
    elif hint.badge and t.words < 6:
        out.append(("BADGE", 1.5))
        if clues.first and clues.whole:
            out.append(("VENUE", 1.2))  # templates set where it appeared in a badge over the entry
    if t.words < 9:
        out += _publisher(clues, n)
    if t.abstract and not clues.linked:
        out.append(("ABSTRACT", 0.2))
    elif t.length > 140 and before == "line" and n > 1:
        out.append(("ABSTRACT", 1.2 if t.lower * 2 > t.words else 2.5))
    elif hint.abstract:
        out.append(("ABSTRACT", 0.3))
    note = 2.0 if shell and t.words < 12 else 1.9 if before == "line" and n > 1 else 2.6
    if note > 2.5 and t.lower * 2 < t.words:
        note = 3.1  # a piece in capitals is rather a venue than an aside
    out.append(("NOTE", note - 0.5 * t.prose))
    return out


def _before_editors(following: Segment | None) -> bool:
    return following is not None and following.before == "open" and traits(following.text).editors


def _publisher(clues: Clues, n: int) -> list[Row]:
    text, before = clues.segment.text.strip(" .,;:()"), clues.segment.before
    plain = text.casefold()
    if plain in tables().publishers:
        return [("PUBLISHER", 0.4)]
    if plain.endswith((" press", " publishing", " verlag", " publishers")):
        return [("PUBLISHER", 0.6)]
    if (
        n > 1
        and clues.traits.words <= 3
        and not clues.numbered
        and before in ("comma", "stop", "dash")
        and _PLACE.match(text)
        and clues.traits.venue < 0.5
        and plain not in tables().acronyms
        and not _SHORT_NAME.match(text)
    ):
        return [("PUBLISHER", 1.3 if before == "comma" else 2.6)]
    return []
