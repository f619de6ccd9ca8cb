"""Text cut where a field could end, also inside a word: ``LoomsAda`` is two tokens, ``IoTAB`` four."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A piece of the text, ``[start, end)``, and what parts it from the one before: ``b`` nothing is before it, ``g``
    nothing parts them, ``s`` a blank, ``n`` a line break."""

    text: str
    start: int
    end: int
    parted: str


def tokens_of(text: str, start: int, end: int, breaks: frozenset[int]) -> list[Token]:
    """The tokens of ``text[start:end]``; ``breaks`` are the offsets at which new lines begin."""
    out: list[Token] = []
    place = start
    while place < end:
        if text[place].isspace():
            place += 1
            continue
        word_end = place
        while word_end < end and not text[word_end].isspace() and (word_end == place or word_end not in breaks):
            word_end += 1
        for a, b in _pieces(text, place, word_end):
            parted = "b" if not out else "g" if a > place else "n" if _broken(out[-1].end, a, breaks) else "s"
            if parted == "s" and out[-1].end == a:
                parted = "g"
            out.append(Token(text[a:b], a, b, parted))
        place = word_end
    return out


def _broken(before: int, place: int, breaks: frozenset[int]) -> bool:
    return any(offset in breaks for offset in range(before, place + 1))


def _class(sign: str) -> str:
    if sign.isalpha():
        return "X" if sign.isupper() else "x"
    return "d" if sign.isdigit() else "p"


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a word: runs of small letters with the capital before them, of capitals, of digits; other signs."""
    out: list[tuple[int, int]] = []
    place = start
    while place < end:
        kind = _class(text[place])
        stop = place + 1
        if kind in "xd":
            while stop < end and _class(text[stop]) == kind:
                stop += 1
        elif kind == "X":
            while stop < end and _class(text[stop]) == "X":
                stop += 1
            small = stop < end and _class(text[stop]) == "x"
            if small and stop - place > 1:  # the last capital opens the next word
                stop -= 1
            elif small:
                while stop < end and _class(text[stop]) == "x":
                    stop += 1
            if stop - place > 1 and place > start and _class(text[place - 1]) in "xd" and not small_run(text, place):
                out += [(n, n + 1) for n in range(place, stop)]  # where in a glued run of capitals is not known
                place = stop
                continue
        out.append((place, stop))
        place = stop
    return out


def small_run(text: str, place: int) -> bool:
    """Whether a capital at ``place`` is followed by a small letter."""
    return place + 1 < len(text) and text[place + 1].islower()
