"""Noise as PDF extraction leaves it: words broken with hyphens, blanks lost and gained, accents beside letters."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from profparse.training.rendering.pieces import Letter

_LIGATURES = 12  # of the letters that have a wrong form, one in so many reads so


def with_noise(letters: Sequence[Letter], wrong: Mapping[str, str], chance: random.Random) -> list[Letter]:
    """The letters of a reference with a few faults; what a fault adds has the label of what it stands beside."""
    out = list(letters)
    for _ in range(1 + chance.randrange(5)):
        place = chance.randrange(1, len(out) - 1) if len(out) > 3 else 0
        if place:
            _FAULTS[chance.randrange(len(_FAULTS))](out, place)
    if chance.randrange(4):
        return out
    return [
        letter._replace(sign=sign)
        for letter in out
        for sign in (wrong.get(letter.sign, letter.sign) if not chance.randrange(_LIGATURES) else letter.sign)
    ]


def _broken_word(letters: list[Letter], place: int) -> None:
    """Break the word at a place as at the end of a line, if it is long enough."""
    around = letters[max(0, place - 3) : place + 3]
    if len(around) == 6 and all(letter.sign.isalpha() and letter.label == around[0].label for letter in around):
        mark = letters[place]
        letters[place:place] = [mark._replace(sign="-")] + [mark._replace(sign=" ")] * (len(letters) % 3 > 0)


def _lost_blank(letters: list[Letter], place: int) -> None:
    """Drop the next blank."""
    blank = next((n for n in range(place, min(place + 15, len(letters) - 1)) if letters[n].sign == " "), 0)
    if blank:
        del letters[blank]


def _stray_blank(letters: list[Letter], place: int) -> None:
    """Put a blank before the next sign, or within a word."""
    sign = next((n for n in range(place, min(place + 15, len(letters))) if letters[n].sign in ",.;:)("), place)
    before, here = letters[sign - 1], letters[sign]
    if before.sign != " " and here.sign != " ":
        label = here.label if here.label == before.label else ""
        letters.insert(sign, Letter(" ", label, here.marks, here.name if here.name == before.name else -1))


_FAULTS = (_broken_word, _lost_blank, _stray_blank)
