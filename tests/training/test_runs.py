"""The runs of lines that are found on pages with gold."""

from __future__ import annotations

import pytest

from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.entries import DROPPED, KEPT
from profparse.layouts.homepage.run_facts import Found
from profparse.pieces import read_page
from profparse.training.pages.runs import kind_of_run, rows_of

PAGE = """# Papers

- Ada Lane. Slow Lamps for Fast Moths. Journal of Lamps, 2021.
- Ada Lane, Bo Ott. Counting Leaves. Journal of Moss, 2019.

# Hobbies

"""  # a page of fewer lines than twelve is a piece, of which the model is not asked
PAGE += "".join(f"- Walking to the lake number {n} and back home\n" for n in range(10))


@pytest.mark.parametrize(
    ("numbers", "titles", "kind"),
    [
        ([1], ["Slow Lamps for Fast Moths", "Counting Leaves"], KEPT),
        ([1], ["Slow Lamps for Fast Moths", "Lamps for Fast Moths", "Counting Leaves"], KEPT),
        ([1, 2], ["Slow Lamps for Fast Moths", "Counting Leaves"], DROPPED),
        ([2], ["Slow Lamps for Fast Moths"], DROPPED),
    ],
    ids=("its title", "a title within it", "two titles", "no title"),
)
def test_a_run_with_one_title_is_an_entry(numbers: list[int], titles: list[str], kind: str) -> None:
    """A run holds one paper where it holds one title of the gold; one that is a part of a longer one is no second."""
    page = read_page(PAGE, "markdown")
    gold = {"papers": [{"title": title} for title in titles]}
    assert kind_of_run(Found(numbers, None, "Papers"), Stretch(page, page.lines), gold) == kind


def test_a_run_of_optional_papers_teaches_nothing() -> None:
    """What may be given or not is neither right nor wrong."""
    page = read_page(PAGE, "markdown")
    gold = {"papers": [{"title": "Counting Leaves", "optional": True}]}
    assert kind_of_run(Found([2], None, "Papers"), Stretch(page, page.lines), gold) is None


def test_runs_are_told_with_those_of_their_list() -> None:
    """The facts of a run name its place in its list and the fields of the run beside it, which differ or not."""
    ((facts, kinds),) = rows_of(PAGE, "markdown", {"papers": [{"title": "Counting Leaves"}]})
    assert kinds == [DROPPED, KEPT]
    first, last = facts
    assert {"place=first", "of=1", "-1:edge", "+1:differs=0"} <= set(first)
    assert {"place=last", "of=1", "-1:differs=0", "+1:edge"} <= set(last)
