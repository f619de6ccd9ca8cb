"""From the segments of an entry, read as the grammar has it, to a draft of the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from profparse.decode import decode
from profparse.fields.citation.costs import Context
from profparse.fields.citation.evidence import columns
from profparse.fields.citation.field_reader import FieldReader
from profparse.fields.citation.likeness import Signs, probability_of
from profparse.fields.citation.segments import KeptSegments, segments_of
from profparse.fields.citation.words import is_label_row
from profparse.fields.draft import Draft
from profparse.fields.links import is_target, link_kind
from profparse.grammar import load
from profparse.model import Link
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

_IMAGE = lazy_pattern(r"\.(?:png|jpe?g|gif|webp|svg|bmp)$", re.IGNORECASE)


class Entry(NamedTuple):
    """One entry read: its draft, how surely it is an entry of a publication list at all, and why."""

    draft: Draft
    probability: float
    reasons: tuple[str, ...]


def read_entry(
    lines: Sequence[Line],
    *,
    owner: str | None = None,
    heading_kind: str | None = None,
    kept: KeptSegments | None = None,
) -> Entry:
    """Read the lines of one publication entry.

    ``owner`` is the name of the page's person, and ``heading_kind`` the words of the heading over the list: hints.
    ``kept`` are the segments of lines that were looked at before. The draft holds what the lines themselves say: a year
    that only the heading gives is the caller's to inherit. All spans are into the page's source.
    """
    draft = Draft("paper")
    for line in lines:
        draft.take(line)
    segments = segments_of(lines, kept)
    if not segments:
        _links(draft, lines)
        return Entry(draft, 0.02, ("no words",))
    words = frozenset(word for word in (owner or "").casefold().split() if len(word) > 2)
    level = lines[segments[0].line].level
    nested = frozenset(n for n, line in enumerate(lines) if line.kind == "item" and line.level > level > 0)
    rows = frozenset(
        n for n, line in enumerate(lines)
        if (len(line.links) > 2 and _is_row(line)) or (n > 1 and not line.links and is_label_row(line.text))
    )  # fmt: skip
    context = Context(words, nested, rows, False)
    decoded = decode(load("citation"), columns(segments, context))
    if decoded.tree is None:  # every segment may be a note or a title, so a title is always found
        return Entry(draft, 0.0, ("no reading",))
    reader = FieldReader(draft, lines, segments, decoded.kinds)
    reader.read(decoded.tree, heading_kind)
    _links(draft, lines)
    reader.identifiers()
    signs = reader.signs(decoded.cost)
    probability = probability_of(signs)
    _set_confidence(draft, signs, probability)
    return Entry(draft, probability, signs.reasons())


def _set_confidence(draft: Draft, signs: Signs, probability: float) -> None:
    """How sure the fields are: by how they stand apart, and less where the whole hardly looks like an entry."""
    share = 0.6 + 0.4 * probability
    sure = {
        "title": 0.99 if signs.styled else 0.96 if signs.names else 0.85,
        "authors": 0.98 if signs.names > 1 else 0.93,
        "venue": 0.97 if signs.venue > 0.6 else 0.8,
        "date": 0.98,
    }
    for name, value in sure.items():
        if name in draft.values or (name == "date" and draft.date is not None):
            draft.confidence[name] = round(value * share, 4)


def _is_row(line: Line) -> bool:
    """Whether the words of a line are links' texts for the most part, and none is as long as a title."""
    sizes = [link.end - link.start for link in line.links]
    return max(sizes) < 60 and sum(sizes) * 10 > len(line.text) * 6


def _links(draft: Draft, lines: Sequence[Line]) -> None:
    """Every link of the entry, in order; anchors, addresses and pictures that open themselves are none."""
    out = []
    for line in lines:
        for link in line.links:
            if is_target(link.url) and not link.url.lower().startswith(("mailto:", "tel:")):
                text = line.text[link.start : link.end].strip()
                if not text and _IMAGE.search(link.url[-12:]):
                    continue  # a picture that opens itself
                out.append(Link(link.url, None, text, link_kind(text, link.url), link.span))
    if out:
        draft.set("links", tuple(out))
