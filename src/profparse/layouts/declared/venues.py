"""Venues as sites print them: with volume, year and pages in their own order."""

from __future__ import annotations

from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import Numbers, read_venue
from profparse.fields.dates import match_date
from profparse.fields.draft import DateDraft, Draft
from profparse.layouts.declared.joined import Words
from profparse.patterns import lazy_pattern

_EDGES = " |·•,;:."
# `Phys.Rev.D 98 (2018) 4, 046019`
_YEAR_IN_BRACKETS = lazy_pattern(
    r"(?P<venue>[^\d(]{2,80}?)\s?(?P<volume>\d{1,4}[A-Z]?)\s?\((?P<date>(?:19|20)\d\d)\)"
    r"(?:\s(?P<issue>\d{1,4}),)?(?:\s(?P<pages>[A-Z]?\d{1,7}(?:[-–]\d{1,7})?))?"
)
# `Am J Transplant. 2016 Dec 3;16(12):3532-3539.`
_DATE_BEFORE_VOLUME = lazy_pattern(
    r"(?P<venue>[^;\d]{2,160}?)\s?\.\s?(?P<date>(?:19|20)\d\d(?:\s[A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?:\s\d{1,2})?)?)"
    r"(?:;\s?(?P<volume>\d{1,4})?(?:\((?P<issue>[^()]{1,20})\))?(?::(?P<pages>[A-Z]?\d[\w.–-]{0,20}))?)?"
)
# `Journal of Looms 12, 34`
_VOLUME_AND_PAGES = lazy_pattern(
    r"(?P<venue>\D{2,160}?)\s(?P<volume>\d{1,4}),\s(?P<pages>[a-zA-Z]?\d{1,7}(?:[-–]\d{1,7})?)(?P<date>$)"
)
# `Journal of Looms. 12, 3, p. 34-56`
_PLAIN_NUMBERS = lazy_pattern(
    r"(?P<venue>\D{2,160}?)\s?\.\s?(?P<volume>\d{1,4})\s?,\s?(?:(?P<issue>\d{1,4})\s?,\s?)?"
    r"p\.\s?(?P<pages>[a-zA-Z]?\d{1,7}(?:[-–]\d{1,7})?)(?P<date>)"
)


def set_venue(draft: Draft, words: Words, start: int, end: int) -> None:
    """Set the venue with its numbers, and the date behind it where there is none yet; what is set stays."""
    text = words.text
    shape = (
        _YEAR_IN_BRACKETS.match(text, start, end)
        or _DATE_BEFORE_VOLUME.match(text, start, end)
        or _VOLUME_AND_PAGES.match(text, start, end)
        or _PLAIN_NUMBERS.match(text, start, end)
    )
    if shape is not None:
        places = {name: shape.span(name) for name, said in shape.groupdict().items() if said and name != "date"}
        dated = shape.start("date")
    else:
        venue = read_venue(text, start, end)
        places = {"venue": (venue.start, venue.end)}
        for name in ("volume", "issue", "pages"):
            place = getattr(venue.numbers, name)
            if place is not None:
                places[name] = place
        dated = venue.end
    for name, (a, b) in places.items():
        while name != "venue" and a < b and text[b - 1] in _EDGES:
            b -= 1
        if name not in draft.values and a < b:
            draft.read(name, words, a, b)
            draft.confidence[name] = 0.93
    numbers = Numbers(places.get("volume"), places.get("issue"), places.get("pages"))
    status = status_of("", text[start:end], numbers.volume is not None)
    kind = type_of(text[start:end], "", None, numbers)
    for name, value in (("status", status), ("type", kind)):
        if value is not None and name not in draft.values:
            draft.set(name, value, "classified")
    _set_date(draft, words, dated, end)


def _set_date(draft: Draft, words: Words, start: int, end: int) -> None:
    """The first date in the words behind a venue's name."""
    text = words.text
    while draft.date is None and start < end:
        match = match_date(text, start, end) if text[start].isdigit() and not text[start - 1].isalnum() else None
        if match is not None:
            draft.date = DateDraft(match.reading, text[match.start : match.end], words.span(match.start, match.end))
        start += 1
