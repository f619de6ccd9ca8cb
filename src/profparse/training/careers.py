"""What tells positions and degrees that hold from misreadings: fitted on what is read of pages whose careers are known.

Each page is read by models of lines that have not seen it. How sure a record is, and from where on it is given, is
fitted on what weights fitted without a page's fold say of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from profparse import parse
from profparse.fields.biography.candidates import Candidate
from profparse.fields.biography.record_evidence import Place, Record, record_facts
from profparse.layouts.homepage import biography
from profparse.model import Education, Position
from profparse.sequence import SequenceModel
from profparse.sequence.certainty import RIGHT, WRONG, certainty
from profparse.sequence.model import read_weights
from profparse.training.calibration import calibrated, least_of
from profparse.training.page_entries import folded
from profparse.training.sequence import fit_sequence

LASSO, RIDGE = 0.3, 6.0  # of the folds' like ones from 1 to 10
ITERATIONS = 200
#: The lists of a bio: the class of their records, and the parts that a record is told by.
FIELDS: Mapping[str, tuple[type, tuple[str, str]]] = {
    "positions": (Position, ("role", "organization")),
    "education": (Education, ("degree", "institution")),
}


class Read(NamedTuple):
    """A record as it was read: the field that it is of, its facts, and whether it holds, or None where that is open."""

    field: str
    facts: list[str]
    holds: bool | None


class CareerPage(NamedTuple):
    """What was read of a page, how many records of each field there are to be found, and the fold that it is in.

    A page that is not ``judged`` is one that the readers were made for: they are right on it more often than on others.
    """

    read: Sequence[Read]
    wanted: Mapping[str, int]
    fold: str
    judged: bool


def career_page(path: Path, gold: Mapping[str, Any], fold: str, *, judged: bool = True) -> CareerPage | None:
    """A page as the models in use read it; None where its gold says nothing of a career."""
    bio = gold.get("bio", {})
    if bio is None:
        bio = {field: [] for field in FIELDS}
    if not any(field in bio for field in FIELDS):
        return None
    with _watched() as seen:
        parse(path)
    holds = verdicts([record for record, _ in seen], bio)
    fields = ["positions" if isinstance(record, Position) else "education" for record, _ in seen]
    read = [Read(field, facts, held) for field, (_, facts), held in zip(fields, seen, holds, strict=True)]
    wanted = {field: sum(not item.get("optional") for item in bio.get(field) or []) for field in FIELDS}
    return CareerPage(read, wanted, fold, judged)


@contextmanager
def _watched() -> Iterator[list[tuple[Record, list[str]]]]:
    """The records that are read meanwhile, with their facts."""
    seen: list[tuple[Record, list[str]]] = []

    def watch(found: Sequence[Candidate], place_of: Callable[[Record], Place | None]) -> list[tuple[Record, float]]:
        records = [one.record for one in found]
        seen.extend(zip(records, record_facts(records, [one.told for one in found], place_of), strict=True))
        return [(record, 1.0) for record in records]

    with mock.patch.object(biography, "likely_records", watch):
        yield seen


def verdicts(records: Sequence[Record], bio: Mapping[str, Any]) -> list[bool | None]:
    """Of each record whether gold holds it, as pages are scored; None where the gold leaves it open."""
    out: list[bool | None] = [False] * len(records)
    for field, (kind, parts) in FIELDS.items():
        rest = [number for number, record in enumerate(records) if isinstance(record, kind)]
        if field not in bio:
            for number in rest:
                out[number] = None
            continue
        for item in sorted(bio[field] or [], key=lambda item: bool(item.get("optional"))):
            asked = [part for part in parts if item.get(part)]
            alike = (n for n in rest if all(_named(item[part], getattr(records[n], part)) for part in asked))
            found = next(alike, None)
            if found is not None:
                rest.remove(found)
                out[found] = None if item.get("optional") else True
    return out


def _named(want: str, got: str | None) -> bool:
    """Whether one of two texts is named in the other, by its letters."""
    a, b = folded(want), folded(got or "")
    return bool(a) and bool(b) and (a in b or b in a)


def career_pages(
    folder: Path, groups: Mapping[str, str], left_out: Collection[str], fold: str, *, judged: bool
) -> Iterator[CareerPage]:
    """The pages of a folder with ``gold/`` and ``texts/`` that are in a fold."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if groups.get(path.stem, path.stem) in left_out:
            page = career_page(folder / "texts" / gold["source"], gold, fold, judged=judged)
            if page is not None:
                yield page


def fit_weights(pages: Iterable[CareerPage], path: Path, facts: Mapping[str, float] | None = None) -> SequenceModel:
    """Fit on pages, write the weights with the facts about them, and give the model."""
    rows = [
        ([one.facts], [RIGHT if one.holds else WRONG]) for page in pages for one in page.read if one.holds is not None
    ]
    fit_sequence("careers", rows, path, lasso=LASSO, ridge=RIDGE, iterations=ITERATIONS, facts=facts)
    return SequenceModel(read_weights(str(path)))


def fit_careers(pages: Sequence[CareerPage], path: Path) -> None:
    """Fit the model of records: its weights, how sure they make, and from which certainty on one is given."""
    found: list[tuple[str, float, bool]] = []
    judging = [page for page in pages if page.judged]
    for fold in sorted({page.fold for page in judging}):
        model = fit_weights((page for page in pages if page.fold != fold), path)
        right = model.kinds.index(RIGHT)
        found += [
            (one.field, model.shares(one.facts)[right], one.holds)
            for page in judging
            if page.fold == fold
            for one in page.read
            if one.holds is not None
        ]
    slope, intercept = calibrated([(share, holds) for _, share, holds in found])
    facts = {"slope": slope, "intercept": intercept}
    for field in FIELDS:
        sure = [(certainty(share, facts), holds) for own, share, holds in found if own == field]
        facts[field] = least_of(sure, sum(page.wanted[field] for page in judging))
    fit_weights(pages, path, facts)
