"""Weights that are fitted to a few rows and drawn to weights that there are: by the square of what they differ."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from profparse.sequence.model import Expand
from profparse.sequence.weights import FINE, MOST, RANGE, Weights
from profparse.training.corrections.chains import Chains
from profparse.training.corrections.minimise import minimised

PAGES_OF_A_FEATURE = 2  # a feature that the weights do not know is learnt where so many pages have it


class Row(NamedTuple):
    """A sequence of units, each a list of facts, and their kinds; None where that stays open. ``page`` has it."""

    page: str
    units: Sequence[Sequence[Any]]
    kinds: Sequence[str | None]


def drawn(weights: Weights, rows: Sequence[Row], expand: Expand | None, *, ridge: float, iterations: int) -> Weights:
    """Fine weights, fitted to the rows and drawn to ``weights``: the same ones from the same rows.

    ``ridge`` is what the squared differences are worth beside the loss on the rows. A unit without a kind, or of one
    that the weights do not have, may be of any.
    """
    learnt = _Learnt(weights, rows, expand)
    features, kinds = len(learnt.names), len(weights.kinds)
    chains = Chains(learnt.facts, learnt.sequences, features, kinds)
    begin = np.zeros((features + kinds, kinds))
    for n, name in enumerate(learnt.names):
        if name in weights.features:
            begin[n] = weights.row(weights.features[name])
    begin *= weights.step
    begin[features:] = weights.transitions

    def function(place: Any) -> tuple[float, Any]:
        loss, gradient, turned = chains.loss(place[:features], place[features:])
        far = place - begin
        return loss + ridge / 2 * float((far * far).sum()), np.concatenate([gradient, turned]) + ridge * far

    found = minimised(function, begin, iterations)
    transitions = tuple(map(tuple, found[features:].round(3).tolist()))
    return _with(weights._replace(transitions=transitions), learnt.names, found[:features])


class _Learnt:
    """Rows as numbers: the features that are learnt, the facts that have them, and the sequences."""

    def __init__(self, weights: Weights, rows: Sequence[Row], expand: Expand | None) -> None:
        pages: dict[str, set[str]] = {}
        named: dict[Any, tuple[str, ...]] = {}
        for row in rows:
            for fact in {fact for unit in row.units for fact in unit}:
                if fact not in named:
                    plain = isinstance(fact, str) or expand is None
                    named[fact] = (str(fact),) if plain else tuple(expand(fact))  # type: ignore[misc]
                for name in named[fact]:
                    if name not in weights.features and "\n" not in name:
                        pages.setdefault(name, set()).add(row.page)
        known = {name for names in named.values() for name in names if name in weights.features}
        self.names = sorted(known | {name for name, own in pages.items() if len(own) >= PAGES_OF_A_FEATURE})
        numbers = {name: n for n, name in enumerate(self.names)}
        places = {fact: n for n, fact in enumerate(named)}
        self.facts = [[numbers[name] for name in names if name in numbers] for names in named.values()]
        kinds = {kind: n for n, kind in enumerate(weights.kinds)}
        self.sequences: list[tuple[list[list[int]], list[int]]] = []
        for row in rows:
            if any(kind in kinds for kind in row.kinds):
                units = [[places[fact] for fact in unit] for unit in row.units]
                self.sequences.append((units, [kinds.get(kind or "", -1) for kind in row.kinds]))


def _with(weights: Weights, names: Sequence[str], rows: Any) -> Weights:
    """Fine weights with these rows, by feature, in place of the ones of their names; features in ascending order."""
    most = MOST * FINE
    step = RANGE / most
    size, kinds = len(weights.features), len(weights.kinds)
    ends = np.array(weights.starts, dtype=np.int64)
    places = np.repeat(np.arange(size), ends[1:] - ends[:-1])
    kept = np.ones(size, dtype=bool)
    kept[[weights.features[name] - 1 for name in names if name in weights.features]] = False
    held = kept[places]
    every = sorted(set(names) | weights.features.keys())
    numbers = {name: n for n, name in enumerate(every)}
    moved = np.array([numbers[name] for name in weights.features], dtype=np.int64)
    fitted = np.clip(np.rint(rows / step), -most, most).astype(np.int64)
    row, kind = np.nonzero(fitted)
    own = np.array([numbers[name] for name in names], dtype=np.int64)
    old = np.rint(np.array(weights.values, dtype=np.float64)[held] * (weights.step / step)).astype(np.int64)
    targets = np.frombuffer(weights.targets, dtype=np.uint8).astype(np.int64)
    feature = np.concatenate([moved[places[held]], own[row]])
    target = np.concatenate([targets[held], kind])
    value = np.concatenate([old, fitted[row, kind]])
    order = np.argsort(feature * kinds + target, kind="stable")
    counts = np.bincount(feature, minlength=len(every))
    some = counts > 0
    starts = np.concatenate([[0], np.cumsum(counts[some])]).tolist()
    held_names = [name for name, has in zip(every, some.tolist(), strict=True) if has]
    return weights._replace(
        step=step,
        features={name: n for n, name in enumerate(held_names, 1)},
        starts=starts,
        targets=bytes(target[order].astype(np.uint8)),
        values=array("h", value[order].tolist()),
        facts={**weights.facts, "fine": True},
    )
