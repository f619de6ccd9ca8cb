"""Many chains at once with numpy: longest first, so that each step works on those that still go on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from itertools import chain as chained
from typing import TYPE_CHECKING, Any

from profparse.sequence.lattice import Column, Limits

if TYPE_CHECKING:
    from profparse.sequence.model import SequenceModel

MOST_UNITS = 4_000  # of sequences that are worked on together, which bounds memory


def chains_of_arrays(
    numpy: Any, model: SequenceModel, numbered: Sequence[Sequence[Sequence[int]]], limits: Limits
) -> list[list[Column]]:
    """As :func:`profparse.sequence.chain.chains`, in groups of about :data:`MOST_UNITS` units."""
    out: list[list[Column]] = []
    group: list[Sequence[Sequence[int]]] = []
    size = 0
    for units in numbered:
        if group and size + len(units) > MOST_UNITS:
            out += _group(numpy, model, group, limits)
            group, size = [], 0
        group.append(units)
        size += len(units)
    return out + (_group(numpy, model, group, limits) if group else [])


def _matrix(numpy: Any, model: SequenceModel) -> Any:
    """What each feature and each bundle adds to the score of each kind, in steps; row 0 adds nothing."""
    weights = model.weights
    size = len(weights.features) + 1
    if model.matrix is None:
        exact = numpy.int16 if weights.values.itemsize == 1 else numpy.int32  # a bundle's sum is in it, too
        matrix = numpy.zeros((size, len(weights.kinds)), dtype=exact)
        counts = numpy.diff(numpy.array(weights.starts, dtype=numpy.int64))
        rows = numpy.repeat(numpy.arange(1, size), counts)
        matrix[rows, numpy.frombuffer(weights.targets, dtype=numpy.uint8)] = numpy.array(weights.values)
        model.matrix = matrix
    new = model.bundles[len(model.matrix) - size :]
    if new:
        model.matrix = numpy.concatenate([model.matrix, _sums(numpy, model.matrix, new).astype(model.matrix.dtype)])
    return model.matrix


def _sums(numpy: Any, matrix: Any, groups: Sequence[Sequence[int]]) -> Any:
    """The sum of the rows of each group, none of which is empty."""
    starts = numpy.array(list(accumulate(map(len, groups), initial=0))[:-1])
    flat = numpy.fromiter(chained.from_iterable(groups), dtype=numpy.int64)
    return numpy.add.reduceat(matrix[flat], starts, axis=0, dtype=numpy.int32)


def _scores(numpy: Any, model: SequenceModel, units: Sequence[Sequence[int]]) -> Any:
    """The score of each kind at each unit, in steps. A unit without a known feature is given row 0."""
    return _sums(numpy, _matrix(numpy, model), [numbers or (0,) for numbers in units])


def _group(
    numpy: Any, model: SequenceModel, numbered: Sequence[Sequence[Sequence[int]]], limits: Limits
) -> list[list[Column]]:
    order = sorted(range(len(numbered)), key=lambda n: -len(numbered[n]))
    lengths = [len(numbered[n]) for n in order]
    longest, count, kinds = lengths[0], len(order), len(model.kinds)
    if not longest:
        return [[] for _ in order]
    units = [numbers for n in order for numbers in numbered[n]]
    scores = _scores(numpy, model, units)
    allowed = [kind for kind in range(kinds) if kind not in limits.without]
    scores -= scores[:, allowed].max(axis=1, keepdims=True)
    sizes = numpy.array(lengths)
    sequence = numpy.repeat(numpy.arange(count), sizes)
    time = numpy.arange(len(units)) - numpy.repeat(numpy.cumsum(sizes) - sizes, sizes)
    emissions = numpy.zeros((longest, count, kinds))
    powers = numpy.exp(scores[:, allowed] * model.weights.step)
    emissions[time[:, None], sequence[:, None], numpy.array(allowed)[None, :]] = powers
    alive = (sizes[None, :] > numpy.arange(longest)[:, None]).sum(axis=1).tolist()
    transitions = numpy.array(model.transitions)
    forward = numpy.zeros((longest, count, kinds))
    scales = numpy.ones((longest, count, 1))
    for t in range(longest):
        a = alive[t]
        now = emissions[0, :a] if not t else (forward[t - 1, :a] @ transitions) * emissions[t, :a]
        scale = now.sum(axis=1, keepdims=True)
        scales[t, :a] = scale
        forward[t, :a] = now / scale
    emissions /= scales
    backward = numpy.ones((longest, count, kinds))
    turned = transitions.T.copy()
    for t in range(longest - 2, -1, -1):
        a = alive[t + 1]
        backward[t, :a] = (emissions[t + 1, :a] * backward[t + 1, :a]) @ turned
    shares = (forward * backward)[time, sequence]
    unit, kind = numpy.nonzero(shares >= limits.least)
    factors = emissions[time[unit], sequence[unit], kind]
    rows = list(zip(kind.tolist(), factors.tolist(), shares[unit, kind].tolist(), strict=True))
    ends = numpy.searchsorted(unit, numpy.arange(len(units) + 1)).tolist()
    columns = [rows[a:b] for a, b in pairwise(ends)]
    out: list[list[Column]] = [[]] * count
    place = 0
    for n, length in zip(order, lengths, strict=True):
        out[n] = columns[place : place + length]
        place += length
    return out
