"""What the model of lines is fitted to, and the fit; :mod:`profparse.training.folds` calls it.

Each folder holds ``gold/``, ``texts/`` and a ``manifest.jsonl`` that says which repository a page is from.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.evidence.atoms import Atom, names_of
from profparse.layouts.homepage.label import proposals
from profparse.layouts.homepage.records import features
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.source import load
from profparse.training.page_entries import repositories_of
from profparse.training.pages.alignment import kinds_of_lines
from profparse.training.pages.converters import CONVERTERS, converted
from profparse.training.pages.rendering import rendered_pages, rendered_pieces
from profparse.training.pages.vocabulary import load_records
from profparse.training.sequence import fit_sequence

SEED = 5
RENDERED = 200  # pages: with 300 the folds lose precision and gain nothing
PIECES = 100  # of pages: with 400, and three converters, projects were lost
EACH = 1  # converters that each page in HTML is pasted through
REAL = 2  # times that real pages count
OWN = 3  # times that fixtures and seeds count
LASSO, RIDGE = 0.3, 2.0  # of the folds' best among 0.1, 0.3, 1 and 0.1, 1, 4
ITERATIONS = 80


class Example(NamedTuple):
    """One page: its text, its format and what it holds, the facts of its lines and their kinds.

    ``repository`` is where it is from; a rendered page is from none.
    """

    name: str
    repository: str
    text: str
    format: str
    gold: Mapping[str, Any]
    units: Sequence[Sequence[Atom]]
    kinds: Sequence[str | None]


def example(text: str, format: str, gold: Mapping[str, Any], name: str = "", repository: str = "") -> Example:
    """A page as the model of lines is to see it."""
    page = read_page(text, format)
    stretch = Stretch(page, page.lines)
    proposed, dates = proposals(stretch)
    facts = features(stretch, proposed, dates).facts
    return Example(name, repository, text, format, gold, facts, kinds_of_lines(page.lines, page, gold))


def page_of(path: Path, gold: Mapping[str, Any], repository: str) -> Example:
    """The page in a file."""
    document = load(path)
    format = detect_format(document.text, document.name)
    return example(document.text, format, gold, path.stem, repository)


def pasted(pages: Iterable[Example], each: int) -> Iterator[Example]:
    """Pages in HTML as people paste them, each through so many converters, drawn by its name."""
    for page in pages:
        if page.format != "html":
            continue
        for converter in random.Random(f"{SEED} {page.name}").sample(sorted(CONVERTERS), each):
            found = converted(page.text, page.gold, converter)
            if found is not None:
                yield example(*found, f"{page.name}.{converter}", page.repository)


def with_pasted(pages: Sequence[Example]) -> list[Example]:
    """Pages, and those in HTML as people paste them."""
    return [*pages, *pasted(pages, EACH)]


def real_pages(folder: Path, left_out: Collection[str] = ()) -> Iterator[Example]:
    """The pages of a folder with gold, in the order of their names, but those of repositories left out."""
    repositories = repositories_of(folder)
    for path in sorted((folder / "gold").glob("*.json")):
        repository = repositories.get(path.stem, path.stem)
        if repository not in left_out:
            gold = json.loads(path.read_text("utf-8"))
            yield page_of(folder / "texts" / gold["source"], gold, repository)


def other_pages(gold: Path, texts: Path) -> Iterator[Example]:
    """The pages of a folder whose gold stands in another and tells of no repositories, as the seeds' does."""
    for path in sorted(gold.glob("*.json")):
        held = json.loads(path.read_text("utf-8"))
        yield page_of(texts / held["source"], held, path.stem)


def fixtures_of(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The pages of a folder of fixtures, each with the file of its profile."""
    for path in sorted(folder.glob("*.*")):
        beside = path.with_suffix(".json")
        if path != beside and beside.exists():
            yield path, beside


def fixture_pages(folder: Path) -> Iterator[Example]:
    """The pages of a folder of fixtures, each with its profile as JSON beside it: what that holds is the gold."""
    for path, beside in fixtures_of(folder):
        profile = json.loads(beside.read_text("utf-8"))
        papers = [
            {
                "title": paper["title"],
                "authors": [author["name"] for author in paper.get("authors") or []],
                "venue": paper.get("venue"),
            }
            for paper in profile.get("papers") or []
            if paper.get("title")
        ]
        news = [{"text_start": item["text"][:60], "text": item["text"]} for item in profile.get("news") or []]
        projects = [{"name": item["name"]} for item in profile.get("projects") or []]
        yield page_of(path, {"papers": papers, "news": news, "projects": projects}, path.stem)


def rendered(records: Path, count: int) -> Iterator[Example]:
    """Rendered pages around the known records of a file."""
    for page in rendered_pages(load_records(records), count, SEED):
        yield example(page.text, page.format, page.gold)


def pieces(records: Path, count: int) -> Iterator[Example]:
    """Rendered pieces of pages around the known records of a file."""
    for n, page in enumerate(rendered_pieces(load_records(records), count, SEED)):
        yield example(page.text, page.format, page.gold, f"piece {n}", f"piece {n}")


def fit(pages: Sequence[Example], path: Path) -> None:
    """Fit the model of lines to pages and write its weights; the same pages give the same bytes."""
    real = sorted((page for page in pages if page.repository), key=lambda page: (page.repository, page.name))
    drawn = [page for page in pages if not page.repository]
    rows = [(one.units, one.kinds) for one in (*drawn, *real) if one.units]
    fit_sequence("lines", rows, path, lasso=LASSO, expand=names_of, ridge=RIDGE, iterations=ITERATIONS, least_count=3)
