"""A fitted model of sequences: from the features of units to posteriors of kinds."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import chain as chained
from itertools import islice
from math import exp
from typing import Any

from profparse.data_files import DIRECTORY
from profparse.grammar import load
from profparse.grammar.automaton import led_by
from profparse.sequence.chain import chains
from profparse.sequence.columns import Columns, units_of
from profparse.sequence.lattice import LEAST, Limits
from profparse.sequence.reading import Paths, Reading
from profparse.sequence.weights import Weights, WeightsError, from_bytes

MOST_KEPT = 60_000  # facts whose numbers are kept: a page has fewer; then the memory starts anew
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
        #: By column and value its number: of a feature as the weights have it, of a bundle one behind those.
        self.numbers: dict[str, dict[Fact, int]] = {}
        self.bundles: list[tuple[int, ...]] = []  # the features' numbers of each bundle
        self.kept = 0  # facts whose numbers are kept
        self.rows: dict[int, list[int]] = {}  # by number, as far as plain Python has looked
        self.matrix: Any = None  # the rows of all numbers, for numpy alone
        self._paths: dict[tuple[str | None, tuple[str, frozenset[str]] | None], Paths] = {}

    def numbered(self, sequences: Sequence[Sequence[Sequence[Fact]] | Columns]) -> list[list[Sequence[int]]]:
        """For each unit of each sequence the numbers of its features and bundles; what the model does not know is 0.

        The columns of all sequences are looked up together: one by one most of the time goes into beginning.
        """
        columns = [sequence for sequence in sequences if isinstance(sequence, dict)]
        if len(columns) < len(sequences):
            return [
                [self._column("", facts) for facts in (units_of(one) if isinstance(one, dict) else one)]
                for one in sequences
            ]
        names = list(dict.fromkeys(chained.from_iterable(columns)))
        sizes = [len(next(iter(one.values()), ())) for one in columns]
        none = [[None] * size for size in sizes]
        rows = [
            self._column(name, [*chained.from_iterable([c.get(name, n) for c, n in zip(columns, none, strict=True)])])
            for name in names
        ]
        units = iter(zip(*rows, strict=True))
        return [list(islice(units, size)) for size in sizes]

    def _forget(self) -> None:
        """Let go of all facts; what was numbered before means nothing any more."""
        self.kept = 0
        self.bundles.clear()
        self.numbers.clear()
        self.rows.clear()
        self.matrix = None

    def _column(self, name: str, values: Sequence[Fact]) -> list[int]:
        """The numbers of values in a column; without a name they are facts of their own."""
        known = self.numbers.setdefault(name, {None: 0} if name else {})
        row = list(map(known.get, values))
        if None in row:
            pairs = zip(row, values, strict=True)
            return [self._new(known, name, value) if number is None else number for number, value in pairs]
        return row  # type: ignore[return-value]

    def _new(self, known: dict[Fact, int], name: str, value: Fact) -> int:
        """The number of a value that was not asked for before, which is kept."""
        if value in known:
            return known[value]
        features = self.weights.features
        fact = (name, value) if name else value
        if fact.__class__ is str:
            number = features.get(fact, 0)
        elif self.expand is None:
            raise TypeError(f"the model knows features by their names alone: {fact!r}")
        else:
            members = tuple([features[one] for one in self.expand(fact) if one in features])
            number = members[0] if members else 0
            if len(members) > 1:
                self.bundles.append(members)
                number = len(features) + len(self.bundles)
        known[value] = number
        self.kept += 1
        return number

    def row(self, number: int) -> list[int]:
        """What a feature or a bundle, by its number, adds to the score of each kind, in steps; 0 adds nothing."""
        row = self.rows.get(number)
        if row is None:
            size = len(self.weights.features)
            if number <= size:
                row = self.weights.row(number)
            else:
                row = list(map(sum, zip(*map(self.weights.row, self.bundles[number - size - 1]), strict=True)))
            self.rows[number] = row
        return row

    def shares(self, facts: Sequence[Fact]) -> list[float]:
        """The posteriors of the kinds of one unit that stands alone, in the order of ``kinds``: a logistic model."""
        if self.kept > MOST_KEPT:
            self._forget()
        rows = list(map(self.row, self._column("", facts)))
        scores = list(map(sum, zip(*rows, strict=True))) or [0] * len(self.kinds)
        top = max(scores)
        powers = [exp((score - top) * self.weights.step) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def read(self, units: Sequence[Sequence[Fact]] | Columns, grammar: str | None = None) -> Reading:
        """The reading of one sequence; see :meth:`read_many`."""
        return self.read_many([units], grammar)[0]

    def read_many(
        self,
        sequences: Sequence[Sequence[Sequence[Fact]] | Columns],
        grammar: str | None = None,
        without: Collection[str] = (),
        least: float = LEAST,
        led: tuple[str, frozenset[str]] | None = None,
        beam: int = 0,
    ) -> list[Reading]:
        """The most probable readings of sequences, which the grammar accepts, with their posteriors.

        ``sequences`` hold units, a unit its facts, or are columns of facts. ``grammar`` names a ``.lark`` file over the
        model's kinds; without it every sequence of kinds may be. ``without`` are kinds that no unit may have, and a
        kind whose posterior at a unit, before the grammar, is under ``least`` is left out there. ``led`` is a kind, and
        the kinds of which it must be the first, where there is a grammar. With a ``beam`` only so many beginnings are
        gone on from at a unit, so that the best reading may be missed, and any. Time is linear in the number of units.
        With numpy many sequences are read at once, several times faster, with the same result. Raises ``ValueError``
        for a grammar that nests.
        """
        paths = self._paths.get((grammar, led))
        if paths is None:
            automaton = None
            if grammar is not None:
                automaton = load(grammar).automaton
                if automaton is None:
                    raise ValueError(f"the grammar {grammar!r} nests, so that no finite automaton accepts it")
                if led is not None:
                    automaton = led_by(automaton, *led)
            paths = self._paths[grammar, led] = Paths(self.kinds, self.transitions, automaton)
        if self.kept > MOST_KEPT:
            self._forget()
        numbered = self.numbered(sequences)
        limits = Limits(frozenset([n for n, kind in enumerate(self.kinds) if kind in without]), least)
        return [paths.read(columns, beam) for columns in chains(self, numbered, limits)]


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
