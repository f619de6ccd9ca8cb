"""What is read of pages by models that never saw them: ``python -m profparse.training.pages.cross_validation ...``.

    cross_validation FOLDER OUTPUT [--also FOLDER...] [--records FILE] [--fixtures FOLDER...]

Pages of one repository are always in one fold. The predictions of each page are written to OUTPUT, as
``profparse FILE --json`` would print them, for a scorer to compare with the gold.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from profparse import parse
from profparse.training.pages.fitting import EACH, SEED, Example, add_material, fit_both, material, pasted, real_pages
from profparse.training.pages.runs import reading_with

FOLDS = 5


def folds(repositories: Sequence[str]) -> list[set[str]]:
    """The repositories in five sets; the same ones give the same sets."""
    names = sorted(set(repositories))
    random.Random(SEED).shuffle(names)
    return [set(names[n::FOLDS]) for n in range(FOLDS)]


def predict(folder: Path, also: Sequence[Example], output: Path) -> None:
    """Fit a model for each fold to all the other pages of a folder, and write what it reads of the fold's own."""
    pages = list(real_pages(folder))
    shown = [*pages, *pasted(pages, EACH)]
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for fold in folds([page.repository for page in pages]):
            lines, runs = Path(place) / "lines.weights", Path(place) / "entries.weights"
            fit_both([page for page in shown if page.repository not in fold], also, lines, runs)
            with reading_with(lines, runs):
                for page in pages:
                    if page.repository in fold:
                        text = parse(folder / "texts" / str(page.gold["source"])).to_json()
                        (output / f"{page.name}.json").write_text(text, "utf-8")


def main() -> None:
    """Write the predictions of each page by the model of the folds that it is not in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--also", type=Path, nargs="*", default=[])
    add_material(parser)
    args = parser.parse_args()
    also = [one for folder in args.also for one in real_pages(folder)]
    predict(args.folder, [*also, *pasted(also, EACH), *material(args)], args.output)


if __name__ == "__main__":
    main()
