"""A fitted model of sequences: from the features of units to posteriors of kinds."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from math import exp
from typing import Any

from profparse.data_files import DIRECTORY
from profparse.grammar import load
from profparse.sequence.chain import LEAST, Limits, chains
from profparse.sequence.reading import Paths, Reading
from profparse.sequence.weights import Weights, WeightsError, from_bytes

MOST_BUNDLES = 40_000  # bundles whose features are kept: a page has fewer; then the memory starts anew
#: A fact about a unit: a feature's name, or a bundle of facts, which the model's ``expand`` turns into names.
Fact = Hashable
Expand = Callable[[Any], Iterable[str]]


class SequenceModel:
    """A linear-chain conditional random field, as :class:`~profparse.sequence.weights.Weights` hold it.

    ``expand`` turns a fact that is no string into the names of features, once for each such fact.
    """

    def __init__(self, weights: Weights, expand: Expand | None = None) -> None:
        self.weights = weights
        self.kinds = weights.kinds
        self.expand = expand
        #: ``exp`` of the transitions' weights.
        self.transitions = [[exp(weight) for weight in row] for row in weights.transitions]
        self.bundles: dict[Fact, tuple[int, ...]] = {}
        self.rows: dict[int, list[int]] = {}  # by feature, as far as plain Python has looked
        self.matrix: Any = None  # the rows of all features, for numpy alone
        self._paths: dict[str | None, Paths] = {}

    def numbered(self, units: Sequence[Sequence[Fact]]) -> list[list[int]]:
        """For each unit the numbers of its features; what the model does not know is left out."""
        features, bundles = self.weights.features, self.bundles
        if len(bundles) > MOST_BUNDLES:
            bundles.clear()
        out: list[list[int]] = []
        for facts in units:
            row = [features[fact] for fact in facts if fact in features]
            for fact in facts:
                if fact.__class__ is not str:
                    row += bundles[fact] if fact in bundles else self._bundle(fact)
            out.append(row)
        return out

    def _bundle(self, fact: Fact) -> tuple[int, ...]:
        if self.expand is None:
            raise TypeError(f"the model knows features by their names alone: {fact!r}")
        features = self.weights.features
        found = self.bundles[fact] = tuple([features[one] for one in self.expand(fact) if one in features])
        return found

    def shares(self, facts: Sequence[Fact]) -> list[float]:
        """The posteriors of the kinds of one unit that stands alone, in the order of ``kinds``: a logistic model."""
        rows = [self.weights.row(number) for number in self.numbered([facts])[0]]
        scores = list(map(sum, zip(*rows, strict=True))) or [0] * len(self.kinds)
        top = max(scores)
        powers = [exp((score - top) * self.weights.step) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def read(self, units: Sequence[Sequence[Fact]], grammar: str | None = None) -> Reading:
        """The reading of one sequence; see :meth:`read_many`."""
        return self.read_many([units], grammar)[0]

    def read_many(
        self,
        sequences: Sequence[Sequence[Sequence[Fact]]],
        grammar: str | None = None,
        without: Collection[str] = (),
        least: float = LEAST,
    ) -> list[Reading]:
        """The most probable readings of sequences, which the grammar accepts, with their posteriors.

        ``sequences`` hold units, a unit its facts. ``grammar`` names a ``.lark`` file over the model's kinds; without
        it every sequence of kinds may be. ``without`` are kinds that no unit may have, and a kind whose posterior at a
        unit, before the grammar, is under ``least`` is left out there. Time is linear in the number of units. With
        numpy many sequences are read at once, several times faster, with the same result. Raises ``ValueError`` for a
        grammar that nests.
        """
        paths = self._paths.get(grammar)
        if paths is None:
            automaton = None
            if grammar is not None:
                automaton = load(grammar).automaton
                if automaton is None:
                    raise ValueError(f"the grammar {grammar!r} nests, so that no finite automaton accepts it")
            paths = self._paths[grammar] = Paths(self.kinds, self.transitions, automaton)
        numbered = [self.numbered(units) for units in sequences]
        limits = Limits(frozenset([n for n, kind in enumerate(self.kinds) if kind in without]), least)
        return [paths.read(columns) for columns in chains(self, numbered, limits)]


_OWN: ContextVar[Mapping[str, SequenceModel]] = ContextVar("models in place of those that ship")


@contextmanager
def models_in_use(models: Mapping[str, SequenceModel]) -> Iterator[None]:
    """Let :func:`load_model` give these models, by their names, in place of those that ship."""
    token = _OWN.set({**_OWN.get({}), **models})
    try:
        yield
    finally:
        _OWN.reset(token)


def load_model(name: str, expand: Expand | None = None) -> SequenceModel:
    """The model whose weights ship as ``data/weights/NAME.weights``, or the one :func:`in use <models_in_use>`.

    It is read on first use. Raises :class:`WeightsError` where the file is missing, cut or of another version.
    """
    return _OWN.get({}).get(name) or _shipped(name, expand)


@cache
def _shipped(name: str, expand: Expand | None) -> SequenceModel:
    return SequenceModel(read_weights(os.path.join(DIRECTORY, "weights", f"{name}.weights")), expand)


def read_weights(path: str) -> Weights:
    """The weights in a file. Raises :class:`WeightsError` with one sentence that names the file."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise WeightsError(f"{path}: the file of weights cannot be read: {error.strerror or error}") from error
    return from_bytes(data, path)
