"""The most probable sequence of kinds that a grammar accepts, and posteriors under the grammar.

The columns of a chain say what each unit may be; the grammar's automaton, walked along them, which sequences of that
there can be. All sums are over the sequences that it accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from heapq import nlargest
from operator import itemgetter

from profparse.grammar.automaton import Automaton
from profparse.sequence.lattice import Column

#: Kinds with a smaller posterior at a unit are not counted in shares: these are exact to about as much.
COUNTS = 5e-3
#: A step from a place: for each kind the place that it leads to (-1: the grammar does not allow it) and its weight.
_Step = list[tuple[int, float]]
#: By place the summed probability of what leads there.
_Layer = dict[int, float]


class Paths:
    """The sequences of kinds that a model and a grammar allow, as places and steps between them.

    A place is a state of the grammar's automaton with the last kind, as one number; 0 is where all begin.
    """

    def __init__(
        self, kinds: Sequence[str], transitions: Sequence[Sequence[float]], automaton: Automaton | None
    ) -> None:
        self.kinds = kinds
        self.transitions = transitions
        self.automaton = automaton
        self.ends = None if automaton is None else frozenset(automaton.ends)
        self.steps: dict[int, _Step] = {}

    def step(self, place: int) -> _Step:
        """The steps from a place; worked out once."""
        size = len(self.kinds)
        state, last = divmod(place - 1, size) if place else (0, -1)
        weights = self.transitions[last] if place else [1.0] * size
        edges = None if self.automaton is None else self.automaton.edges[state]
        row: _Step = []
        for number, kind in enumerate(self.kinds):
            after = 0 if edges is None else edges.get(kind, -1)
            row.append((-1 if after < 0 else after * size + number + 1, weights[number]))
        self.steps[place] = row
        return row

    def is_end(self, place: int) -> bool:
        """Whether a sequence may end at a place."""
        if self.ends is None:
            return True
        return ((place - 1) // len(self.kinds) if place else 0) in self.ends

    def read(self, columns: Sequence[Column], beam: int = 0) -> Reading:
        """The reading of a chain's columns; with a ``beam`` only so many places, the best, are gone on from."""
        steps = self.steps
        sums: _Layer = {0: 1.0}
        bests: _Layer = {0: 1.0}
        layers = [sums]
        back: list[dict[int, int]] = []
        for column in columns:
            following: _Layer = {}
            better: _Layer = {}
            from_: dict[int, int] = {}
            for place, share in sums.items():
                step = steps.get(place) or self.step(place)
                best = bests[place]
                for kind, factor, _ in column:
                    after, weight = step[kind]
                    if after >= 0:
                        weight *= factor
                        if after in following:
                            following[after] += share * weight
                            if best * weight > better[after]:
                                better[after] = best * weight
                                from_[after] = place
                        else:
                            following[after] = share * weight
                            better[after] = best * weight
                            from_[after] = place
            if beam and len(better) > beam:
                better = dict(nlargest(beam, better.items(), key=itemgetter(1)))
                following = {place: following[place] for place in better}
            sums, bests = following, better
            layers.append(sums)
            back.append(from_)
        ended = [place for place in sums if self.is_end(place)]
        accepted = sum([sums[place] for place in ended])
        if not accepted:
            return Reading(self, columns, layers, (), 0.0, 0.0)
        place = max(ended, key=bests.__getitem__)
        probability = bests[place] / accepted
        size = len(self.kinds)
        numbers = []
        for from_ in reversed(back):
            numbers.append((place - 1) % size)
            place = from_[place]
        numbers.reverse()
        return Reading(self, columns, layers, tuple(numbers), min(1.0, probability), min(1.0, accepted))

    def forward(self, columns: Sequence[Column], layer: _Layer) -> list[_Layer]:
        """Summed probabilities of the places: ``layer``, where the columns begin, and behind each of them."""
        steps = self.steps
        layers = [layer]
        for column in columns:
            following: _Layer = {}
            for place, share in layer.items():
                step = steps.get(place) or self.step(place)
                for kind, factor, _ in column:
                    after, weight = step[kind]
                    if after >= 0:
                        following[after] = following.get(after, 0.0) + share * weight * factor
            layer = following
            layers.append(layer)
        return layers

    def backward(self, columns: Sequence[Column], layers: Sequence[_Layer]) -> list[_Layer]:
        """For the places of each layer that :meth:`forward` gave the summed probability of what follows them."""
        steps = self.steps
        behind = {place: 1.0 for place in layers[-1] if self.is_end(place)}
        out = [behind]
        for t in range(len(columns) - 1, -1, -1):
            before: _Layer = {}
            for place in layers[t]:
                step = steps[place]
                share = 0.0
                for kind, factor, _ in columns[t]:
                    after, weight = step[kind]
                    if after in behind:
                        share += weight * factor * behind[after]
                if share:
                    before[place] = share
            behind = before
            out.append(behind)
        out.reverse()
        return out


