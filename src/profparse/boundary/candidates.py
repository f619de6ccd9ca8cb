"""The places inside a line where a title may end and its authors begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from profparse.boundary.tail import Tail
from profparse.patterns import lazy_pattern

LONGEST_NAME = 64  # code points of one author
MOST_WORDS = 7  # of one author
OPENING = frozenset(" ([{-–—−'’‘/&")  # behind these a name does not begin
DASHES = frozenset("-–—−")
OPENING_QUOTES = frozenset("\"'“‘`„«")
PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "el", "al", "bin",
    "ibn", "ben", "ter", "ten", "zu", "zur", "af", "av", "y", "e", "st", "st.", "do", "dal", "dello", "bint", "abu",
    "in", "'t", "t", "vom", "op", "lo", "mc", "mac", "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "los", "las", "san",
    "des", "i", "dit", "uit", "gen.", "ul", "ur", "zum", "ould", "oude",
})  # fmt: skip
_OPENING_DASHES = (" -", " –", "—", " −", "–")
_PLACE = lazy_pattern(r"(?<=\S)[^\W\d_a-z]")  # a letter but a small one of ASCII, glued to what is before it
_SMALL = lazy_pattern(r"(?<!\S)[^\W\d_A-Z]|\s(?<! )")  # a word that does not begin in upper case, odd blanks
_SEPARATOR = lazy_pattern(r",\s*(?:and\s|&\s?)?|\s(?:and|&)\s|;\s*")


Words = Mapping[str, float | None]


class Candidate(NamedTuple):
    """A place ``at`` where the authors may begin: in the segment ``[.., end)`` of the names that follow it.

    ``segment`` is that segment's number; ``kind`` is ``glued`` where nothing parts title and name, ``blank`` where a
    blank does, ``lower`` where a name in lower case is glued on.
    """

    at: int
    segment: int
    kind: str


class Cut(NamedTuple):
    """A line cut at its commas: the segments' spans, up to where its names end."""

    segments: tuple[tuple[int, int], ...]
    tail: Tail


def cut(text: str, tail: Tail) -> Cut:
    """Cut a line's text before its tail into the pieces that commas, semicolons and "and" part."""
    out = []
    place = 0
    for match in _SEPARATOR.finditer(text, 0, tail.names_end):
        out.append((place, match.start()))
        place = match.end()
    out.append((place, tail.names_end))
    return Cut(tuple(out), tail)


def name_like(text: str, start: int, end: int) -> bool:
    """Whether a piece could be one name at all: a few words, begun in upper case or without case, few others."""
    if not 1 < end - start <= LONGEST_NAME:
        return False
    if text.count(" ", start, end) < MOST_WORDS and _SMALL.search(text, start, end) is None:
        return True  # every word begins in upper case
    words = text[start:end].split()
    if len(words) > MOST_WORDS:
        return False
    lower = sum([word[0].islower() and word not in PARTICLES for word in words])
    return lower == 0 or (lower == len(words) and lower < 4) or (lower == 1 and len(words) < 6)


def candidates(text: str, line: Cut) -> Iterator[Candidate]:
    """The glued candidates, from the right: every piece after the one that holds the boundary must be a name."""
    segments = line.segments
    for k in range(len(segments) - 1, -1, -1):
        start, end = segments[k]
        for match in _PLACE.finditer(text, max(start, end - LONGEST_NAME) + 1, end - 1):
            if _glued(text, match.start(), end):
                yield Candidate(match.start(), k, "glued")
        if k and not name_like(text, start, end):
            return


def _glued(text: str, i: int, end: int) -> bool:
    after, before = text[i], text[i - 1]
    if after.isupper():
        if before.islower() or before.isdigit():
            return True
        if before in DASHES:
            return _dashed(text, i)
        if before.isupper():
            following = text[i + 1]
            return following.islower() or following in ".'’-" or (following.isupper() and _shouted(text, i, end))
        if before in OPENING_QUOTES and (i < 2 or text[i - 2] in " (["):
            return False
        return before not in OPENING or _quoted(text, i)
    return (
        after.isalpha() and not after.islower() and before not in OPENING and (before.isascii() or not before.isalnum())
    )


def _dashed(text: str, i: int) -> bool:
    """Whether the dash before ``i`` may close a title: most join the parts of a name.

    It may where it stands alone, where it closes a subtitle that a dash opened (``- like this -``), and behind a word
    in lower case.
    """
    if text[i - 2] == " " or any(text.rfind(dash, max(0, i - 120), i - 2) >= 0 for dash in _OPENING_DASHES):
        return True
    space = text.rfind(" ", 0, i)
    return text[space + 1].islower() and i - space > 4


def _quoted(text: str, i: int) -> bool:
    """Whether a closing quotation mark stands before ``i``: one was opened behind a blank before it."""
    if text[i - 1] not in "'’‘":
        return False
    return any(text.rfind(mark, max(0, i - 120), i - 1) >= 0 for mark in (" '", "‘", "`", " ’", "('"))


def _shouted(text: str, i: int, end: int) -> bool:
    """Whether the words from here on are all in upper case: a name that is shouted, behind capitals (``GANWEI WENBO``).

    Capitals that begin behind a small letter (``DataWEI WENBO``) are left whole.
    """
    if " " not in text[i:end] or not text[i:end].isupper():
        return False
    return text[text.rfind(" ", 0, i) + 1 : i].isupper()


def lower_candidates(text: str, line: Cut, words: Words, names: Words) -> Iterator[Candidate]:
    """Candidates for names in lower case glued to a known title word: ``Learningyunlong yu``; never inside a name.

    ``words`` scores words as last words of titles, ``names`` as parts of names.
    """
    segments = line.segments
    for k in range(len(segments) - 1, -1, -1):
        start, end = segments[k]
        words_seen = 0
        place = end
        while place > start and words_seen < 3:
            space = text.rfind(" ", start, place)
            word_start = space + 1 if space >= 0 else start
            known = place - word_start <= 40 and (names[text[word_start:place]] or 0.0) > 0
            for i in range(word_start + 3, word_start + 3 if known else place - 1):
                if text[i].islower() and text[i - 1].isalpha() and (words[text[word_start:i].lower()] or 0.0) > 0:
                    yield Candidate(i, k, "lower")
            words_seen += 1
            place = space
            if space < 0:
                break
        if k and not name_like(text, start, end):
            return


def blank_candidates(text: str, line: Cut) -> Iterator[Candidate]:
    """Candidates behind a blank: ``Title Words First Last, ...``."""
    segments = line.segments
    for k in range(len(segments) - 1, -1, -1):
        start, end = segments[k]
        seen = 0
        for i in range(end - 1, max(start, end - LONGEST_NAME), -1):
            if text[i - 1] == " " and text[i] != " ":
                seen += 1
                if text[i].isalpha() and (
                    text[i].isupper() or not text[i].islower() or text[i:end].split(" ")[0] in PARTICLES
                ):
                    yield Candidate(i, k, "blank")
                if seen > 4:
                    break
        if k and k < len(segments) - 1 and start > 0 and text[start:end].strip():
            yield Candidate(start, k, "blank")
        if k and not name_like(text, start, end):
            return
