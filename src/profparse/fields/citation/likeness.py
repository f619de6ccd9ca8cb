"""How surely lines are an entry of a publication list: of the entry as read, and a cheap figure for one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from profparse.fields.citation.segments import MOST_KEPT, KeptSegments, segments_of
from profparse.fields.citation.traits import is_note, traits
from profparse.fields.citation.words import occurrences
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line


class Signs(NamedTuple):
    """What speaks for and against an entry, once it is read."""

    title_words: int
    title_lead: bool  # the title begins in lower case
    styled: bool  # the title is quoted, linked or bold
    names: float
    venue: float
    date: bool
    numbers: bool
    identifiers: bool
    links: int
    labels: int
    notes: int  # code points read as notes
    prose: bool  # words of the first person or of news in the title
    cost: float  # of the reading, per segment
    status: bool

    def reasons(self) -> tuple[str, ...]:
        """The signs in words."""
        told = (
            (self.names >= 0.5, "a list of names"), (self.venue >= 0.6, "a venue"), (self.date, "a date"),
            (self.numbers, "volume or pages"), (self.identifiers, "an identifier"), (self.styled, "a title set apart"),
            (self.labels > 0, "link labels"), (self.prose, "words of news or prose"),
        )  # fmt: skip
        return tuple(words for holds, words in told if holds)


def features_of(signs: Signs) -> tuple[float, ...]:
    """The signs as the numbers that :data:`ENTRY_WEIGHTS` weigh."""
    return (
        min(signs.names, 1.0),
        max(0.0, min(signs.names, 3.0) - 1.0) / 2,
        min(signs.venue, 1.3),
        signs.date,
        signs.numbers,
        signs.identifiers,
        min(signs.labels, 2) / 2,
        signs.styled,
        4 <= signs.title_words <= 28,
        signs.title_lead,
        signs.prose,
        min(signs.notes, 400) / 400,
        min(signs.cost, 4.0) / 4,
        signs.names > 0.5 and signs.venue > 0.5,
        signs.status,
    )


def probability_of(signs: Signs) -> float:
    """The probability that an entry with these signs is a publication."""
    return _logistic(ENTRY_WEIGHTS, features_of(signs))


def _logistic(weights: Sequence[float], features: Sequence[float]) -> float:
    odds = weights[0]
    for weight, feature in zip(weights[1:], features, strict=True):
        odds += weight * feature
    return round(1 / (1 + exp(-max(-30.0, min(odds, 30.0)))), 4)


ENTRY_WEIGHTS = (-7.1, 3.4, 1.7, 1.6, 0.5, 0.6, 1.1, 0.9, 0.9, 1.1, -1.1, -2.1, -1.9, -1.6, 1.3, 0.25)

_FIRST_PERSON = lazy_pattern(r"(?<![\w(.])I(?=['’]| [a-z])")  # and no `Part I:`, `teoria i praksa`
_YEAR = lazy_pattern(r"(?:19|20)\d\d(?!\d)|['’]\d\d\b")


def line_features(line: Line, kept: KeptSegments | None = None) -> tuple[float, ...]:
    """What one line shows, as the numbers that :data:`LINE_WEIGHTS` weigh; its segments are added to ``kept``."""
    text = line.text
    names = venue = 0.0
    titled = styled = labels = numbers = lower = only = 0
    segments = segments_of((line,))
    if kept is not None and len(kept) < MOST_KEPT:
        kept[id(line)] = line, segments
    segments = segments[:40]
    for segment in segments:
        t = traits(segment.text)
        if segment.names.people:
            names = max(names, segment.names.score * min(segment.names.people, 3))
        if t.venue > venue and segment.names.people < 2:
            venue = t.venue
        numbers += t.numbers
        if 4 <= t.words < 36 and not t.numbers and (segment.names.people < 2 or segment.names.score < 0.3):
            titled = 1
            lower += segment.text[:1].islower()
            if segment.shell == "quote" or "l" in segment.style or "b" in segment.style:
                styled = 1
                only = all(other.joined for other in segments[1:])
        labels += t.label and ("l" in segment.style or segment.shell == "square")
    hint = line.hint
    found = occurrences("news", text[:600]) + (_FIRST_PERSON.search(text, 0, 600) is not None)
    return (
        min(names, 1.0),
        max(0.0, min(names, 3.0) - 1.0) / 2,
        min(venue, 1.3),
        styled,
        only,
        min(labels, 2) / 2,
        titled,
        numbers > 0,
        _YEAR.search(text) is not None,
        found > 0,
        min(found, 4) / 4,
        len(text) > 900 and names < 1.5,
        lower > 0,
        names > 0.5 and venue > 0.5,
        names > 0.5 and titled,
        bool(hint) and _HINT.search(hint) is not None,
        len(text) < 30,
    )


def _of_venue(line: Line, kept: KeptSegments | None) -> bool:
    """Whether a line that opens with a venue is nothing but that, its date and numbers: the end of an entry."""
    segments = segments_of((line,), kept)
    first, *others = (traits(segment.text) for segment in segments)
    return (
        first.venue > 1.0
        and not segments[0].names.people
        and all(t.date or t.numbers or t.words < 4 for t in others)
    )


#: How someone begins to tell of themselves; without a year, it is not looked at further.
_TOLD = lazy_pattern(
    r"I(?: |['’])(?:m|am|was|ve|have|had|hold|held|work|received|obtained|earned|completed|graduated|did|joined"
    r"|lead|also|currently)\b|My (?:research|work|interests?|current|main|primary)\b"
)
_VENUE_FIRST = lazy_pattern(
    r"(?:in:? )?(?:the )?(?:\d{1,3}\w\w )?"
    r"(?:proceedings|proc\.|advances in|journal|transactions|.{0,20}conference on)\b",
    re.IGNORECASE,
)
_HINT = lazy_pattern(r"title|paper|publication|(?:^|[\s_-])pub(?:$|[\s_-])|author|citation|biblio", re.IGNORECASE)
LINE_WEIGHTS = (-3.5, 2.3, 1.0, 1.2, 1.0, 1.1, 0.6, 1.2, 0.6, 0.45, -1.7, -2.0, -1.5, -0.8, 0.5, 0.2, 1.3, -0.9)


def entry_likeness(line: Line, kept: KeptSegments | None = None) -> float:
    """How much one line alone looks like a publication entry or its first line, from 0 to 1.

    The line's segments are added to ``kept``, for :func:`profparse.fields.citation.read_entry`.

    >>> entry_likeness(Line("A. Sample and B. Case, A study of examples, Journal of Cases 3 (2020), 1-9.", 0, 0)) > 0.8
    True
    >>> entry_likeness(Line("I gave a talk about my work in Paris.", 0, 0)) < 0.1
    True
    """
    text = line.text
    if line.kind != "item" and _VENUE_FIRST.match(text) and _of_venue(line, kept):
        return 0.02
    if not 12 <= len(text) <= 6000 or is_note(text) or (_TOLD.match(text) and _YEAR.search(text) is None):
        return 0.02
    return _logistic(LINE_WEIGHTS, line_features(line, kept))
