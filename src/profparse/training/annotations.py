"""Our own gold of pages that are not ours, kept as places: ``python -m profparse.training.annotations GOLD TEXTS``.

An annotation holds no word of its page: titles, names and texts are spans, in code points of the file, and only dates
are written out. With the page at hand it is gold again; of a page that was changed it is none.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.pieces.line import Line
from profparse.span import Span
from profparse.training.page_entries import folded

#: The text fields of each list of gold, and its fields that are written out; ``authors`` and ``advisors`` hold several.
LISTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "papers": (("title", "authors", "venue"), ("year", "et_al", "optional")),
    "news": (("text_start",), ("date", "optional")),
    "projects": (("name",), ("optional",)),
    "positions": (("role", "organization"), ("optional",)),
    "education": (("degree", "institution", "field", "advisors"), ("optional",)),
}
BIO = ("positions", "education")
FOLDER = "page_annotations"


class Shown:
    """A page's visible letters, and where in the source each stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        letters: list[str] = []
        self.places: list[Span] = []
        for line in lines:
            for n, sign in enumerate(line.text):
                found = folded(sign)
                if found:
                    letters.append(found)
                    self.places += [_place(line, n)] * len(found)
        self.text = "".join(letters)
        self.starts = [line.start for line in lines]

    def find(self, words: str | None, near: int = 0) -> Span | None:
        """The source span of some words: the place behind a source offset that is nearest to it, else the last one."""
        wanted = folded(words or "")
        if not wanted:
            return None
        at = self.text.find(wanted, bisect_left(self.places, (near, near)))
        if at < 0:
            at = self.text.rfind(wanted)
        if at < 0:
            return None
        return self.places[at][0], self.places[at + len(wanted) - 1][1]

    def words(self, span: Span) -> str:
        """What is visible of a source span, its lines joined by blanks."""
        start, end = span
        first = max(0, bisect_right(self.starts, start) - 1)
        out = []
        for line in self.lines[first : bisect_left(self.starts, end)]:
            shown = [n for n in range(len(line.text)) if _inside(_place(line, n), span)]
            if shown:
                out.append(line.text[shown[0] : shown[-1] + 1])
        return " ".join(out).strip()


def _place(line: Line, n: int) -> Span:
    """The source span of one visible character."""
    spans = line.spans(n, n + 1)
    return spans[0] if spans else (line.source_offset(n), line.source_offset(n))


def _inside(place: Span, span: Span) -> bool:
    return span[0] <= place[0] and place[1] <= span[1]


def _shown(text: str, source: str) -> Shown:
    return Shown(read_page(text, detect_format(text, source)).lines)


def annotation_of(text: str, gold: Mapping[str, Any]) -> dict[str, Any]:
    """The annotation of a page: its gold as places. A record whose first field is not found is left out."""
    shown = _shown(text, gold["source"])
    out: dict[str, Any] = {"source": gold["source"], "sha256": gold["sha256"]}
    for name in LISTS.keys() - set(BIO):
        if name in gold:
            out[name] = list(_records(shown, name, gold[name] or []))
    if "bio" in gold:
        bio = gold["bio"]
        out["bio"] = None if bio is None else {
            **({"name": shown.find(bio["name"])} if "name" in bio else {}),
            **{name: list(_records(shown, name, bio[name])) for name in BIO if name in bio},
        }  # fmt: skip
    return out


def _records(shown: Shown, name: str, records: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    fields, written = LISTS[name]
    near = 0
    for record in records:
        first = next((field for field in fields if record.get(field)), None)
        place = shown.find(record[first], near) if first and isinstance(record[first], str) else None
        if first is None or place is None:
            continue
        near = place[0]
        out: dict[str, Any] = {first: place}
        for field in fields:
            value = record.get(field)
            if isinstance(value, list):
                found = [_nearest(shown, one, place) for one in value]
                out[field] = [span for span in found if span is not None]
            elif field != first and field in record:
                out[field] = _nearest(shown, value, place)
        yield out | {field: record[field] for field in written if record.get(field) is not None}


def _nearest(shown: Shown, words: str | None, place: Span) -> Span | None:
    """The place of some words that is nearest to another."""
    behind = shown.find(words, place[0])
    wanted = folded(words or "")
    if not wanted:
        return None
    at = shown.text.rfind(wanted, 0, bisect_left(shown.places, place) + len(wanted))
    before = (shown.places[at][0], shown.places[at + len(wanted) - 1][1]) if at >= 0 else None
    found = [one for one in (before, behind) if one is not None]
    return min(found, key=lambda one: abs(one[0] - place[0]), default=None)


def gold_of(text: str, annotation: Mapping[str, Any]) -> dict[str, Any]:
    """The gold that an annotation stands for, with the words of the page."""
    shown = _shown(text, annotation["source"])

    def read(name: str, records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        fields, _ = LISTS[name]
        return [
            {key: _words(shown, value) if key in fields else value for key, value in one.items()} for one in records
        ]

    out = {key: read(key, value) if key in LISTS else value for key, value in annotation.items()}
    bio = annotation.get("bio")
    if bio:
        out["bio"] = {key: read(key, value) if key in LISTS else _words(shown, value) for key, value in bio.items()}
    return out


def _words(shown: Shown, value: Any) -> Any:
    if not value:
        return value
    if isinstance(value[0], int):
        return shown.words((value[0], value[1]))
    return [shown.words((start, end)) for start, end in value]


def annotated_folder(unlabelled: Path, manifest: Path, folder: Path) -> Path:
    """Write the annotated pages of a folder, as ``gold/``, ``texts/`` and ``manifest.jsonl``; gives where.

    Raises ``ValueError`` where a page is another than the one that was annotated.
    """
    rows = {row["id"]: row for row in map(json.loads, manifest.read_text("utf-8").splitlines())}
    for name in ("gold", "texts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    kept = []
    for annotation in map(json.loads, (files(__package__) / f"{FOLDER}.jsonl").read_text("utf-8").splitlines()):
        source = unlabelled / annotation["source"]
        raw = source.read_bytes()
        if hashlib.sha256(raw).hexdigest() != annotation["sha256"]:
            raise ValueError(f"{source} is not the page that was annotated: its SHA-256 differs")
        gold = gold_of(raw.decode("utf-8", "replace"), annotation)
        (folder / "gold" / f"{source.stem}.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
        shutil.copyfile(source, folder / "texts" / source.name)
        kept.append(rows[source.stem])
    (folder / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in kept), "utf-8")
    return folder


def main() -> int:
    """Print the annotations of the pages whose gold stands in a folder, a line each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    options = parser.parse_args()
    for path in sorted(options.gold.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (options.texts / gold["source"]).read_bytes().decode("utf-8", "replace")
        print(json.dumps(annotation_of(text, gold), separators=(",", ":"), sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
