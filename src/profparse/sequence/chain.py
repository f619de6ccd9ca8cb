"""Forward and backward over a chain of units: the posterior of each kind at each unit, without a grammar.

In plain Python, or with numpy for many sequences at once. Both do the same sums; the order of additions differs, so
that results agree to the last digits of a double.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from profparse.sequence.model import SequenceModel

#: Units from which on numpy is worth its import; once it is there it is always used.
WORTH = 800
#: Kinds with a smaller posterior are left out of what the grammar chooses from.
LEAST = 1e-4


class Chain(NamedTuple):
    """A sequence with the posteriors of its units' kinds, the improbable ones left out.

    ``columns[t]`` are ``(kind number, factor, posterior)`` of the kinds that unit ``t`` may have; the product of the
    factors along a path, times the model's transitions, is the path's probability among all paths.
    """

    columns: list[list[tuple[int, float, float]]]


def chains(model: SequenceModel, numbered: Sequence[Sequence[Sequence[int]]]) -> list[Chain]:
    """The chains of sequences whose units are given by their rows' numbers."""
    if ("numpy" in sys.modules or sum(map(len, numbered)) >= WORTH) and (numpy := _numpy()) is not None:
        from profparse.sequence.arrays import chains_of_arrays

        return chains_of_arrays(numpy, model, numbered)
    return [_chain(model, units) for units in numbered]


def _numpy() -> Any:
    try:
        import numpy
    except ImportError:  # the same in plain Python, slower
        return None
    return numpy


def _chain(model: SequenceModel, units: Sequence[Sequence[int]]) -> Chain:
    kinds = range(len(model.kinds))
    rows, transitions = model.rows, model.transitions
    emissions: list[list[float]] = []
    for numbers in units:
        total = [sum(column) for column in zip(*[rows[n] for n in numbers], strict=True)] if numbers else rows[0]
        top = max(total)
        emissions.append([exp(score - top) for score in total])
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
    columns: list[list[tuple[int, float, float]]] = []
    behind = [1.0 for _ in kinds]
    for t in range(len(emissions) - 1, -1, -1):
        emission, scale = emissions[t], scales[t]
        own = forward[t]
        columns.append([
            (k, emission[k] / scale, share) for k in kinds if (share := own[k] * behind[k]) >= LEAST
        ])  # fmt: skip
        if t:
            weighed = [own * share / scale for own, share in zip(emission, behind, strict=True)]
            behind = [sum([a * b for a, b in zip(row, weighed, strict=True)]) for row in transitions]
    columns.reverse()
    return Chain(columns)
