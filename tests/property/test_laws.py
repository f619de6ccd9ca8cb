"""The laws of the contract, over the fixtures, over mutations of them, and over any text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse import parse
from tests.laws import broken_laws
from tests.pages import PAGES, name_of, records, text_of

TEXTS = [text_of(page) for page in PAGES]
JUNK = [
    "\x00", "\ufeff", "\u200b", "\u202e", "\r", "\t", "<!--", "-->", "<script>", "</p>", "[[", "](", "**",
    "```", "---\n",
    "{{ x }}", "{% if %}", "99.2LGApr 3", "CLOct 31, 2023Code", "et al.", " · ", "[13/2024] ", "[5/2024",
    "- [1-3/2023] ",
    "é", "李明", "عربي", "𝒳", "🎉", "&nbsp;", "&#0;", "\ud7ff", "(" * 50, "[" * 200, "#" * 30, "1" * 300, ", " * 100,
    "<table><tr><td>", "<li>", "<br>", "\n\n", "\x0c", "\u2028", "{: .x}", "<![5", "<h2>News</h2>", "\\[", "|---|",
]  # fmt: skip


def mutated(text: str, rng: random.Random) -> str:
    """A page with lines cut, joined, shuffled, repeated and junk put in."""
    for _ in range(rng.randint(1, 10)):
        lines = text.split("\n")
        i = rng.randrange(len(lines))
        match rng.randrange(8):
            case 0:
                del lines[i]
            case 1:
                lines.insert(i, rng.choice(lines))
            case 2:
                lines[i] = lines[i][: rng.randrange(len(lines[i]) + 1)]
            case 3:
                k = rng.randrange(len(lines[i]) + 1)
                lines[i] = lines[i][:k] + rng.choice(JUNK) + lines[i][k:]
            case 4:
                lines[i : i + 2] = ["".join(lines[i : i + 2])]
            case 5:
                rng.shuffle(lines)
            case 6:
                other = rng.choice(TEXTS).split("\n")
                k = rng.randrange(len(other))
                lines[i:i] = other[k : k + rng.randint(1, 9)]
            case _:
                lines[i] = lines[i].replace(" ", rng.choice(["\u00a0", "", "  ", "\t"]))
        text = "\n".join(lines) or " "
    return text[:40000]


@pytest.mark.parametrize("hidden", [False, True], ids=["visible", "hidden"])
@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_laws_hold_for_every_fixture(page: Path, hidden: bool) -> None:
    """Accounting, nesting, slicing and the round trip hold for the pages as they stand."""
    text = text_of(page)
    assert broken_laws(parse(text, include_hidden=hidden), text) == []


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_the_laws_hold_for_mutated_pages(seed: int, hidden: bool) -> None:
    """They hold however a page is torn, and the same text gives the same bytes twice."""
    rng = random.Random(seed)
    text = mutated(rng.choice(TEXTS), rng)
    profile = parse(text, include_hidden=hidden)
    assert broken_laws(profile, text) == []
    assert parse(text, include_hidden=hidden).to_json() == profile.to_json()


def test_a_text_over_two_hidden_lines_lies_in_one_block() -> None:
    """The line end between two lines that were read out of a comment is no hidden stretch that parts their record."""
    text = (
        "CLDec 31, 2024\n2 Lattice 2 QuickTeam LATTICE, Theo Okafor, Ines Duarte et al. · north-lab, eth-south\n<!--\n"
        "### \\[10/2022\\] My work was shown at a workshop: [Paper](https://example.org/little.pdf)\n"
        "### \\[05/2022\\] I will join a lab for the summer!\nWhat changed between the first release and the second.\n"
        "CVJul 9, 2025\nCYJun 5, 2025"
    )
    profile = parse(text, include_hidden=True)
    assert profile.papers and broken_laws(profile, text) == []


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.sampled_from([None, "text", "markdown", "html", "jemdoc", "org", "rst"]))
def test_any_text_gives_a_profile(text: str, format: str | None) -> None:
    """Any text in any format gives a profile that keeps the laws."""
    profile = parse(text, format=format)
    assert broken_laws(profile, text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\n".join(line.rstrip() + ("  " if line.endswith("  ") else " ") for line in text.split("\n")),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: "\ufeff" + text,
    ],
    ids=["crlf", "trailing-blanks", "doubled-blank-lines", "byte-order-mark"],
)
def test_calm_changes_change_no_record(page: Path, change: object) -> None:
    """Line ends, trailing blanks, doubled blank lines and a byte-order mark leave the records as they are."""
    text = text_of(page)
    assert records(parse(change(text))) == records(parse(text))  # type: ignore[operator]
