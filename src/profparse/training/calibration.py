"""From the shares that a fitted model gives to how sure they make, and from where on what it says is given."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

STEPS = 100  # of Newton's method, far more than it takes
LONGEST_STEP = 0.5  # so that it does not run away where the curve is flat
PRIOR = 0.1  # how strongly the slope is drawn to 1 and the intercept to 0


def calibrated(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The slope and intercept over the log odds of shares that make them probabilities: Platt scaling, by Newton steps.

    >>> calibrated([(0.9, True), (0.9, False), (0.1, True), (0.1, False)] * 50)[0] < 0.1
    True
    """
    rows = [(log(share / (1 - share)), right) for share, right in pairs if 0 < share < 1]
    slope, intercept = 1.0, 0.0
    for _ in range(STEPS):
        down, along = PRIOR * (slope - 1), PRIOR * intercept
        a, b, c = PRIOR, 0.0, PRIOR
        for odds, right in rows:
            sure = _logistic(slope * odds + intercept)
            weight = sure * (1 - sure)
            down, along = down + (sure - right) * odds, along + (sure - right)
            a, b, c = a + weight * odds * odds, b + weight * odds, c + weight
        size = a * c - b * b
        slope -= _bounded((c * down - b * along) / size)
        intercept -= _bounded((a * along - b * down) / size)
    return round(slope, 3), round(intercept, 3)


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > 0 else 1 - 1 / (1 + exp(odds))


def _bounded(step: float) -> float:
    return max(-LONGEST_STEP, min(LONGEST_STEP, step))


def least_of(found: Sequence[tuple[float, bool]], named: int) -> float:
    """The certainty from which on giving what was found raises F1: half of the best F1 that certainties can reach.

    So Lipton, Elkan and Narayanaswamy, "Optimal Thresholding of Classifiers to Maximize F1 Measure" (2014). ``named``
    is the number of what is to be found.

    >>> least_of([(0.9, True), (0.8, True), (0.3, False)], 2)
    0.5
    """
    right = 0
    best = 0.0
    for given, (_, is_right) in enumerate(sorted(found, reverse=True), 1):
        right += is_right
        best = max(best, 2 * right / (given + named))
    return round(best / 2, 3)
