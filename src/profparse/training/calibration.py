"""Whether confidence keeps its word: how far it is from how often it is right, and whether it tells the two apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BINS = 10


class Calibration(NamedTuple):
    """Of one field: how many, the share that is right, and what confidence is worth.

    ``error`` is the expected calibration error over :data:`BINS` bins of equal width; ``auroc`` the share of pairs of a
    right and a wrong one in which the right one is surer; ``surest`` the share of wrong ones among the surer half.
    """

    number: int
    right: float
    error: float
    auroc: float
    surest: float


def calibration(pairs: Sequence[tuple[float, bool]]) -> Calibration:
    """The calibration of pairs of a confidence and whether it held.

    >>> calibration([(0.9, True), (0.8, True), (0.2, False), (0.1, False)])
    Calibration(number=4, right=0.5, error=0.15, auroc=1.0, surest=0.0)
    """
    count = len(pairs)
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for pair in pairs:
        bins[min(BINS - 1, int(pair[0] * BINS))].append(pair)
    error = sum(abs(sum(p for p, _ in row) - sum(right for _, right in row)) for row in bins) / count
    ranked = sorted(pairs)
    positives = sum(right for _, right in ranked)
    ranks = 0.0
    place = 0
    while place < count:
        end = place
        while end < count and ranked[end][0] == ranked[place][0]:
            end += 1
        ranks += (place + 1 + end) / 2 * sum(right for _, right in ranked[place:end])
        place = end
    negatives = count - positives
    auroc = (ranks - positives * (positives + 1) / 2) / (positives * negatives) if positives and negatives else 1.0
    surer = ranked[count // 2 :]
    wrong = sum(not right for _, right in surer) / len(surer)
    return Calibration(count, round(positives / count, 4), round(error, 4), round(auroc, 4), round(wrong, 4))

