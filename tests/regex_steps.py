"""How many steps a backtracking search takes: a small matcher over Python's own parse of a pattern, which counts.

It tries what :mod:`re` tries, in the same order, without its shortcuts; so what is linear here is linear there. Tests
hold it against :mod:`re` itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as op
from re import _parser as parser
from typing import Any

ONE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
Ends = Iterator[int]
Matcher = Callable[[int], Ends]


class TooMany(Exception):
    """More steps than allowed."""


class Counter:
    """Searches a text for a pattern and counts the steps; raises :class:`TooMany` beyond ``most``."""

    def __init__(self, source: str, flags: int, most: int = 2_000_000) -> None:
        self.tree = parser.parse(source, flags)
        self.flags = self.tree.state.flags
        self.most = most
        self.steps = 0
        self.text = ""
        self.groups: dict[int, tuple[int, int]] = {}
        self._ones: dict[int, re.Pattern[str]] = {}

    def search(self, text: str, *, everywhere: bool = True) -> tuple[int, int] | None:
        """Where the pattern first matches, as ``re.search`` says, or ``re.match`` unless ``everywhere``.

        ``steps`` holds what it took.
        """
        self.text, self.steps, self.groups = text, 0, {}
        for start in range(len(text) + 1 if everywhere else 1):
            for end in self._sequence(self.tree.data, 0, start, self.flags):
                return start, end
        return None

    def _step(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > self.most:
            raise TooMany

    def _sequence(self, nodes: Any, at: int, place: int, flags: int) -> Ends:
        """The ends of what the nodes from ``at`` on match at ``place``, in the order in which they are tried."""
        while at < len(nodes) and nodes[at][0] in ONE:
            self._step()
            if not self._one(nodes[at], place, flags):
                return
            at, place = at + 1, place + 1
        if at == len(nodes):
            yield place
            return
        for end in self._node(nodes[at], place, flags):
            yield from self._sequence(nodes, at + 1, end, flags)

    def _one(self, node: Any, place: int, flags: int) -> bool:
        if place >= len(self.text):
            return False
        pattern = self._ones.get(id(node))
        if pattern is None:
            tree = parser.SubPattern(parser.State(), [node])
            tree.state.flags = flags
            pattern = self._ones[id(node)] = compiler.compile(tree, flags & ~op.SRE_FLAG_DEBUG)
        return pattern.match(self.text, place, place + 1) is not None

    def _node(self, node: Any, place: int, flags: int) -> Ends:
        self._step()
        kind, argument = node
        if kind is op.BRANCH:
            for branch in argument[1]:
                yield from self._sequence(branch.data, 0, place, flags)
        elif kind is op.SUBPATTERN:
            group, more, less, body = argument
            for end in self._sequence(body.data, 0, place, (flags | more) & ~less):
                if group is not None:
                    self.groups[group] = place, end
                yield end
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            yield from self._repeat(argument, place, flags, greedy=kind is op.MAX_REPEAT)
        elif kind is op.POSSESSIVE_REPEAT:
            yield from list(self._first(self._repeat(argument, place, flags, greedy=True)))
        elif kind is op.ATOMIC_GROUP:
            yield from list(self._first(self._sequence(argument.data, 0, place, flags)))
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            direction, body = argument
            start = place if direction > 0 else place - body.getwidth()[0]
            found = start >= 0 and any(True for _ in self._sequence(body.data, 0, start, flags))
            if found == (kind is op.ASSERT):
                yield place
        elif kind is op.AT:
            if self._at(argument, place, flags):
                yield place
        elif kind is op.GROUPREF:
            a, b = self.groups.get(argument, (0, 0))
            if self.text.startswith(self.text[a:b], place):
                yield place + b - a
        else:
            raise NotImplementedError(str(kind))

    @staticmethod
    def _first(ends: Ends) -> Ends:
        for end in ends:
            yield end
            return

    def _repeat(self, argument: Any, place: int, flags: int, *, greedy: bool) -> Ends:
        least, most, body = argument
        nodes = body.data
        if len(nodes) == 1 and nodes[0][0] in ONE:
            yield from self._run(nodes[0], least, most, place, flags, greedy=greedy)
            return

        def after(count: int, start: int) -> Ends:
            more = count < most
            if not greedy and count >= least:
                yield start
            if more:
                for end in self._sequence(nodes, 0, start, flags):
                    if end > start or count < least:
                        yield from after(count + 1, end)
            if greedy and count >= least:
                yield start

        yield from after(0, place)

    def _run(self, node: Any, least: int, most: int, place: int, flags: int, *, greedy: bool) -> Ends:
        """A repeat of single characters."""
        end = place
        if greedy:
            while end - place < most and self._one(node, end, flags):
                self._step()
                end += 1
            while end - place >= least:
                self._step()
                yield end
                end -= 1
            return
        while True:
            if end - place >= least:
                self._step()
                yield end
            if end - place >= most or not self._one(node, end, flags):
                return
            end += 1

    def _at(self, where: Any, place: int, flags: int) -> bool:
        text, size = self.text, len(self.text)
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            multiline = flags & re.MULTILINE and where is op.AT_BEGINNING
            return place == 0 or bool(multiline and text[place - 1] == "\n")
        if where is op.AT_END_STRING:
            return place == size
        if where is op.AT_END:
            return (
                place == size
                or (place == size - 1 and text[place] == "\n")
                or bool(flags & re.MULTILINE and text[place] == "\n")
            )
        before = place > 0 and bool(re.match(r"\w", text[place - 1]))
        after = place < size and bool(re.match(r"\w", text[place]))
        return (before != after) == (where is op.AT_BOUNDARY)
