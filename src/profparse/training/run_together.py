"""The model ``run_together``: fitted to rendered records, with the kind of each token."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from profparse.data_files import DIRECTORY
from profparse.fields.run_together.features import features_of
from profparse.fields.run_together.tokens import tokens_of
from profparse.training.rendering.run_together import Part, Record, Style, rendered

RECORDS = 12_000  # full records that are rendered, and as many titles with names: what takes some minutes to fit
SETTINGS: dict[str, Any] = {"iterations": 70, "least_count": 3, "lasso": 0.4}


def row(parts: Sequence[Part], chance: random.Random) -> tuple[list[list[str]], list[str]]:
    """The features of the rendered text's tokens, and their kinds."""
    text, kinds = "", []
    for kind, piece in parts:
        if kind and not text:
            piece = piece.lstrip()
        text += piece
        kinds += [kind] * len(piece)
    breaks = frozenset(n + 1 for n, sign in enumerate(text) if sign == "\n")
    flat = text.replace("\n", " ")
    tokens = tokens_of(flat, 0, len(flat), breaks)
    labels: list[str] = []
    for token in tokens:
        own = next((kind for kind in kinds[token.start : token.end] if kind), "")
        labels.append(own or _before(labels))
    return features_of(tokens), labels


def _before(labels: Sequence[str]) -> str:
    return labels[-1] if labels else "TITLE"


def rows(records: Iterable[Record], *, seed: int, on_a_page: int = 5) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Rows to fit on: records of pages of a few, each page in a style of its own."""
    chance = random.Random(seed)
    style = Style(chance)
    for n, record in enumerate(records):
        if n % on_a_page == 0:
            style = Style(chance)
        if record.get("title") and record.get("author"):
            yield row(rendered(record, style, chance), chance)


def titles_of(lines: Iterable[Mapping[str, Any]]) -> Iterator[Record]:
    """Titles with names alone as records; given and family names are parted at the last blank."""
    for line in lines:
        people = []
        for name in line["authors"]:
            given, _, family = name.rpartition(" ")
            people.append({"family": family, "given": given} if given else {"literal": name})
        yield {
            "title": line["title"], "author": people, "et_al": line["n_authors"] > len(people),
            "organizations": line["organizations"][:2],
        }  # fmt: skip


def fit(bibliography: Path, into: Path) -> None:
    """Fit the model to the records and titles in a folder of bibliography, and write its weights file.

    ``records.jsonl.gz`` holds full records as CSL-JSON, ``dev.jsonl.gz`` titles with their first authors. The same
    folder gives the same bytes.
    """
    from profparse.training.sequence import fit_sequence

    records, titles = read_bibliography(bibliography)
    chance = random.Random(1)
    chance.shuffle(records)
    chance.shuffle(titles)
    shown = [*records[:RECORDS], *titles[:RECORDS]]
    fit_sequence("run_together", rows(shown, seed=3), into, **SETTINGS)


def read_bibliography(folder: Path) -> tuple[list[Record], list[Record]]:
    """The full records and the titles with names of a folder of bibliography."""
    with gzip.open(folder / "records.jsonl.gz", "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as file:
        titles = list(titles_of(json.loads(line) for line in file))
    return records, titles


def measured(bibliography: Path, folds: int = 5, *, on: int = RECORDS, of_each: int = 1500) -> dict[str, float]:
    """The shares of held-out records whose title, names, venue, and all of them are read right, over all folds.

    Each fold holds out the records of a part of the repositories, and everything is fitted anew on the others.
    """
    import tempfile

    from profparse.sequence.model import SequenceModel, read_weights
    from profparse.training.sequence import fit_sequence

    records, titles = read_bibliography(bibliography)
    chance = random.Random(1)
    chance.shuffle(records)
    chance.shuffle(titles)
    sources = sorted({str(record["source"]) for record in records})
    right = dict.fromkeys(("TITLE", "NAMES", "VENUE", "whole"), 0)
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(folds):
            held = set(sources[fold::folds])
            shown = [record for record in records if record["source"] not in held][:on]
            path = Path(folder, f"{fold}.weights")
            fit_sequence("run_together", rows([*shown, *titles[:on]], seed=3), path, **SETTINGS)
            model = SequenceModel(read_weights(str(path)))
            unseen = [record for record in records if record["source"] in held][:of_each]
            for units, kinds in rows(unseen, seed=9):
                read = model.read(units).kinds
                count += 1
                right["whole"] += tuple(kinds) == tuple(read)
                for kind in ("TITLE", "NAMES", "VENUE"):
                    right[kind] += _places(kinds, kind) == _places(read, kind)
    return {name: share / count for name, share in right.items()}


def _places(kinds: Sequence[str], kind: str) -> list[int]:
    return [n for n, one in enumerate(kinds) if one == kind]


if __name__ == "__main__":
    import sys

    into = sys.argv[2] if len(sys.argv) > 2 else os.path.join(DIRECTORY, "weights", "run_together.weights")
    fit(Path(sys.argv[1]), Path(into))
