"""Lark grammars over kinds: loading the ``.lark`` files and turning each into an LALR table.

A profparse grammar has no characters in it. Its terminals, all ``%declare``d, are the kinds that a line (or a piece of
a line) may have, and heuristics propose those kinds with costs; :mod:`profparse.grammar.decode` searches the table for
the cheapest sequence of kinds that the grammar accepts. Lark analyses the grammar and refuses an ambiguous one; it is
needed only when a grammar is built, not when a page is read: the tables of the grammars that ship with the package
are kept in ``data/grammars``, a file for each, written by ``python -m profparse.grammar`` and valid for exactly the
grammar files whose digest they name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from profparse.data_files import DIRECTORY, load_json
from profparse.diagnostics import MissingLibraryError
from profparse.grammar.automaton import END as END
from profparse.grammar.automaton import Automaton, Stack, automaton_from, determined

if TYPE_CHECKING:
    from pathlib import Path

    from lark import Lark

#: The releases of Lark whose tables :func:`table_of` can read: they are no part of what it promises to keep.
LARK_FROM, LARK_BEFORE = (1, 2), (2,)
TABLES = os.path.join(DIRECTORY, "grammars")


class Rule(NamedTuple):
    """A production: its left side, the name of its node in a tree, its length, and whether the node is dissolved."""

    origin: str
    name: str
    length: int
    inlined: bool


class Table:
    """An LALR table over kinds, with every move that was once computed kept.

    ``actions[state]`` maps a symbol to the state that it leads to (0 or more) or to a rule to reduce (``-1 - rule``).
    Stacks of states are known by number: 0 is the empty one. A grammar of lists has few, so moves are soon all known.
    ``automaton`` says which sequences of kinds the grammar accepts; None for a grammar that nests.
    """

    def __init__(
        self, start: int, end: int, actions: list[dict[str, int]], rules: list[Rule], automaton: Automaton | None
    ) -> None:
        self.start = start
        self.end = end
        self.actions = actions
        self.rules = rules
        self.automaton = automaton
        self.forget()

    def forget(self) -> None:
        """Drop the moves that were kept."""
        self.stacks: list[Stack] = [(self.start,)]
        self.numbers: dict[Stack, int] = {(self.start,): 0}
        self.edges: list[dict[str, int]] = [{}]  # by stack: kind -> stack after it, -1 where it is not allowed
        self._reductions: dict[tuple[int, str], tuple[int, ...]] = {}

    def move(self, stack: int, kind: str) -> int:
        """The number of the stack after the kind was taken, or -1 where the grammar does not allow it there."""
        known = self.edges[stack].get(kind)
        if known is not None:
            return known
        states = list(self.stacks[stack])
        reduced = []
        after = -1
        while True:
            if kind == END and states[-1] == self.end:
                after = stack
                break
            action = self.actions[states[-1]].get(kind)
            if action is None:
                break
            if action >= 0:
                after = self._number((*states, action))
                break
            rule = self.rules[-1 - action]
            reduced.append(-1 - action)
            if rule.length:
                del states[-rule.length :]
            states.append(self.actions[states[-1]][rule.origin])
        self.edges[stack][kind] = after
        self._reductions[stack, kind] = tuple(reduced)
        return after

    def _number(self, stack: Stack) -> int:
        number = self.numbers.get(stack)
        if number is None:
            number = self.numbers[stack] = len(self.stacks)
            self.stacks.append(stack)
            self.edges.append({})
        return number

    def accepts(self, stack: int) -> bool:
        """Whether the sequence may end here."""
        return self.move(stack, END) >= 0

    def reductions(self, stack: int, kind: str) -> tuple[int, ...]:
        """The rules reduced, in order, before the kind is taken."""
        self.move(stack, kind)
        return self._reductions[stack, kind]


def compiled(text: str, directory: Path | None = None) -> dict[str, Any]:
    """The table of a grammar text as plain data. Raises ``lark.exceptions.GrammarError`` for a bad grammar.

    ``directory`` is where ``%import``ed grammars are looked for.
    """
    return table_of(analysed(text, directory))


def analysed(text: str, directory: Path | None = None) -> Lark:
    """Lark's parser of a grammar text, which holds the table; it parses nothing.

    Raises :class:`MissingLibraryError` for a Lark whose tables may be of another form.
    """
    from lark import Lark, __version__
    from lark.lexer import Lexer

    if not LARK_FROM <= _release(__version__) < LARK_BEFORE:
        wanted = f"lark>={'.'.join(map(str, LARK_FROM))},<{'.'.join(map(str, LARK_BEFORE))}"
        raise MissingLibraryError(f"this is Lark {__version__}; grammars are compiled by: pip install '{wanted}'")

    class NoLexer(Lexer):
        def __init__(self, *_: Any) -> None: ...

        def lex(self, *_: Any) -> Iterator[Any]:
            return iter(())

    paths = [str(directory)] if directory else []
    return Lark(text, parser="lalr", lexer=NoLexer, import_paths=paths, maybe_placeholders=False)


def _release(version: str) -> tuple[int, ...]:
    """The numbers that a version begins with."""
    return tuple([int(part) for part in version.split(".")[:2] if part.isdigit()])


def table_of(parser: Lark) -> dict[str, Any]:
    """The table of a parser as plain data."""
    from lark.parsers.lalr_analysis import Shift

    table: Any = parser.parser.parser._parse_table
    # Lark numbers rules and states in the order of its sets, which differs from process to process.
    rules = sorted(parser.rules, key=lambda r: (r.origin.name, r.order, r.alias or "", [s.name for s in r.expansion]))
    numbers = {id(rule): n for n, rule in enumerate(rules)}
    states = _reached(table.states, table.start_states["start"], Shift)
    actions: list[dict[str, int]] = [{} for _ in states]
    for state, number in states.items():
        for symbol in sorted(table.states[state]):
            kind, target = table.states[state][symbol]
            actions[number][symbol] = states[target] if kind is Shift else -1 - numbers[id(target)]
    rows: list[list[Any]] = [
        [rule.origin.name, rule.alias, len(rule.expansion), bool(rule.options.expand1)] for rule in rules
    ]
    end = states[table.end_states["start"]]
    automaton = determined(actions, [(origin, length) for origin, _, length, _ in rows], 0, end)
    return {"start": 0, "end": end, "actions": actions, "rules": rows, "automaton": automaton}


def _reached(states: Mapping[int, Mapping[str, tuple[Any, Any]]], start: int, shift: Any) -> dict[int, int]:
    """The states that can be reached, numbered in the order in which they are from the start, symbols by name."""
    numbers = {start: 0}
    for state in (waiting := [start]):
        for symbol in sorted(states[state]):
            kind, target = states[state][symbol]
            if kind is shift and target not in numbers:
                numbers[target] = len(numbers)
                waiting.append(target)
    return numbers


def table_from(data: Mapping[str, Any]) -> Table:
    """The table that :func:`compiled` gave as plain data."""
    rules = []
    for origin, alias, length, expand_one in data["rules"]:
        inlined = alias is None and (origin.startswith("_") or (expand_one and length == 1))
        rules.append(Rule(origin, alias or origin, length, inlined))
    automaton = automaton_from(data["automaton"]) if data["automaton"] else None
    return Table(data["start"], data["end"], data["actions"], rules, automaton)


def build(text: str, directory: Path | None = None) -> Table:
    """Build the table of a grammar text; for grammars that do not ship with the package."""
    return table_from(compiled(text, directory))


def directory() -> Path:
    """Where the ``.lark`` files are: inside the package, or in the source tree beside it."""
    from pathlib import Path

    return Path(_folder())


@cache
def _folder() -> str:
    package = os.path.dirname(os.path.abspath(DIRECTORY))
    inside = os.path.join(package, "grammars")
    return inside if os.path.isdir(inside) else os.path.join(package, "..", "..", "grammars")


@cache
def digest(folder: str) -> str:
    """A digest of the grammar files of a folder: of their names and their bytes."""
    whole = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".lark"):
            with open(os.path.join(folder, name), "rb") as file:
                whole += [name.encode(), file.read().replace(b"\r\n", b"\n")]
    return sha256(b"\0".join(whole)).hexdigest()


def _shipped(name: str) -> Mapping[str, Any] | None:
    """The table that ships for a grammar, where it is one of the grammar files as they are."""
    try:
        data: Mapping[str, Any] = load_json(f"grammars/{name}")
    except FileNotFoundError:
        return None
    return data if data["digest"] == digest(_folder()) else None


@cache
def load(name: str) -> Table:
    """The table of the grammar ``NAME.lark``; compiled on the spot where the shipped tables are not of this file.

    Raises ``FileNotFoundError`` where there is no such grammar.
    """
    data = _shipped(name)
    if data is None:
        folder = directory()
        data = compiled((folder / f"{name}.lark").read_text("utf-8"), folder)
    return table_from(data)


def write_tables(into: str | os.PathLike[str] = TABLES) -> None:
    """Compile every grammar that has a ``start`` rule, and write the tables that ship with the package."""
    folder = directory()
    os.makedirs(into, exist_ok=True)
    for file in sorted(folder.glob("*.lark")):
        text = file.read_text("utf-8")
        if "\nstart:" in text or text.startswith("start:"):
            data = {"digest": digest(_folder()), **compiled(text, folder)}
            with open(os.path.join(into, f"{file.stem}.json"), "w", encoding="utf-8", newline="\n") as out:
                out.write(json.dumps(data, separators=(",", ":"), sort_keys=True) + "\n")
