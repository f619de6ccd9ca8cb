"""What tells the tokens of positions and degrees, and which belong together: fitted on pages with known careers.

Each page is read by models of lines that have not seen it; what they leave beside its records is labelled by its gold.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from profparse import parse
from profparse.fields.biography.career_facts import career_facts, features
from profparse.fields.biography.career_pairs import pair_facts, pairs
from profparse.fields.biography.career_tokens import CareerTokens, career_tokens
from profparse.fields.biography.labelled_careers import MORE, OTHER, CareerRun, parts_of
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage import biography
from profparse.layouts.homepage.career_runs import career_runs
from profparse.pieces.formats import detect_format
from profparse.sequence.certainty import RIGHT, WRONG
from profparse.sequence.columns import units_of
from profparse.source import load
from profparse.training.page_entries import folded
from profparse.training.pages.rendering import copied
from profparse.training.sequence import fit_sequence

LASSO, RIDGE, FEWEST = 1.0, 0.3, 3  # of the tokens' model, whose weights are many: fewer are told apart as well
PAIR_LASSO, PAIR_RIDGE = 0.3, 1.0
ITERATIONS = 80
REAL = 2  # how often a real page counts
NEAR = 25  # tokens between two parts of one statement; all places of a career as near as that are labelled
FAR = 300  # tokens beyond which nothing belongs together
_APART = 60  # tokens that another run counts as
_FIELD, _ADVISOR = 60, 120  # tokens from a degree to its field and its advisors

#: The lists of a bio, the kind of their heads, and the parts that a record of each is told by.
FIELDS = (("positions", "ROLE", "role", "organization"), ("education", "DEGREE", "degree", "institution"))
_Place = tuple[int, int]  # tokens [start, end) of a page, over all its runs


class CareerRow(NamedTuple):
    """A run of a page, its tokens, the kind of each, and the pairs of places that belong together."""

    run: CareerRun
    tokens: CareerTokens
    kinds: list[str]
    together: set[tuple[_Place, _Place]]


def career_rows(source: Path | str, gold: Mapping[str, Any], format: str | None = None) -> list[CareerRow]:
    """The runs of a page as the models in use read it, labelled by its gold; none where that leaves careers open."""
    bio = gold.get("bio", {})
    if bio is not None and not ("positions" in bio and "education" in bio):
        return []
    with _watched() as runs:
        parse(source, format=format)
    return labelled(runs, bio or {})


def real_rows(folder: Path, groups: Mapping[str, str], left_out: Collection[str]) -> Iterator[CareerRow]:
    """The runs of a folder's pages that a fold leaves out, :data:`REAL` times, and of the text copied from them."""
    for path in sorted((folder / "gold").glob("*.json")):
        if groups.get(path.stem, path.stem) in left_out:
            gold = json.loads(path.read_text("utf-8"))
            document = load(folder / "texts" / gold["source"])
            yield from career_rows(folder / "texts" / gold["source"], gold) * REAL
            text = copied(document.text, detect_format(document.text, document.name), random.Random(path.stem))
            yield from career_rows(text, gold, "text")


def made_up_rows(folder: Path) -> Iterator[CareerRow]:
    """The runs of the pages that we made up."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield from career_rows(folder / "texts" / gold["source"], gold)


@contextmanager
def _watched() -> Iterator[list[CareerRun]]:
    """The runs of what is parsed meanwhile."""
    seen: list[CareerRun] = []

    def watch(stretch: Stretch) -> list[CareerRun]:
        seen.extend(career_runs(stretch))
        return []

    with mock.patch.object(biography, "career_runs", watch):
        yield seen


def labelled(runs: Sequence[CareerRun], bio: Mapping[str, Any]) -> list[CareerRow]:
    """Runs with the kinds of their tokens, as the gold of their page's bio has them."""
    rows = [CareerRow(run, tokens := career_tokens(run.lines), [OTHER] * len(tokens.words), set()) for run in runs]
    page = _Page(rows)
    whole: list[tuple[str, Mapping[str, Any], list[_Place], list[_Place]]] = []
    for kind, name, head, owner in FIELDS:
        for record in bio.get(kind) or []:
            heads, owners = page.places(record.get(head)), page.places(record.get(owner))
            if record.get(head) and record.get(owner):
                whole.append((name, record, heads, owners))
            elif heads or owners:
                page.mark((heads or owners)[0], name if heads else "ORGANIZATION")
    told = page.told([(heads, owners) for _, _, heads, owners in whole])
    for n, head_place, owner_place in sorted(told, key=lambda one: one[1][0] - one[1][1]):  # the longest last of all
        name, record, _, _ = whole[n]
        page.mark(head_place, name)
        page.mark(owner_place, "ORGANIZATION", head_place)
        if name == "DEGREE":
            page.beside(head_place, record)
    return rows


