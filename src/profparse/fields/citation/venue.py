"""Venues: how much a piece looks like one, and what stands around its name in print (status, date, volume, pages)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from profparse.fields.citation.words import pattern, status_end, tables
from profparse.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]+(?:&[^\W\d_]+)?|\d+")
_YEAR = lazy_pattern(r"(?<![\w.:])(?:19|20)\d\d(?![\d:])|(?<=[^\W\d_])['’]?(?:19|20)\d\d(?!\d)|['’]\d\d(?!\w)")
_THE = lazy_pattern(r"the (?=proceedings|proc)", re.IGNORECASE)


_DOTTED = lazy_pattern(r"(?<![\w.])[A-Z][a-z]{1,7}\.(?=[\s,)]|$)")


_CJK_VENUE = lazy_pattern(
    r"^.{1,24}(?:学报|學報|杂志|雜誌|期刊|论文集|論文集|论文志|会志|学会誌|論文誌|雑誌|紀要|会议|会議|大会|논문집|논문지|학회지|저널)"
    r"(?:\s?\(?[A-Z][\w .]{0,20}\)?)?$"
)


@lru_cache(maxsize=8192)
def venue_score(text: str) -> float:
    """How much a piece looks like the name of a venue: 0 for not at all, from 1 on for sure.

    >>> venue_score("Proceedings of the 3rd Workshop on Examples") > 1, venue_score("A tale of two cats") < 0.3
    (True, True)
    """
    known = tables()
    core = text.strip(" .,;:()[]")
    folded = core.casefold()
    plain = _YEAR.sub("", folded).strip(" .,;:'’-()")
    if plain in known.venue_names:
        return 1.6
    if not core.isascii() and _CJK_VENUE.search(core):
        return 1.3
    words = _WORD.findall(core[:300])
    if not words:
        return 0.0
    lowered = [word.casefold() for word in words]
    tokens = set(lowered)
    count = len(words)
    acronyms = 0
    for low in tokens & known.every_acronym:
        word = words[lowered.index(low)]
        if low in known.acronyms:
            acronyms += not word.islower() or count < 3
        else:
            acronyms += word.isupper() and count < 8
    strong = tokens & known.strong_words
    if count > 12:
        strong = {low for low in strong if not words[lowered.index(low)].islower()}
    weak = len((tokens & known.weak_words) - strong)
    lower = sum(len(low) > 4 and words[lowered.index(low)].islower() for low in (tokens & known.title_words) - strong)
    dotted = len(_DOTTED.findall(core)) if "." in core else 0
    score: float = (
        (0.9 if dotted > 1 else 0.8 if dotted and count == 1 else 0.3 * dotted)
        + min(len(strong), 2) * 0.75
        + min(acronyms, 2) * 0.9
    )
    score += min(weak, 3) * 0.22 - 0.12 * lower
    if acronyms and count > 6 and not strong:
        score -= 0.6
    if _YEAR.search(core) and (words[0].isupper() or strong or acronyms):
        score += 0.35 if len(words) < 6 else 0.15
    if (
        words[0].isupper()
        and len(words[0]) > 2
        and 1 < len(words) <= 2
        and words[-1].isdigit()
        and len(words[-1]) in (2, 4)
    ):
        score += 0.5
    return max(0.0, min(score, 2.0))


class Numbers(NamedTuple):
    """Volume, issue and pages read from the tail of a venue, each a span of the text or None."""

    volume: tuple[int, int] | None = None
    issue: tuple[int, int] | None = None
    pages: tuple[int, int] | None = None

    def over(self, other: Numbers) -> Numbers:
        """These, with what they lack from another."""
        return Numbers(self.volume or other.volume, self.issue or other.issue, self.pages or other.pages)


_DASH = r"\s?(?:-{1,3}|–|—|‐|‑|−)\s?"
_PAGES = rf"(?:[A-Za-z]{{0,2}}\d{{1,6}}(?::\d{{1,4}})?{_DASH}[A-Za-z]{{0,2}}\d{{1,6}}(?::\d{{1,4}})?)"
_TAIL = lazy_pattern(
    rf"(?<![\w'’])(?:(?P<vol>(?:vol(?:ume)?s?\.?|bd\.?|t\.|tome)\s{{0,9}}(?P<v1>[\dA-Z]{{1,6}}))|"
    rf"(?P<no>(?:no\.?|nr\.?|num\.?|number|issue|iss\.?|n°|heft)\s{{0,9}}(?P<i1>\d{{1,5}}(?:[-–/]\d{{1,4}})?))|"
    rf"(?P<pp>(?:pp?\.?|pages?|s\.|pgs?\.?)\s{{0,9}}(?P<p1>{_PAGES}|[A-Za-z]?\d{{1,7}}))|"
    rf"(?P<vi>(?P<v2>\d{{1,4}})\s?\(\s?"
    rf"(?P<i2>(?!(?:19|20)\d\d\s?\))\d{{1,4}}(?:[-–/]\d{{1,4}})?|[A-Z]\d{{0,3}}|suppl\.? ?\d*)\s?\)"
    rf"(?:\s?[:,：，]\s?(?P<p2>{_PAGES}|(?!(?:19|20)\d\d(?!\d))[A-Za-z]?\d{{1,7}}))?)|"
    rf"(?P<vc>(?!(?:19|20)\d\d:)(?P<v3>\d{{1,4}}):\s?(?P<i3>\d{{1,3}}(?=\s?\(|,\s?(?!(?:19|20)\d\d)[\de]))?"
    rf"(?P<p3>{_PAGES})?(?P<p5>(?<![\d ])[a-z]{{0,2}}\d{{1,7}}|(?<= )[A-Z]\d{{1,6}})?)|"
    rf"(?P<pr>{_PAGES}(?!\w))|"
    r"(?P<art>(?:article|art\.?|paper|id)\s{0,9}(?:no\.?|number|id|#)?:?\s{0,9}(?P<p4>[A-Za-z]?\d{2,8})))",
    re.IGNORECASE,
)


def read_numbers(text: str, start: int, end: int) -> tuple[Numbers, int]:
    """Volume, issue and pages in ``[start, end)``, and where the first of them begins (``end`` where there is none)."""
    numbers = Numbers()
    first = end
    for match in _TAIL.finditer(text, start, end):
        found = Numbers(
            _span(match, "v1", "v2", "v3"),
            _span(match, "i1", "i2", "i3"),
            _span(match, "p1", "p2", "p3", "p4", "p5", "pr"),
        )
        if found.pages and match.lastgroup == "pr" and _is_years(text[slice(*found.pages)]):
            continue
        if not any(found):
            continue
        numbers = numbers.over(found)
        first = min(first, match.start())
    return numbers, first


def _is_years(text: str) -> bool:
    ends = re.split(r"\D+", text)
    return len(ends) == 2 and ends[0][:2] in ("19", "20") and len(ends[0]) == 4 and len(ends[1]) in (2, 4)


def _span(match: re.Match[str], *groups: str) -> tuple[int, int] | None:
    for group in groups:
        if match[group]:
            return match.span(group)
    return None


class Venue(NamedTuple):
    """A venue's name at ``[start, end)`` of the text, the status before it, the numbers and the badge after it."""

    start: int
    end: int
    status: tuple[int, int] | None
    numbers: Numbers
    badge: tuple[int, int] | None = None


