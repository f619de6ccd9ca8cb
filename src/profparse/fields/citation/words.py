"""The word tables of citations: what venues, statuses, badges, publishers and types are called, and how titles read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from profparse.data_files import load_json
from profparse.model import PaperStatus, PaperType
from profparse.patterns import lazy_pattern

LONGEST_STATUS = 40  # characters of a status, at most
LONGEST_LABEL = 40  # characters of what a link is called
MOST_LABELS = 12  # in a row


class TypeWords:
    """The words that tell a type of work."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = phrases
        self._pattern = lazy_pattern(rf"(?<!\w)(?:{'|'.join(re.escape(p) for p in phrases)})(?!\w)")

    def in_text(self, text: str) -> bool:
        """Whether a text, case-folded, has any of them as words of its own."""
        return any(phrase in text for phrase in self._phrases) and self._pattern.search(text) is not None


class Tables(NamedTuple):
    """The tables, case-folded: sets of words, and names of several words."""

    title_words: frozenset[str]
    abbreviations: frozenset[str]
    acronyms: frozenset[str]
    ambiguous_acronyms: frozenset[str]
    journal_acronyms: frozenset[str]
    every_acronym: frozenset[str]
    venue_names: frozenset[str]
    strong_words: frozenset[str]
    weak_words: frozenset[str]
    labels: frozenset[str]
    statuses: Mapping[str, PaperStatus]
    types: tuple[tuple[PaperType, TypeWords], ...]
    status_prefix: re.Pattern[str]
    status_openers: frozenset[str]  # the first words of the statuses


@cache
def pattern(name: str, form: str = "{}") -> re.Pattern[str]:
    """A pattern of one of the vocabularies of ``data/citation_patterns.json``, set into ``form``; case-blind."""
    return re.compile(form.replace("{}", f"(?:{'|'.join(load_json('citation_patterns')[name])})"), re.IGNORECASE)


_BAR = lazy_pattern(r"\s{0,3}[/|·•]\s{0,3}")
_PARTS = lazy_pattern(r"\s{0,9}[\[\]()|/·•,;]{1,9}\s{0,9}")


def is_label_row(text: str) -> bool:
    """Whether a line is nothing but what links are called: `project page / arXiv / code`.

    >>> is_label_row("[pdf] [code]"), is_label_row("Code for Tables")
    (True, False)
    """
    if not 0 < len(text) <= 120:
        return False
    parts = [part for part in _PARTS.split(text.casefold()) if part]
    known = tables().labels
    return bool(parts) and sum(part in known for part in parts) * 3 >= len(parts) * 2


def labels_end(text: str) -> int:
    """Where a row of link names ends that a text opens with, at words that go on behind it; 0 where it opens with none.

    >>> text = "project page / arXiv We show looms."
    >>> text[labels_end(text) :], labels_end("Looms / Threads"), labels_end("arXiv")
    ('We show looms.', 0, 0)
    """
    known = tables().labels
    place = 0
    for bar in islice(_BAR.finditer(text), MOST_LABELS):
        if text[place : bar.start()].strip(" []()").casefold() not in known:
            break
        place = bar.end()
    words = text[place : place + LONGEST_LABEL].split(" ")
    ends = [" ".join(words[:n]) for n in range(1, len(words))] if place else []
    label = next((one for one in reversed(ends) if one.strip("[]()").casefold() in known), None)
    return place + len(label) + 1 if label is not None else place


def status_end(text: str, start: int, end: int) -> int:
    """Where the status ends that a text opens with, with the colons and blanks behind it; -1 where it opens with none.

    The same as ``tables().status_prefix.match``, whose pattern takes longer to compile than a page to read.

    >>> status_end("Accepted: Journal of Tables", 0, 27), status_end("Acceptedly", 0, 10)
    (10, -1)
    """
    head = text[start : start + LONGEST_STATUS].lower()
    if not head.isascii():
        match = tables().status_prefix.match(text, start, end)
        return match.end() if match else -1
    for phrase in _statuses_by_letters().get(head[:2], ()):
        place = start + len(phrase)
        if place <= end and head.startswith(phrase):
            if place < end and (text[place].isalnum() or text[place] == "_"):
                continue
            while place < end and (text[place] == ":" or text[place].isspace()):
                place += 1
            return place
    return -1


@cache
def _statuses_by_letters() -> Mapping[str, tuple[str, ...]]:
    """The statuses by their first two letters, the longest first."""
    out: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(tables().statuses, key=len, reverse=True):
        out[phrase[:2]] = (*out.get(phrase[:2], ()), phrase)
    return out


@cache
def tables() -> Tables:
    """The tables of the data files; read on first use."""
    words: Any = load_json("citation_words")
    venues: Any = load_json("venues")
    statuses: dict[str, PaperStatus] = {
        phrase: status for status, phrases in words["status"].items() for phrase in phrases
    }
    phrases = sorted(statuses, key=len, reverse=True)
    prefix = lazy_pattern(rf"(?:{'|'.join(re.escape(p) for p in phrases)})(?!\w)[\s:]*", re.IGNORECASE)
    types = tuple(
        (name, TypeWords(phrases))
        for name, phrases in words["types"].items()
    )
    labels = {label for group in load_json("links")["labels"].values() for label in group} | set(words["labels"])
    return Tables(
        title_words=frozenset(words["title_words"].split()),
        abbreviations=frozenset(words["abbreviations"].split()),
        acronyms=frozenset((venues["acronyms"] + " " + venues["journal_acronyms"]).split()),
        every_acronym=frozenset(
            f"{venues['acronyms']} {venues['journal_acronyms']} {venues['ambiguous_acronyms']}".split()
        ),
        journal_acronyms=frozenset(venues["journal_acronyms"].split()),
        ambiguous_acronyms=frozenset(venues["ambiguous_acronyms"].split()),
        venue_names=frozenset(venues["names"]),
        strong_words=frozenset(venues["strong_words"].split()),
        weak_words=frozenset(venues["weak_words"].split()),
        labels=frozenset(labels),
        statuses=statuses,
        types=types,
        status_prefix=prefix,
        status_openers=frozenset(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", phrase)[0] for phrase in phrases),
    )
