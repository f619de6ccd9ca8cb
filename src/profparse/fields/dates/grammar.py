"""The shapes that dates have: ``grammars/dates.lark`` over the classes of tokens, with every shape met kept.

Which tokens may follow is asked after each one, so that a text that is no date is left at its first token that fits
nowhere; the tree is then decoded once for each sequence of classes.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from profparse.fields.dates.tokens import CLASSES
from profparse.grammar import Table, load
from profparse.grammar.decode import Node, decode

MOST_SHAPES = 4096  # kept; the classes of tokens combine into many more than pages hold

Leaves = tuple[tuple[str, int], ...]


class Part(NamedTuple):
    """One date inside a shape: its rule (``day``, ``month``, ...), and the kinds and numbers of its tokens."""

    rule: str
    leaves: Leaves


class Shape(NamedTuple):
    """What a sequence of classes is: the rule (of a range, or of a single date), its parts, or else its leaves."""

    rule: str
    parts: tuple[Part, ...]
    leaves: Leaves


class Shapes:
    """The grammar of a table, walked class by class; states are numbers, 0 the first, -1 none."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._numbers: dict[frozenset[int], int] = {frozenset({0}): 0}
        self._stacks: list[frozenset[int]] = [frozenset({0})]
        self._after: list[dict[str, int]] = [{}]
        self._accepts: list[bool] = [False]
        self._shapes: dict[tuple[str, ...], Shape | None] = {}

    def step(self, state: int, name: str) -> int:
        """The state after a token of the class ``name``, or -1 where no date goes on so."""
        after = self._after[state].get(name)
        if after is None:
            move = self._table.move
            reached = {move(stack, kind) for stack in self._stacks[state] for kind, _ in CLASSES[name]} - {-1}
            after = self._after[state][name] = self._number(frozenset(reached)) if reached else -1
        return after

    def accepts(self, state: int) -> bool:
        """Whether a date may end in this state."""
        return self._accepts[state]

    def _number(self, stacks: frozenset[int]) -> int:
        number = self._numbers.get(stacks)
        if number is None:
            number = self._numbers[stacks] = len(self._stacks)
            self._stacks.append(stacks)
            self._after.append({})
            self._accepts.append(any(map(self._table.accepts, stacks)))
        return number

    def shape(self, names: tuple[str, ...]) -> Shape | None:
        """The cheapest reading of a sequence of classes, or None where the grammar accepts none."""
        if names not in self._shapes:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
            self._shapes[names] = self._decoded(names)
        return self._shapes[names]

    def _decoded(self, names: tuple[str, ...]) -> Shape | None:
        tree, kinds = (found := decode(self._table, [CLASSES[name] for name in names])).tree, found.kinds

        def leaves(node: Node) -> Leaves:
            return tuple((kinds[n] or "", n) for n in node.leaves())

        for node in tree.children if tree is not None else ():
            if isinstance(node, Node):
                inner = tuple(Part(part.rule, leaves(part)) for part in node.children if isinstance(part, Node))
                return Shape(node.rule, inner or (Part(node.rule, leaves(node)),), leaves(node))
        return None


@cache
def shapes() -> Shapes:
    """The shapes of ``dates.lark``."""
    return Shapes(load("dates"))
