"""Numbered lists that a converter ran into one line are items again."""

from itertools import pairwise

import pytest

from profparse.pieces import read_page
from profparse.pieces.line import Line
from profparse.pieces.numbered import parted

WORDS = "A study of some length about cats and dogs in Graz, Journal of Cats 12 (2004), 1. 9-20."
LIST = f"1. *On Cats*, {WORDS} ([pdf](c.pdf)) 2. **On Dogs**, {WORDS} 3. On Owls, {WORDS}"
ROW = f"| [Home](h) | Papers {LIST} |\n|---|---|\n"


def test_a_list_in_a_cell_is_a_list() -> None:
    """Each item has its number as marker, its emphasis and links, and stands where it stood."""
    lines = read_page(ROW, "markdown").lines
    items = [line for line in lines if line.kind == "item"]
    assert [(line.marker, line.text[:7]) for line in items] == [("1.", "On Cats"), ("2.", "On Dogs"), ("3.", "On Owls")]
    assert [line.text for line in lines if line.kind == "cell"] == ["Home", "Papers"]
    assert [(run.kind, run.start, run.end) for run in items[1].runs] == [("bold", 0, 7)]
    assert [link.url for link in items[0].links] == ["c.pdf"]
    assert [ROW[slice(*line.span(0, 7))] for line in items] == ["On Cats", "On Dogs", "On Owls"]


def test_lines_do_not_overlap() -> None:
    """The source of a line is shared out among its parts."""
    lines = read_page(ROW, "markdown").lines
    assert all(a.end <= b.start for a, b in pairwise(lines))


def test_a_short_line_is_a_list_that_opens_with_its_number() -> None:
    """Citations in signs are short: three in a paragraph are three, and numbers behind other words are none."""
    text = "[1] 聂筠. 河道改线[J]. 城市史, 2021. [2] 葛长青. 旧桥[J]. 地名, 2019. [3] 阮芷. 渡口[J]. 地名, 2018."
    assert [line.marker for line in parted([Line(text, 0, len(text))])] == ["[1]", "[2]", "[3]"]
    other = f"论文 {text}"
    assert parted([Line(other, 0, len(other))])[0].text == other


def test_a_list_may_count_down() -> None:
    """Newest first: the last number is 1."""
    text = f"3. On Owls, {WORDS} 2. On Dogs, {WORDS} 1. On Cats, {WORDS}"
    found = parted([Line(text, 0, len(text))])
    assert [line.marker for line in found] == ["3.", "2.", "1."]


@pytest.mark.parametrize(
    "text",
    [f"{WORDS} {WORDS} {WORDS}", f"1. {WORDS} 3. {WORDS} 5. {WORDS}", f"1. {WORDS} 2. {WORDS} and no more of them"],
)
def test_other_numbers_part_nothing(text: str) -> None:
    """Volumes, numbers with gaps, and two numbers alone are no list."""
    line = Line(text, 0, len(text))
    assert parted([line]) == [line]
