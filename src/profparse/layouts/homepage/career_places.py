"""Where on a homepage positions and degrees stand: their lines, and what the headings over these open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from profparse.fields.biography.record_evidence import Place, Record
from profparse.layouts.contract import Stretch

SECTIONS = {
    "H_POSITIONS": "positions", "H_EDUCATION": "education", "H_BIO": "bio", "H_CONTACT": "contact",
    "H_INTERESTS": "interests", "H_LIST": "list",
}  # fmt: skip


def places_in(stretch: Stretch) -> Callable[[Record], Place | None]:
    """What says where in a stretch a record stands."""
    starts = [line.start for line in stretch.lines]
    sections = []
    section = "none"
    for kind in stretch.kinds:
        section = SECTIONS.get(kind or "", section)
        sections.append(section)

    def place_of(record: Record) -> Place | None:
        number = bisect_right(starts, record.span[0]) - 1
        if number < 0:
            return None
        last = bisect_right(starts, record.span[1] - 1) - 1
        return Place(stretch.lines[number], stretch.kinds[number] or "", sections[number], last - number)

    return place_of
