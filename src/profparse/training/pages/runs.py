"""The runs of lines that a model of lines finds on pages with gold, for the model of runs to be fitted to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from profparse import parse
from profparse.fields.citation import Entry
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage import entries, records
from profparse.layouts.homepage.evidence import names_of
from profparse.sequence import SequenceModel
from profparse.sequence.model import read_weights
from profparse.training.pages.alignment import key
from profparse.training.sequence import fit_sequence

Row = tuple[list[list[str]], list[str | None]]
LASSO, RIDGE = 0.1, 1.0
LONGEST_SHORT = 8  # letters of a title that may stand in any text


@contextmanager
def reading_with(lines: Path, runs: Path | None = None) -> Iterator[None]:
    """Read pages with the models in files, in place of those that ship; without ``runs`` every run is kept."""
    own = SequenceModel(read_weights(str(lines)), names_of)
    kept = records.model, entries.model
    records.model = lambda: own
    if runs is not None:
        other = SequenceModel(read_weights(str(runs)))
        entries.model = lambda: other
    try:
        yield
    finally:
        records.model, entries.model = kept


def rows_of(text: str, format: str, gold: Mapping[str, Any], lines: Path) -> Iterator[Row]:
    """The facts about the runs of a page, read with a model of lines, and their kinds."""
    shipped = entries.certainties
    seen: list[Row] = []

    def watch(found: Sequence[entries.Found], read: Sequence[Entry], stretch: Stretch) -> list[float]:
        seen.append((entries.facts_of(found, read, stretch), [kind_of_run(run, stretch, gold) for run in found]))
        return [1.0] * len(found)

    entries.certainties = watch  # type: ignore[assignment]
    try:
        with reading_with(lines):
            parse(text, format=format)
    finally:
        entries.certainties = shipped
    yield from seen


def kind_of_run(run: entries.Found, stretch: Stretch, gold: Mapping[str, Any]) -> str | None:
    """PAPER where a run holds one title of the gold and no other, None where that is an optional one."""
    text = "".join(key(stretch.lines[n].text) for n in run.numbers)
    held = {(key(paper["title"]), bool(paper.get("optional"))) for paper in gold.get("papers") or []}
    inside = [one for one in held if len(one[0]) > LONGEST_SHORT and one[0] in text]
    if len(inside) != 1:
        return entries.DROPPED
    return None if inside[0][1] else entries.KEPT


def fit_runs(rows: Sequence[Row], path: Path) -> None:
    """Fit the model of runs and write its weights."""
    fit_sequence("entries", [row for row in rows if row[0]], path, lasso=LASSO, ridge=RIDGE, iterations=100)
