"""Identifiers of works and persons in the targets of links; ``data/identifiers.json`` declares their forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.fields.identifiers.check_digits import isbn_checks, orcid_checks
from profparse.fields.identifiers.dois import doi_of
from profparse.fields.links import LONGEST
from profparse.model import Identifier, Link
from profparse.patterns import lazy_pattern
from profparse.pieces.line import InlineLink, Line


class Form(NamedTuple):
    """A form of address that holds an identifier.

    A target has one of ``signs`` in it if ``pattern`` finds anything; ``value`` is made of what its groups find. Where
    ``names`` are given, the first group is one of them and stands for the other.
    """

    scheme: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    value: str
    names: dict[str, str] | None

    def found_in(self, target: str) -> str | None:
        """The identifier in a target."""
        match = self.pattern.search(target) if any(sign in target for sign in self.signs) else None
        if match is None:
            return None
        groups = list(match.groups(""))
        if self.names is not None:
            if groups[0] not in self.names:
                return None
            groups[0] = self.names[groups[0]]
        return self.value.format(*groups)


@cache
def forms(owner: str) -> tuple[Form, ...]:
    """The forms of addresses of works (``paper``) or persons (``person``)."""
    data = load_json("identifiers")
    return tuple(
        Form(
            row["scheme"], tuple(row["signs"]), lazy_pattern(row["pattern"]), row.get("value", "{0}"),
            data[row["names"]] if "names" in row else None,
        )
        for row in data[owner]
    )  # fmt: skip


def identifiers_of(links: Iterable[InlineLink | Link], owner: str, text: str) -> list[Identifier]:
    """The identifiers that link targets spell out; ``owner`` is ``paper`` or ``person``.

    ``text`` is the page's source: where it holds the value inside the link's span, the identifier's span is that
    place, otherwise the whole link. Each scheme and value is given once. ORCID iDs and ISBNs must have a right check
    digit.
    """
    out: dict[tuple[str, str], Identifier] = {}
    for link in links:
        for scheme, value in _in_target(link.url[:LONGEST], owner):
            if (scheme, value.casefold()) not in out:
                place = text.find(value, *link.span)
                span = link.span if place < 0 else (place, place + len(value))
                out[scheme, value.casefold()] = Identifier(scheme, value, span)
    return list(out.values())


def _in_target(target: str, owner: str) -> Iterator[tuple[str, str]]:
    """Each scheme and value in a target, one of a scheme. What is told by a DOI is told by nothing less."""
    found: set[str] = set()
    doi = doi_of(target) if owner == "paper" else None
    if doi:
        yield "doi", doi
        return
    for form in forms(owner):
        value = form.found_in(target) if form.scheme not in found else None
        if value and _checks(form.scheme, value):
            found.add(form.scheme)
            yield form.scheme, value


def _checks(scheme: str, value: str) -> bool:
    return orcid_checks(value) if scheme == "orcid" else isbn_checks(value) if scheme == "isbn" else True


_ORCID = lazy_pattern(r"orcid(?:[ -]?id)?\W{0,9}((?:\d{4}-){3}\d{3}[\dX])(?!\w)", re.IGNORECASE)


def orcid_in(line: Line) -> Identifier | None:
    """The ORCID iD that a line gives in words, without a link.

    >>> orcid_in(Line("Ada Sample, ORCID: 0000-0002-1825-0097", 0, 38))
    Identifier(scheme='orcid', value='0000-0002-1825-0097', span=(19, 38))
    """
    match = _ORCID.search(line.text)
    if match is None or not orcid_checks(match[1].upper()):
        return None
    return Identifier("orcid", match[1].upper(), line.span(*match.span(1)))
