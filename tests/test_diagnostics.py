"""Whole diagnostics as they are rendered, each with its page."""

from __future__ import annotations

import pytest

from profparse import parse
from profparse.diagnostics import Diagnostic

PAPER = "CLMay 2, 2024\nReading With One EyeInes Duarte, Helga Brandt, Kofi Mensah et al. · north-lab\nWe read.\n"
CASES = {
    "count-mismatch": (
        "3 Papers\n" + PAPER,
        "page:1:1: warning: the page counts 3 papers, 1 were found [count-mismatch]\n    3 Papers\n    ^^^^^^^^",
    ),
    "empty-page": (" \n", "page: warning: the page holds no text [empty-page]"),
    "date-out-of-order": (
        "## News\n\n" + "".join(f"- [{month}/2023] Item.\n" for month in (12, 11, 10)) + "- [1/2020] Old.\n"
        "- [9/2023] Item.\n- [8/2023] Item.\n- [7/2023] Item.\n",
        "page:6:4: warning: 2020-01 stands between 2023-10 and 2023-09 [date-out-of-order]\n    - [1/2020] Old.\n"
        "       ^^^^^^",
    ),
    "unread-block": (
        PAPER + "LGApr 3, 2024\n",
        "page:4:1: warning: 13 characters fit no layout [unread-block]\n    LGApr 3, 2024\n    ^^^^^^^^^^^^^",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_diagnostic_says_what_and_where(code: str) -> None:
    """The rendered remark names the place, quotes the line, and puts a caret under what it is about."""
    text, wanted = CASES[code]
    rendered = [remark.render(text, "page") for remark in parse(text).diagnostics if remark.code == code]
    assert rendered[:1] == [wanted]


def test_an_unsure_boundary_tells_its_alternatives() -> None:
    """Where the best reading of a run-together line is under 0.9 its rivals are told, with their probabilities."""
    text = "CLMay 2, 2024\nQuillon BraskTavish Orlun, Mirel\nA paper.\n"
    remarks = [remark for remark in parse(text).diagnostics if remark.code == "boundary-uncertain"]
    for remark in remarks:
        shares = [row["probability"] for row in remark.data["alternatives"]]
        assert shares == sorted(shares, reverse=True)
        assert shares[0] < 0.9
        assert sum(shares) <= 1.0001
    papers = parse(text).papers
    assert bool(remarks) == (papers[0].confidence["title"] < 0.9)


def test_a_long_line_is_quoted_around_the_place_alone() -> None:
    """A remark in a line of many characters quotes what stands around it, and controls of the page stay inert."""
    text = "x" * 500 + "\x1b[31mhere" + "y" * 500
    rendered = Diagnostic("code", "info", "look", (505, 509)).render(text, "page")
    assert rendered == (
        "page:1:506: info: look [code]\n    "
        + "x" * 35 + "·[31mhere" + "y" * 56 + "\n    " + " " * 40 + "^^^^"
    )  # fmt: skip
