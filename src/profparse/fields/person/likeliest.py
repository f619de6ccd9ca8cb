"""The likeliest name of a page's person, or none, by weights fitted to pages whose person is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from profparse.fields.biography.likeness import likeness, trimmed
from profparse.fields.person.authors import Recurring
from profparse.fields.person.evidence import Around, Candidate, around, candidates_of
from profparse.fields.person.found import Found, key_of
from profparse.fields.person.places import in_lines, in_meta
from profparse.pieces.line import Page
from profparse.sequence import SequenceModel, load_model
from profparse.sequence.certainty import certainty
from profparse.span import Spans

NAME, OTHER = "NAME", "OTHER"
LONGEST_LINK = 80  # code points of the words of a link that may name a person


class Named(NamedTuple):
    """A name, its source spans, and how sure it is (0 to 1)."""

    text: str
    spans: Spans
    confidence: float


def found_on(page: Page, told: frozenset[int], papers: Iterable[Sequence[str]]) -> tuple[list[Found], Around]:
    """The names on a page, and what they are held against.

    ``told`` are the numbers of the lines that tell of papers, news or projects, ``papers`` the names of the authors of
    each paper.
    """
    return [*in_meta(page), *in_lines(page, told)], around(page, Recurring(papers))


def likeliest(candidates: Sequence[Candidate], model: SequenceModel) -> tuple[float, Candidate] | None:
    """The likeliest of candidates, and how likely it is; of equally likely ones the first."""
    place = model.kinds.index(NAME)
    found = [(model.shares(one.facts)[place], one) for one in candidates]
    return max(found, key=lambda pair: pair[0], default=None)


def person_of(page: Page, told: frozenset[int], papers: Iterable[Sequence[str]]) -> Named | None:
    """The name of the page's person, or None where none is likely; the arguments are those of :func:`found_on`."""
    model = load_model("names")
    best = likeliest(candidates_of(*found_on(page, told, papers)), model)
    if best is None:
        return None
    sure = certainty(best[0], model.weights.facts)
    if sure < model.weights.facts["least"]:
        return None
    return Named(best[1].text, best[1].spans, round(sure, 4))


def is_another(text: str, owner: str | None) -> bool:
    """Whether words, such as those of a link, name a person, and not the page's own.

    >>> is_another("Prof. Ada Lane", "Bo Reed"), is_another("Bo T. Reed", "Bo Reed"), is_another("Scholar", "Bo Reed")
    (True, False, False)
    """
    if len(text) > LONGEST_LINK or " " not in text:
        return False
    name = trimmed(text)
    if name is None or likeness(name) <= 0.5:
        return False
    own, other = set(key_of(name).split()), set(key_of(owner or "").split())
    return not owner or len(own & other) < min(2, len(own), len(other))
