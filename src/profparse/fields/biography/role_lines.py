"""Careers in lines that nothing parts: an employer, and below it a line for each role that was held there.

What opens an entry is then no box, gap or mark but the role itself, and a line over one that opens with none is its
employer, for the lines below it too. A line may name an employer of its own, such as a part of the one above.

>>> texts = ["Loom Works, Graz", "Lead Weaver, Loom Works Research 2020-2022", "Intern, Yarn Group 2019"]
>>> texts += ["Rope Institute", "Research Assistant 2018"]
>>> lines = [Line(text, 0, len(text)) for text in texts]
>>> [[line.text[:15] for line in part] for part in by_roles(lines)]
[['Loom Works, Gra', 'Lead Weaver, Lo'], ['Loom Works, Gra', 'Intern, Yarn Gr'], ['Rope Institute', 'Research Assist']]
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from profparse.fields.biography.entries import read_entry
from profparse.fields.biography.headers import opens_with_role
from profparse.fields.biography.merge import add_education, add_positions
from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.words import cut_words
from profparse.model import Education, Position
from profparse.pieces.line import Line, Page

FEWEST = 3  # roles
LONGEST = 120  # code points of a line


def read_career(entry: Sequence[Line], page: Page, section: str | None) -> tuple[list[Position], list[Education]]:
    """The positions and degrees of an entry, or of the several that nothing parts; ``section`` as of read_entry."""
    parts = by_roles(entry)
    if len(parts) < 2:
        return read_entry(entry, page, section)
    positions: list[Position] = []
    education: list[Education] = []
    for part in parts:
        held, studied = read_entry(part[1:], page, section) if len(part) > 1 else ([], [])
        if not any(one.organization and _is_employer(one.organization) for one in held):
            held, studied = read_entry(part, page, section)
        add_positions(positions, held)
        add_education(education, studied)
    return positions, education


def by_roles(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """An entry's lines, cut into an employer and a role each where it holds several; else as they are."""
    if any(line.box >= 0 or line.kind != "text" or len(line.text) > LONGEST for line in lines):
        return [lines]
    roles = [opens_with_role(line) for line in lines]
    if sum(roles) < FEWEST or roles[0] or not all(a or b for a, b in pairwise(roles)):
        return [lines]
    out: list[Sequence[Line]] = []
    employer = lines[0]
    for line, is_role in zip(lines, roles, strict=True):
        if is_role:
            out.append([employer, line])
        else:
            employer = line
    return out


def _is_employer(name: str) -> bool:
    """Whether a name is rather that of an employer than of a part of one."""
    shape = shape_of(name, cut_words(name).lower)
    return shape.organization < shape.unit
