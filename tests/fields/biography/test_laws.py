"""Laws of the biography: total on any text, every record inside its line, the same answer twice, linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.fields.biography import read_contact, read_entry, read_prose
from profparse.fields.person import person_of
from profparse.model import Education, Position
from profparse.pieces import read_page
from profparse.pieces.line import Line, Page

_VOCABULARY = """
    I am was a the PhD Ph.D. student at in of and , . ( ) from 2019 to 2021 Alder University Department Law professor
    Professor received advised by Ada Lane worked as intern Acorn Inc. Dr. 博士 海城大学 Ph. D. M.S. since
    present - – / @ & : master's who interned joined Google (AU) The ' ’ de la l'Université chair member fellow
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_TEXTS = st.one_of(st.lists(_WORDS, max_size=40).map(" ".join), st.text(max_size=120))


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_total_and_nested(texts: list[str]) -> None:
    """Any lines are read without an exception, and every record lies within the page."""
    page = read_page("\n".join(texts), "text")
    facts = read_prose(page.lines, page)
    positions, education = read_entry(page.lines, page) if page.lines else ([], [])
    records: list[Position | Education] = [*facts.positions, *positions, *facts.education, *education]
    for record in records:
        assert 0 <= record.span[0] <= record.span[1] <= len(page.text)
        for date in (record.start, record.end):
            assert date is None or page.text[date.span[0] : date.span[1]].split() == date.text.split()
    assert read_prose(page.lines, page) == facts
    person_of(page, frozenset(), ())
    read_contact(page.lines)


@pytest.mark.parametrize(
    "unit",
    [
        "PhD student ", "I am a professor at X and ", "(", "Department of ", "advised by Ada Lane and ", "2019 - ",
        "[at] ", "a@", "and ", "University of California, ", "博士", "l'", "I received my B.S. and M.S. in ",
        "interested in a, b, ",
    ],
)  # fmt: skip
def test_long_lines(unit: str) -> None:
    """A line of one repeated phrase is read to its end, and yields no more than a bounded number of records."""
    text = unit * (40_000 // len(unit))
    line = Line(text, 0, len(text))
    page = Page(text, "text", (line,))
    facts = read_prose([line], page)
    assert len(facts.positions) <= 300 and len(facts.education) <= 300
    read_entry([line], page)
    read_contact([line])
    person_of(page, frozenset(), ())