class _Page:
    """The tokens of all runs of a page, in which the words of its gold are looked for."""

    def __init__(self, rows: Sequence[CareerRow]) -> None:
        self.rows = rows
        self.words: list[str] = []
        self.keys: list[str] = []
        self.at: list[tuple[int, int]] = []  # the row and its token; between rows there is a token of no row
        for number, row in enumerate(rows):
            self.words += [*row.tokens.words, ""]
            self.keys += [*map(folded, row.tokens.words), ""]
            self.at += [*((number, n) for n in range(len(row.tokens.words))), (-1, -1)]

    def places(self, text: str | None) -> list[_Place]:
        """Where the letters and digits of a text stand."""
        wanted, keys = folded(text or ""), self.keys
        last = (text or "").rstrip()[-1:]
        out = []
        for first, key in enumerate(keys if wanted else ()):
            if key and wanted.startswith(key):
                n, place = first, 0
                while place < len(wanted) and self.at[n][0] == self.at[first][0] and wanted.startswith(keys[n], place):
                    place += len(keys[n])
                    n += 1
                if place == len(wanted):
                    out.append((first, n + (not last.isalnum() and self.words[n] == last)))  # `(UX)`, `Ph.D.`
        return out

    def told(self, records: Sequence[tuple[list[_Place], list[_Place]]]) -> list[tuple[int, _Place, _Place]]:
        """Where records are told, each given by the places of its head and of its owner: its number and one of each.

        Every record has the nearest pair whose head no other has, else one that it shares; a head that is left is told
        again where no owner of another record is nearer.
        """
        every = [one for heads, _ in records for one in heads]
        found = sorted(
            (self._apart(head, owner), n, head, owner)
            for n, (heads, owners) in enumerate(records)
            for head in heads
            for owner in owners
            if (head[1] <= owner[0] or owner[1] <= head[0]) and not any(_within(head, other) for other in every)
        )
        out: list[tuple[int, _Place, _Place]] = []
        placed: set[int] = set()
        taken: set[_Place] = set()
        for shared in (False, True):
            for away, n, head, owner in found:
                if n not in placed and away <= FAR and (shared or head not in taken):
                    placed.add(n)
                    taken.add(head)
                    out.append((n, head, owner))
        owned = {owner for _, _, owner in out}
        for away, n, head, owner in found:
            nearest = min((self._apart(head, other) for other in owned), default=away)
            if head not in taken and away <= min(NEAR, nearest):
                taken.add(head)
                out.append((n, head, owner))
        return out

    def _apart(self, head: _Place, owner: _Place) -> int:
        away = owner[0] - head[1] if owner[0] >= head[1] else head[0] - owner[1] + 3  # rather what follows
        return away + _APART * (self.at[head[0]][0] != self.at[owner[0]][0])

    def beside(self, head: _Place, record: Mapping[str, Any]) -> None:
        """Mark the field of study and the advisors of a degree."""
        for name, texts, most in (
            ("FIELD", [record.get("field")], _FIELD),
            ("ADVISOR", record.get("advisors") or [], _ADVISOR),
        ):
            for text in texts:
                found = [one for one in self.places(text) if one[1] <= head[0] or head[1] <= one[0]]
                nearest = min(found, key=lambda one: abs(one[0] - head[0]), default=None)
                if nearest is not None and abs(nearest[0] - head[0]) < most:
                    self.mark(nearest, name, head)

    def mark(self, place: _Place, kind: str, head: _Place | None = None) -> None:
        """Give the tokens of a place their kind, and say what head they belong to."""
        number, first = self.at[place[0]]
        end = first + place[1] - place[0]
        row = self.rows[number]
        row.kinds[first:end] = [kind] + [kind + MORE] * (end - first - 1)
        if head is not None and self.at[head[0]][0] == number:
            start = self.at[head[0]][1]
            for one in _on_lines(row, start, start + head[1] - head[0]):
                row.together.update((one, other) for other in _on_lines(row, first, end))


def _within(place: _Place, other: _Place) -> bool:
    """Whether a place is a part of a longer one: `Professor` of `Assistant Professor`."""
    return other[0] <= place[0] and place[1] <= other[1] and place != other


def _on_lines(row: CareerRow, start: int, end: int) -> list[_Place]:
    """A place, cut where a line ends."""
    lines = [number for number, _, _ in row.tokens.places]
    cuts = [start, *(n for n in range(start + 1, end) if lines[n] != lines[n - 1]), end]
    return list(pairwise(cuts))


def fit_career_tokens(rows: Iterable[CareerRow], path: Path) -> None:
    """Fit the model of the tokens of careers."""
    fit_sequence(
        "career_tokens",
        ((units_of(career_facts(row.tokens, row.run.lines, row.run.section)), row.kinds) for row in rows),
        path, expand=features, lasso=LASSO, ridge=RIDGE, iterations=ITERATIONS, least_count=FEWEST,
    )  # fmt: skip


def fit_career_pairs(rows: Iterable[CareerRow], path: Path) -> None:
    """Fit the model of what belongs together."""
    fit_sequence(
        "career_pairs", (one for row in rows for one in _pair_rows(row)), path,
        lasso=PAIR_LASSO, ridge=PAIR_RIDGE, iterations=ITERATIONS,
    )  # fmt: skip


def _pair_rows(row: CareerRow) -> Iterator[tuple[list[list[str]], list[str]]]:
    parts = parts_of(row.tokens, row.kinds, [1.0] * len(row.kinds))
    lower = [word.lower() for word in row.tokens.words]
    for n, k in pairs(parts):
        holds = ((parts[n].start, parts[n].end), (parts[k].start, parts[k].end)) in row.together
        yield [pair_facts(lower, parts, n, k, row.run.section)], [RIGHT if holds else WRONG]
