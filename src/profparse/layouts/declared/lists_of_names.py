"""Lists of names among other words: where they begin, what parts them, and their text made plain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from profparse.boundary.features import PREFIXES
from profparse.fields.names.byline_likeness import byline_likeness
from profparse.layouts.declared.edges import trimmed
from profparse.layouts.declared.joined import Words
from profparse.patterns import lazy_pattern

LONGEST = 400  # code points of a line of names among other words


def parting(separator: re.Pattern[str], words: Words, place: int, fields: Sequence[str]) -> re.Match[str] | None:
    """Where the fields that stand behind ``place`` end: at the first separator; after an abstract and its names, at
    the first that names stand before, as an abstract may have any word."""
    if "abstract" not in fields or fields[-1] != "authors":
        return separator.search(words.text, place)
    for found in separator.finditer(words.text, place):
        if names_begin(words, place, found.start(), fields) < found.start():
            return found
    return None


def names_begin(words: Words, start: int, end: int, fields: Sequence[str]) -> int:
    """Where the names begin that end the words, on lines of their own or behind a sentence; ``end`` without any.

    ``fields`` are all that the words may hold; where a title opens them, no names do.
    """
    start, end = trimmed(words.text, start, end)
    lines = [] if "title" in fields else [start]
    lines += words.soft[bisect_right(words.soft, start) : bisect_left(words.soft, end)]
    first = end
    while lines and first - lines[-1] <= LONGEST and byline_likeness(words.text, lines[-1], first) >= 0.5:
        first = lines.pop()
    if first < end:
        return first
    line = max(end - LONGEST, lines[-1] if lines else start)
    for sentence in _SENTENCE.finditer(words.text, line, end):
        if byline_likeness(words.text, sentence.end(), end) >= 0.5:
            return sentence.end()
    return end


def glued(text: str, start: int, end: int) -> list[int]:
    """Where names begin that run into each other, and where the last one ends: ``Ada ExampleBo Sample``."""
    inside = [match.start() for match in _CHANGE.finditer(text, start, end)]
    kept = [place for place in inside if text[:place].split()[-1] not in PREFIXES and " " in text[place:end]]
    return [start, *kept, end]


_CHANGE = lazy_pattern(r"(?<=[a-z])(?=[A-Z][a-z])")
_BRACKETED = lazy_pattern(r"\((?:[^()]{3,160}|\d{1,2})\)")
_AFFILIATION_NUMBERS = lazy_pattern(r"(?<=[^\W\d_]) \d{1,2}(?: \d{1,2}){0,6}(?=\s?[,;]|$)")
_LIST_NUMBERS = lazy_pattern(r"(?:^|(?<=[\s,;]))\d{1,2}\.(?=\s[^\W\d_])")
_SENTENCE = lazy_pattern(r"(?<=[a-z\d).][.!?])\s+|(?<=…)\s*")
_LEFT_OUT = lazy_pattern(r"(?<=[^\W\d_])\s?(?:\.\.\.|…)(?=\s?[^\W\d_])")
COMMA = lazy_pattern(r"[,;|·]|\band\b|&")


def listed(words: Words, start: int, end: int) -> str:
    """The text with its list of names made plain, all offsets kept: affiliations in brackets, their numbers and
    those of a list are blanks, a sign for names left out has commas around it, as have names on lines of their own."""
    text = words.text
    names = _LEFT_OUT.sub(lambda match: ",…,"[: len(match[0])].ljust(len(match[0])), text[start:end])
    for aside in (_BRACKETED, _AFFILIATION_NUMBERS, _LIST_NUMBERS):
        names = aside.sub(lambda match: " " * len(match[0]), names)
    if not COMMA.search(names):
        signs = list(names)
        for place in words.soft:
            if start < place < end:
                signs[place - start - 1] = ","
        names = "".join(signs)
    return text[:start] + names + text[end:]