class Reading:
    """The reading of a sequence.

    ``kinds`` is the most probable sequence that the grammar accepts, ``numbers`` the same as numbers of the model's
    kinds, ``probability`` its share of all that the grammar accepts; ``accepted`` is the share of these in all
    sequences: near 0 where the evidence speaks for what the grammar does not allow. ``kinds`` is empty, and both are 0,
    where the grammar accepts nothing of what is probable.
    """

    def __init__(
        self,
        paths: Paths,
        columns: Sequence[Column],
        layers: list[_Layer],
        numbers: tuple[int, ...],
        probability: float,
        accepted: float,
    ) -> None:
        self._paths = paths
        self._columns = columns
        self._forward = layers
        self.numbers = numbers
        self.kinds = tuple([paths.kinds[n] for n in numbers])
        self.probability = probability
        self.accepted = accepted

    def share(self, allowed: Callable[[int, str], bool]) -> float:
        """The share, in all accepted sequences, of those whose kinds are all allowed: ``allowed(unit, kind)``.

        So the posterior of a field is that of all sequences that agree with the reading on where it stands.
        """
        if not self.accepted:
            return 0.0
        names = self._paths.kinds
        forward, backward = self._layers
        whole = backward[0].get(0, 0.0)
        if not whole:  # less than a double holds: of what is accepted against all evidence nothing is sure
            return 0.0
        changed: list[int] = []
        columns: list[Column] = []
        for t, column in enumerate(self._likely):
            if len(column) > 1:
                kept = [row for row in column if allowed(t, names[row[0]])]
                if len(kept) < len(column):
                    columns += self._likely[changed[-1] + 1 : t] if changed else []
                    columns.append(kept)
                    changed.append(t)
        if not changed:
            return 1.0
        layer = self._paths.forward(columns, forward[changed[0]])[-1]
        behind = backward[changed[-1] + 1]
        total = sum([share * behind.get(place, 0.0) for place, share in layer.items()])
        return min(1.0, total / whole)

    @cached_property
    def _likely(self) -> list[Column]:
        """The columns without what is so improbable that it hardly counts in a share, but each with its own kind."""
        return [
            column if len(column) < 2 else [row for row in column if row[2] >= COUNTS or row[0] == number]
            for column, number in zip(self._columns, self.numbers, strict=True)
        ]

    @cached_property
    def _layers(self) -> tuple[list[_Layer], list[_Layer]]:
        """The sums up to each place, and from it on, of what is likely."""
        likely, forward = self._likely, self._forward
        if any(len(few) < len(whole) for few, whole in zip(likely, self._columns, strict=True)):
            forward = self._paths.forward(likely, {0: 1.0})
        return forward, self._paths.backward(likely, forward)

    @property
    def marginals(self) -> list[tuple[float, ...]]:
        """For each unit the posteriors of the kinds, in the order of the model's kinds, under the grammar."""
        size = len(self._paths.kinds)
        backward = self._paths.backward(self._columns, self._forward)
        out: list[tuple[float, ...]] = []
        for layer, behind in zip(self._forward[1:], backward[1:], strict=True):
            shares = [0.0] * size
            for place, share in layer.items():
                shares[(place - 1) % size] += share * behind.get(place, 0.0)
            total = sum(shares) or 1.0
            out.append(tuple([share / total for share in shares]))
        return out
