"""Entries of one list are cut alike: which field leads in one is evidence for the others.

A title without a stop can look like a venue, and the abstract behind it like a title. The entry's own words are weighed
by what leads in the rest of its list: how probable it is that this field leads here, times in how many others it does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from profparse.fields.citation.reference_model import LEADS, Labelled, with_lead


def in_order_of_lists(readings: Sequence[Labelled], lists: Sequence[str | None]) -> list[Labelled]:
    """The readings, one that begins with another field than most of its list read again; ``lists`` name the lists."""
    out = list(readings)
    leads = [lead_of(one) for one in readings]
    counted: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for lead, name in zip(leads, lists, strict=True):
        if lead is not None:
            counted[name][lead] += 1
    for n, (lead, name) in enumerate(zip(leads, lists, strict=True)):
        if lead is None:
            continue
        usual, most = counted[name].most_common(1)[0]
        own = counted[name][lead] - 1  # of the others
        if usual != lead and most > own + 1 and _may_change(readings[n].reading.probability, most + 1, own + 1):
            one, other = with_lead(readings[n].tokens, (lead, usual))
            if other.accepted * (most + 1) > one.accepted * (own + 1):
                out[n] = other
    return out


def _may_change(probability: float, usual: int, own: int) -> bool:
    """Whether the list may outweigh a reading: all others have the share that its own probability leaves."""
    return (1 - probability) * usual > probability * own


def lead_of(found: Labelled) -> str | None:
    """The field that comes first in a reading, by the kind of its first token; None where there is none."""
    return next((kind for kind in found.reading.kinds if kind in LEADS), None)
