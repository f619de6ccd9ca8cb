"""What models read that never saw it: predictions of each fold, scored, as JSON and as a table of the documentation."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from profparse import parse
from profparse.training.folds import Fold, fitted_in
from profparse.training.page_entries import repositories_of

#: What is read across the folds: the name of the set, the folder of its gold and texts, whether links are compared.
SETS = (("references", "references", False), ("pages", "pages", True))
_SHOWN = (
    "papers", "papers whole", "pages papers whole", "paper.title", "paper.authors", "paper.venue", "paper.year", "news",
    "news.date", "projects", "bio.name", "bio.positions", "bio.education", "bio.advisors", "bio.field of study",
)  # fmt: skip
BEGIN, END = "<!-- cross-validated: begin -->", "<!-- cross-validated: end -->"


def predict(shared: Path, build: Path, folds: Sequence[Fold]) -> None:
    """Read every page of the sets by the models of the fold that it is in, into ``build/predictions/SET``."""
    groups = repositories_of(shared / "pages")
    for name, folder, _ in SETS:
        for fold in folds:
            _read(shared / folder, build / "predictions" / name, build, fold, groups)


def predicted(folder: Path, build: Path, fold: Fold) -> Path:
    """Read the pages of a set that a fold left out; gives the folder of what was read."""
    into = build / "predictions" / fold.name
    _read(folder, into, build, fold, {})
    return into


def _read(folder: Path, into: Path, build: Path, fold: Fold, groups: Mapping[str, str]) -> None:
    into.mkdir(parents=True, exist_ok=True)
    with fitted_in(build / fold.name):
        for path in sorted((folder / "gold").glob("*.json")):
            if groups.get(path.stem, path.stem) in fold.left_out:
                source = folder / "texts" / json.loads(path.read_text("utf-8"))["source"]
                (into / path.name).write_text(parse(source).to_json(), "utf-8")


def scored(shared: Path, build: Path) -> dict[str, dict[str, Any]]:
    """For each set the measures of the scorer: ``{"pages": {measure: {"f1": ..., "interval": [low, high]}}}``."""
    return {
        name: score(shared / folder, build / "predictions" / name, links=links) for name, folder, links in SETS
    }


def score(folder: Path, predictions: Path, *, links: bool = False) -> dict[str, Any]:
    """The measures of the scorer for those pages of a set that were read."""
    with tempfile.TemporaryDirectory() as gold:
        for path in predictions.glob("*.json"):
            shutil.copyfile(folder / "gold" / path.name, Path(gold) / path.name)
        command = [sys.executable, str(folder.parent / "eval" / "score.py"), gold, str(folder / "texts")]
        command += ["--predictions", str(predictions), "--json", *([] if links else ["--no-links"])]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    return {
        measure: {"f1": round(row["f1"], 4), "interval": [round(edge, 3) for edge in row["interval"]]}
        for measure, row in json.loads(run.stdout).items()
        if measure != "failed"
    }


def table(measures: Mapping[str, Mapping[str, Any]]) -> str:
    """The measures of both sets as a table in Markdown."""
    lines = ["| measure | references | pages |", "| --- | --- | --- |"]
    for measure in _SHOWN:
        cells = [cell(measures[name].get(measure)) for name in ("references", "pages")]
        if any(cells):
            lines.append(f"| {measure} | {cells[0]} | {cells[1]} |")
    return "\n".join(lines)


def cell(row: Mapping[str, Any] | None) -> str:
    """A measure with its interval, for a table."""
    return f"{row['f1']:.3f} ({row['interval'][0]:.3f} to {row['interval'][1]:.3f})" if row else ""


def write(measures: Mapping[str, Mapping[str, Any]], more: str, json_file: Path, page: Path) -> None:
    """Write the measures as JSON, and the tables between the marks of a page of the documentation."""
    json_file.write_text(json.dumps(measures, indent=1, sort_keys=True) + "\n", "utf-8")
    text = page.read_text("utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    page.write_text(f"{text[:start]}\n\n{table(measures)}\n{more}\n{text[end:]}", "utf-8")
