"""The finite automaton of a grammar over kinds: what the cheapest sequence is searched in.

A grammar of lists, as all are that ship, reaches a bounded number of parser stacks, and most of those allow the same
kinds to follow. Stacks that nothing can tell apart any more are one state here: 17 for a homepage's 629 stacks. The
automaton says which sequences the grammar accepts; the tree over the one that is chosen comes from the grammar's table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

END = "$END"
MOST_STACKS = 1 << 15  # a grammar with more is one that nests, or nearly: it is searched stack by stack

Stack = tuple[int, ...]
#: A production as an automaton needs it: its left side and its length.
Production = tuple[str, int]


class Automaton(NamedTuple):
    """States are numbers, 0 the first one.

    ``moves[kind]`` are the pairs of states ``(from, to)`` that the kind leads along; ``everywhere[kind]`` is the state
    that it leads to from every state, for the kinds (such as headings) that may stand anywhere. ``edges[state]`` says
    the same of a state: kind to state. ``ends`` are the states in which a sequence may end.
    """

    size: int
    moves: Mapping[str, tuple[tuple[int, int], ...]]
    everywhere: Mapping[str, int]
    edges: Sequence[Mapping[str, int]]
    ends: tuple[int, ...]


def automaton_from(data: Mapping[str, Any]) -> Automaton:
    """The automaton that :func:`determined` gave as plain data."""
    size: int = data["size"]
    moves: dict[str, tuple[tuple[int, int], ...]] = {}
    everywhere: dict[str, int] = {}
    edges: list[dict[str, int]] = [{} for _ in range(size)]
    for kind, targets in data["moves"].items():
        if targets[0] >= 0 and targets.count(targets[0]) == size:
            everywhere[kind] = targets[0]
        else:
            moves[kind] = tuple([pair for pair in enumerate(targets) if pair[1] >= 0])
        for state, after in enumerate(targets):
            if after >= 0:
                edges[state][kind] = after
    return Automaton(size, moves, everywhere, edges, tuple(data["ends"]))


def led_by(automaton: Automaton, kind: str, kinds: Collection[str]) -> Automaton:
    """The automaton of the sequences in which the first of ``kinds`` is ``kind``."""
    before = {0}  # states that are reached without any of them
    ahead = [0]
    while ahead:
        for name, after in automaton.edges[ahead.pop()].items():
            if name not in kinds and after not in before:
                before.add(after)
                ahead.append(after)
    edges = [
        {name: after for name, after in own.items() if state not in before or name == kind or name not in kinds}
        for state, own in enumerate(automaton.edges)
    ]
    return automaton._replace(edges=edges)


def determined(
    actions: Sequence[Mapping[str, int]], rules: Sequence[Production], start: int, end: int
) -> dict[str, Any] | None:
    """The smallest automaton of an LALR table as plain data; None where the table reaches too many stacks.

    ``actions`` are as in :class:`profparse.grammar.Table`; of ``rules`` only the left sides and lengths count.
    """
    origins = {origin for origin, _ in rules}
    kinds = sorted({symbol for row in actions for symbol in row} - origins - {END})
    walker = _Walker(actions, rules, end, origins)
    stacks: list[Stack] = [(start,)]
    numbers: dict[Stack, int] = {stacks[0]: 0}
    rows: list[list[int]] = []
    for stack in stacks:  # it grows as it is walked
        row: list[int] = []
        for kind in kinds:
            after = walker.move(stack, kind)
            if after is None:
                row.append(-1)
                continue
            if len(after) > len(actions):  # a state stands in it twice, so that it can grow without end
                return None
            if after not in numbers:
                numbers[after] = len(stacks)
                stacks.append(after)
            row.append(numbers[after])
        rows.append(row)
        if len(stacks) > MOST_STACKS:
            return None
    classes = _merged([walker.move(stack, END) is not None for stack in stacks], rows)
    size = max(classes) + 1
    first = [classes.index(number) for number in range(size)]
    targets = {
        kind: [-1 if (to := rows[n][k]) < 0 else classes[to] for n in first]
        for k, kind in enumerate(kinds)
    }
    ends = [number for number, n in enumerate(first) if walker.move(stacks[n], END) is not None]
    return {"size": size, "moves": targets, "ends": ends}


class _Walker:
    """Moves stacks of states over kinds, each stack reduced as far as it is without looking ahead."""

    def __init__(
        self, actions: Sequence[Mapping[str, int]], rules: Sequence[Production], end: int, origins: set[str]
    ) -> None:
        self.actions, self.rules, self.end = actions, rules, end
        self.settled: dict[int, Production] = {}  # states in which one rule is reduced whatever follows
        for state, row in enumerate(actions):
            found = {action for symbol, action in row.items() if symbol not in origins}
            if len(found) == 1 and (action := found.pop()) < 0:
                self.settled[state] = rules[-1 - action]

    def move(self, stack: Stack, kind: str) -> Stack | None:
        """The stack after a kind, or None where the grammar does not allow it there."""
        states = list(stack)
        while True:
            if kind == END and states[-1] == self.end:
                return stack
            action = self.actions[states[-1]].get(kind)
            if action is None:
                return None
            if action >= 0:
                states.append(action)
                break
            self._reduce(states, self.rules[-1 - action])
        while states[-1] in self.settled:
            self._reduce(states, self.settled[states[-1]])
        return tuple(states)

    def _reduce(self, states: list[int], rule: Production) -> None:
        origin, length = rule
        if length:
            del states[-length:]
        states.append(self.actions[states[-1]][origin])


def _merged(accepts: Sequence[bool], edges: Sequence[Sequence[int]]) -> list[int]:
    """The class of each stack, numbered as they are met: two of one class allow the same sequences to follow."""
    classes = [int(accepting) for accepting in accepts]
    count = len(set(classes))
    while True:
        numbers: dict[tuple[int, ...], int] = {}
        classes = [
            numbers.setdefault((own, *[classes[n] if n >= 0 else -1 for n in row]), len(numbers))
            for own, row in zip(classes, edges, strict=True)
        ]
        if len(numbers) == count:
            return classes
        count = len(numbers)
