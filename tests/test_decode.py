"""The search for the cheapest sequence, held against a slow one that tries them all."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark
from lark.lexer import Lexer

from profparse import decode as decoding
from profparse.decode import Column, Node, Skip, cheapest_of_stacks, decode, tree
from profparse.grammar import Table, build, directory, load

KINDS = "ABCDEFGH"
NAMES = sorted(path.stem for path in directory().glob("*.lark"))
# Grammars of lists as the shipped ones are, each with the regular expression that says the same; a kind is a letter.
LISTS = {
    "start: (A | b)*\nb: B C* D?": "(?:A|BC*D?)*",
    "start: a* _b\na: A B\n_b: C (D | E)* F?": "(?:AB)*C(?:D|E)*F?",
    "start: A? b+ C\nb: D | E c*\nc: F G?": "A?(?:D|E(?:FG?)*)+C",
    "start: _s*\n_s: a | b | c\na: A (x | y)*\nb: B (x | y)*\nc: C x*\nx: D E*\ny: F": (
        "(?:A(?:DE*|F)*|B(?:DE*|F)*|C(?:DE*)*)*"
    ),
    "start: A start_ B?\nstart_: | C start_": "AC*B?",
}
NESTED = "start: g*\ng: A (g | B)* C"
DEPTH = 6

costs = st.integers(0, 12).map(lambda n: n / 4)
columns_of = st.lists(
    st.lists(st.tuples(st.sampled_from(KINDS), costs), max_size=3, unique_by=lambda pair: pair[0]), max_size=DEPTH
)
prices = st.one_of(st.none(), costs, st.lists(costs, min_size=DEPTH, max_size=DEPTH).map(lambda row: row.__getitem__))


@cache
def table_of(grammar: str) -> Table:
    """The table of a grammar whose kinds are the letters."""
    return build(f"{grammar}\n%declare {' '.join(KINDS)}\n")


def nested(kinds: str) -> bool:
    """Whether the groups of ``NESTED`` close in order, by counting."""
    depth = 0
    for kind in kinds:
        if kind not in "ABC" or (kind != "A" and not depth):
            return False
        depth += {"A": 1, "B": 0, "C": -1}[kind]
    return not depth


def tried(accepts: Callable[[str], object], columns: list[Column], skip: Skip) -> float | None:
    """The cost of the cheapest sequence, found by trying every one."""
    rows: list[list[tuple[str, float]]] = [list(column) for column in columns]
    if skip is not None:
        rows = [[*row, ("", skip(n) if callable(skip) else skip)] for n, row in enumerate(rows)]
    found = [
        sum(cost for _, cost in row)
        for row in itertools.product(*rows)
        if accepts("".join(kind for kind, _ in row))
    ]
    return min(found, default=None)


def paid(kinds: tuple[str | None, ...], columns: list[Column], skip: Skip) -> float:
    """What a sequence costs."""
    total = 0.0
    for n, (kind, column) in enumerate(zip(kinds, columns, strict=True)):
        if kind is not None:
            total += dict(column)[kind]
        else:
            assert skip is not None
            total += skip(n) if callable(skip) else skip
    return total


@pytest.mark.parametrize("grammar", [*LISTS, NESTED])
@settings(max_examples=150, deadline=None)
@given(columns=columns_of, skip=prices)
def test_the_search_finds_the_cheapest_sequence(grammar: str, columns: list[Column], skip: Skip) -> None:
    """Its cost is that of the best of all sequences, it is accepted, and it costs what is said; or there is none."""
    accepts = nested if grammar == NESTED else re.compile(LISTS[grammar]).fullmatch
    table = table_of(grammar)
    assert (table.automaton is None) == (grammar == NESTED)
    found = decode(table, columns, skip=skip)
    best = tried(accepts, columns, skip)
    if best is None:
        assert found.tree is None
        assert found.kinds == (None,) * len(columns)
        return
    assert found.tree is not None
    assert found.cost == pytest.approx(best)
    assert accepts("".join(kind or "" for kind in found.kinds))
    assert paid(found.kinds, columns, skip) == pytest.approx(best)
    assert list(found.tree.leaves()) == [n for n, kind in enumerate(found.kinds) if kind is not None]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_fast_search_agrees_with_the_slow_one(name: str, data: st.DataObject) -> None:
    """Over the automaton of each shipped grammar the cost is that over the parser's own stacks without a beam."""
    table = load(name)
    assert table.automaton is not None
    kinds = sorted({kind for edges in table.automaton.edges for kind in edges})
    column = st.lists(st.tuples(st.sampled_from(kinds), costs), max_size=4, unique_by=lambda pair: pair[0])
    columns = data.draw(st.lists(column, max_size=12))
    skip = data.draw(st.one_of(st.none(), costs))
    slow = cheapest_of_stacks(table, columns, skip)
    fast = decode(table, columns, skip=skip)
    assert (slow is None) == (fast.tree is None)
    if slow is not None:
        assert fast.cost == pytest.approx(slow[1])
        assert paid(fast.kinds, columns, skip) == pytest.approx(slow[1])


