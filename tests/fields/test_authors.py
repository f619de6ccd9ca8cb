"""Author lists: names without their marks, whether the list was cut, and the organisations behind it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.fields.names.author_names import name_parts
from profparse.fields.names.byline_likeness import byline_likeness
from profparse.fields.names.bylines import read_byline
from tests.pages import FIXTURES

ROWS: list[dict[str, Any]] = json.loads((FIXTURES / "fields" / "authors.json").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_byline_is_read(row: dict[str, Any]) -> None:
    """Names, marks, kinds, the cut and the organisations are those of the row; what it leaves out is empty."""
    byline = read_byline(row["text"])
    assert [author.name for author in byline.authors] == row["names"]
    assert byline.et_al == row.get("et_al", False)
    assert [name for name, _, _ in byline.organizations] == row.get("organizations", [])
    if "marks" in row:
        assert [list(author.marks) for author in byline.authors] == row["marks"]
    if "kinds" in row:
        assert [author.kind for author in byline.authors] == row["kinds"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.integers(0, 20))
def test_names_quote_any_text(text: str, start: int) -> None:
    """Whatever the text, each name is what stands at its offsets, inside the part that was asked about."""
    for author in read_byline(text, min(start, len(text))).authors:
        assert text[author.start : author.end] == author.name
        assert start <= author.start < author.end <= len(text)
    assert 0.0 <= byline_likeness(text) <= 1.0


@pytest.mark.parametrize(
    ("name", "given_name", "family"),
    [
        ("Ada Long", "Ada", "Long"),
        ("Bo van der Short", "Bo", "van der Short"),
        ("Long, A. B.", "A. B.", "Long"),
        ("Long+, A. B.", "A. B.", "Long"),
        ("Long AB", "AB", "Long"),
        ("John Short Jr.", "John", "Short Jr."),
        ("Plato", None, None),
    ],
)
def test_the_parts_of_a_name_are_a_best_effort(name: str, given_name: str | None, family: str | None) -> None:
    """Given and family name follow from the form; where it leaves them open both are None."""
    assert name_parts(name) == (given_name, family)


def test_lists_of_names_look_like_bylines_and_titles_do_not() -> None:
    """The likeness parts the two by a wide margin."""
    for text in ("Sheng Wei, Peter Walsh, Kurt Keller", "Jean-Marc Thomas and Maria Silva", "Daniel Schmidt et al."):
        assert byline_likeness(text) > 0.8
    for text in ("Deep Learning for Everyone", "Journal of Small Corpora", "We count words, verbs, and lines."):
        assert byline_likeness(text) < 0.2
