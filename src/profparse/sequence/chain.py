"""Forward and backward over a chain of units: the posterior of each kind at each unit, without a grammar.

In plain Python, or with numpy for many sequences at once. Both do the same sums; the order of additions differs, so
that results agree to the last digits of a double.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING, Any

from profparse.sequence.lattice import Column, Limits

if TYPE_CHECKING:
    from profparse.sequence.model import SequenceModel

#: Units from which on numpy is worth its import; once it is there it is always used.
WORTH = 800


def chains(
    model: SequenceModel, numbered: Sequence[Sequence[Sequence[int]]], limits: Limits
) -> list[list[Column]]:
    """The columns of sequences whose units are given by the numbers of their features and bundles."""
    if ("numpy" in sys.modules or sum(map(len, numbered)) >= WORTH) and (numpy := _numpy()) is not None:
        from profparse.sequence.arrays import chains_of_arrays

        return chains_of_arrays(numpy, model, numbered, limits)
    return [_chain(model, units, limits) for units in numbered]


def _numpy() -> Any:
    try:
        import numpy
    except ImportError:  # the same in plain Python, slower
        return None
    return numpy


def _chain(model: SequenceModel, units: Sequence[Sequence[int]], limits: Limits) -> list[Column]:
    kinds = range(len(model.kinds))
    transitions = model.transitions
    emissions = [_emission(model, numbers, limits.without) for numbers in units]
    forward: list[list[float]] = []
    scales: list[float] = []
    last: list[float] | None = None
    for emission in emissions:
        if last is None:
            now = emission
        else:
            reached = [[share * w for w in row] for share, row in zip(last, transitions, strict=True) if share]
            now = [sum(column) * own for column, own in zip(zip(*reached, strict=True), emission, strict=True)]
        scale = sum(now)
        last = [share / scale for share in now]
        forward.append(last)
        scales.append(scale)
    columns: list[Column] = []
    behind = [1.0 for _ in kinds]
    for t in range(len(emissions) - 1, -1, -1):
        emission, scale, own = emissions[t], scales[t], forward[t]
        shares = [a * b for a, b in zip(own, behind, strict=True)]
        columns.append([(k, emission[k] / scale, share) for k, share in enumerate(shares) if share >= limits.least])
        if t:
            weighed = [a * share / scale for a, share in zip(emission, behind, strict=True)]
            behind = [sum([a * b for a, b in zip(row, weighed, strict=True)]) for row in transitions]
    columns.reverse()
    return columns


def _emission(model: SequenceModel, numbers: Sequence[int], without: frozenset[int]) -> list[float]:
    total = list(map(sum, zip(*map(model.row, numbers), strict=True))) or [0] * len(model.kinds)
    top = max([score for kind, score in enumerate(total) if kind not in without])
    step = model.weights.step
    return [0.0 if kind in without else exp((score - top) * step) for kind, score in enumerate(total)]
