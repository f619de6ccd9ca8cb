"""The cheapest sequence of kinds that a grammar accepts: heuristics propose, the grammar disposes.

The same search serves the lines of a page and the pieces of a line. A column holds the kinds that one line (or piece)
may have, each with a cost; a sequence costs the sum of its kinds' costs; a column may be skipped at a price, which is
how a stretch that nothing fits is left out while its neighbours are still read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from profparse.grammar import END, Table
from profparse.grammar.automaton import Automaton

Column = Sequence[tuple[str, float]]
BEAM = 24  # stacks kept for a column, where a grammar has no automaton
MOST_STACKS = 1 << 16  # that a table keeps; only a grammar that nests can reach it
INFINITE = float("inf")
ROUNDING = 1e-9  # what sums of the same costs in another order may differ by
Skip = float | Callable[[int], float] | None
Sequenced = tuple[tuple[str | None, ...], float]
_State = tuple[float, int, "str | None", "_State | None"]


class Node(NamedTuple):
    """A node of the tree: the rule's name, and its children: nodes and the indexes of columns."""

    rule: str
    children: tuple[Node | int, ...]

    def leaves(self) -> Iterator[int]:
        """The indexes of the columns under this node, in order."""
        for child in self.children:
            if isinstance(child, Node):
                yield from child.leaves()
            else:
                yield child

    def nodes(self, *rules: str) -> Iterator[Node]:
        """The nodes of the given rules under this one, outermost first, in order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.rule in rules:
                    yield child
                else:
                    yield from child.nodes(*rules)


class Decoded(NamedTuple):
    """The kind chosen for each column (None where it was skipped), the tree over them, and the sequence's cost.

    ``tree`` is None where the grammar accepts nothing of the sequence.
    """

    kinds: tuple[str | None, ...]
    tree: Node | None
    cost: float


def decode(
    table: Table, columns: Sequence[Column], *, skip: Skip = None
) -> Decoded:
    """Choose the cheapest kind sequence that the grammar accepts, and give its tree.

    ``skip`` is the price of leaving a column out (a number, or a function of its index); without it no column may be
    left out. Of sequences with equal cost the one found first wins, so the result is the same each time. Time is
    linear in the number of columns.
    """
    if table.automaton is None:
        found = cheapest_of_stacks(table, columns, skip, BEAM)
    else:
        found = cheapest(table.automaton, columns, skip)
    if found is None:
        return Decoded((None,) * len(columns), None, INFINITE)
    kinds, cost = found
    return Decoded(kinds, tree(table, kinds), cost)


def cheapest(automaton: Automaton, columns: Sequence[Column], skip: Skip) -> Sequenced | None:
    """The kinds of the cheapest sequence that an automaton accepts, and its cost; None where it accepts none.

    First, from the last column to the first, what the rest costs from each state; then the way along it. Of equals the
    kind that a column names first is taken, and none is left out for nothing.

    The fast search: :func:`cheapest_of_stacks` without a beam finds the same cost, and serves as its test.
    """
    rest = [INFINITE] * automaton.size
    for state in automaton.ends:
        rest[state] = 0.0
    rests = [rest]
    moves, everywhere = automaton.moves, automaton.everywhere
    price = INFINITE if skip is None or callable(skip) else skip
    for index in range(len(columns) - 1, -1, -1):
        column = columns[index]
        if callable(skip):
            price = skip(index)
        least = INFINITE
        for kind, cost in column:
            after = everywhere.get(kind)
            if after is not None and cost + rest[after] < least:
                least = cost + rest[after]
        now = [least if cost + price > least else cost + price for cost in rest]
        for kind, cost in column:
            for state, after in moves.get(kind, ()):
                total = cost + rest[after]
                if total < now[state]:
                    now[state] = total
        rests.append(now)
        rest = now
    cost = rest[0]
    if cost == INFINITE:
        return None
    kinds: list[str | None] = []
    state = 0
    edges = automaton.edges
    for index, column in enumerate(columns):
        most = rests[-1 - index][state] + ROUNDING
        rest = rests[-2 - index]
        for kind, kind_cost in column:
            after = edges[state].get(kind, -1)
            if after >= 0 and kind_cost + rest[after] <= most:
                kinds.append(kind)
                state = after
                break
        else:
            kinds.append(None)
    return tuple(kinds), cost


def cheapest_of_stacks(
    table: Table, columns: Sequence[Column], skip: Skip, beam: int | None = None
) -> Sequenced | None:
    """As :func:`cheapest`, over the parser's own stacks: for grammars that nest, whose stacks no automaton holds.

    ``beam`` is the number of stacks kept for a column.
    """
    if len(table.stacks) > MOST_STACKS:
        table.forget()
    edges, move = table.edges, table.move
    layer: dict[int, _State] = {0: (0.0, 0, None, None)}
    for index, column in enumerate(columns):
        following: dict[int, _State] = {}
        price = skip(index) if callable(skip) else skip
        for stack, state in layer.items():
            cost = state[0]
            known = edges[stack]
            for kind, kind_cost in column:
                after = known.get(kind)
                if after is None:
                    after = move(stack, kind)
                if after >= 0:
                    total = cost + kind_cost
                    held = following.get(after)
                    if held is None or total < held[0]:
                        following[after] = (total, after, kind, state)
            if price is not None:
                total = cost + price
                held = following.get(stack)
                if held is None or total < held[0]:
                    following[stack] = (total, stack, None, state)
        if beam is not None and len(following) > beam:
            best = sorted(following.values(), key=_cost)[:beam]
            following = {state[1]: state for state in best}
        layer = following
    ended = [state for stack, state in layer.items() if table.accepts(stack)]
    if not ended:
        return None
    last: _State | None = min(ended, key=_cost)
    assert last is not None
    cost = last[0]
    kinds: list[str | None] = []
    while last is not None and last[3] is not None:
        kinds.append(last[2])
        last = last[3]
    kinds.reverse()
    return tuple(kinds), cost


def tree(table: Table, kinds: Sequence[str | None]) -> Node:
    """The tree of a sequence of kinds that the grammar accepts; columns with None are left out of it."""
    stack = 0
    values: list[list[Node | int]] = []
    rules = table.rules
    for index, kind in [*enumerate(kinds), (-1, END)]:
        if kind is None:
            continue
        for number in table.reductions(stack, kind):
            _, name, length, inlined = rules[number]
            cut = len(values) - length
            if inlined:
                # A list grows at its end: its own row takes the new children, so that long lists stay linear.
                row = values[cut] if length else []
                for group in values[cut + 1 :]:
                    row += group
            else:
                row = [Node(name, tuple(child for group in values[cut:] for child in group))]
            del values[cut:]
            values.append(row)
        if index >= 0:
            stack = table.move(stack, kind)
            values.append([index])
    (top,) = values[-1]
    assert isinstance(top, Node)
    return top


def _cost(state: _State) -> float:
    return state[0]
