"""Pieces that take a closer look: dates, brackets, students' degrees, and months that run into the word before."""

from __future__ import annotations

from profparse.fields.biography.periods import period_at
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.tables import Tables
from profparse.fields.biography.words import Words, cut_words
from profparse.patterns import lazy_pattern

OPEN = "([（【"


CLOSE = ")]）】"


_GLUED = lazy_pattern(
    r"(?<=[^\W\d_])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s?(?:19|20)\d\d)"
)


def unglued(words: Words, start: int, end: int) -> Words:
    """Cut before a month that markup has run together with the word before it (``USAJuly 2024``)."""
    text = words.text
    cuts = [match.start() for match in _GLUED.finditer(text, start, end)]
    if not cuts:
        return words
    out = Words(text, [], [], [])
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        part = cut_words(text, a, b)
        out.start.extend(part.start)
        out.end.extend(part.end)
        out.lower.extend(part.lower)
    return out


def dated_piece(words: Words, index: int, place: int, start: int) -> tuple[Piece, int] | None:
    """A date that stands at ``place``, as a piece from ``start`` on; the preposition before it is its word."""
    period = period_at(words.text, place)
    if period is None:
        return None
    after = index + 1
    while after < len(words.start) and words.start[after] < period.end:
        after += 1
    piece = Piece("DATE", start, period.end, words.lower[index] if place != start else "")
    opened = piece.word in _SINCE or (place == start and _LEFT_OPEN.match(words.text, period.end))
    if opened and period.first is period.last and period.second is None:
        period = period._replace(last=None, current=True)
    piece.date = period
    return piece, after


_LEFT_OPEN = lazy_pattern(r"[-–—](?=[^\W\d_a-z])")  # `2022-Lecturer`, run together
_SINCE = frozenset({"since", "depuis", "seit", "desde", "dal"})


def bracket_piece(
    words: Words, index: int, pieces: list[Piece], known: Tables, *, entry: bool
) -> tuple[Piece | None, int]:
    """A bracket: a date, or in prose an aside; in entries only the sign itself, so that what it holds is read."""
    lower = words.lower
    a = words.start[index]
    dated = dated_piece(words, index, words.end[index], a)
    if dated is not None:
        piece, after = dated
        while after < len(lower) and lower[after] not in CLOSE and after - index < 14:
            after += 1
        if after < len(lower) and lower[after] in CLOSE:
            piece.end = words.end[after]
            return piece, after + 1
        return dated[0], dated[1]
    depth, after = 0, index
    limit = min(len(lower), index + (8 if entry else 40))
    aside = not entry
    while after < limit:
        depth += (lower[after] in OPEN) - (lower[after] in CLOSE)
        aside = aside or (lower[after] in known.honours and bool(pieces) and pieces[-1].kind in ("ROLE", "STUDENT"))
        after += 1
        if depth == 0:
            if not aside:
                break
            return Piece("ASIDE", a, words.end[after - 1], ""), after
    return Piece("SEPARATOR", a, words.end[index], lower[index]), index + 1


def student_level(words: Words, start: int, end: int) -> str:
    run = words.lower[start:end]
    if any(w.startswith(("phd", "ph.d", "dphil", "doct", "dott", "dout")) for w in run):
        return "doctor"
    if any(w.startswith(("master", "msc", "m.s", "mphil", "mest")) for w in run):
        return "master"
    if any(w.startswith(("bachelor", "bsc", "b.s", "undergrad")) for w in run):
        return "bachelor"
    return ""


def mark_degree(piece: Piece, words: Words, start: int, end: int, known: Tables) -> None:
    """Mark the degree that a student's role names: ``Ph.D.`` of ``fifth year Ph.D. candidate``."""
    inside = [
        i
        for i in range(start, end)
        if words.lower[i] in known.student_degrees or (words.lower[i] in ("d.",) and i > start)
    ]
    if inside:
        piece.read_start, piece.read_end = words.start[inside[0]], words.end[inside[-1]]
        word = words.lower[inside[0]]
        if len(inside) > 1 and words.lower[inside[0]] in ("eecs", "joint", "honours", "honors"):
            piece.read_start = words.start[inside[1]]
        if word in ("graduate", "grad") and len(inside) == 1:
            piece.level = ""
    else:
        piece.read_start = words.start[end - 1]
        piece.read_end = piece.end
