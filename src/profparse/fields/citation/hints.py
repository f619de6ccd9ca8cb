"""What an element's class words say of the text in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from profparse.patterns import lazy_pattern

OWN, OTHER = -2.5, 2.0  # what the words add to a kind's cost where they name it, or name another


class Hint(NamedTuple):
    """Costs to add to the title, the authors and the venue, and what else the words name."""

    title: float = 0.0
    authors: float = 0.0
    venue: float = 0.0
    links: bool = False
    badge: bool = False
    abstract: bool = False


_TITLE = lazy_pattern(r"title|headline|(?:^|[\s_-])name(?:$|[\s_-])", re.IGNORECASE)
_AUTHORS = lazy_pattern(r"author|byline|coauth", re.IGNORECASE)
_VENUE = lazy_pattern(
    r"venue|periodical|journal|conf(?:erence)?(?:$|[\s_-])|booktitle|publisher|(?:^|[\s_-])pub-?info", re.IGNORECASE
)
_DATE = lazy_pattern(r"(?:^|[\s_-])(?:date|year|time)(?:$|[\s_-])", re.IGNORECASE)
_BADGE = lazy_pattern(r"badge|award|(?:^|[\s_-])tag|label", re.IGNORECASE)
_LINKS = lazy_pattern(r"(?:^|[\s_-])(?:links?|btns?|buttons?|icons?)(?:$|[\s_-])", re.IGNORECASE)
_ABSTRACT = lazy_pattern(r"abstract|tldr|summary|description|excerpt", re.IGNORECASE)


@lru_cache(maxsize=2048)
def named(words: str) -> str:
    """The fields that an element's class words name, as letters: title, authors, venue, date, badge, links, abstract.

    >>> named("pub-title"), named("mb-2"), named("paper authors")
    ('t', '', 'a')
    """
    words = words[:200]
    forms = (_TITLE, _AUTHORS, _VENUE, _DATE, _BADGE, _LINKS, _ABSTRACT)
    return "".join([letter for letter, form in zip("tavdbls", forms, strict=True) if form.search(words) is not None])


@lru_cache(maxsize=2048)
def read_hint(words: str) -> Hint:
    """The hint in an element's class words.

    >>> read_hint("pub-title").title, read_hint("pub-title").venue, read_hint("mb-2")
    (-2.5, 2.0, Hint(title=0.0, authors=0.0, venue=0.0, links=False, badge=False, abstract=False))
    """
    words = words[:200]
    title, authors, venue, date, badge, links, abstract = (
        form.search(words) is not None for form in (_TITLE, _AUTHORS, _VENUE, _DATE, _BADGE, _LINKS, _ABSTRACT)
    )
    return Hint(
        OWN if title else OTHER if authors or venue or date or badge or links or abstract else 0.0,
        OWN if authors else OTHER if title or venue or date or badge else 0.0,
        OWN if venue else OTHER if title or authors or links or abstract else 0.0,  # beside a date a venue may stand
        links,
        badge,
        abstract,
    )
