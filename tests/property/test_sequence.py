"""Laws of the fitted engine, held against sums over every sequence of kinds."""

import itertools
import math
import sys
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.grammar import build
from profparse.sequence import SequenceModel, Weights
from profparse.sequence import chain as chain_module
from profparse.sequence import reading as reading_module
from profparse.sequence.chain import chains
from profparse.sequence.columns import Columns
from profparse.sequence.lattice import Limits
from profparse.sequence.reading import Paths, Reading
from profparse.sequence.weights import from_bytes, to_bytes

KINDS = ("A", "B", "C")
NAMES = ("one", "two", "three", "four")
#: At most one run of A, and C only behind B.
GRAMMAR = "start: _rest* | _rest* a _rest*\na: A+\n_rest: B | B C\n%declare A B C\n"

numbers = st.floats(-2, 2, allow_nan=False)
models = st.builds(
    lambda rows, steps: SequenceModel(
        from_bytes(
            to_bytes(
                KINDS,
                dict(zip(itertools.product(KINDS, KINDS), steps, strict=True)),
                {name: dict(zip(KINDS, row, strict=True)) for name, row in zip(NAMES, rows, strict=True)},
                {},
            ),
            "sample",
        )
    ),
    st.lists(st.tuples(numbers, numbers, numbers), min_size=4, max_size=4),
    st.lists(numbers, min_size=9, max_size=9),
)
units = st.lists(st.lists(st.sampled_from((*NAMES, "unknown")), max_size=3), min_size=1, max_size=5)


#: Improbable kinds are left out for speed; here they are kept, so that sums are exact.
EVERY = Limits(least=0.0)


def score(weights: Weights, sequence: list[list[str]], kinds: tuple[str, ...]) -> float:
    """The score of a sequence of kinds by the definition of a linear chain."""
    total = 0.0
    last = None
    for facts, kind in zip(sequence, kinds, strict=True):
        k = KINDS.index(kind)
        total += sum(weights.row(weights.features.get(fact, 0))[k] for fact in facts) * weights.step
        if last is not None:
            total += weights.transitions[last][k]
        last = k
    return total


def accepts(kinds: tuple[str, ...]) -> bool:
    """What :data:`GRAMMAR` says in words."""
    runs = [kind for kind, _ in itertools.groupby(kinds)]
    behind = all(k > 0 and kinds[k - 1] == "B" for k, kind in enumerate(kinds) if kind == "C")
    return runs.count("A") < 2 and behind


def plain(model: SequenceModel, sequence: list[list[str]] | Columns) -> Reading:
    """The reading in plain Python."""
    numbered = model.numbered([sequence])
    with patch.object(chain_module, "_numpy", return_value=None):
        (columns,) = chains(model, numbered, EVERY)
    return Paths(KINDS, model.transitions, build(GRAMMAR).automaton).read(columns)


@given(models, units)
@settings(max_examples=60, deadline=None)
def test_a_reading_is_the_best_of_all_sequences_that_the_grammar_accepts(
    model: SequenceModel, sequence: list[list[str]]
) -> None:
    """Kinds, posterior, marginals and the grammar's share are those of sums over every sequence."""
    reading = plain(model, sequence)
    every = list(itertools.product(KINDS, repeat=len(sequence)))
    powers = {kinds: math.exp(score(model.weights, sequence, kinds)) for kinds in every}
    accepted = {kinds: power for kinds, power in powers.items() if accepts(kinds)}
    total = sum(accepted.values())
    assert reading.accepted == pytest.approx(total / sum(powers.values()))
    assert accepted[reading.kinds] == pytest.approx(max(accepted.values()))
    assert reading.probability == pytest.approx(accepted[reading.kinds] / total)
    for t, row in enumerate(reading.marginals):
        for k, share in enumerate(row):
            own = sum(power for kinds, power in accepted.items() if kinds[t] == KINDS[k])
            assert share == pytest.approx(own / total, abs=1e-9)
    share = sum(power for kinds, power in accepted.items() if kinds[0] != "A")
    with patch.object(reading_module, "COUNTS", 0.0):
        assert reading.share(lambda t, kind: t > 0 or kind != "A") == pytest.approx(share / total, abs=1e-9)


@given(models, units, st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_a_beam_gives_a_reading_that_the_grammar_accepts_or_none(
    model: SequenceModel, sequence: list[list[str]], beam: int
) -> None:
    """A beam leaves sequences out: what it finds is accepted and no likelier, and a wide one finds the best."""
    paths = Paths(KINDS, model.transitions, build(GRAMMAR).automaton)
    with patch.object(chain_module, "_numpy", return_value=None):
        (columns,) = chains(model, model.numbered([sequence]), EVERY)
    best, narrow = paths.read(columns), paths.read(columns, beam)
    assert paths.read(columns, beam=100).numbers == best.numbers
    assert not narrow.kinds or accepts(narrow.kinds)
    assert narrow.accepted <= best.accepted * (1 + 1e-9)


@given(models, st.lists(st.one_of(units, st.just([])), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_numpy_and_plain_python_give_the_same(model: SequenceModel, sequences: list[list[list[str]]]) -> None:
    """Read one by one in plain Python or all at once with numpy, posteriors agree to nine digits."""
    pytest.importorskip("numpy", reason="numpy cannot be had here: there is plain Python alone")
    assert "numpy" in sys.modules
    numbered = model.numbered(sequences)
    together = chains(model, numbered, EVERY)
    with patch.object(chain_module, "_numpy", return_value=None):
        alone = chains(model, numbered, EVERY)
    for columns, others in zip(together, alone, strict=True):
        for column, other in zip(columns, others, strict=True):
            assert [row[0] for row in column] == [row[0] for row in other]
            for row, same in zip(column, other, strict=True):
                assert row[1:] == pytest.approx(same[1:], rel=1e-9)


@given(models, st.lists(st.tuples(st.sampled_from((None, *NAMES)), st.sampled_from((None, *NAMES))), max_size=5))
@settings(max_examples=40, deadline=None)
def test_columns_say_the_same_as_the_names_of_their_values(
    model: SequenceModel, pairs: list[tuple[str | None, str | None]]
) -> None:
    """A value that stands for several features adds what these add, with numpy and in plain Python."""
    columns: Columns = {
        "both": [pair if None not in pair else None for pair in pairs],
        "first": [pair[0] if None in pair else None for pair in pairs],
    }
    names = [[name for name in (pair if None not in pair else pair[:1]) if name] for pair in pairs]
    model.expand = lambda fact: fact[1] if fact[0] == "both" else fact[1:]
    for read in (plain, SequenceModel.read):
        found, wanted = read(model, columns), read(model, names)
        assert found.kinds == wanted.kinds
        assert found.marginals == [pytest.approx(row) for row in wanted.marginals]


def test_a_share_of_what_a_double_does_not_hold_is_nothing() -> None:
    """Where the sum from the end is too small for a number, though that from the beginning is not, nothing is sure."""
    paths = Paths(("A", "B"), [[1.0, 1.0], [1.0, 1.0]], None)
    columns = [[(0, 1e200, 1.0)], [(0, 1e-200, 0.5), (1, 1e-200, 0.5)], [(0, 1e-200, 1.0)]]
    reading = paths.read(columns)
    assert reading.kinds == ("A", "A", "A") and reading.accepted > 0
    assert reading.share(lambda _, kind: kind == "A") == 0.0
