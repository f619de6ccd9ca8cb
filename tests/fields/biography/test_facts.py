"""Positions, degrees and advisors read from prose and entries, row by row of ``fixtures/fields/biography.json``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from profparse.fields.biography import read_education, read_entry, read_positions, read_prose
from profparse.model import Education, Position
from profparse.pieces import read_page
from profparse.pieces.line import Line, Page

ROWS = json.loads((Path(__file__).parents[3] / "fixtures" / "fields" / "biography.json").read_text("utf-8"))
Row = dict[str, Any]


def plain(record: Position | Education) -> Row:
    """A record as a fixture writes it: what it leaves open is left out, a date is its EDTF."""
    out: Row = {}
    for name in record.__slots__:
        value = getattr(record, name)
        if name != "span" and value not in (None, ()):
            out[name] = list(value) if isinstance(value, tuple) else getattr(value, "edtf", value)
    return out


def prose_of(text: str) -> Row:
    """What a paragraph tells, as a fixture writes it."""
    facts = read_prose([Line(text, 0, len(text))], Page(text, "text", ()))
    out: Row = {
        "positions": [plain(p) for p in facts.positions],
        "education": [plain(e) for e in facts.education],
    }
    if facts.name:
        out["name"] = facts.name[0]
    return out


def entry_of(lines: list[str], section: str) -> Row:
    """What an entry states, as a fixture writes it."""
    page = read_page("\n".join(lines), "text")
    positions, education = read_entry(page.lines, page, section)
    return {"positions": [plain(p) for p in positions], "education": [plain(e) for e in education]}


@cache
def fixture_answers() -> str:
    """Every fixture row's answer, as one text: what a grammar without a rule must change."""
    prose = [prose_of(row["text"]) for row in ROWS["prose"]]
    entries = [entry_of(row["lines"], row["section"]) for row in ROWS["entries"]]
    return json.dumps([prose, entries])


@pytest.mark.parametrize("row", ROWS["prose"], ids=lambda row: row["text"][:50])
def test_prose(row: Row) -> None:
    """A sentence tells of these positions and degrees, and of no others."""
    assert {"text": row["text"], **prose_of(row["text"])} == row


@pytest.mark.parametrize("row", ROWS["entries"], ids=lambda row: row["lines"][0][:50])
def test_entry(row: Row) -> None:
    """An entry of a list states these positions and degrees, and no others."""
    assert {"lines": row["lines"], "section": row["section"], **entry_of(row["lines"], row["section"])} == row


@pytest.mark.parametrize("row", ROWS["prose"], ids=lambda row: row["text"][:50])
def test_spans_hold_what_was_read(row: Row) -> None:
    """A record's span holds the words of its role or degree."""
    text = "¡ " + row["text"]
    facts = read_prose([Line(row["text"], 2, len(text))], Page(text, "text", ()))
    records: list[Position | Education] = [*facts.positions, *facts.education]
    for record in records:
        head = record.role if isinstance(record, Position) else record.degree or record.institution
        assert head and head in text[record.span[0] : record.span[1]]
        for date in (record.start, record.end):
            assert date is None or text[date.span[0] : date.span[1]] == date.text


def test_a_later_line_names_the_advisor() -> None:
    """An advisor named in a sentence of its own belongs to the running degree."""
    text = "I am a PhD student at Alder University. I like maps. My advisor is Prof. Ada Lane."
    assert prose_of(text)["education"][0]["advisors"] == ["Ada Lane"]


def test_an_advisor_before_the_degree() -> None:
    """An advisor named before any degree belongs to the doctorate."""
    text = "PhD advisor: Ada Lane"
    more = "I hold an M.A. from Sample College. I obtained my PhD from Alder University."
    lines = [Line(text, 0, len(text)), Line(more, 40, 40 + len(more))]
    education = read_prose(lines, Page(text, "text", ())).education
    assert [e.advisors for e in education] == [(), ("Ada Lane",)]


def test_a_header_block() -> None:
    """Short lines that open with a role say who someone is."""
    page = read_page("Research Associate\nDepartment of Law\nAlder University\nRoom 4, Springfield", "text")
    positions = read_prose(page.lines, page).positions
    assert [plain(p) for p in positions] == [
        {"role": "Research Associate", "organization": "Alder University", "unit": "Department of Law"}
    ]


def test_told_twice_is_one() -> None:
    """A degree that the prose and a header both name is given once, with what either says."""
    text = "PhD Student\nAlder University\n\nI am a PhD student in Law at Alder University, advised by Ada Lane."
    page = read_page(text, "text")
    (education,) = read_prose(page.lines, page).education
    assert (education.field, education.advisors) == ("Law", ("Ada Lane",))


def test_bare_organisation_follows_the_heading() -> None:
    """An organisation and its dates alone are a position under one heading and a degree under the other."""
    page = read_page("2019 - 2021, Google", "text")
    assert [p.organization for p in read_positions(page.lines, page)] == ["Google"]
    assert [e.institution for e in read_education(page.lines, page)] == ["Google"]
    positions, education = read_entry(page.lines, page, "education")
    assert (positions, [e.institution for e in education]) == ([], ["Google"])
