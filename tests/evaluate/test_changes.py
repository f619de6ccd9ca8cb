"""What got better and what got worse between two evaluations; what confidences are worth."""

import pytest

from profparse.evaluate import Evaluation, Record, calibration_error
from profparse.evaluate.calibration import calibration, reliability
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


@pytest.mark.parametrize(
    ("pairs", "error", "auroc", "surest"),
    [
        ([(0.9, True), (0.8, True), (0.2, False), (0.1, False)], 0.15, 1.0, 0.0),
        ([(0.1, True), (0.9, False)], 0.9, 0.0, 1.0),
        ([(0.5, True), (0.5, False)], 0.0, 0.5, 0.0),
        ([(0.7, True), (0.7, False), (0.9, True), (0.9, False)], 0.3, 0.5, 0.5),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0, 0.5, 0.0),
        ([(1.0, True)], 0.0, None, 0.0),
        ([(0.0, False), (0.25, False)], 0.125, None, 1.0),
    ],
    ids=["told apart", "the wrong way", "a tie", "ties", "honest", "all right", "all wrong"],
)
def test_calibration(pairs: list[tuple[float, bool]], error: float, auroc: float | None, surest: float) -> None:
    """How far confidence is from the share that is right, and whether it tells right from wrong."""
    found = calibration(pairs)
    assert found.number == len(pairs)
    assert (found.error, found.auroc, found.surest) == (error, auroc, surest)


def test_calibration_of_nothing_is_refused() -> None:
    """Without a confidence there is nothing to say."""
    with pytest.raises(ValueError, match="no confidence to be calibrated"):
        calibration([])


def test_calibration_stands_beside_f1() -> None:
    """AUROC is there where some values are right and some wrong, and no column where nothing has a confidence."""
    records = (
        Record("a", "paper.title", "x", "right", confidence=0.9),
        Record("a", "paper.title", "y", "wrong", confidence=0.6),
        Record("a", "paper.title", "z", "wrong"),
        Record("a", "paper.venue", "x", "right", confidence=0.8),
        Record("a", "papers", "x", "right"),
    )
    assert str(Evaluation(records)).splitlines() == [
        "measure      right  false  missed       P       R      F1     ECE   AUROC",
        "paper.title      1      2       2  0.3333  0.3333  0.3333  0.3500  1.0000",
        "paper.venue      1      0       0  1.0000  1.0000  1.0000  0.2000",
        "papers           1      0       0  1.0000  1.0000  1.0000",
    ]
    assert str(Evaluation(records[-1:])).splitlines()[0].split()[-1] == "F1"
    assert set(Evaluation(records).calibrations()) == {"paper.title", "paper.venue"}