_YEAR_TAIL = lazy_pattern(
    r"(?:[\s,(\[–-]{0,5}+(?:(?:19|20)\d\d|['’]\s?\d\d|(?<=[A-Z])\d\d|IF\s?[=:]?\s?[\d.]{1,8}|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|spring|summer|fall|autumn|winter)[a-z]{0,6}\.?)"
    r"(?:[-–/](?:\d\d){1,2})?[\s,)\].:;]{0,5}+){1,8}$",
    re.IGNORECASE,
)
#: A year in brackets or behind a comma, and a sentence after it: of a prize, of who spoke, of a second name.
_YEAR_BEFORE = lazy_pattern(r"\s?[,(]\s?(?:19|20)\d\d\)?[.;]\s(?=\w)")
_YEAR_HEAD = lazy_pattern(
    r"(?:19|20)\d\d\s+(?=[A-Z])(?!(?:\w+\s)?(?:IEEE|ACM|Annual|International|Conference|Symposium))"
)


def read_venue(text: str, start: int, end: int, *, numbered: bool = False) -> Venue:
    """Part a venue's name from the words in front of it and from the year and numbers after it.

    ``numbered``: a year, issue or pages follow, so that a number at its end is the volume.
    """
    status = None
    while start < end and text[start] in " ([.,;:*":
        start += 1
    for _ in range(3):
        after = status_end(text, start, end)
        if 0 <= after < end and (said := text[start:after].rstrip(" :")).casefold() not in _KEPT:
            status = status or (start, start + len(said))
            start = after
        lead = pattern("lead_of_venue", r"{}[:\s]+(?=\S)").match(text, start, end)
        if lead and lead.end() < end:
            start = lead.end()
            continue
        if after < 0:
            break
    if "(" in text[start:end]:
        edited = _EDITED.match(text, start, end)
        if edited and edited.end() < end:
            start = edited.end()
    the = _THE.match(text, start, end)
    if the:
        start = the.end()
    badge = pattern("venue_badges", r"[\s,(\[–-]{1,9}{}[\s.)\]]{0,9}$").search(text, max(start, end - 60), end)
    named = None
    if badge and text[start : badge.start()].strip():
        a, b = badge.span()
        while not text[a].isalnum():
            a += 1
        while not text[b - 1].isalnum():
            b -= 1
        named, end = (a, b), badge.start()
    numbers, first = read_numbers(text, start, end)
    stop = end
    if first < end and text[start:first].strip(" ,.;:("):
        stop = first
    dated = _YEAR_BEFORE.search(text, start, stop)
    if dated and text[start : dated.start()].strip(" ,.;:("):
        stop = dated.start()
    while True:
        cut = _YEAR_TAIL.search(text, max(start, stop - 60), stop)
        if cut and text[start : cut.start()].strip(" ,.;:("):
            stop = cut.start()
            continue
        bare = _BARE_TAIL.search(text, max(start, stop - 12), stop)
        if bare and (stop < end or numbered) and numbers.volume is None and text[start : bare.start()].strip():
            numbers = numbers._replace(volume=bare.span(1))
            stop = bare.start()
            continue
        break
    while stop > start and text[stop - 1] in " ,;:.-–(":
        if text[stop - 1] == "." and _dotted(text, start, stop):
            break
        stop -= 1
    if text.count("(", start, stop) > text.count(")", start, stop):
        closing = text.find(")", stop, min(stop + 16, end + 1))
        stop = closing + 1 if closing >= 0 else stop
    return Venue(start, stop, status, numbers, named)


_EDITED = lazy_pattern(r"[^:()]{3,160}\((?:hg|hrsg|eds?|éds?|dirs?|coords?|orgs?)\.?\)\s*[:,.]\s*", re.IGNORECASE)
_KEPT = frozenset(
    {"preprint", "pre-print", "arxiv preprint", "technical report", "working paper", "discussion paper", "manuscript"}
)
_BARE_TAIL = lazy_pattern(r"[\s,]{1,9}(\d{1,4})[\s,:;(]{0,9}$")


def _dotted(text: str, start: int, stop: int) -> bool:
    """Whether the full stop before ``stop`` belongs to an abbreviated last word."""
    word = text[max(start, stop - 12) : stop - 1].split(" ")[-1]
    return word.casefold() in tables().abbreviations and stop - start > len(word) + 2
