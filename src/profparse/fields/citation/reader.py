"""Entries of a publication list, in any order of fields, to drafts of papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.citation.entry_fields import EntryFields
from profparse.fields.citation.entry_parts import EntryParts
from profparse.fields.citation.likelihood import confidence, facts_of_entry, probability, reasons
from profparse.fields.citation.list_order import in_order_of_lists
from profparse.fields.citation.reference_model import Labelled, labelled
from profparse.fields.draft import Draft
from profparse.fields.links import is_target, link_kind
from profparse.model import Link
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

_IMAGE = lazy_pattern(r"\.(?:png|jpe?g|gif|webp|svg|bmp)$", re.IGNORECASE)


class Entry(NamedTuple):
    """One entry read: its draft, how surely it is one entry of a publication list, cut right, and why."""

    draft: Draft
    probability: float
    reasons: tuple[str, ...]


def read_entry(lines: Sequence[Line], *, heading_kind: str | None = None) -> Entry:
    """Read the lines of one publication entry; see :func:`read_entries`."""
    return read_entries([lines], [heading_kind])[0]


def read_entries(entries: Sequence[Sequence[Line]], headings: Sequence[str | None]) -> list[Entry]:
    """Read entries, each given by its lines, together: that is several times faster than one by one.

    ``headings`` are the words of the heading over each one's list: hints. A draft holds what the lines themselves say:
    a year that only the heading gives is the caller's to inherit. All spans are into the page's source.
    """
    readings = in_order_of_lists(labelled(entries), headings)
    return [_entry(*row) for row in zip(entries, readings, headings, strict=True)]


def _entry(lines: Sequence[Line], found: Labelled, heading: str | None) -> Entry:
    draft = Draft("paper")
    for line in lines:
        draft.take(line)
    _links(draft, lines)
    if not found.reading.kinds:
        return Entry(draft, 0.0, ("no words" if not found.tokens.words else "no reading",))
    EntryFields(draft, EntryParts(lines, found.tokens, found.reading.kinds)).read(heading)
    facts = facts_of_entry(found)
    draft.confidence.update(confidence(draft, found, facts))
    return Entry(draft, probability(facts), reasons(found))


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
