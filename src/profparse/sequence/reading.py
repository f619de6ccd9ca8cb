"""The most probable sequence of kinds that a grammar accepts, and posteriors under the grammar.

A :class:`~profparse.sequence.chain.Chain` says what each unit may be; the grammar's automaton, walked along it, which
sequences of that there can be. All sums are over the sequences that it accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from profparse.automaton import Automaton
from profparse.sequence.chain import Chain

_State = tuple[int, int]  # the automaton's state, and the number of the last kind


class Reading:
    """The reading of a sequence.

    ``kinds`` is the most probable sequence that the grammar accepts, ``probability`` its share of all that it accepts;
    ``accepted`` is the share of these in all sequences: near 0 where the evidence speaks for what the grammar does not
    allow. ``kinds`` is empty, and both are 0, where the grammar accepts nothing of this length.
    """

    def __init__(
        self,
        kinds: Sequence[str],
        chain: Chain,
        transitions: Sequence[Sequence[float]],
        automaton: Automaton | None,
        best: Sequence[int],
        probability: float,
        accepted: float,
    ) -> None:
        self._names = kinds
        self._chain = chain
        self._transitions = transitions
        self._automaton = automaton
        self.numbers = best
        self.kinds = tuple([kinds[n] for n in best])
        self.probability = probability
        self.accepted = accepted

    def share(self, allowed: Callable[[int, str], bool]) -> float:
        """The share of the accepted sequences whose kinds are all allowed: ``allowed(unit, kind)``.

        So the posterior of a field, say, is that of all sequences that agree with the reading on where it stands.
        """
        if not self.accepted:
            return 0.0
        names = self._names
        columns = [
            [row for row in column if allowed(t, names[row[0]])] if len(column) > 1 else column
            for t, column in enumerate(self._chain.columns)
        ]
        total = _walk(columns, self._transitions, self._automaton, names)
        return min(1.0, total / self.accepted)

    @cached_property
    def marginals(self) -> list[tuple[float, ...]]:
        """For each unit the posteriors of the kinds, in the order of the model's kinds, under the grammar."""
        if self._automaton is None:
            return [_row(len(self._names), {k: share for k, _, share in column}) for column in self._chain.columns]
        return _marginals(self._chain.columns, self._transitions, self._automaton, self._names)


def _row(size: int, shares: Mapping[int, float]) -> tuple[float, ...]:
    total = sum(shares.values()) or 1.0
    return tuple([shares.get(k, 0.0) / total for k in range(size)])


def read(
    kinds: Sequence[str], chain: Chain, transitions: Sequence[Sequence[float]], automaton: Automaton | None
) -> Reading:
    """The reading of a chain under a grammar's automaton, or under none."""
    columns = chain.columns
    best, probability = _best(columns, transitions, automaton, kinds)
    accepted = _walk(columns, transitions, automaton, kinds) if best is not None else 0.0
    if best is None or not accepted:
        return Reading(kinds, chain, transitions, automaton, (), 0.0, 0.0)
    return Reading(kinds, chain, transitions, automaton, best, min(1.0, probability / accepted), min(1.0, accepted))


def _moves(automaton: Automaton | None, kinds: Sequence[str]) -> list[list[int]]:
    """``moves[state][kind number]``: the state after it, -1 where it is not allowed."""
    if automaton is None:
        return [[0] * len(kinds)]
    return [[row.get(kind, -1) for kind in kinds] for row in automaton.edges]


_KEPT: dict[tuple[int, int], tuple[Automaton, Sequence[str], list[list[int]]]] = {}
MOST_KEPT = 64  # automata whose moves are kept


def _moves_of(automaton: Automaton | None, kinds: Sequence[str]) -> list[list[int]]:
    if automaton is None:
        return _moves(None, kinds)
    key = id(automaton), id(kinds)
    held = _KEPT.get(key)
    if held is None or held[0] is not automaton or held[1] is not kinds:
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        held = _KEPT[key] = automaton, kinds, _moves(automaton, kinds)
    return held[2]


