"""What the words of a segment alone say of it; kept, for segments repeat within a page."""

from __future__ import annotations

import re
from typing import NamedTuple

from profparse.fields.citation.venue import is_numbers, venue_score
from profparse.fields.citation.words import is_labelled, pattern, status_end, tables, vocabulary
from profparse.fields.date_languages import kept
from profparse.fields.dates import read_date
from profparse.patterns import lazy_pattern, reaches
from profparse.pieces.characters import is_cjk

LONG = 600  # code points from which the words of a segment are not looked at one by one


class Traits(NamedTuple):
    """The traits of a text."""

    length: int
    words: int
    lower: int  # words in lower case of three letters or more
    venue: float
    date: bool
    numbers: bool
    identifier: bool
    note: bool  # explains marks
    labelled: bool  # opens with a label such as `Keywords:`
    label: bool  # what links are called
    badge: float  # cost of reading it as a badge
    award: bool  # words of awards, which titles seldom have
    status: int  # 0 none, 1 the whole of it, 2 at its beginning
    editors: bool
    prose: bool  # words of running sentences
    speaks: bool  # opens in the first person or as news
    names_follow: bool  # opens with `with` or `by` and a capital
    with_names: bool  # opens with `with` and a capital
    abstract: bool  # is or opens with the label of an abstract
    starts_lower: bool
    in_venue: bool  # opens with `in`


_DIGIT = lazy_pattern(r"\d")
_LETTER = lazy_pattern(r"[^\W\d_]")
_LOWER = lazy_pattern(r"(?<![\w'’-])[a-z][a-z]{2,}")
_WORDS = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_YEAR = lazy_pattern(r"(?:19|20)\d\d(?!\d)")
_DATED = lazy_pattern(
    r"\W*(?:(?:19|20)\d\d[a-z]?|n\.d\.)"
    r"(?:\W{1,3}(?:[A-Z][a-z]{2,8}\.?(?:\W{1,3}\d{1,2})?|forthcoming|in press|to appear))?\W*$",
    re.IGNORECASE,
)
_BADGE_SIGNS = lazy_pattern(r"[🏆🔥🎉👑⭐🥇🏅🎤]|引用|获奖|最佳")
_NOTE_LEAD = (
    r"(?:[*†‡§#∗⋆^$\\]|\([*†‡§#]|notes?:|\[[*†#])"
    r"(?:[*†‡§#∗⋆^,\s$\\()\[\]=:-]|note|dagger|denotes?|indicates?|for|and|are|is|the|by|with|signs?|marks?|"
    r"asterisk|authors?|in){0,14}{}"
)
_PLAIN_NOTE = r"(?:(?:denotes?|indicates?|are|is|and|the|with)\s){0,4}{}"
_NAMES_FOLLOW = r"\(?{}\s+(?=(?-i:[A-ZÀ-Þ]))"


@kept(8192)
def traits(text: str) -> Traits:
    """The traits of a segment's text."""
    known = tables()
    folded = text.casefold()
    plain = folded.strip(" .,;:()[]*")
    length = len(text)
    found = _WORDS.findall(folded, 0, LONG)
    words = len(found) if length < LONG else text.count(" ") + 1
    if reaches(text, "\u3040"):
        cjk = sum(map(is_cjk, text[:200]))
        if cjk > 3:
            words += cjk // 2
    tokens = set(found)
    digits = _DIGIT.search(text, 0, LONG) is not None
    badge, award = _badge(text, plain, tokens)
    date = digits and length < 60 and words < 9 and _YEAR.search(text) is not None
    with_names = names_follow = False
    first = found[0] if found else ""
    if first in vocabulary("names_follow"):
        with_names = pattern("with", _NAMES_FOLLOW).match(text) is not None
        names_follow = with_names or pattern("by", _NAMES_FOLLOW).match(text) is not None
    return Traits(
        length=length,
        words=words,
        lower=len(_LOWER.findall(text)) if length < LONG else 99,
        venue=venue_score(text),
        date=date and (_DATED.match(text) is not None or read_date(text) is not None),
        numbers=digits and is_numbers(text),
        identifier=_opens(first, "identifier_openers", text) and pattern("identifier").match(text) is not None,
        note=_opens(first, "note_openers", text) and is_note(text),
        labelled=is_labelled(text),
        label=length < 48 and (plain in known.labels or (words < 4 and found[-1:] == ["link"])),
        badge=badge + (badge == 0.7 and words > 14),
        award=award,
        status=_status(text, plain, found),
        editors=not tokens.isdisjoint(vocabulary("editor_words")) and pattern("editors").search(text) is not None,
        prose=not tokens.isdisjoint(vocabulary("prose_words")),
        speaks=first in vocabulary("speaks_openers") and pattern("speaks", r"{}\b").match(text) is not None,
        names_follow=names_follow,
        with_names=with_names,
        abstract=first in vocabulary("abstract_openers")
        and pattern("abstract", r"{}(?:\s*[:.：—–-]|$)").match(text) is not None,
        starts_lower=text[:1].islower() and not text[1:3].isupper(),
        in_venue=folded.startswith(("in ", "in: ", "in : ")),
    )


def _opens(first: str, openers: str, text: str) -> bool:
    """Whether a piece opens with one of a vocabulary's words, or with a sign or digit: a cheap first check."""
    return first in vocabulary(openers) or not text[:1].isalpha()


def is_note(text: str) -> bool:
    """Whether a piece explains marks: `* equal contribution`."""
    if not 0 < len(text) < 160:
        return False
    if text[0].isalnum() and text[0] not in "nN":
        return pattern("plain_note", _PLAIN_NOTE).match(text) is not None
    return pattern("marked_note", _NOTE_LEAD).match(text) is not None


def _badge(text: str, plain: str, tokens: set[str]) -> tuple[float, bool]:
    """The cost of reading a piece as a badge, and whether it speaks of an award."""
    if plain in tables().badges:
        return 0.15, pattern("award").search(text) is not None
    if tokens.isdisjoint(vocabulary("badge_words")) and (text.isascii() or not _BADGE_SIGNS.search(text)):
        return 9.0, False
    if not pattern("badge").search(text):
        return 9.0, False
    return 0.7, pattern("award").search(text) is not None


def _status(text: str, plain: str, found: list[str]) -> int:
    known = tables()
    if not found or found[0] not in known.status_openers:
        return 0
    opened = text.lstrip(" ([")
    after = status_end(opened, 0, len(opened))
    if after < 0:
        return 0
    return 2 if plain not in known.statuses and _LETTER.search(opened, after) else 1
