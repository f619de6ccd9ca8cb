"""Whether confidence is honest: of the values given 0.9, nine in ten should be right, and wrong ones have less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from profparse.evaluate.records import Record

EDGES = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)  # upper ends of the bands, each inclusive
BINS = 10


class Band(NamedTuple):
    """The values of a measure whose confidence lies in one band: how many, what was said of them, and what is so."""

    measure: str
    low: float
    high: float
    values: int
    confidence: float
    right: float


def reliability(records: Iterable[Record], edges: Sequence[float] = EDGES) -> tuple[Band, ...]:
    """The records that carry a confidence, by measure and band; ``right`` is the share of them that is right.

    >>> reliability([Record("a", "news.date", "x", "right", confidence=0.99), Record("a", "news", "x", "right")])
    (Band(measure='news.date', low=0.98, high=1.0, values=1, confidence=0.99, right=1.0),)
    """
    bands: dict[tuple[str, int], list[tuple[float, bool]]] = {}
    for record in records:
        if record.confidence is not None:
            place = next((n for n, edge in enumerate(edges) if record.confidence <= edge), len(edges) - 1)
            bands.setdefault((record.measure, place), []).append((record.confidence, record.outcome == "right"))
    return tuple(
        Band(
            measure, edges[place - 1] if place else 0.0, edges[place], len(values),
            sum(said for said, _ in values) / len(values), sum(right for _, right in values) / len(values),
        )
        for (measure, place), values in sorted(bands.items())
    )  # fmt: skip


def calibration_error(bands: Iterable[Band]) -> float:
    """The mean distance between what was said and what is so, weighted by the number of values; 0 for no values.

    >>> calibration_error([Band("news.date", 0.9, 0.95, 10, 0.92, 0.9)])
    0.02
    """
    listed = list(bands)
    values = sum(band.values for band in listed)
    return round(sum(band.values * abs(band.confidence - band.right) for band in listed) / max(1, values), 4)


class Calibration(NamedTuple):
    """What the confidence of some values is worth: how many there are, the share that is right, and how far it tells.

    ``error`` is the expected calibration error over :data:`BINS` bins of equal width; ``auroc`` the share of pairs of a
    right and a wrong one in which the right one is surer, None where all are right or all wrong; ``surest`` the share
    of wrong ones among the surer half.
    """

    number: int
    right: float
    error: float
    auroc: float | None
    surest: float


def calibration(pairs: Sequence[tuple[float, bool]]) -> Calibration:
    """The calibration of pairs of a confidence and whether it held; raises ``ValueError`` where there are none.

    >>> calibration([(0.9, True), (0.8, True), (0.2, False), (0.1, False)])
    Calibration(number=4, right=0.5, error=0.15, auroc=1.0, surest=0.0)
    """
    if not pairs:
        raise ValueError("no confidence to be calibrated")
    count = len(pairs)
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for pair in pairs:
        bins[min(BINS - 1, int(pair[0] * BINS))].append(pair)
    error = sum(abs(sum(p for p, _ in row) - sum(right for _, right in row)) for row in bins) / count
    ranked = sorted(pairs)
    positives = sum(right for _, right in ranked)
    ranks = 0.0  # of the right ones; those of one confidence share the mean of their ranks
    place = 0
    for _, group in groupby(ranked, key=lambda pair: pair[0]):
        equals = list(group)
        ranks += (2 * place + 1 + len(equals)) / 2 * sum(right for _, right in equals)
        place += len(equals)
    sides = positives * (count - positives)
    auroc = round((ranks - positives * (positives + 1) / 2) / sides, 4) if sides else None
    surer = ranked[count // 2 :]
    wrong = sum(not right for _, right in surer) / len(surer)
    return Calibration(count, round(positives / count, 4), round(error, 4), auroc, round(wrong, 4))


def calibrations(records: Iterable[Record]) -> Mapping[str, Calibration]:
    """The calibration of each measure whose records carry a confidence, by the measures' names.

    >>> calibrations([Record("a", "news.date", "x", "right", confidence=0.75), Record("a", "news", "x", "right")])
    {'news.date': Calibration(number=1, right=1.0, error=0.25, auroc=None, surest=0.0)}
    """
    pairs: dict[str, list[tuple[float, bool]]] = {}
    for record in records:
        if record.confidence is not None:
            pairs.setdefault(record.measure, []).append((record.confidence, record.outcome == "right"))
    return {measure: calibration(found) for measure, found in sorted(pairs.items())}
