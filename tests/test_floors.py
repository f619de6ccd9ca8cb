"""The check that holds the accuracy that was reached."""

import json
from pathlib import Path

import pytest

from benchmarks import floors


@pytest.mark.parametrize(
    ("scores", "least", "lines"),
    [
        ({"news": {"f1": 1.0}, "failed": []}, {"*": 1.0}, []),
        ({"news": {"f1": 0.9999}, "failed": []}, {"*": 1.0}, ["news: 0.9999 is under 1.0000"]),
        ({"news": {"f1": 0.5}, "bio": {"f1": 0.1}, "failed": []}, {"news": 0.5}, []),
        ({"failed": []}, {"news": 0.5}, ["news: was not measured"]),
        ({"failed": ["a: exit 1"]}, {"*": 1.0}, ["could not be scored: a: exit 1"]),
    ],
    ids=["reached", "under", "only named", "not measured", "failed"],
)
def test_what_is_under_its_floor_is_named(scores: dict[str, object], least: dict[str, float], lines: list[str]) -> None:
    """Each measure under its floor, each that is missing, and each page that failed is a line."""
    assert floors.misses(scores, least) == lines


def test_the_floors_are_shares() -> None:
    """The file of floors holds numbers from 0 to 1 for each set."""
    for name, least in json.loads(Path(floors.FLOORS).read_text("utf-8")).items():
        assert all(0 <= floor <= 1 for floor in least.values()), name
