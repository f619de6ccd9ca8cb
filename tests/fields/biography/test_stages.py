"""Stages of a career that stand among other lines."""

from __future__ import annotations

import pytest

from profparse import parse
from profparse.fields.biography.stages import stages_of
from profparse.pieces.line import Line

Records = list[tuple[str | None, str | None]]


def careers(text: str) -> tuple[Records, Records]:
    """The roles and degrees that are read of a page, each with where."""
    bio = parse(text).bio
    assert bio is not None
    return [(p.role, p.organization) for p in bio.positions], [(e.degree, e.institution) for e in bio.education]


@pytest.mark.parametrize(
    ("text", "positions", "education"),
    [
        ("2014--2016 & Postdoc, Alder University \\\\\n", [("Postdoc", "Alder University")], []),
        ("\\stage{Research intern}{Alder Labs}{May 2018}{Springfield}\n", [("Research intern", "Alder Labs")], []),
        ("2020 --o-- Senior scientist, Alder Institute\n", [("Senior scientist", "Alder Institute")], []),
        ("BA in Law, Alder University (2006). MA in Law, Birch University (2008).\n", [],
         [("BA", "Alder University"), ("MA", "Birch University")]),
        ("Alder University, Professor of Physics, 1989 to 2011\n", [("Professor", "Alder University")], []),
        ("2011 - 2016\nPhD, Economics\nAlder University\n2009 - 2011\nMSc, Economics\nBirch University\n", [],
         [("PhD", "Alder University"), ("MSc", "Birch University")]),
    ],
)  # fmt: skip
def test_stage_without_heading(text: str, positions: Records, education: Records) -> None:
    """A stage is read where no heading announces it, whatever signs part its pieces."""
    found = careers(text)
    assert set(positions) <= set(found[0]) and set(education) <= set(found[1])


@pytest.mark.parametrize(
    "text", ["PI: Ada Example, 2019-2021", "I am glad that a postdoc of Alder University wrote.", "Looms are nice."]
)
def test_no_stage(text: str) -> None:
    """The people of a project, a sentence and other words are no stage."""
    assert stages_of([Line(text, 0, len(text))])[0] == []


def test_a_header_ends_at_a_blank_line() -> None:
    """In plain text, where no line stands in a box, an organisation below a blank line is no role's employer."""
    text = "Mira Holt\nassistant of maps, since 2009\n\nWHAT SHE WROTE\na) Rivers of the north\n"
    bio = parse(text).bio
    assert bio is None or all("WROTE" not in (one.organization or "") for one in bio.positions)
