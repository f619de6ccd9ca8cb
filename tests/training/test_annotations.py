"""Gold as places in a page, and back."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from profparse.training.annotations import annotated_folder, annotation_of, gold_of

TEXT = (
    "# Mira Holt\n\nLecturer at the **University of Sample**. PhD in Maps, Atlas College, with Bo Reed.\n\n## News\n\n"
    "- *May 2024*: My [atlas](https://example.org/a) is out.\n\n## Papers\n\n"
    "1. Bo Reed and **M. Holt**. *Rivers &amp; Roads*. Journal of Maps, 2023.\n"
    "2. M. Holt. Rivers & Roads. Workshop on Maps, 2022.\n"
)
GOLD = {
    "source": "page.md",
    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "news": [{"text_start": "My atlas is out", "date": {"edtf": "2024-05"}}],
    "papers": [
        {"title": "Rivers & Roads", "authors": ["Bo Reed", "M. Holt"], "venue": "Journal of Maps", "year": 2023},
        {"title": "Rivers & Roads", "authors": ["M. Holt"], "venue": "Workshop on Maps", "year": 2022},
    ],
    "projects": [],
    "bio": {
        "name": "Mira Holt",
        "positions": [{"role": "Lecturer", "organization": "University of Sample"}],
        "education": [
            {"degree": "PhD", "institution": "Atlas College", "field": "Maps", "advisors": ["Bo Reed"]},
        ],
    },
}


def test_an_annotation_is_the_gold_again_beside_its_page() -> None:
    """Titles, names and texts come back from their places, each record's own where a page says one thing twice."""
    assert gold_of(TEXT, annotation_of(TEXT, GOLD)) == GOLD


def test_an_annotation_holds_no_words() -> None:
    """Beside its keys, its file and its dates it is numbers alone."""
    found = annotation_of(TEXT, {**GOLD, "source": "", "sha256": ""})
    left = json.dumps([found["papers"], found["bio"]])
    assert not any(word in left for word in ("Mira", "Holt", "Rivers", "Journal", "Lecturer", "Sample"))
    assert TEXT[slice(*found["news"][0]["text_start"])] == "My [atlas](https://example.org/a) is out"


def test_what_the_page_does_not_hold_is_left_out() -> None:
    """A record whose title is not there is none; of one that is there, what is not there is nothing."""
    papers = [{"title": "Of Nothing"}, {"title": "Rivers & Roads", "venue": "Nowhere Letters"}]
    (only,) = gold_of(TEXT, annotation_of(TEXT, {**GOLD, "papers": papers}))["papers"]
    assert only == {"title": "Rivers & Roads", "venue": None}


def test_a_page_that_was_changed_is_refused(tmp_path: Path) -> None:
    """Places in another text say nothing, so that there is an error which names the page."""
    (tmp_path / "manifest.jsonl").write_text('{"id": "009", "repo": "a/b"}\n')
    (tmp_path / "009.md").write_text("another page")
    with pytest.raises(ValueError) as error:
        annotated_folder(tmp_path, tmp_path / "manifest.jsonl", tmp_path / "out")
    assert str(error.value) == f"{tmp_path / '009.md'} is not the page that was annotated: its SHA-256 differs"
