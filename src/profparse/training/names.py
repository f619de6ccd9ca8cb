"""What tells the name of a page's person: fitted on the candidates of pages whose person is known, or known to be none.

Each page is read by models of lines that have not seen it. How sure a name is, and from where on it is given, is fitted
on what weights fitted without a page's fold say of it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from profparse import parse
from profparse.fields.person.evidence import Candidate, candidates_of
from profparse.fields.person.found import key_of
from profparse.fields.person.likeliest import NAME, OTHER, found_on, likeliest
from profparse.layouts.homepage import biography
from profparse.pieces.formats import detect_format
from profparse.pieces.line import Page
from profparse.sequence import SequenceModel
from profparse.sequence.certainty import certainty
from profparse.sequence.model import read_weights
from profparse.source import load
from profparse.training.calibration import calibrated, least_of
from profparse.training.page_entries import folded
from profparse.training.pages.rendering import copied
from profparse.training.sequence import fit_sequence

LASSO, RIDGE = 0.1, 12.0  # of the folds' like ones from 2 to 18
REAL = 3  # times that a real page counts: made-up ones are there for what few real ones show
ITERATIONS = 200


class NamePage(NamedTuple):
    """A page's candidates, by stretch, its person's name or None where it names none, and the fold that it is in.

    ``times`` says how often it counts; a copy, the text of a page without its markup, is fitted to and not judged.
    """

    candidates: Sequence[Sequence[Candidate]]
    name: str | None
    fold: str
    times: int = REAL
    is_copy: bool = False


class Judged(NamedTuple):
    """The share of a page's likeliest candidate, whether that is the name, and whether the page has one."""

    share: float
    is_right: bool
    is_named: bool


def name_page(path: Path, gold: Mapping[str, Any], fold: str) -> NamePage | None:
    """A page as the models in use read it; None where its gold leaves the name open."""
    bio = gold.get("bio", {})
    if bio is not None and "name" not in bio:
        return None
    return _page(path, bio["name"] if bio else None, fold)


def made_up_pages() -> Iterator[NamePage]:
    """The pages of ``name_pages.json``, which we wrote: structures and languages of which there are few real ones."""
    for row in json.loads((files(__package__) / "name_pages.json").read_text("utf-8"))["pages"]:
        yield _page(row["text"], row["name"], "", row["format"])._replace(times=1)


def _page(source: Path | str, name: str | None, fold: str, format: str | None = None) -> NamePage:
    with _watched() as seen:
        parse(source, format=format)
    return NamePage(seen, name, fold)


@contextmanager
def _watched() -> Iterator[list[list[Candidate]]]:
    """The candidates of what is parsed meanwhile."""
    seen: list[list[Candidate]] = []

    def watch(page: Page, told: frozenset[int], papers: Iterable[Sequence[str]]) -> None:
        seen.append(candidates_of(*found_on(page, told, papers)))

    with mock.patch.object(biography, "person_of", watch):
        yield seen


def name_pages(folder: Path, groups: Mapping[str, str], left_out: Collection[str], fold: str) -> Iterator[NamePage]:
    """The pages of a folder with ``gold/`` and ``texts/`` that are in a fold: each, and the text copied from it."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        source = folder / "texts" / gold["source"]
        if groups.get(path.stem, path.stem) in left_out and (page := name_page(source, gold, fold)):
            yield page
            document = load(source)
            text = copied(document.text, detect_format(document.text, document.name), random.Random(path.stem))
            yield _page(text, page.name, fold, "text")._replace(is_copy=True)


def rows_of(page: NamePage) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The candidates of a page as rows; where none is the name, those that have words of it are left out."""
    own = set(key_of(page.name or "").split())
    for candidates in page.candidates:
        there = any(_is(one, page.name) for one in candidates)
        for one in candidates:
            shared = own & set(key_of(one.text).split())
            if there or not shared:
                yield [one.facts], [NAME if _is(one, page.name) else OTHER]


def _is(candidate: Candidate, name: str | None) -> bool:
    return name is not None and folded(candidate.text) == folded(name)


def fit_weights(pages: Iterable[NamePage], path: Path, facts: Mapping[str, float] | None = None) -> SequenceModel:
    """Fit on pages, write the weights with the facts about them, and give the model."""
    rows = [row for page in pages for row in list(rows_of(page)) * page.times]
    fit_sequence("names", rows, path, lasso=LASSO, ridge=RIDGE, iterations=ITERATIONS, facts=facts)
    return SequenceModel(read_weights(str(path)))


def judged(page: NamePage, model: SequenceModel) -> Judged:
    """What a model says of a page."""
    found = [best for candidates in page.candidates if (best := likeliest(candidates, model)) is not None]
    best = max(found, key=lambda pair: pair[0], default=None)
    if best is None:
        return Judged(0.0, False, page.name is not None)
    return Judged(best[0], _is(best[1], page.name), page.name is not None)


def fit_names(pages: Sequence[NamePage], path: Path) -> None:
    """Fit the model of names: its weights, how sure they make, and the certainty from which on a name is given."""
    found = []
    for fold in sorted({page.fold for page in pages if page.fold}):
        model = fit_weights((page for page in pages if page.fold != fold), path)
        found += [judged(page, model) for page in pages if page.fold == fold and not page.is_copy]
    slope, intercept = calibrated([(one.share, one.is_right) for one in found if one.share])
    facts = {"slope": slope, "intercept": intercept}
    sure = [(certainty(one.share, facts) if one.share else 0.0, one.is_right) for one in found]
    fit_weights(pages, path, {**facts, "least": least_of(sure, sum(one.is_named for one in found))})
