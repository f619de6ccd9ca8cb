"""Whether confidence is honest: of the values given 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from profparse.evaluate.records import Record

EDGES = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)  # upper ends of the bands, each inclusive


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
