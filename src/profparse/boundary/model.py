"""The fitted model: weights of the features, and the probabilities of a line's readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from profparse.boundary.features import FEATURES
from profparse.data_files import load_json


@cache
def weights() -> tuple[float, ...]:
    """The weights that ship, in the order of :data:`profparse.boundary.features.FEATURES`."""
    data = load_json("boundary_weights")
    return tuple(data["weights"][name] for name in FEATURES)


def score(values: Mapping[int, float], weight: Sequence[float]) -> float:
    """The score of one reading: the weighted sum of its features."""
    return sum([weight[feature] * value for feature, value in values.items()])


def probabilities(scores: Sequence[float]) -> list[float]:
    """The probabilities of readings of which one holds, from their scores."""
    top = max(scores)
    powers = [exp(s - top) for s in scores]
    total = sum(powers)
    return [power / total for power in powers]
