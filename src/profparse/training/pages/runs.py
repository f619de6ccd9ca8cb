"""The runs of lines that are found on pages with gold, for the model of runs to be fitted to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from profparse import parse
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.entries import DROPPED, KEPT, watched
from profparse.layouts.homepage.run_facts import Found
from profparse.training.pages.alignment import key
from profparse.training.sequence import fit_sequence

Row = tuple[list[list[str]], list[str | None]]
LASSO, RIDGE = 0.3, 12.0  # of the folds' best among 0.1, 0.3 and 1, 3, 6, 12, 24
LONGEST_SHORT = 8  # letters of a title that may stand in any text


def rows_of(text: str, format: str, gold: Mapping[str, Any]) -> list[Row]:
    """The facts about the runs of a page, read as a homepage with the models in use, and their kinds."""
    seen: list[Row] = []

    def watch(found: Sequence[Found], facts: list[list[str]], stretch: Stretch) -> None:
        seen.append((facts, [kind_of_run(run, stretch, gold) for run in found]))

    with watched(watch):
        parse(text, format=format, layout="homepage")
    return seen


def kind_of_run(run: Found, stretch: Stretch, gold: Mapping[str, Any]) -> str | None:
    """PAPER where a run holds one title of the gold and no other, None where that is an optional one.

    A title that stands within a longer one that the run holds is no other.
    """
    text = "".join(key(stretch.lines[n].text) for n in run.numbers)
    held = {(key(paper["title"]), bool(paper.get("optional"))) for paper in gold.get("papers") or []}
    inside = [one for one in held if len(one[0]) > LONGEST_SHORT and one[0] in text]
    inside = [one for one in inside if not any(one[0] != other and one[0] in other for other, _ in inside)]
    if len(inside) != 1:
        return DROPPED
    return None if inside[0][1] else KEPT


def fit_runs(rows: Iterable[Row], path: Path) -> None:
    """Fit the model of runs and write its weights."""
    fit_sequence("entries", [row for row in rows if row[0]], path, lasso=LASSO, ridge=RIDGE, iterations=100)
