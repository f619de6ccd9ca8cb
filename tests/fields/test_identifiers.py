"""Identifiers of works: in the targets of links to publishers, repositories and shops, and in the text of entries."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profparse.fields.citation.identifiers import identifiers_in
from profparse.fields.identifiers import identifiers_of
from profparse.fields.identifiers.dois import doi_of, without_endings
from profparse.model import Link
from profparse.pieces.line import Line

ROWS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "fields" / "identifiers.json").read_text("utf-8")
)


@pytest.mark.parametrize("row", ROWS["targets"], ids=lambda row: row["name"])
def test_the_target_of_a_link(row: dict[str, Any]) -> None:
    """The first identifier of a target is the row's, without endings and numbers of the publisher's own."""
    link = Link(row["target"], None, "", "paper", (0, 0))
    found = [[one.scheme, one.value] for one in identifiers_of([link], "paper", "")]
    assert found[:1] == ([row["expect"]] if row["expect"] else [])


@pytest.mark.parametrize("row", ROWS["texts"], ids=lambda row: row["name"])
def test_the_text_of_an_entry(row: dict[str, Any]) -> None:
    """The identifiers that a text names, in its order; their spans quote it."""
    text = row["text"]
    found = identifiers_in([(Line(text, 0, len(text)), 0, len(text))], [])
    assert [[one.scheme, one.value] for one in found] == row["expect"]
    assert all(text[slice(*one.span)] == one.value for one in found)


def test_a_doi_is_given_once() -> None:
    """The DOI of a link and the same in the text, in other letters, are one."""
    text = "Tides. doi:10.5555/LAGN.2011.7"
    link = Link("https://doi.org/10.5555/lagn.2011.7", None, "pdf", "paper", (0, 5))
    found = identifiers_in([(Line(text, 0, len(text)), 0, len(text))], [link])
    assert [one.value for one in found] == ["10.5555/lagn.2011.7"]


@given(st.text("10./()%2Fv?&#;:.abfulpdt", max_size=60))
def test_what_is_taken_off_is_taken_off_for_good(text: str) -> None:
    """A DOI that was read is read again as itself, whatever stood around it."""
    value = doi_of(f"https://example.org/doi/10.5555/1{text}")
    assert value is None or without_endings(value) == value
