"""The pages that we made up for the fits: what their gold says stands on them, and they keep the laws."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from profparse import parse
from profparse.training.page_entries import folded
from tests.laws import broken_laws

FOLDERS = [Path(__file__).parents[1] / "fixtures" / name for name in ("made_up", "made_up_careers")]
GOLD = [path for folder in FOLDERS for path in sorted((folder / "gold").glob("*.json"))]
FIRST = {"papers": "title", "news": "text_start", "projects": "name"}


def gold_and_text(path: Path) -> tuple[dict[str, Any], str]:
    """The gold in a file, and its page."""
    gold = json.loads(path.read_text("utf-8"))
    return gold, (path.parents[1] / "texts" / gold["source"]).read_text("utf-8")


def test_each_page_has_its_gold() -> None:
    """No page is without gold, and no gold without its page."""
    sources = [json.loads(path.read_text("utf-8"))["source"] for path in GOLD]
    assert sorted(sources) == sorted(path.name for folder in FOLDERS for path in (folder / "texts").iterdir())
    assert len(sources) > 100


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_gold_is_of_the_page_as_it_stands(path: Path) -> None:
    """The checksum is the page's, and nearly all records' first words stand on it in one piece."""
    gold, text = gold_and_text(path)
    assert hashlib.sha256(text.encode()).hexdigest() == gold["sha256"]
    profile = parse(text)
    shown = folded(text) + folded(" ".join(str(value) for value in profile.to_dict().values()))
    records = [(name, record[field]) for name, field in FIRST.items() for record in gold[name]]
    missing = [(name, words) for name, words in records if folded(words)[:20] not in shown]
    assert len(missing) * 5 <= len(records)
    assert broken_laws(profile, text) == []
