"""The cheapest sequence of kinds that a grammar accepts, against trying them all."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.grammar import Table, build
from profparse.grammar.decode import decode

GRAMMAR = """
start: (paper | NOTE)*
paper: HEADER title BYLINE? TEXT*
title: TITLE | GLUED
%declare HEADER TITLE GLUED BYLINE TEXT NOTE
"""
KINDS = ("HEADER", "TITLE", "GLUED", "BYLINE", "TEXT", "NOTE")


@pytest.fixture(scope="module")
def table() -> Table:
    """The table of the small grammar above."""
    return build(GRAMMAR)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(KINDS), st.integers(0, 9), min_size=1, max_size=3), max_size=5))
def test_the_search_finds_the_cheapest_sequence(rows: list[dict[str, int]]) -> None:
    """Of all sequences that the grammar accepts, skipped columns at their price, the one found costs least."""
    small = build(GRAMMAR)
    columns = [[(kind, float(cost)) for kind, cost in row.items()] for row in rows]
    found = decode(small, columns, skip=7.0)
    costs = []
    for choice in product(*([*column, (None, 7.0)] for column in columns)):
        kept = [[(kind, 0.0)] for kind, _ in choice if kind is not None]
        if decode(small, kept).tree is not None:
            costs.append(sum(cost for _, cost in choice))
    assert found.cost == pytest.approx(min(costs))


def test_nothing_is_left_out_for_nothing(table: Table) -> None:
    """What fits as it stands is taken whole."""
    columns = [[("HEADER", 0.0)], [("TITLE", 1.0), ("GLUED", 0.2)], [("BYLINE", 0.5), ("TEXT", 0.9)]]
    assert decode(table, columns, skip=9.0).kinds == ("HEADER", "GLUED", "BYLINE")


def test_a_sequence_that_nothing_accepts_has_no_tree(table: Table) -> None:
    """Without a price for skipping, one misplaced kind leaves nothing."""
    assert decode(table, [[("BYLINE", 0.0)]]).tree is None


def test_the_tree_names_its_rules(table: Table) -> None:
    """Nodes carry the rules' names, and leaves the numbers of their columns."""
    tree = decode(table, [[("HEADER", 0.0)], [("TITLE", 0.0)], [("NOTE", 0.0)]]).tree
    assert tree is not None
    papers = list(tree.nodes("paper"))
    assert [list(paper.leaves()) for paper in papers] == [[0, 1]]
    assert tree.children[-1] == 2
