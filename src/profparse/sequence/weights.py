"""The weights of a fitted model, and the file that they are kept in.

The file: a line that names the format and its version, a line of JSON (the kinds, the weights of their transitions, the
number of features and of weights, the step that weights are kept in, what else the model says of itself), the features'
names in ascending order, one a line, deflated, then as columns how many kinds each has weights for (a byte), and of all
weights the kind (a byte) and the value in steps (a signed byte; in a fine file, as its head says, two bytes, the lower
first).
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

FORMAT = "profparse weights 2"
MOST = 127  # steps that a weight may have in either direction: it is kept in a signed byte
RANGE = 8.0  # the largest weight: e^8, a ratio of 3,000, from one fact
LEVEL = 9  # of the deflation
FINE = 16  # fine steps in a step: small differences from other weights, at many features, are kept


class WeightsError(ValueError):
    """A weights file that cannot be read: missing, cut, or of another version. The message names the file."""


class Weights(NamedTuple):
    """The weights of a model over ``kinds``, as a file holds them.

    ``transitions[a][b]`` is the weight of kind ``b`` behind kind ``a``, as numbers of the order of ``kinds``.
    ``features[name]`` is the feature's number, from 1; its weights are those from ``starts[number - 1]`` up to
    ``starts[number]``, of the kinds ``targets`` and in steps of ``step``. ``facts`` are what else the file says.
    """

    kinds: tuple[str, ...]
    transitions: tuple[tuple[float, ...], ...]
    step: float
    features: dict[str, int]
    starts: Sequence[int]
    targets: bytes
    values: array[int]
    facts: Mapping[str, Any]

    def row(self, number: int) -> list[int]:
        """What the feature of a number adds to the score of each kind, in steps; number 0 adds nothing."""
        row = [0] * len(self.kinds)
        if number:
            for n in range(self.starts[number - 1], self.starts[number]):
                row[self.targets[n]] = self.values[n]
        return row


def to_bytes(
    kinds: Sequence[str],
    transitions: Mapping[tuple[str, str], float],
    features: Mapping[str, Mapping[str, float]],
    facts: Mapping[str, Any],
) -> bytes:
    """The content of a weights file, the same bytes for the same weights.

    ``features`` maps a feature's name to its weights by kind. Weights beyond :data:`RANGE` are kept as that, and those
    nearer to nothing than to a step are left out. Raises ``ValueError`` for a name with a line end.
    """
    step = RANGE / MOST
    numbers = {kind: n for n, kind in enumerate(kinds)}
    rows: list[tuple[str, list[tuple[int, int]]]] = []
    for name in sorted(features):
        if "\n" in name:
            raise ValueError(f"a feature's name has no line end: {name!r}")
        kept = sorted(
            (numbers[kind], value)
            for kind, weight in features[name].items()
            if kind in numbers and (value := max(-MOST, min(MOST, round(weight / step))))
        )
        if kept:
            rows.append((name, kept))
    weights = [pair for _, kept in rows for pair in kept]
    return as_bytes(
        Weights(
            tuple(kinds),
            tuple([tuple([round(transitions.get((a, b), 0.0), 3) for b in kinds]) for a in kinds]),
            step,
            {name: n for n, (name, _) in enumerate(rows, 1)},
            list(accumulate([len(kept) for _, kept in rows], initial=0)),
            bytes([kind for kind, _ in weights]),
            array("b", [value for _, value in weights]),
            facts,
        )
    )


def as_bytes(weights: Weights) -> bytes:
    """The content of the file of weights, whose features stand in ascending order."""
    names = "\n".join(weights.features).encode("utf-8", "surrogatepass")
    packed = zlib.compress(names, LEVEL)
    header = {
        **{name: fact for name, fact in weights.facts.items() if name != "fine"},
        "kinds": weights.kinds,
        "transitions": weights.transitions,
        "step": weights.step,
        "features": len(weights.features),
        "names": len(names),
        "packed": len(packed),
        "weights": len(weights.targets),
    }
    values = array(weights.values.typecode, weights.values)
    if values.itemsize > 1:
        header["fine"] = True
        if sys.byteorder == "big":
            values.byteswap()
    return b"".join([
        FORMAT.encode() + b"\n",
        json.dumps(header, sort_keys=True, ensure_ascii=False).encode() + b"\n",
        packed,
        bytes([end - start for start, end in pairwise(weights.starts)]),
        weights.targets,
        values.tobytes(),
    ])  # fmt: skip


def from_bytes(data: bytes, name: str) -> Weights:
    """The weights that the content of a file holds. Raises :class:`WeightsError`, which names ``name``."""
    first, _, rest = data.partition(b"\n")
    if first != FORMAT.encode():
        if first.startswith(b"profparse weights "):
            raise WeightsError(f"{name}: weights of another version: {first.decode()!r}, not {FORMAT!r}")
        raise WeightsError(f"{name}: not a file of weights")
    line, _, columns = rest.partition(b"\n")
    try:
        facts = json.loads(line)
        size, count, whole, length = facts["features"], facts["weights"], facts["names"], facts["packed"]
        kinds = tuple(facts["kinds"])
        transitions = tuple(map(tuple, facts["transitions"]))
        step = facts["step"]
        values = array("h" if facts.get("fine") else "b")
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsError(f"{name}: a file of weights that is cut or damaged in its head") from error
    expected = length + size + count * (1 + values.itemsize)
    if len(columns) != expected:
        raise WeightsError(f"{name}: a file of weights that is cut: {len(columns)} bytes of weights, not {expected}")
    try:
        unpacked = zlib.decompressobj().decompress(columns[:length], whole) if whole else b""
        names = unpacked.decode("utf-8", "surrogatepass").split("\n") if unpacked else []
    except (zlib.error, ValueError, TypeError, OverflowError) as error:
        raise WeightsError(f"{name}: a file of weights that is damaged: its names cannot be unpacked") from error
    starts = list(accumulate(columns[length : length + size], initial=0))
    if starts[-1] != count or len(names) != size:
        raise WeightsError(f"{name}: a file of weights that is damaged: its counts do not add up")
    values.frombytes(columns[length + size + count :])
    if sys.byteorder == "big" and values.itemsize > 1:
        values.byteswap()
    features = dict(zip(names, range(1, size + 1), strict=True))
    return Weights(
        kinds, transitions, step, features, starts, columns[length + size : length + size + count], values, facts
    )
