"""Fitting what tells positions and degrees that hold from misreadings."""

from __future__ import annotations

from pathlib import Path

import pytest

from profparse.model import Education, Position
from profparse.training.calibration import calibrated, least_of
from profparse.training.careers import CareerPage, Read, career_page, fit_careers, verdicts

pytest.importorskip("pycrfsuite")

PAGE = "# Mira Holt\n\nI am a lecturer at Alder University.\n\n# Education\n\n- PhD in Law, Harbour College, 2012\n"


def test_verdicts_are_those_of_the_scorer() -> None:
    """A record holds where the gold names its parts, once for each; what is optional is left open."""
    records: list[Position | Education] = [
        Position("lecturer", "Alder University", None, None, None, None, (0, 1)),
        Position("Lecturer", "Alder University", None, None, None, None, (0, 1)),
        Position("visitor", None, None, None, None, None, (0, 1)),
        Education("PhD", None, None, None, (), None, None, None, (0, 1)),
    ]
    gold = {
        "positions": [
            {"role": "Lecturer", "organization": "The Alder University"}, {"role": "Visitor", "optional": True},
        ],
    }  # fmt: skip
    assert verdicts(records, gold) == [True, False, None, None]


def test_a_page_is_its_records(tmp_path: Path) -> None:
    """Of a page all records are kept that are read, with their facts, and how many there are to be found."""
    path = tmp_path / "page.md"
    path.write_text(PAGE, "utf-8")
    gold = {"bio": {"positions": [{"role": "lecturer", "organization": "Alder University"}], "education": []}}
    page = career_page(path, gold, "fold-1")
    assert page is not None
    assert [(one.field, one.holds) for one in page.read] == [("positions", True), ("education", False)]
    assert all(fact.startswith("p:") for fact in page.read[0].facts)
    assert page.wanted == {"positions": 1, "education": 0}
    assert career_page(path, {"papers": []}, "fold-1") is None


def test_the_same_pages_give_the_same_weights(tmp_path: Path) -> None:
    """The same pages give the same bytes, and what is right more often is surer."""
    pages = [
        CareerPage(
            [Read("positions", ["good"], True), Read("positions", ["bad"], False), Read("education", ["good"], True)],
            {"positions": 1, "education": 1}, fold, judged=True,
        )
        for fold in "abc" * 3
    ]  # fmt: skip
    fit_careers(pages, tmp_path / "one.weights")
    fit_careers(pages, tmp_path / "two.weights")
    assert (tmp_path / "one.weights").read_bytes() == (tmp_path / "two.weights").read_bytes()


def test_calibration_of_shares_that_say_nothing() -> None:
    """Shares that are right as often, whether high or low, make no one sure; nothing found gives no bound."""
    slope, intercept = calibrated([(0.9, True), (0.9, False), (0.1, True), (0.1, False)] * 50)
    assert abs(slope) < 0.1 and abs(intercept) < 0.1
    assert least_of([], 3) == 0.0
