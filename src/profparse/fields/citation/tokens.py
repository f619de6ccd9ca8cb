"""An entry's lines as tokens: words and signs, each with what parts it from the one before and how it is set.

Tokens are what the fitted model of references labels. They cover every visible character but the blanks, so that a
field is a run of tokens and its place on the page the hull of their places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.citation.hints import named
from profparse.patterns import lazy_pattern, reaches
from profparse.pieces.line import Line

MOST_TOKENS = 1_500  # of an entry; what lies beyond belongs to no field, so that time stays bounded

#: Words (with apostrophes and hyphens inside), words of scripts without blanks, doubled quotes and dashes, signs.
_WESTERN = lazy_pattern(r"[^\W_]+(?:[’'‐-][^\W_]+)*|``|''|--+|[^\s]")
_EASTERN_BEGIN = "\u3040"
_ANY = lazy_pattern(
    r"[぀-ヿ㐀-䶿一-鿿豈-﫿가-힣々]+"
    r"|[^\W_぀-ヿ㐀-䶿一-鿿豈-﫿가-힣々]+(?:[’'‐-][^\W_぀-ヿ㐀-䶿一-鿿豈-﫿가-힣々]+)*"
    r"|``|''|--+|[^\s]"
)
_STYLES = {"bold": "b", "italic": "i", "underline": "u", "code": "c"}


class Tokens(NamedTuple):
    """The tokens of an entry, as columns of equal length.

    ``words`` are the texts; ``places`` their ``(line, start, end)``, offsets into that line's visible text; ``gaps``
    what stands before each: nothing, a blank (``" "``) or the line's beginning (``"|"``); ``styles`` how
    each is set: ``b`` bold, ``c`` code, ``i`` italic, ``l`` link, ``u`` underlined, in this order of letters; ``hints``
    the fields that class words of the elements around it name, in the letters of
    :func:`profparse.fields.citation.hints.named`.
    """

    words: list[str]
    places: list[tuple[int, int, int]]
    gaps: list[str]
    styles: list[str]
    hints: list[str]

    @property
    def text(self) -> str:
        """The words with what stands between them; a line's end is a blank."""
        return "".join([
            f" {word}" if gap in (" ", "|") else word for word, gap in zip(self.words, self.gaps, strict=True)
        ]).strip()  # fmt: skip


def tokens_of(lines: Sequence[Line]) -> Tokens:
    """The tokens of an entry's lines, in order; at most :data:`MOST_TOKENS`.

    >>> tokens_of([Line("A. Sample, ‘Of X’", 0, 17)]).words
    ['A', '.', 'Sample', ',', '‘', 'Of', 'X', '’']
    """
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    gaps: list[str] = []
    styles: list[str] = []
    hints: list[str] = []
    for number, line in enumerate(lines):
        text = line.text
        token = _ANY if reaches(text, _EASTERN_BEGIN) else _WESTERN
        found = [(match.start(), match.end()) for match in token.finditer(text)]
        places += [(number, start, end) for start, end in found]
        words += [text[start:end] for start, end in found]
        last = -1
        for start, end in found:
            gaps.append("|" if last < 0 else " " if start > last else "")
            last = end
        styles += _styles(line, found) if line.runs or line.links else [""] * len(found)
        hints += _hints(line, found)
        if len(words) > MOST_TOKENS:
            break
    return Tokens(*[column[:MOST_TOKENS] for column in (words, places, gaps, styles, hints)])  # type: ignore[arg-type]


def _styles(line: Line, found: Sequence[tuple[int, int]]) -> list[str]:
    """How each token is set, from the line's runs of emphasis and its links."""
    runs = [(run.start, run.end, _STYLES[run.kind]) for run in line.runs if run.kind in _STYLES]
    runs += [(link.start, link.end, "l") for link in line.links]
    return ["".join(sorted(one)) if len(one) > 1 else one for one in _marked([""] * len(found), found, runs)]


def _hints(line: Line, found: Sequence[tuple[int, int]]) -> list[str]:
    """The fields that class words name, of each token: those of the innermost element that names any."""
    over = named(line.hint) if line.hint else ""
    runs = [(run.start, run.end, named(run.hint)) for run in line.runs if run.hint]
    own = _marked([""] * len(found), found, runs) if runs else [""] * len(found)
    return [one or over for one in own]


def _marked(
    letters: list[str], found: Sequence[tuple[int, int]], runs: Sequence[tuple[int, int, str]]
) -> list[str]:
    """The letters of each token with those of the runs that it stands in."""
    starts = [start for start, _ in found]
    for a, b, letter in runs:
        if a < b:
            first = max(0, bisect_right(starts, a) - 1)
            for n in range(first, len(found)):
                start, end = found[n]
                if start >= b:
                    break
                if end > a and letter not in letters[n]:
                    letters[n] += letter
    return letters


def shape(word: str) -> str:
    """What a word looks like: ``Xx`` for ``Sample``, ``X`` for ``A``, ``dddd`` for a year; of runs two are kept.

    >>> shape("McDonald"), shape("IEEE"), shape("2019"), shape("12-15"), shape("研究")
    ('XxXxx', 'XX', 'dddd', 'dd-dd', 'c2')
    """
    if word.isdigit():
        return "d" * min(len(word), 5)
    if word.isalpha() and word.isascii():
        if word.islower():
            return "x" if len(word) == 1 else "xx"
        if word.isupper():
            return "X" if len(word) == 1 else "XX"
        if word[1:].islower():
            return "Xx" if len(word) == 2 else "Xxx"
    first = word[0]
    if "\u3040" <= first <= "\ud7a3":
        return "c" + str(min(len(word), 5) if len(word) < 6 else 9)
    out = "".join(
        ["d" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word[:40]]
    )
    return _REPEATED.sub(r"\1\1", out)


_REPEATED = lazy_pattern(r"(.)\1{2,}")
