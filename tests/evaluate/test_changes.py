"""What got better and what got worse between two evaluations; what confidences are worth."""

import pytest

from profparse.evaluate import Evaluation, Record, calibration_error
from profparse.evaluate.calibration import reliability
from profparse.evaluate.records import Verdict


def one(outcome: Verdict | None) -> Evaluation:
    """An evaluation of one value."""
    return Evaluation((Record("a", "news", "x", outcome),) if outcome else ())


@pytest.mark.parametrize(
    ("before", "after", "better"),
    [
        ("missed", "right", [True]), ("right", "missed", [False]), ("wrong", "right", [True]),
        ("right", "wrong", [False]), ("false", None, [True]), (None, "false", [False]),
        ("right", "right", []), (None, "missed", []),
        (None, "right", []), (None, None, []),
    ],
)  # fmt: skip
def test_a_change_is_better_or_worse(before: Verdict | None, after: Verdict | None, better: list[bool]) -> None:
    """Right is better than anything, and nothing better than a false value."""
    assert [change.better for change in one(after).since(one(before))] == better


def test_equal_records_are_told_apart_by_their_number() -> None:
    """Two values of one key count as two."""
    twice = Evaluation((Record("a", "news", "x", "right"), Record("a", "news", "x", "missed")))
    both = Evaluation((Record("a", "news", "x", "right"), Record("a", "news", "x", "right")))
    assert [(change.before, change.after) for change in both.since(twice)] == [("missed", "right")]


def test_reliability_parts_values_by_their_confidence() -> None:
    """A band holds the values up to its upper end; those without a confidence are in none."""
    values: list[tuple[Verdict, float | None]] = [("right", 0.9), ("wrong", 0.85), ("right", 0.91), ("false", None)]
    records = [Record("a", "paper.title", str(n), verdict, confidence=sure) for n, (verdict, sure) in enumerate(values)]
    bands = reliability(records)
    assert [(band.low, band.high, band.values, band.right) for band in bands] == [(0.8, 0.9, 2, 0.5), (0.9, 0.95, 1, 1)]
    assert calibration_error(bands) == pytest.approx((2 * 0.375 + 0.09) / 3, abs=1e-4)
    assert calibration_error([]) == 0
