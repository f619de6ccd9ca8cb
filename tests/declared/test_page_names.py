"""Names that a page has often tell where a title ends that runs into one of them."""

from __future__ import annotations

import pytest

from profparse.layouts.declared.page_names import at_known_name

KNOWN = frozenset({"AB Example", "C Sample"})

#: Where the model put the title and the names (a bar between them), and where they belong.
MOVED = {
    "Knots for Io|TAB Example, D Case": "Knots for IoT|AB Example, D Case",
    "Knots for IoT AB Example|, D Case": "Knots for IoT |AB Example, D Case",
    "Knots for IoTAB Example|": "Knots for IoT|AB Example",
    "Knots for IoT|AB Example, C Sample": "Knots for IoT|AB Example, C Sample",
    "Knots by C Sample and nets|D Case, AB Example": "Knots by C Sample and nets|D Case, AB Example",
}


@pytest.mark.parametrize("read", MOVED)
def test_the_boundary_moves_to_a_known_name(read: str) -> None:
    """It moves to one that the first author ends with, or that ends the title; else it stays."""
    text, at = read.replace("|", ""), read.index("|")
    places = {"title": (0, at)} | ({"authors": (at, len(text))} if at < len(text) else {})
    moved = at_known_name(text, 0, len(text), places, KNOWN)
    assert moved["title"][1] == moved["authors"][0] == MOVED[read].index("|")
