"""Many chains at once with numpy: longest first, so that each step works on those that still go on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain as chained
from typing import TYPE_CHECKING, Any

from profparse.sequence.chain import LEAST, Chain

if TYPE_CHECKING:
    from profparse.sequence.model import SequenceModel

MOST_UNITS = 20_000  # of sequences that are worked on together, which bounds memory


def chains_of_arrays(
    numpy: Any, model: SequenceModel, numbered: Sequence[Sequence[Sequence[int]]]
) -> list[Chain]:
    """As :func:`profparse.sequence.chain.chains`, in groups of at most :data:`MOST_UNITS` units."""
    out: list[Chain] = []
    group: list[Sequence[Sequence[int]]] = []
    size = 0
    for units in numbered:
        if group and size + len(units) > MOST_UNITS:
            out += _group(numpy, model, group)
            group, size = [], 0
        group.append(units)
        size += len(units)
    return out + (_group(numpy, model, group) if group else [])


def _matrix(numpy: Any, model: SequenceModel) -> Any:
    """The model's rows as an array; grown as rows are added."""
    have = 0 if model.matrix is None else model.filled
    if model.matrix is None or len(model.rows) > len(model.matrix):
        larger = numpy.zeros((max(1024, 2 * len(model.rows)), len(model.kinds)))
        if have:
            larger[:have] = model.matrix[:have]
        model.matrix = larger
    if len(model.rows) > have:
        model.matrix[have : len(model.rows)] = model.rows[have:]
        model.filled = len(model.rows)
    return model.matrix


def _group(numpy: Any, model: SequenceModel, numbered: Sequence[Sequence[Sequence[int]]]) -> list[Chain]:
    order = sorted(range(len(numbered)), key=lambda n: -len(numbered[n]))
    lengths = [len(numbered[n]) for n in order]
    longest, count, kinds = lengths[0], len(order), len(model.kinds)
    if not longest:
        return [Chain([]) for _ in order]
    units = [numbers for n in order for numbers in numbered[n]]
    most = max(map(len, units))
    flat = numpy.array(
        list(chained.from_iterable([[*numbers, *[0] * (most - len(numbers))] for numbers in units])), dtype=numpy.int64
    ).reshape(len(units), most)
    matrix = _matrix(numpy, model)
    scores = matrix[flat[:, 0]].copy() if most else numpy.zeros((len(units), kinds))
    for n in range(1, most):
        scores += matrix[flat[:, n]]
    scores -= scores.max(axis=1, keepdims=True)
    flat_emissions = numpy.exp(scores)
    emissions = numpy.zeros((longest, count, kinds))
    places = numpy.array([(t, n) for n, length in enumerate(lengths) for t in range(length)])
    emissions[places[:, 0], places[:, 1]] = flat_emissions
    alive = [0] * (longest + 1)
    for length in lengths:
        alive[length - 1] += 1
    for t in range(longest - 1, -1, -1):
        alive[t] += alive[t + 1]
    transitions = numpy.array(model.transitions)
    forward = numpy.zeros((longest, count, kinds))
    scales = numpy.ones((longest, count, 1))
    for t in range(longest):
        a = alive[t]
        now = emissions[0] if not t else (forward[t - 1, :a] @ transitions) * emissions[t, :a]
        scale = now.sum(axis=1, keepdims=True)
        scales[t, :a] = scale
        forward[t, :a] = now / scale
    emissions /= scales
    backward = numpy.ones((longest, count, kinds))
    turned = transitions.T.copy()
    for t in range(longest - 2, -1, -1):
        a = alive[t + 1]
        backward[t, :a] = (emissions[t + 1, :a] * backward[t + 1, :a]) @ turned
    forward *= backward
    shares = forward[places[:, 0], places[:, 1]]
    factors = emissions[places[:, 0], places[:, 1]]
    unit, kind = numpy.nonzero(shares >= LEAST)
    columns: list[list[tuple[int, float, float]]] = [[] for _ in units]
    for u, k, factor, share in zip(
        unit.tolist(), kind.tolist(), factors[unit, kind].tolist(), shares[unit, kind].tolist(), strict=True
    ):
        columns[u].append((k, factor, share))
    out: list[Chain] = [Chain([])] * count
    place = 0
    for n, length in zip(order, lengths, strict=True):
        out[n] = Chain(columns[place : place + length])
        place += length
    return out
