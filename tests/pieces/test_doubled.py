"""What a page says twice, for the eye and for reading aloud, is said once."""

from __future__ import annotations

import pytest

from profparse import parse
from profparse.pieces import read_page
from tests.laws import broken_laws, broken_lines

GLUED = """Ada Lane
AboutAbout
I weave nets.
I count knots.I weave nets. I count knots. …see more
ExperienceExperience
Head of LoomsHead of Looms
Halyard Works · Full-timeHalyard Works · Full-time Jul 2021 - Present · 3 yrsJul 2021 to Present · 3 yrs GrazGraz
KnotsKnots
12 followers
Ropes & co and no copy"""
SAID = [
    "Ada Lane", "About", "I weave nets.", "I count knots.", "Experience", "Head of Looms", "Halyard Works · Full-time",
    "Jul 2021 - Present · 3 yrs", "Graz", "Knots", "12 followers", "Ropes & co and no copy",
]  # fmt: skip


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_copies_behind_their_texts_are_hidden(joint: str) -> None:
    """A line of several texts is cut into them; a copy of lines above it goes too; the rest stays as it is."""
    page = read_page(GLUED.replace("\n", joint), "text")
    assert [line.text for line in page.lines] == SAID
    assert broken_lines(page) == []
    assert "".join(page.text[slice(*span)] for span in page.hidden if "2021" in page.text[slice(*span)]) == (
        "Jul 2021 to Present · 3 yrs"
    )


def test_copies_in_lines_of_their_own_are_hidden() -> None:
    """A converter that breaks at every element gives two lines."""
    lines = [line for line in SAID for _ in range(1 + (line not in ("I weave nets.", "12 followers")))]
    lines[lines.index("Jul 2021 - Present · 3 yrs") + 1] = "Jul 2021 bis Present · 3 yrs"
    assert [line.text for line in read_page("\n".join(lines), "text").lines] == SAID


def test_copies_in_markdown_are_hidden() -> None:
    """A converter that keeps lists and headings keeps the copies too."""
    source = "\n".join(f"- {word}{word if word not in ('12 followers', 'I weave nets.') else ''}" for word in SAID)
    page = read_page(f"# Ada Lane\n{source}", "markdown")
    assert [line.text for line in page.lines] == ["Ada Lane", *SAID]
    assert broken_lines(page) == []


def test_a_profile_of_copies_keeps_the_laws() -> None:
    """Blocks and residue part the page with its copies."""
    assert broken_laws(parse(GLUED), GLUED) == []


@pytest.mark.parametrize(
    "text", ["Pago Pago\nBora Bora\nWalla Walla\nBadenBaden", "1212\n3434\n5656\nBadenBaden", "a\na\nb\nb\nc\nc"]
)
def test_words_that_repeat_are_no_copies(text: str) -> None:
    """Names of two equal words, numbers of a column and letters of an index stay."""
    assert [line.text for line in read_page(text, "text").lines] == text.split("\n")
