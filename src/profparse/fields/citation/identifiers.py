"""Identifiers in an entry: of its links' targets, and in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from profparse.fields.links import identifiers_of
from profparse.model import Identifier, Link
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

_IN_TEXT = (
    (
        "arxiv",
        lazy_pattern(
            r"arxiv[\s:.]*(?:preprint\s)?(?:arxiv[\s:.]*)?((?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d+)?)",
            re.IGNORECASE,
        ),
    ),
    ("doi", lazy_pattern(r"(10\.\d{4,9}/[^\s\])]+)")),
    ("isbn", lazy_pattern(r"isbn(?:-1[03])?[\s:]*([\d-]{10,17}[\dX])", re.IGNORECASE)),
    ("pmid", lazy_pattern(r"pmid[\s:]*(\d{5,9})", re.IGNORECASE)),
)


def identifiers_in(places: Iterable[tuple[Line, int, int]], links: Sequence[Link]) -> tuple[Identifier, ...]:
    """The identifiers in the targets of a paper's links, then those in ranges of lines; each once."""
    out = {(one.scheme, one.value): one for one in identifiers_of(links, "paper", "")}
    for line, start, end in places:
        for scheme, form in _IN_TEXT:
            match = form.search(line.text, start, end)
            if match:
                value = match[1].rstrip(".,;")
                if (scheme, value) not in out:
                    place = line.span(match.start(1), match.start(1) + len(value))
                    out[scheme, value] = Identifier(scheme, value, place)
    return tuple(out.values())