class _NoLexer(Lexer):
    def __init__(self, *_: object) -> None: ...

    def lex(self, *_: object) -> object:
        return iter(())


def derived(name: str) -> st.SearchStrategy[list[str]]:
    """Sequences of kinds that a grammar derives, drawn from its rules as Lark reads them."""
    lark = Lark((directory() / f"{name}.lark").read_text("utf-8"), parser="lalr", lexer=_NoLexer)
    return from_lark(lark, explicit={kind.name: st.just(f"{kind.name} ") for kind in lark.terminals}).map(str.split)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_a_grammar_derives_decodes_with_nothing_skipped(name: str, data: st.DataObject) -> None:
    """A derived sequence is taken as it is, though every line may be skipped or be something dearer."""
    kinds = data.draw(derived(name))
    assume(len(kinds) <= 200)
    others = data.draw(st.lists(st.sampled_from(sorted(set(kinds) or {"A"})), min_size=len(kinds), max_size=len(kinds)))
    columns = [
        [(kind, 0.0)] if kind == other else [(other, 0.5), (kind, 0.0)]
        for kind, other in zip(kinds, others, strict=True)
    ]
    found = decode(load(name), columns, skip=0.25)
    assert found.kinds == tuple(kinds)
    assert found.cost == 0
    assert found.tree is not None
    assert list(found.tree.leaves()) == list(range(len(kinds)))


def test_nothing_is_left_out_for_nothing() -> None:
    """Where skipping costs as much as reading, the line is read; of two kinds at one price the first named is taken."""
    table = table_of("start: (A | B)*")
    assert decode(table, [[("A", 1.0)], [("B", 0.5), ("A", 0.5)]], skip=1.0).kinds == ("A", "B")


def test_a_sequence_that_nothing_accepts_has_no_tree() -> None:
    """Without a price for skipping, one line that fits nowhere leaves the whole without a tree, at an infinite cost."""
    found = decode(table_of("start: A B"), [[("A", 0.0)], [("C", 0.0)]])
    assert found == ((None, None), None, float("inf"))


def test_the_tree_names_rules_and_dissolves_helpers() -> None:
    """Rules are nodes, aliases name them, and what begins with an underscore is dissolved into its parent."""
    table = table_of("start: _part*\n_part: a | B\na: A C* -> named")
    whole = tree(table, ["A", None, "C", "B", "A"])
    assert whole == Node("start", (Node("named", (0, 2)), 3, Node("named", (4,))))
    assert [node.children for node in whole.nodes("named")] == [(0, 2), (4,)]


def lines_run(call: Callable[[], object]) -> int:
    """How many lines of code the decoder runs in a call."""
    count = 0
    here = decoding.__file__

    def local(frame: object, event: str, arg: object) -> object:
        nonlocal count
        count += event == "line"
        return local

    def entered(frame: object, event: str, arg: object) -> object:
        code = frame.f_code  # type: ignore[attr-defined]
        return local if code.co_filename in (here, here.replace("decode", "grammar")) else None

    before = sys.gettrace()
    sys.settrace(entered)  # type: ignore[arg-type]
    try:
        call()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", NAMES)
def test_ten_times_the_lines_take_ten_times_the_steps(name: str) -> None:
    """Steps are counted, not timed: ten times the columns, at most eleven times the lines of code run."""
    table = load(name)
    assert table.automaton is not None
    kinds = sorted({kind for edges in table.automaton.edges for kind in edges})
    columns = [[(kinds[(n * 7 + k) % len(kinds)], float(k)) for k in range(3)] for n in range(200)]

    def run(columns: list[list[tuple[str, float]]]) -> int:
        return lines_run(lambda: decode(table, columns, skip=1.5))

    run(columns)  # moves are kept from now on
    assert run(columns * 10) <= 11 * run(columns)
