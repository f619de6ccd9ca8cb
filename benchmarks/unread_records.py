"""How surely unread records are told: `records-unread` where a list is taken away, and where nothing is unread.

usage: unread_records.py SHARED [--build FOLDER] [--least SHARE] [--most SHARE]

SHARED is a folder with ``pages/gold``, ``pages/texts`` and ``pages/manifest.jsonl``; the build folder holds the models
of each fold, as `make fit` leaves them, so that each page is read by models that never saw it. Lists that are read
whole are taken away in turn: their lines become prose in the decoding, and the remark has to stand over them. Pages
of which nothing is unread have to be without it. The exit code is 1 where fewer lists than ``--least`` are told, or
more pages than ``--most`` have a remark for nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import profparse
from profparse.evaluate import evaluate
from profparse.grammar.decode import Column, Decoded, decode

#: ``profparse.parse`` and ``build`` of the homepage layout are functions; these are the modules that hold them.
_PARSE: Any = import_module("profparse.parse")
_BUILD: Any = import_module("profparse.layouts.homepage.build")
KINDS = {"papers": "PAPER", "news": "NEWS", "projects": "PROJECT"}


class Counts(NamedTuple):
    """How many lists were taken away and told, and how many pages without unread records have a remark."""

    lists: int
    told: int
    pages: int
    rings: int


def measure(pages: Sequence[tuple[Path, Mapping[str, Any]]]) -> Counts:
    """The counts over pages with their gold, read with the models in use."""
    lists = told = calm = rings = 0
    for path, gold in pages:
        profile = profparse.parse(path)
        missed = {kind: _missed(path, gold, kind) for kind in KINDS if kind in gold}
        if missed and not any(missed.values()):
            calm += 1
            rings += bool(_remarks(profile))
        for kind, whole in missed.items():
            for run in _lists(profile, kind) if not whole else ():
                lists += 1
                told += any(a < run[1] and run[0] < b for a, b in _remarks(_without(path, kind, run)))
    return Counts(lists, told, calm, rings)


def _missed(path: Path, gold: Mapping[str, Any], kind: str) -> int:
    row = evaluate([{"source": path.name, kind: gold[kind]}], {path.name: path}).row(kind)
    return int(row.missed + row.false)


def _remarks(profile: profparse.Profile) -> list[tuple[int, int]]:
    return [remark.span for remark in profile.diagnostics if remark.code == "records-unread" and remark.span]


def _lists(profile: profparse.Profile, kind: str) -> Iterator[tuple[int, int]]:
    """The extents of the lists of a kind: records that no other record and no heading parts."""
    walls = sorted(piece.span[0] for piece in profile.residue if piece.kind == "heading")
    others = [item for name in KINDS if name != kind for item in getattr(profile, name)]
    walls = sorted([*walls, *(item.blocks[0][0] for item in others if item.blocks)])
    start = end = -1
    for item in getattr(profile, kind):
        first, last = item.blocks[0][0], item.blocks[-1][1]
        if start >= 0 and not any(end <= wall < first for wall in walls):
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _without(path: Path, kind: str, extent: tuple[int, int]) -> profparse.Profile:
    """The page, the lines of one list being prose in the decoding, and nothing looked at a second time."""
    with _decoded_without(KINDS[kind], extent):
        return profparse.parse(path)


@contextmanager
def _decoded_without(kind: str, extent: tuple[int, int]) -> Iterator[None]:
    shipped = _PARSE.decode, _PARSE._built, _BUILD.second_look
    lines: list[Any] = []

    def built(page: Any, place: Any, shared: Any) -> Any:
        lines[:] = page.lines[place.start : place.end]
        return shipped[1](page, place, shared)

    def without(table: Any, columns: Sequence[Column], *, skip: Any = None) -> Decoded:
        inside = {n for n, line in enumerate(lines) if extent[0] <= line.start < extent[1]}
        return decode(table, _emptied(columns, kind, inside), skip=skip)

    _PARSE.decode, _PARSE._built, _BUILD.second_look = without, built, lambda loose, papers, stretch: []
    try:
        yield
    finally:
        _PARSE.decode, _PARSE._built, _BUILD.second_look = shipped


def _emptied(columns: Sequence[Column], kind: str, inside: Collection[int]) -> list[Column]:
    gone = (kind, f"{kind}_MORE")
    return [
        [(name, cost) for name, cost in column if name not in gone] or [("NOTE", 0.0)] if n in inside else column
        for n, column in enumerate(columns)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read each fold's pages with its models, and print the counts."""
    from profparse.training.folds import fitted_in, folds
    from profparse.training.reference_models import load

    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("shared", type=Path)
    reader.add_argument("--build", type=Path, default=Path("build/fit"))
    reader.add_argument("--least", type=float, default=0.9)
    reader.add_argument("--most", type=float, default=0.1)
    options = reader.parse_args(arguments)
    folder = options.shared / "pages"
    with (folder / "manifest.jsonl").open(encoding="utf-8") as file:
        repositories = {row["id"]: row["repo"] for row in map(json.loads, file)}
    every = []
    for fold in folds(load(options.shared)):
        golds = {path: json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold").glob("*.json"))}
        pages = [
            (folder / "texts" / gold["source"], gold)
            for path, gold in golds.items()
            if repositories[path.stem] in fold.left_out
        ]
        with fitted_in(options.build / fold.name):
            every.append(measure(pages))
    found = Counts(*map(sum, zip(*every, strict=True)))
    print(f"lists taken away and told: {found.told} of {found.lists}")
    print(f"pages without unread records that have a remark: {found.rings} of {found.pages}")
    return int(found.told < options.least * found.lists or found.rings > options.most * found.pages)


if __name__ == "__main__":
    sys.exit(main())
