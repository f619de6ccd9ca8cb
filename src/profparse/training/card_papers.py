"""What cards are rendered from: papers of conferences, names of venues, and words."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from profparse.data_files import load_json

#: A venue of the records: the series' name and the year, perhaps with a sign between.
_SERIES = re.compile(r"([a-z0-9]*[a-z])[_-]?((?:19|20)\d\d)")


@cache
def card_words() -> Mapping[str, Any]:
    """The wording that cards draw from."""
    words: Mapping[str, Any] = load_json("rendered_cards")
    return words


def read_papers(path: Path) -> list[dict[str, Any]]:
    """The papers of a file of JSON lines, gzipped: ``venue`` (series and year), ``title``, ``authors``..."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        papers = [json.loads(line) for line in file]
    out = []
    for paper in papers:
        series = _SERIES.fullmatch(paper["venue"])
        if paper["title"] and paper["authors"] and series:
            name = series[1]
            shown = card_words()["acronyms"].get(name, name.upper())
            out.append({**paper, "acronym": shown, "year": int(series[2])})
    return out


class Venues(NamedTuple):
    """Names of places of publication, for papers to be said to have appeared in."""

    acronyms: Sequence[str]
    journals: Sequence[str]


def read_venues(folder: Path) -> Venues:
    """The acronyms of conferences and the names and abbreviations of journals of a folder of gazetteers."""
    conferences = (folder / "conferences.jsonl").read_text("utf-8").splitlines()
    acronyms = sorted({json.loads(line)["acronym"] for line in conferences})
    journals: list[str] = []
    with gzip.open(folder / "journals.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            journal = json.loads(line)
            journals += [journal["name"], *journal["abbreviations"][:1]]
    return Venues(acronyms, journals)
