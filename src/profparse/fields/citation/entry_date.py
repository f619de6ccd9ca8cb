"""The date of an entry, from the kinds of its tokens."""

from __future__ import annotations

from collections.abc import Iterator

from profparse.fields.citation.entry_parts import EntryParts
from profparse.fields.citation.parts import Part
from profparse.fields.dates import Reading, find_dates, read_date
from profparse.fields.draft import DateDraft, Draft
from profparse.patterns import lazy_pattern

SHORT = 80  # code points of an aside in which a year is looked for
_GLUED_YEAR = lazy_pattern(
    r"(?<=[A-Za-z])['’-]?((?:19|20)\d\d)(?!\d)|(?<=[A-Za-z])\s?['’]\s?(\d\d)(?!\d)|(?<=[A-Z]{3})\s?(2[0-9])(?!\d)"
)
_PLAIN_YEAR = lazy_pattern(r"(?<![\d.])(1[4-9]\d\d|20[0-4]\d)(?![\d.]\d)")


def read_entry_date(entry: EntryParts, draft: Draft) -> None:
    """The first date with a year, where dates stand; then in the venue, then in short asides."""
    for line, start, end in entry.of("DATE"):
        found = find_dates(line.text, start, end)
        plain = None if found else _PLAIN_YEAR.search(line.text, start, end)
        if plain is not None:  # `2004a`, `1802`
            year = plain[1]
            reading = Reading(year, f"{year}-01-01", f"{year}-12-31", "year", False)
            draft.date = DateDraft(reading, year, line.span(*plain.span(1)))
            return
        if found:
            break
    for line, start, end in _dated(entry):
        text = line.text
        found = find_dates(text, start, end)
        if found:
            a, b, reading = found[0]
            draft.date = DateDraft(reading, text[a:b], line.span(a, b))
            return
        match = _GLUED_YEAR.search(text, start, end)
        if match:
            group = match.lastindex or 1
            own = match[group]
            glued = read_date(own if len(own) == 4 else f"20{own}" if int(own) < 50 else f"19{own}")
            if glued is not None:
                place = line.span(*match.span(group))
                draft.date = DateDraft(glued, own, place, "read" if len(own) == 4 else "normalised")
                return


def _dated(entry: EntryParts) -> Iterator[Part]:
    """Where a date may stand, the likeliest places first."""
    yield from entry.of("DATE")
    yield from entry.first("VENUE", "VENUE_MORE")
    for part in entry.of("STATUS", "BADGE", "NOTE", "EDITOR", "VOLUME", "PUBLISHER", "PLACE", "OTHER"):
        if part.end - part.start < SHORT:
            yield part
