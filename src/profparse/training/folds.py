"""Five folds: what is fitted without each, and what is read of it by models that never saw it."""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from profparse.fields.biography.career_facts import features as of_careers
from profparse.fields.citation.likelihood import curves_in_use, probability, sure
from profparse.fields.citation.token_features import features
from profparse.layouts.homepage.evidence import names_of
from profparse.sequence import SequenceModel, models_in_use
from profparse.sequence.model import read_weights
from profparse.training.career_tokens import (
    CareerRow,
    fit_career_pairs,
    fit_career_tokens,
    made_up_rows,
    real_rows,
)
from profparse.training.careers import CareerPage, career_page, career_pages, fit_careers
from profparse.training.entries import Outcome, fit_entries, fit_fields, fit_lines
from profparse.training.material import Material
from profparse.training.names import NamePage, fit_names, made_up_pages, name_page, name_pages
from profparse.training.page_entries import repositories_of
from profparse.training.pages.fitting import (
    OWN,
    PIECES,
    REAL,
    RENDERED,
    fixture_pages,
    fixtures_of,
    other_pages,
    pieces,
    real_pages,
    rendered,
    with_pasted,
)
from profparse.training.pages.fitting import fit as fit_lines_of_pages
from profparse.training.pages.runs import Row as RunRow
from profparse.training.pages.runs import fit_runs, rows_of
from profparse.training.reference_models import Data, fit_tokens, load, read_unseen

FOLDS = 5
_SEED = 7
_REFERENCES = 400  # annotated references that the model of lines is shown beside the pages' own


class Fold(NamedTuple):
    """What one fold leaves out: repositories of pages, and pages of annotated references. ``name`` names its folder."""

    name: str
    left_out: frozenset[str]


def folds(data: Data, annotated: Sequence[str] = ()) -> list[Fold]:
    """The folds, the same for the same data: pages by repository, annotated references by page.

    ``annotated`` are the repositories of our annotations; the others stay in their folds whatever these are.
    """
    out: list[set[str]] = [set() for _ in range(FOLDS)]
    for groups in (*data.groups, annotated):
        names = sorted(groups)
        random.Random(_SEED).shuffle(names)
        for n, name in enumerate(names):
            out[n % FOLDS].add(name)
    return [Fold(f"fold-{n}", frozenset(names)) for n, names in enumerate(out)]


def fit_reference_models(
    material: Material, *, processes: int = 2, cross_validate: bool = True
) -> tuple[list[Fold], dict[str, list[Outcome]]]:
    """Fit the models of references: for each fold without it, and whole, into ``build/FOLD`` and ``build/whole``.

    What tells entries, and how sure fields are, is fitted on what the folds' models read of their own fold, so that no
    model is asked about what it was fitted on. Gives the folds, and what each one's model read of it.
    """
    material.prepare()
    data, build = load(material), material.build
    every = folds(data, material.repositories())
    whole = Fold("whole", frozenset())
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        unfitted = [fold for fold in [whole, *every] if not token_weights(build, fold).exists()]
        jobs = [pool.submit(_fit, material, fold) for fold in unfitted]
        for job in jobs:
            job.result()
    found = {fold.name: read_unseen(data, fold.left_out, token_weights(build, fold)) for fold in every}
    for fold in [*every, whole] if cross_validate else [whole]:
        fit_judges(data, build, fold, [one for name, row in found.items() if name != fold.name for one in row])
    return every, found


def judged(found: Mapping[str, Sequence[Outcome]], build: Path) -> dict[str, list[tuple[Outcome, dict[str, float]]]]:
    """What each fold's model read of its fold, with the confidence that the fold's own judges give it.

    The confidence of an example is by field, and under ``item`` that it is one entry.
    """
    out: dict[str, list[tuple[Outcome, dict[str, float]]]] = {}
    for name, outcomes in found.items():
        with fitted_in(build / name):
            out[name] = [
                (one, {"item": probability(one.facts)} | {f: sure(f, one.facts, p) for f, (p, _) in one.fields.items()})
                for one in outcomes
            ]
    return out


def token_weights(build: Path, fold: Fold) -> Path:
    """The file of a fold's model of tokens."""
    return build / fold.name / "references.weights"


def _fit(material: Material, fold: Fold) -> None:
    fit_tokens(load(material), fold.left_out, token_weights(material.build, fold))


def fit_judges(data: Data, build: Path, fold: Fold, found: Sequence[Outcome]) -> None:
    """Fit what tells entries and lines, and how sure fields are, on what models read that had not seen it."""
    folder = build / fold.name
    fit_entries(found, folder / "reference_entries.weights")
    fit_fields(found, folder / "reference_fields.weights", folder / "field_confidence.json")
    texts = sorted(row.tokens.text for row in data.rows if row.group.partition("-")[0] in ("anystyle", "grobid"))
    shown = random.Random(_SEED).sample(texts, min(_REFERENCES, len(texts)))
    pages = [page for page in data.pages if page.group not in fold.left_out]
    fit_lines(pages, shown, data.cards, folder / "reference_lines.weights")


