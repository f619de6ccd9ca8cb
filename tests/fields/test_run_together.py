"""Records whose fields run together: how they are cut, and what the fitted model reads in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profparse.fields.run_together import GRAMMARS, _in_order, parts_of
from profparse.fields.run_together.tokens import tokens_of

#: Texts, each with the title, names and venue in it; a bar stands for a line break.
RECORDS = [
    ("Threads that hold: a study of narrow loomsH Brandt, T Okafor, J SatoJournal of Knots 12 (3), 34-56",
     "Threads that hold: a study of narrow looms", "H Brandt, T Okafor, J Sato", "Journal of Knots 12 (3), 34-56"),
    ("Counting Knots in a Woven Net Ingrid Solberg, Helga Brandt Proceedings of the Conference on Weaving",
     "Counting Knots in a Woven Net", "Ingrid Solberg, Helga Brandt", "Proceedings of the Conference on Weaving"),
    ("Dual roles of knots in closing and opening.|Solberg I, Brandt HK.|Ann Weav. 2015 Feb;79:292-9.",
     "Dual roles of knots in closing and opening.", "Solberg I, Brandt HK.", "Ann Weav. 2015 Feb;79:292-9."),
    ("What the Warp Remembers|Helga Brandt|Annals of Weaving",
     "What the Warp Remembers", "Helga Brandt", "Annals of Weaving"),
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record[1])
def test_a_record_is_parted(record: tuple[str, str, str, str]) -> None:
    """Title, names and venue, glued or parted by blanks or line breaks alone."""
    shown, *wanted = record
    breaks = [n + 1 for n, sign in enumerate(shown) if sign == "|"]
    text = shown.replace("|", " ")
    places = parts_of(text, 0, len(text), breaks, ("title", "authors", "venue")).places
    assert [text[slice(*places[name])] for name in ("title", "authors", "venue")] == wanted


def test_a_run_of_capitals_that_is_glued_is_cut_anywhere() -> None:
    """Whether ``IoTAB`` is ``IoT`` and ``AB`` or ``Io`` and ``TAB`` the letters alone do not say."""
    assert [token.text for token in tokens_of("for IoTAB Case", 0, 14, frozenset())] == [
        "for", "Io", "T", "A", "B", "Case",
    ]  # fmt: skip


@given(st.text(max_size=200), st.frozensets(st.integers(0, 200)))
def test_tokens_part_the_text(text: str, breaks: frozenset[int]) -> None:
    """The tokens are in order, none overlaps another, and together they are all that is no white space."""
    tokens = tokens_of(text, 0, len(text), breaks)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(tokens))


@given(st.text(max_size=120), st.sampled_from(list(GRAMMARS)))
def test_any_text_is_parted_in_order(text: str, fields: tuple[str, ...]) -> None:
    """Whatever the text, the fields that are found stand in their order, and none overlaps another."""
    places = parts_of(text, 0, len(text), (), fields).places
    edges = [edge for name in fields if name in places for edge in places[name]]
    assert edges == sorted(edges)
    assert all(start < end for start, end in places.values())


def test_kinds_that_no_grammar_accepts_are_put_in_order() -> None:
    """The title reaches up to the first name, the names up to the last."""
    kinds = ["NAMES", "TITLE", "VENUE", "NAMES", "TITLE", "VENUE"]
    assert _in_order(kinds) == ["TITLE", "NAMES", "NAMES", "NAMES", "VENUE", "VENUE"]
    assert _in_order(["VENUE", "REST"]) == ["TITLE", "TITLE"]
