"""What models read that never saw it: predictions of each fold, scored, as JSON and as a table of the documentation."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from profparse import parse
from profparse.training.folds import Fold, fitted_in

#: What is read across the folds: the name of the set, the folder of its gold and texts, whether links are compared.
SETS = (("references", "references", False), ("pages", "pages", True))
_SHOWN = (
    "papers", "papers whole", "pages papers whole", "paper.title", "paper.authors", "paper.venue", "paper.year", "news",
    "news.date", "projects", "bio.name", "bio.positions", "bio.education", "bio.advisors", "bio.field of study",
)  # fmt: skip
BEGIN, END = "<!-- cross-validated: begin -->", "<!-- cross-validated: end -->"


def predict(shared: Path, build: Path, folds: Sequence[Fold]) -> None:
    """Read every page of the sets by the models of the fold that it is in, into ``build/predictions/SET``."""
    groups = _groups(shared)
    for name, folder, _ in SETS:
        into = build / "predictions" / name
        into.mkdir(parents=True, exist_ok=True)
        for fold in folds:
            with fitted_in(build / fold.name):
                for path in sorted((shared / folder / "gold").glob("*.json")):
                    if groups.get(path.stem, path.stem) in fold.left_out:
                        source = shared / folder / "texts" / json.loads(path.read_text("utf-8"))["source"]
                        (into / path.name).write_text(parse(source).to_json(), "utf-8")


def _groups(shared: Path) -> dict[str, str]:
    """The repository of each page."""
    rows = [json.loads(line) for line in (shared / "pages" / "manifest.jsonl").read_text("utf-8").splitlines()]
    return {row["id"]: row["repo"] for row in rows}


def scored(shared: Path, build: Path) -> dict[str, dict[str, Any]]:
    """For each set the measures of the scorer: ``{"pages": {measure: {"f1": ..., "interval": [low, high]}}}``."""
    out: dict[str, dict[str, Any]] = {}
    for name, folder, links in SETS:
        command = [sys.executable, str(shared / "eval" / "score.py"), str(shared / folder / "gold")]
        command += [str(shared / folder / "texts"), "--predictions", str(build / "predictions" / name), "--json"]
        command += [] if links else ["--no-links"]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        measures = json.loads(run.stdout)
        out[name] = {
            measure: {"f1": round(row["f1"], 4), "interval": [round(edge, 3) for edge in row["interval"]]}
            for measure, row in measures.items()
            if measure != "failed"
        }
    return out


def table(measures: Mapping[str, Mapping[str, Any]]) -> str:
    """The measures of both sets as a table in Markdown."""
    lines = ["| measure | references | pages |", "| --- | --- | --- |"]
    for measure in _SHOWN:
        cells = [_cell(measures[name].get(measure)) for name in ("references", "pages")]
        if any(cells):
            lines.append(f"| {measure} | {cells[0]} | {cells[1]} |")
    return "\n".join(lines)


def _cell(row: Mapping[str, Any] | None) -> str:
    return f"{row['f1']:.3f} ({row['interval'][0]:.3f} to {row['interval'][1]:.3f})" if row else ""


def write(measures: Mapping[str, Mapping[str, Any]], more: str, json_file: Path, page: Path) -> None:
    """Write the measures as JSON, and the tables between the marks of a page of the documentation."""
    json_file.write_text(json.dumps(measures, indent=1, sort_keys=True) + "\n", "utf-8")
    text = page.read_text("utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    page.write_text(f"{text[:start]}\n\n{table(measures)}\n{more}\n{text[end:]}", "utf-8")
