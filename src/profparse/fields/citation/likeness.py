"""How surely lines are an entry of a publication list: of the entry as read, and a cheap figure for one line."""

from __future__ import annotations

import re
from math import exp
from typing import NamedTuple

from profparse.fields.citation.evidence import traits
from profparse.fields.citation.segments import segments_of
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


def probability_of(signs: Signs) -> float:
    """The probability that an entry with these signs is a publication."""
    odds = -3.2
    odds += 2.6 * min(signs.names, 1.2) + (0.5 if signs.names > 1.8 else 0.0)
    odds += 1.6 * min(signs.venue, 1.3)
    odds += 0.5 * signs.date + 0.7 * signs.numbers + 1.3 * signs.identifiers
    odds += 0.5 * min(signs.labels, 2) + 0.3 * min(signs.links, 2) + 0.6 * signs.styled
    odds += 0.8 if 4 <= signs.title_words <= 28 else -0.8
    odds -= 2.2 * signs.prose + 1.0 * signs.title_lead + 0.004 * min(signs.notes, 400) + 0.3 * signs.cost
    return round(1 / (1 + exp(-odds)), 4)


_NEWS = re.compile(
    r"\b(?:we|our|i|my|i'm|i’m|am|was|were|has|have|received|receive|awarded|congrat\w*|joined|joining|invited|served|serve|serving|"
    r"gave|give|giving|started|attended|organi[sz]\w+|will|thanks?|excited|happy|glad|looking|papers? (?:is|are|on|at|was|were|got|accepted))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)|['’]\d\d\b")


def entry_likeness(line: Line) -> float:
    """How much one line alone looks like a publication entry or its first line, from 0 to 1.

    >>> entry_likeness(Line("A. Sample and B. Case, A study of examples, Journal of Cases 3 (2020), 1-9.", 0, 0)) > 0.8
    True
    >>> entry_likeness(Line("I gave a talk about my work in Paris.", 0, 0)) < 0.1
    True
    """
    text = line.text
    size = len(text)
    if size < 12 or size > 4000:
        return 0.02
    names = venue = 0.0
    titled = styled = labels = 0
    for segment in segments_of((line,))[:40]:
        t = traits(segment.text)
        if segment.names.count:
            names = max(names, segment.names.score * min(segment.names.count, 3))
        if t.venue > venue and not (segment.names.count > 1):
            venue = t.venue
        if t.words >= 4 and not t.numbers and segment.names.count < 2 and t.words < 40:
            titled = 1
            if segment.shell == "quote" or "l" in segment.style or "b" in segment.style or segment.hint:
                styled = 1
        labels += t.label and ("l" in segment.style or segment.shell == "square")
    odds = -3.0 + 2.2 * min(names, 1.0) + 0.4 * min(names, 3.0) + 1.4 * min(venue, 1.2) + 0.9 * styled + 0.4 * min(labels, 3)
    if _YEAR.search(text):
        odds += 0.6
    if titled:
        odds += 1.1
    else:
        odds -= 1.5
    found = len(_NEWS.findall(text[:600]))
    if found:
        odds -= 1.6 + 0.5 * min(found, 4)
    if size > 900 and names < 1.5:
        odds -= 1.5
    return round(1 / (1 + exp(-odds)), 4)
