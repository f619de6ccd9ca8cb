"""Fitting a model of sequences: a linear-chain conditional random field, by python-crfsuite."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from profparse.sequence.model import Expand
from profparse.sequence.weights import to_bytes

Unit = Sequence[Any]
Kinds = Sequence["str | None"]


def fit_sequence(
    name: str,
    rows: Iterable[tuple[Sequence[Unit], Kinds]],
    path: Path,
    *,
    expand: Expand | None = None,
    lasso: float = 0.1,
    ridge: float = 0.1,
    iterations: int = 80,
    least_count: int = 2,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Fit a model to sequences of units of known kinds, and write its weights file: the same bytes from the same rows.

    ``rows`` are pairs of units (each a list of facts: names of features, and bundles that ``expand`` turns into such)
    and their kinds; a unit whose kind is None is left out, and what stands on either side of it is fitted apart.
    ``lasso`` and ``ridge`` are the weights of the L1 and the squared L2 norm in what L-BFGS minimises; features seen
    fewer than ``least_count`` times are left out. Needs python-crfsuite (the extra ``train``).
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs")
    trainer.set_params({
        "c1": lasso, "c2": ridge, "max_iterations": iterations, "feature.minfreq": least_count,
        "feature.possible_transitions": True,
    })  # fmt: skip
    known: dict[Any, tuple[str, ...]] = {}
    numbers: dict[str, str] = {}  # features are handed over by number: names may hold line ends
    kinds: set[str] = set()
    for units, labels in rows:
        for part, own in _decided(units, labels):
            names = []
            for unit in part:
                features: list[str] = []
                for fact in unit:
                    found = known.get(fact)
                    if found is None:
                        own_names = (fact,) if isinstance(fact, str) or expand is None else expand(fact)
                        found = tuple([numbers.setdefault(one, str(len(numbers))) for one in own_names])
                        known[fact] = found
                    features += found
                names.append(features)
            trainer.append(names, own)
            kinds.update(own)
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "model.crf")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        info = tagger.info()
        tagger.close()
    features_of: dict[str, dict[str, float]] = {}
    named = list(numbers)
    for (number, kind), weight in info.state_features.items():
        features_of.setdefault(named[int(number)], {})[kind] = weight
    order = sorted(kinds)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(to_bytes(order, info.transitions, features_of, {"name": name, **(facts or {})}))


def _decided(units: Sequence[Unit], labels: Kinds) -> Iterable[tuple[Sequence[Unit], list[str]]]:
    """The stretches of a sequence whose kinds are known."""
    start = 0
    for n in range(len(labels) + 1):
        if n == len(labels) or labels[n] is None:
            if n > start:
                yield units[start:n], [kind for kind in labels[start:n] if kind is not None]
            start = n + 1
