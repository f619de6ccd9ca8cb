"""A fitted model of sequences: from the features of units to posteriors of kinds."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from math import exp
from typing import Any

from profparse.data_files import DIRECTORY
from profparse.grammar import load
from profparse.sequence.chain import chains
from profparse.sequence.reading import Reading, read
from profparse.sequence.weights import Weights, WeightsError, from_bytes

MOST_ROWS = 60_000  # atoms whose summed weights are kept: more than a page has; then memory starts anew
#: A fact or a bundle of facts about a unit: a feature's name, or what the model's ``expand`` turns into names.
Atom = Hashable
Expand = Callable[[Atom], Iterable[str]]


def _itself(atom: Atom) -> tuple[str, ...]:
    return (str(atom),)


class SequenceModel:
    """A linear-chain conditional random field, as :class:`~profparse.sequence.weights.Weights` hold it.

    ``expand`` turns an atom into the names of features, where atoms are more than names; what an atom adds to each kind
    is worked out once.
    """

    def __init__(self, weights: Weights, expand: Expand = _itself) -> None:
        self.weights = weights
        self.kinds = weights.kinds
        self.expand = expand
        #: ``exp`` of the transitions' weights.
        self.transitions = [[exp(weight) for weight in row] for row in weights.transitions]
        self._forget()

    def _forget(self) -> None:
        self.rows: list[list[float]] = [[0.0] * len(self.kinds)]
        self.numbers: dict[Atom, int] = {}
        self.matrix: Any = None  # the rows as an array, for numpy alone
        self.filled = 0  # rows that it holds

    def number(self, atom: Atom) -> int:
        """The number of the atom's row: what it adds to the score of each kind. Row 0 adds nothing."""
        row = [0.0] * len(self.kinds)
        add = self.weights.add
        for feature in self.expand(atom):
            add(feature, row)
        if any(row):
            number = len(self.rows)
            self.rows.append(row)
        else:
            number = 0
        self.numbers[atom] = number
        return number

    def numbered(self, units: Sequence[Sequence[Atom]]) -> list[list[int]]:
        """For each unit the numbers of its atoms' rows, those that add nothing left out."""
        known, number = self.numbers, self.number
        out: list[list[int]] = []
        for atoms in units:
            row = []
            for atom in atoms:
                found = known.get(atom)
                if found is None:
                    found = number(atom)
                if found:
                    row.append(found)
            out.append(row)
        return out

    def read(self, units: Sequence[Sequence[Atom]], grammar: str | None = None) -> Reading:
        """The reading of one sequence; see :meth:`read_many`."""
        return self.read_many([units], grammar)[0]

    def read_many(self, sequences: Sequence[Sequence[Sequence[Atom]]], grammar: str | None = None) -> list[Reading]:
        """The most probable readings of sequences, which the grammar accepts, with their posteriors.

        ``sequences`` hold units, a unit its atoms. ``grammar`` names a ``.lark`` file over the model's kinds; without
        it every sequence of kinds may be. Time is linear in the number of units. With numpy many sequences are read
        at once, several times faster, with the same result.
        """
        if len(self.numbers) > MOST_ROWS:
            self._forget()
        numbered = [self.numbered(units) for units in sequences]
        automaton = None
        if grammar is not None:
            automaton = load(grammar).automaton
            if automaton is None:
                raise ValueError(f"the grammar {grammar!r} nests, so that no finite automaton accepts it")
        return [read(self.kinds, chain, self.transitions, automaton) for chain in chains(self, numbered)]


@cache
def load_model(name: str, expand: Expand = _itself) -> SequenceModel:
    """The model whose weights ship as ``data/weights/NAME.weights``; read on first use.

    Raises :class:`WeightsError` where the file is missing, cut or of another version.
    """
    return SequenceModel(read_weights(os.path.join(DIRECTORY, "weights", f"{name}.weights")), expand)


def read_weights(path: str) -> Weights:
    """The weights in a file. Raises :class:`WeightsError` with one sentence that names the file."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise WeightsError(f"{path}: the file of weights cannot be read: {error.strerror or error}") from error
    return from_bytes(data, path)
