"""Fit every weights file that ships, and measure by cross-validation: ``python -m profparse.training SHARED``.

SHARED is a folder with ``references/``, ``bibliography/``, ``gazetteers/``, ``pages/``, ``corpus/`` and ``eval/``. The
same data gives the same bytes. What is fitted lies in ``build/fit`` until the folds are measured; a fold that is there
already is not fitted again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from profparse.data_files import DIRECTORY
from profparse.evaluate.calibration import calibration
from profparse.training.cross_validation import predict, scored, write
from profparse.training.entries import Outcome
from profparse.training.folds import fit_career_models, fit_name_models, fit_page_models, fit_reference_models, judged
from profparse.training.material import Material
from profparse.training.projects import by_project

_FILES = (
    "references.weights", "reference_entries.weights", "reference_fields.weights", "reference_lines.weights",
    "field_confidence.json",
    "lines.weights", "entries.weights", "names.weights",
    "career_tokens.weights", "career_pairs.weights", "careers.weights",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, and put the weights and the tables where they ship."""
    reader = argparse.ArgumentParser(prog="python -m profparse.training", description=__doc__.split("\n")[0])
    reader.add_argument("shared", type=Path, help="the folder of the data")
    reader.add_argument("--build", type=Path, default=Path("build/fit"), help="where what is fitted lies meanwhile")
    reader.add_argument("--processes", type=int, default=2)
    reader.add_argument("--no-table", action="store_true", help="fit alone, without the figures of the folds")
    reader.add_argument("--projects", action="store_true", help="also leave out each project of references once")
    options = reader.parse_args(arguments)
    material = Material(options.shared, options.build)
    folds, found = fit_reference_models(material, processes=options.processes)
    fit_page_models(material, folds)
    fit_career_models(material, folds, processes=options.processes)
    fit_name_models(material, folds)
    for name in _FILES:
        shutil.copyfile(options.build / "whole" / name, Path(DIRECTORY) / "weights" / name)
    if not options.no_table:
        predict(options.shared, options.build, folds)
        measures = scored(options.shared, options.build)
        more = by_project(material, folds) if options.projects else ""
        more += _of_confidence(judged(found, options.build))
        write(measures, more, Path("benchmarks/cross_validated.json"), Path("docs/accuracy.md"))
        for name, rows in measures.items():
            for measure, row in rows.items():
                print(f"{name:12} {measure:24} {row['f1']:.4f}  {row['interval'][0]:.3f}-{row['interval'][1]:.3f}")
        print(more)
    return 0


def _of_confidence(found: Mapping[str, Sequence[tuple[Outcome, Mapping[str, Any]]]]) -> str:
    """A table of how far confidence is to be trusted, over what the folds' models read of references."""
    pairs: dict[str, list[tuple[float, bool]]] = {}
    for rows in found.values():
        for outcome, sure in rows:
            for field, (_, right) in outcome.fields.items():
                pairs.setdefault(field, []).append((sure[field], right))
            pairs.setdefault("item", []).append((sure["item"], outcome.is_entry))
    lines = [
        "",
        "| confidence of | read | right | calibration error | AUROC | wrong among the surer half |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for field, row in sorted(pairs.items()):
        one = calibration(row)
        auroc = "" if one.auroc is None else f"{one.auroc:.3f}"
        lines.append(f"| {field} | {one.number:,} | {one.right:.3f} | {one.error:.3f} | {auroc} | {one.surest:.3f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
