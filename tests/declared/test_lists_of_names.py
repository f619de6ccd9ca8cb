"""Names that stand behind an abstract, and what parts them from a venue."""

from __future__ import annotations

import re

import pytest

from profparse.fields.draft import Draft
from profparse.layouts.declared.joined import Joined, Words
from profparse.layouts.declared.lists_of_names import listed
from profparse.layouts.declared.signs import literal
from profparse.layouts.declared.values import read_fields
from profparse.pieces import read_page

FIELDS = ("title", "abstract", "authors", '" in "', "venue")

#: Records, each with its title, abstract, names and venue.
RECORDS = {
    "Threads in a Loom\nLooms in use slip in rain. We saw it in shops.\nHelga Brandt, Quentin Sato in Knots in Use": (
        "Threads in a Loom", "Looms in use slip in rain. We saw it in shops.",
        ["Helga Brandt", "Quentin Sato"], "Knots in Use",
    ),
    "Threads in a Loom\nLooms slip in rain...\nHelga Brandt,\nQuentin Sato\nin\nKnots in Use": (
        "Threads in a Loom", "Looms slip in rain...", ["Helga Brandt", "Quentin Sato"], "Knots in Use",
    ),
    "Threads in a Loom\nLooms slip in rain... Helga Brandt... Jun Sato in Knots in Use": (
        "Threads in a Loom", "Looms slip in rain...", ["Helga Brandt", "Jun Sato"], "Knots in Use",
    ),
    "Helga Brandt in Her Own Words\nIngrid Solberg in Knots in Use": (
        "Helga Brandt in Her Own Words", None, ["Ingrid Solberg"], "Knots in Use",
    ),
}  # fmt: skip


def words_of(text: str) -> Words:
    """All of a text as words."""
    joined = Joined(text, read_page(text, "text").lines)
    return joined.words(((0, len(joined.text)),))


@pytest.mark.parametrize("text", RECORDS)
def test_names_may_stand_behind_an_abstract(text: str) -> None:
    """Of the words that part names from a venue those count that names stand before; the abstract may be missing."""
    draft = Draft("paper")
    read_fields(draft, words_of(text), FIELDS)
    got = draft.values
    names = [author.name for author in got["authors"]]
    assert (got["title"], got.get("abstract"), names, got["venue"]) == RECORDS[text]


def test_a_sign_for_names_left_out_parts_them() -> None:
    """It keeps its length, and says that the list is cut."""
    for text, plain in {"Ada Example... Bo Sample": "Ada Example,…, Bo Sample", "A Bo…C Di": "A Bo,C Di"}.items():
        assert listed(words_of(text), 0, len(text)) == plain
    draft = Draft("paper")
    read_fields(draft, words_of("Helga Brandt ... Jun Sato"), ("authors",))
    assert draft.values["et_al"]


@pytest.mark.parametrize("text", ["Brandt H(1)(12), Sato J(3)", "Brandt H\n,\nSato J", "Brandt H (Alder U.), Sato J"])
def test_what_sites_print_among_names_is_in_none(text: str) -> None:
    """Numbers of affiliations, commas on lines of their own, affiliations; the abstract stands behind them."""
    draft = Draft("paper")
    read_fields(draft, words_of(f"{text}\nLooms in use slip in rain."), ("authors", "abstract"))
    assert [author.name for author in draft.values["authors"]] == ["Brandt H", "Sato J"]
    assert draft.values["abstract"] == "Looms in use slip in rain."


def test_bullets_may_stand_between_the_words_of_a_sign() -> None:
    """A converter sets a site's buttons as a list."""
    assert re.fullmatch(literal("Cite Share"), "Cite\n* Share")