def fit_page_models(material: Material, every: Sequence[Fold], *, processes: int = 2) -> None:
    """Fit the models of a page's lines and of runs of them: for each fold without its pages, and whole.

    They stand on the models of references of the same fold, which have to lie in ``build`` already. Runs are those that
    the folds' models find on the real pages of their fold, whose lines and references they have not seen: a reference
    that its model knows reads better than any on a new page.
    """
    folds = [Fold("whole", frozenset()), *every]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        unfitted = [fold for fold in folds if not (material.build / fold.name / "lines.weights").exists()]
        for lines in [pool.submit(_fit_lines, material, fold) for fold in unfitted]:
            lines.result()
        reading = {fold.name: pool.submit(_runs, material, fold) for fold in every}
        rows = {name: job.result() for name, job in reading.items()}
    for fold in folds:
        own = [row for name, found in rows.items() if name != fold.name for row in found]
        fit_runs(own, material.build / fold.name / "entries.weights")


def _fit_lines(material: Material, fold: Fold) -> None:
    shared, folder = material.shared, material.build / fold.name
    records = shared / "bibliography" / "records.jsonl.gz"
    with fitted_in(folder):
        real = with_pasted([page for one in material.real for page in real_pages(one, fold.left_out)])
        made_up = with_pasted(list(real_pages(material.made_up)))
        own = [*fixture_pages(material.homepages), *other_pages(shared / "gold" / "seeds", shared / "seeds")]
        drawn = [*rendered(records, RENDERED), *pieces(records, PIECES)]
        fit_lines_of_pages([*real * REAL, *made_up, *own * OWN, *drawn], folder / "lines.weights")


def _runs(material: Material, fold: Fold) -> list[RunRow]:
    """The runs that a fold's models find on its own pages."""
    others = {name for folder in material.real for name in repositories_of(folder).values()} - fold.left_out
    with fitted_in(material.build / fold.name):
        pages = with_pasted([page for one in material.real for page in real_pages(one, others)])
        return [row for page in pages for row in rows_of(page.text, page.format, page.gold)]


def fit_name_models(material: Material, every: Sequence[Fold]) -> None:
    """Fit what tells the name of a page's person: for each fold without its pages, and whole.

    A page is read by the models of its fold, which have not seen it; those have to lie in ``build``. Pages whose
    gold is ours are left out: half of them name nobody, which the folds' do seldom, and their names were read worse.
    """
    shared, build = material.shared, material.build
    pages: list[NamePage] = []
    for fold in every:
        with fitted_in(build / fold.name):
            for folder in material.given:
                pages += name_pages(folder, repositories_of(folder), fold.left_out, fold.name)
    with fitted_in(build / "whole"):
        held = [*_seeds(shared), *profiles(material)]
        pages += [page for path, gold in held if (page := name_page(path, gold, ""))]
        pages += made_up_pages()
    for fold in [Fold("whole", frozenset()), *every]:
        fit_names([page for page in pages if page.fold != fold.name], build / fold.name / "names.weights")


def fit_career_models(material: Material, every: Sequence[Fold], *, processes: int = 2) -> None:
    """Fit what reads careers, and then what tells positions and degrees that hold: without each fold, and whole.

    Whether records hold is judged on real pages that no model of their fold has seen, nor the readers' makers.
    """
    folds = [Fold("whole", frozenset()), *every]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        reading = {fold.name: pool.submit(_career_rows, material, fold) for fold in folds}
        rows = {name: job.result() for name, job in reading.items()}
        jobs = []
        for fold in folds:
            learnt = [row for name, own in rows.items() if name == "whole" or name != fold.name for row in own]
            jobs.append(pool.submit(_fit_careers, material.build / fold.name, learnt))
        for job in jobs:
            job.result()
    pages: list[CareerPage] = []
    for fold in every:
        with fitted_in(material.build / fold.name):
            for folder in material.real:
                judged = folder != material.tuned
                pages += career_pages(folder, repositories_of(folder), fold.left_out, fold.name, judged=judged)
    with fitted_in(material.build / "whole"):
        known = [*profiles(material), *_seeds(material.shared)]
        pages += [page for path, gold in known if (page := career_page(path, gold, "", judged=False))]
    for fold in folds:
        fit_careers([page for page in pages if page.fold != fold.name], material.build / fold.name / "careers.weights")


def _career_rows(material: Material, fold: Fold) -> list[CareerRow]:
    """The runs of a fold's pages, as models read them that had not seen these; whole those of made-up pages."""
    with fitted_in(material.build / fold.name):
        if not fold.left_out:
            return [*made_up_rows(material.made_up), *made_up_rows(material.made_up_careers)]
        return [row for folder in material.real for row in real_rows(folder, repositories_of(folder), fold.left_out)]


def _fit_careers(folder: Path, rows: Sequence[CareerRow]) -> None:
    fit_career_tokens(rows, folder / "career_tokens.weights")
    fit_career_pairs(rows, folder / "career_pairs.weights")


def _seeds(shared: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The seeds, each with its gold."""
    for path in sorted((shared / "gold" / "seeds").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield shared / "seeds" / gold["source"], gold


def profiles(material: Material) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The homepages that the tests read, each with its profile."""
    for path, beside in fixtures_of(material.homepages):
        yield path, json.loads(beside.read_text("utf-8"))


#: What turns facts into features, by model, for those that need it.
_EXPAND = {"references": features, "lines": names_of, "career_tokens": of_careers}


def fitted_in(folder: Path, names: Collection[str] | None = None) -> ExitStack:
    """Read with the models of a folder in place of those that ship; to be used in a ``with`` statement."""
    stack = ExitStack()
    models = {
        path.stem: SequenceModel(read_weights(str(path)), _EXPAND.get(path.stem))
        for path in sorted(folder.glob("*.weights"))
        if names is None or path.stem in names
    }
    stack.enter_context(models_in_use(models))
    stack.enter_context(curves_in_use(folder / "field_confidence.json"))
    return stack
