"""Each project's annotated references left out once: how references are read of which no kind was seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profparse.training.cross_validation import cell, predicted, score
from profparse.training.folds import Fold, fit_judges, token_weights
from profparse.training.material import Material
from profparse.training.reference_models import Data, fit_tokens, load, read_unseen

#: The projects by the names of their datasets' beginnings.
PROJECTS = ("anystyle", "grobid")
_SHOWN = ("papers", "papers whole", "paper.title", "paper.authors", "paper.venue", "paper.year")


def left_out(data: Data) -> list[Fold]:
    """For each project a fold without its references."""
    groups = {row.group for row in data.rows}
    return [Fold(f"without-{name}", frozenset(one for one in groups if one.startswith(name))) for name in PROJECTS]


def by_project(material: Material, folds: Sequence[Fold]) -> str:
    """Fit without each project, read its pages, and give the figures as a table in Markdown.

    What judges entries and fields is fitted on what the folds' models read of the other projects.
    """
    data, build, references = load(material), material.build, material.shared / "references"
    rows = []
    for fold in left_out(data):
        if not token_weights(build, fold).exists():
            fit_tokens(data, fold.left_out, token_weights(build, fold))
        found = [
            one for other in folds
            for one in read_unseen(data, other.left_out - fold.left_out, token_weights(build, other))
        ]  # fmt: skip
        fit_judges(data, build, fold, found)
        rows.append(_row(fold, score(references, predicted(references, build, fold))))
    head = ["| left out | " + " | ".join(_SHOWN) + " |", "| --- |" + " --- |" * len(_SHOWN)]
    return "\n".join(["", *head, *rows, ""])


def _row(fold: Fold, measures: dict[str, Any]) -> str:
    cells = [cell(measures[name]) for name in _SHOWN]
    return f"| {fold.name.removeprefix('without-')} | {' | '.join(cells)} |"
