"""Figures that a page prints about its person: ``h-index48``, ``2,450citations``, ``Novelty48%``, ``16 Papers``."""

from __future__ import annotations

import re
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.patterns import lazy_pattern

_SHAPE = lazy_pattern(
    r"""(?:(?P<before>[A-Za-z][A-Za-z0-9 -]{0,22}?)\s?:?\s?)?
        (?P<number>\d{1,3}(?:[,\u202f]\d{3})+|\d{1,9}(?:\.\d{1,2})?)\s?(?P<percent>%)?
        (?:\s?(?P<after>[A-Za-z][A-Za-z -]{1,22}))?""",
    re.VERBOSE,
)


class Figure(NamedTuple):
    """A named figure: ``name`` as in the data file, ``value`` a number, offsets of the figure into the text given."""

    name: str
    value: int | float
    start: int
    end: int


def read_metric(text: str) -> Figure | None:
    """Read a whole line as one figure with its name, or give None.

    >>> read_metric("2,450citations")
    Figure(name='citations', value=2450, start=0, end=5)
    >>> read_metric("Novelty48%").name, read_metric("Chapter 3")
    ('novelty_percent', None)
    """
    if len(text) > 40:
        return None
    shape = _SHAPE.fullmatch(text)
    if shape is None or bool(shape["before"]) == bool(shape["after"]):
        return None
    name = load_json("metrics").get((shape["before"] or shape["after"]).strip().lower())
    if name is None:
        return None
    digits = shape["number"].replace(",", "").replace("\u202f", "")
    return Figure(name, float(digits) if "." in digits else int(digits), *shape.span("number"))