def _best(
    columns: Sequence[Sequence[tuple[int, float, float]]],
    transitions: Sequence[Sequence[float]],
    automaton: Automaton | None,
    kinds: Sequence[str],
) -> tuple[list[int] | None, float]:
    """The most probable accepted sequence and its probability among all sequences."""
    moves = _moves_of(automaton, kinds)
    layer: dict[_State, float] = {(0, -1): 1.0}
    back: list[dict[_State, _State]] = []
    for column in columns:
        following: dict[_State, float] = {}
        from_: dict[_State, _State] = {}
        for state, share in layer.items():
            row = moves[state[0]]
            weights = transitions[state[1]] if state[1] >= 0 else None
            for kind, factor, _ in column:
                after = row[kind]
                if after >= 0:
                    total = share * factor * weights[kind] if weights else share * factor
                    key = (after, kind)
                    if total > following.get(key, 0.0):
                        following[key] = total
                        from_[key] = state
        layer = following
        back.append(from_)
    ends = None if automaton is None else set(automaton.ends)
    ended = [(share, state) for state, share in layer.items() if ends is None or state[0] in ends]
    if not ended:
        return None, 0.0
    top = max(share for share, _ in ended)
    state = min(state for share, state in ended if share == top)
    best = []
    for from_ in reversed(back):
        best.append(state[1])
        state = from_[state]
    best.reverse()
    return best, top


def _walk(
    columns: Sequence[Sequence[tuple[int, float, float]]],
    transitions: Sequence[Sequence[float]],
    automaton: Automaton | None,
    kinds: Sequence[str],
) -> float:
    """The summed probability of the accepted sequences among all."""
    moves = _moves_of(automaton, kinds)
    layer: dict[_State, float] = {(0, -1): 1.0}
    for column in columns:
        following: dict[_State, float] = {}
        for (state, last), share in layer.items():
            row = moves[state]
            weights = transitions[last] if last >= 0 else None
            for kind, factor, _ in column:
                after = row[kind]
                if after >= 0:
                    total = share * factor * weights[kind] if weights else share * factor
                    key = (after, kind)
                    following[key] = following.get(key, 0.0) + total
        layer = following
    if automaton is None:
        return sum(layer.values())
    ends = set(automaton.ends)
    return sum(share for (state, _), share in layer.items() if state in ends)


def _marginals(
    columns: Sequence[Sequence[tuple[int, float, float]]],
    transitions: Sequence[Sequence[float]],
    automaton: Automaton,
    kinds: Sequence[str],
) -> list[tuple[float, ...]]:
    moves = _moves_of(automaton, kinds)
    layers: list[dict[_State, float]] = [{(0, -1): 1.0}]
    for column in columns:
        following: dict[_State, float] = {}
        for (state, last), share in layers[-1].items():
            row = moves[state]
            weights = transitions[last] if last >= 0 else None
            for kind, factor, _ in column:
                if (after := row[kind]) >= 0:
                    key = (after, kind)
                    total = share * factor * weights[kind] if weights else share * factor
                    following[key] = following.get(key, 0.0) + total
        layers.append(following)
    ends = set(automaton.ends)
    behind = {state: float(state[0] in ends) for state in layers[-1]}
    out: list[tuple[float, ...]] = []
    for t in range(len(columns) - 1, -1, -1):
        shares: dict[int, float] = {}
        for state, share in layers[t + 1].items():
            shares[state[1]] = shares.get(state[1], 0.0) + share * behind.get(state, 0.0)
        out.append(_row(len(kinds), shares))
        before: dict[_State, float] = {}
        for now in layers[t]:
            row = moves[now[0]]
            weights = transitions[now[1]] if now[1] >= 0 else None
            total = 0.0
            for kind, factor, _ in columns[t]:
                if (after := row[kind]) >= 0:
                    step = factor * weights[kind] if weights else factor
                    total += step * behind.get((after, kind), 0.0)
            before[now] = total
        behind = before
    out.reverse()
    return out
