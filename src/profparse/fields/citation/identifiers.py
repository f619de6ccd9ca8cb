"""Identifiers in an entry: of its links' targets, and in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from profparse.data_files import load_json
from profparse.fields.identifiers import identifiers_of
from profparse.fields.identifiers.check_digits import isbn_checks
from profparse.fields.identifiers.dois import doi_in
from profparse.model import Identifier, Link
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The schemes that a text names before the value, each with its pattern."""
    rows = load_json("identifiers")["text"]
    return tuple((row["scheme"], lazy_pattern(row["pattern"], re.IGNORECASE)) for row in rows)


def identifiers_in(places: Iterable[tuple[Line, int, int]], links: Sequence[Link]) -> tuple[Identifier, ...]:
    """The identifiers in the targets of a paper's links, then those in ranges of lines; each once."""
    out = {(one.scheme, one.value.casefold()): one for one in identifiers_of(links, "paper", "")}
    for line, start, end in places:
        for place, scheme, value in _in_text(line.text, start, end):
            if (scheme, value.casefold()) not in out:
                out[scheme, value.casefold()] = Identifier(scheme, value, line.span(place, place + len(value)))
    return tuple(out.values())


def _in_text(text: str, start: int, end: int) -> list[tuple[int, str, str]]:
    """Place, scheme and value of the first identifier of each scheme, in order; ISBNs have a right check digit."""
    doi = doi_in(text, start, end)
    found = [(doi[1], "doi", doi[0])] if doi else []
    for scheme, form in _forms():
        for match in form.finditer(text, start, end):
            value = match[1].rstrip(".,;")
            if scheme != "isbn" or isbn_checks(value):
                found.append((match.start(1), scheme, value))
                break
    return sorted(found)
