"""The loss of a linear-chain conditional random field on labelled sequences, and its gradient, with numpy.

Units stand time-major: the first units of all sequences, longest sequence first, then the second ones, and so on, so
that each step of forward and backward works on the sequences that still go on. A unit's facts and a fact's features are
two tables: what a fact adds is summed once, however often the fact occurs. A unit whose label is open may be of any
kind: the loss is that of all ways to fill it in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from itertools import chain as chained
from typing import Any

import numpy as np

Array = Any


class Table:
    """For each row the numbers of some columns; sums over them, and the other way round."""

    def __init__(self, rows: Sequence[Sequence[int]], columns: int) -> None:
        self.columns = columns
        self.flat = np.fromiter(chained.from_iterable(rows), dtype=np.int64)
        self.owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.starts, self.filled = _starts([len(row) for row in rows])
        self.size = len(rows)
        order = np.argsort(self.flat, kind="stable")
        self.turned = self.owner[order]
        self.turned_starts, self.turned_filled = _starts(np.bincount(self.flat, minlength=columns).tolist())

    def sums(self, values: Array) -> Array:
        """For each row the sum of ``values`` at its columns."""
        return _added(values[self.flat], self.starts, self.filled, self.size)

    def turned_sums(self, values: Array) -> Array:
        """For each column the sum of ``values`` at the rows that have it."""
        return _added(values[self.turned], self.turned_starts, self.turned_filled, self.columns)


def _starts(counts: Sequence[int]) -> tuple[Array, Array]:
    """Where the groups begin that are not empty, and which these are."""
    sizes = np.array(counts, dtype=np.int64)
    begins = np.array(list(accumulate(counts, initial=0))[:-1], dtype=np.int64)
    return begins[sizes > 0], np.nonzero(sizes > 0)[0]


def _added(values: Array, starts: Array, filled: Array, size: int) -> Array:
    out = np.zeros((size, values.shape[1]))
    if len(filled):
        out[filled] = np.add.reduceat(values, starts, axis=0)
    return out


class Chains:
    """Labelled sequences: ``facts`` are each fact's features by number, ``sequences`` each unit's facts by number."""

    def __init__(
        self,
        facts: Sequence[Sequence[int]],
        sequences: Sequence[tuple[Sequence[Sequence[int]], Sequence[int]]],
        features: int,
        kinds: int,
    ) -> None:
        order = sorted((n for n, (units, _) in enumerate(sequences) if units), key=lambda n: -len(sequences[n][0]))
        lengths = [len(sequences[n][0]) for n in order]
        units: list[Sequence[int]] = []
        labels: list[int] = []  # -1: open
        self.steps: list[tuple[int, int]] = []  # where the units of each time begin, and how many there are
        before: list[int] = []
        behind: list[int] = []
        alive = len(order)
        for t in range(lengths[0] if lengths else 0):
            while lengths[alive - 1] <= t:
                alive -= 1
            begin = len(units)
            for n in order[:alive]:
                units.append(sequences[n][0][t])
                labels.append(sequences[n][1][t])
            if t:
                last = self.steps[-1][0]
                before += range(last, last + alive)
                behind += range(begin, begin + alive)
            self.steps.append((begin, alive))
        self.units = Table(units, len(facts))
        self.facts = Table(facts, features)
        self.before, self.behind = np.array(before, dtype=np.int64), np.array(behind, dtype=np.int64)
        told = np.array(labels, dtype=np.int64)[:, None]
        self.allowed = (told == np.arange(kinds)) | (told < 0)

    def loss(self, weights: Array, transitions: Array) -> tuple[float, Array, Array]:
        """The negative log-likelihood of the labels, and its gradients by the weights and by the transitions."""
        scores = self.units.sums(self.facts.sums(weights))
        steps = np.exp(transitions)
        expected, followed, every = self._expectations(scores, steps)
        told, told_followed, labelled = self._expectations(np.where(self.allowed, scores, -np.inf), steps)
        gradient = self.facts.turned_sums(self.units.turned_sums(expected - told))
        return every - labelled, gradient, followed - told_followed

    def _expectations(self, scores: Array, steps: Array) -> tuple[Array, Array, float]:
        """How often each unit is of each kind and one kind follows another, and the logarithm of all paths' sum."""
        top = scores.max(axis=1, keepdims=True)
        emissions = np.exp(scores - top)
        forward = np.empty_like(emissions)
        scales = np.empty((len(scores), 1))
        last = 0
        for t, (begin, alive) in enumerate(self.steps):
            now = emissions[begin : begin + alive]
            if t:
                now = (forward[last : last + alive] @ steps) * now
            scale = now.sum(axis=1, keepdims=True)
            scales[begin : begin + alive] = scale
            forward[begin : begin + alive] = now / scale
            last = begin
        emissions /= scales
        backward = np.ones_like(emissions)
        turned = steps.T.copy()
        for t in range(len(self.steps) - 1, 0, -1):
            begin, alive = self.steps[t]
            own = emissions[begin : begin + alive] * backward[begin : begin + alive]
            last = self.steps[t - 1][0]
            backward[last : last + alive] = own @ turned
        followed = (forward[self.before].T @ (emissions * backward)[self.behind]) * steps
        return forward * backward, followed, float(np.log(scales).sum() + top.sum())
