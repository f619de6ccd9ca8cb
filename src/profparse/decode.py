"""The cheapest sequence of kinds that a grammar accepts: heuristics propose, the grammar disposes.

The same search serves the lines of a page and the pieces of a line. A column holds the kinds that one line (or piece)
may have, each with a cost; a sequence costs the sum of its kinds' costs; a column may be skipped at a price, which is
how a stretch that nothing fits is left out while its neighbours are still read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from profparse.grammar import END, Table

Column = Sequence[tuple[str, float]]
BEAM = 24  # stacks kept for a column; the grammars here have fewer that differ
MOST_STACKS = 1 << 16  # that a table keeps; only a grammar that nests can reach it
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
    table: Table,
    columns: Sequence[Column],
    *,
    skip: float | Callable[[int], float] | None = None,
    slack: float | None = None,
) -> Decoded:
    """Choose the cheapest kind sequence that the grammar accepts, and give its tree.

    ``skip`` is the price of leaving a column out (a number, or a function of its index); without it no column may be
    left out. ``slack`` drops what costs so much more than the best so far that it will not come back. Of sequences
    with equal cost the one found first wins, so the result is the same each time. Time is linear in the number of
    columns.
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
        if slack is not None and len(following) > 4:
            most = min(following.values(), key=_cost)[0] + slack
            following = {after: state for after, state in following.items() if state[0] <= most}
        if len(following) > BEAM:
            best = sorted(following.values(), key=_cost)[:BEAM]
            following = {state[1]: state for state in best}
        layer = following
        if not layer:
            return Decoded((None,) * len(columns), None, float("inf"))
    ended = [state for stack, state in layer.items() if table.accepts(stack)]
    if not ended:
        return Decoded((None,) * len(columns), None, float("inf"))
    last: _State | None = min(ended, key=_cost)
    assert last is not None
    cost = last[0]
    kinds: list[str | None] = []
    while last is not None and last[3] is not None:
        kinds.append(last[2])
        last = last[3]
    kinds.reverse()
    return Decoded(tuple(kinds), tree(table, kinds), cost)


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
