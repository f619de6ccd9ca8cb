"""Prose about a person, read into positions, degrees, interests and the person's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.biography.clauses import Reader
from profparse.fields.biography.entries import read_entry
from profparse.fields.biography.headers import headers_of, is_taken
from profparse.fields.biography.interests import read_interests
from profparse.fields.biography.merge import add_education, add_positions
from profparse.model import Education, Position
from profparse.pieces.line import Line, Page
from profparse.span import Span


class Facts(NamedTuple):
    """What was read of a person: positions, degrees, interests and the name, each with its place in the source."""

    positions: list[Position]
    education: list[Education]
    interests: list[tuple[str, Span]]
    name: tuple[str, tuple[Span, ...]] | None


def read_prose(lines: Sequence[Line], page: Page) -> Facts:
    """The facts that paragraphs of a biography tell, in the first or the third person."""
    facts = Facts([], [], [], None)
    reader = Reader(page)
    headers, rest = headers_of(lines)
    for line in rest:
        reader.read(line)
        facts.interests.extend(read_interests(line))
    for header in headers:
        positions, education = read_entry(header, page)
        add_positions(reader.positions, (p for p in positions if p.role and p.organization))
        add_education(
            reader.education, (e for e in education if e.degree and e.institution and not is_taken(e, reader.education))
        )
    if reader.pending is not None:
        reader.settle()
    return facts._replace(positions=reader.positions, education=reader.education, name=reader.name)
