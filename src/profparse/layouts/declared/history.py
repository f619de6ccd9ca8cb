"""A person's positions and degrees where a site lists them one behind the other, each with its years behind it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from profparse.fields.biography import add_education, add_positions, read_entry
from profparse.fields.draft import Draft
from profparse.layouts.declared.joined import Words
from profparse.model import Education, Position
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Page

_YEARS = lazy_pattern(r"(?:19|20)\d\d\s{0,2}[-–—]\s{0,2}(?:(?:19|20)\d\d(?!\d)|[Pp]resent)")
_HOST = lazy_pattern(r"\(?(?:[a-z0-9-]{1,30}\.){1,4}[a-z]{2,12}\)?(?=$|[^a-z])")  # `(example.edu)`, of an institution
GLUED = lazy_pattern(r"(?<=[a-z]{2})(?=[A-Z][a-z])")  # `Web DevelopmentCloud Computing`


def set_history(bio: Draft, words: Words, start: int, end: int, page: Page) -> None:
    """Set the positions and degrees of the words: an entry ends with its years, a role before it with its line."""
    positions: list[Position] = []
    education: list[Education] = []
    ends = [found.end() for found in _YEARS.finditer(words.text, start, end)]
    for first, last in pairwise([start, *ends]):
        held, studied = read_entry(_lines(words, first, last), page)
        add_positions(positions, (position for position in held if position.role))
        add_education(education, studied)
    set_career(bio, positions, education)


def set_career(bio: Draft, positions: Sequence[Position], education: Sequence[Education]) -> None:
    """Set the positions and degrees of a person, as far as there are any."""
    if positions:
        bio.set("positions", tuple(positions))
    if education:
        bio.set("education", tuple(education))


def _lines(words: Words, start: int, end: int) -> Sequence[Words]:
    """The lines of an entry, also where a converter joined them; the host of an institution is in none."""
    text = words.text
    places = {start, *(place for place in words.soft if start < place < end), end}
    places.update(found.start() for found in GLUED.finditer(text, start, end))
    for found in (*_HOST.finditer(text, start, end), *_YEARS.finditer(text, start, end)):
        places.update(found.span())
    cuts = [(a, b) for a, b in pairwise(sorted(places)) if text[a:b].strip() and not _HOST.fullmatch(text[a:b].strip())]
    return [words.part(a, b) for a, b in cuts]
