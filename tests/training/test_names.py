"""Fitting what tells the name of a page's person."""

from __future__ import annotations

from pathlib import Path

import pytest

from profparse.fields.person.evidence import Candidate
from profparse.training.names import NamePage, fit_names, judged, made_up_pages, name_page, rows_of

pytest.importorskip("pycrfsuite")


def test_a_page_is_its_candidates(tmp_path: Path) -> None:
    """The rows of a page say of each candidate whether it is the name; gold that leaves the name open gives no page."""
    path = tmp_path / "page.md"
    path.write_text("# Mira Holt\n\nI study maps.\n\n# Bo Reed\n", "utf-8")
    page = name_page(path, {"bio": {"name": "Mira Holt"}}, "fold-1")
    assert page is not None
    assert sorted(kinds for _, kinds in rows_of(page)) == [["NAME"], ["OTHER"]]
    assert name_page(path, {"bio": {}}, "fold-1") is None
    none = name_page(path, {"bio": None}, "fold-1")
    assert none is not None and none.name is None


def test_made_up_pages_hold_their_names() -> None:
    """Of almost all pages that we wrote the name is among the candidates, else they would teach nothing."""
    pages = [page for page in made_up_pages() if page.name]
    held = [any(kinds == ["NAME"] for _, kinds in rows_of(page)) for page in pages]
    assert sum(held) >= len(held) - 1


def test_the_same_pages_give_the_same_weights(tmp_path: Path) -> None:
    """A model tells what its pages show, and is the same bytes for the same pages."""
    pages = [
        NamePage([[Candidate("Mira Holt", ((0, 9),), ["good"]), Candidate("Bo Reed", ((9, 16),), ["bad"])]], name, fold)
        for name, fold in [("Mira Holt", "a"), ("Mira Holt", "b"), ("Mira Holt", "c")] * 4
    ]
    fit_names(pages, tmp_path / "one.weights")
    fit_names(pages, tmp_path / "two.weights")
    assert (tmp_path / "one.weights").read_bytes() == (tmp_path / "two.weights").read_bytes()


def test_the_weights_that_ship_tell_made_up_pages() -> None:
    """The weights that ship name the person of the pages that were written to teach them, but for a few."""
    from profparse.sequence import load_model

    found = [judged(page, load_model("names")) for page in made_up_pages()]
    assert sum(one.is_right for one in found if one.is_named) >= 0.8 * sum(one.is_named for one in found)
