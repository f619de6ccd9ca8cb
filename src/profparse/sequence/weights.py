"""The weights of a fitted model, and the file that they are kept in.

The file: a line that names the format and its version, a line of JSON (the kinds, the weights of their transitions, the
number of features and of weights, the step that weights are kept in, what else the model says of itself), then as
columns the CRC-32 of each feature's name in ascending order (little-endian, four bytes), a second checksum of each (a
byte), how many kinds each has weights for (a byte), and of all weights the kind (a byte) and the value in steps (a
signed byte). Read so, a file makes no strings: a page needs few of its features. A strange name is taken for a known one
once in ten million.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple
from zlib import adler32, crc32

FORMAT = "profparse weights 1"
MOST = 127  # steps that a weight may have in either direction: it is kept in a signed byte


class WeightsError(ValueError):
    """A weights file that cannot be read: missing, cut, or of another version. The message names the file."""


class Weights(NamedTuple):
    """The weights of a model over ``kinds``, read from a file.

    ``transitions[a][b]`` is the weight of kind ``b`` behind kind ``a``, as numbers of the order of ``kinds``. ``facts``
    are what else the file says of itself (``name``, ``features_digest``, ...).
    """

    kinds: tuple[str, ...]
    transitions: tuple[tuple[float, ...], ...]
    step: float
    keys: array[int]
    checks: array[int]
    starts: Sequence[int]
    targets: bytes
    values: array[int]
    facts: Mapping[str, Any]

    def add(self, feature: str, row: list[float]) -> None:
        """Add the weights of a feature to ``row``, one number for each kind; an unknown feature adds nothing."""
        data = feature.encode("utf-8", "surrogatepass")
        key = crc32(data)
        keys = self.keys
        place = bisect_left(keys, key)
        if place < len(keys) and keys[place] == key and self.checks[place] == adler32(data) & 0xFF:
            step, values, targets = self.step, self.values, self.targets
            for n in range(self.starts[place], self.starts[place + 1]):
                row[targets[n]] += values[n] * step


def to_bytes(
    kinds: Sequence[str],
    transitions: Mapping[tuple[str, str], float],
    features: Mapping[str, Mapping[str, float]],
    facts: Mapping[str, Any],
    *,
    most: float = 8.0,
) -> bytes:
    """The content of a weights file, the same bytes for the same weights.

    ``features`` maps a feature's name to its weights by kind; weights beyond ``most`` in either direction are kept as
    ``most``, and those that are nearer to nothing than to a step are left out.
    """
    step = most / MOST
    numbers = {kind: n for n, kind in enumerate(kinds)}
    rows: dict[int, tuple[int, list[tuple[int, int]]]] = {}
    for name in sorted(features):
        kept = [
            (numbers[kind], max(-MOST, min(MOST, round(weight / step))))
            for kind, weight in sorted(features[name].items())
            if kind in numbers
        ]
        kept = sorted((kind, value) for kind, value in kept if value)
        if kept:
            data = name.encode("utf-8", "surrogatepass")
            rows.setdefault(crc32(data), (adler32(data) & 0xFF, kept))
    keys = sorted(rows)
    weights = [pair for key in keys for pair in rows[key][1]]
    header = {
        **facts,
        "kinds": list(kinds),
        "transitions": [[round(transitions.get((a, b), 0.0), 3) for b in kinds] for a in kinds],
        "step": step,
        "features": len(keys),
        "weights": len(weights),
    }
    return b"".join([
        FORMAT.encode() + b"\n",
        json.dumps(header, sort_keys=True, ensure_ascii=False).encode() + b"\n",
        _little_endian(array("I", keys)).tobytes(),
        bytes(rows[key][0] for key in keys),
        bytes(len(rows[key][1]) for key in keys),
        bytes(kind for kind, _ in weights),
        array("b", [value for _, value in weights]).tobytes(),
    ])


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
        size, count = facts["features"], facts["weights"]
        kinds = tuple(facts["kinds"])
        transitions = tuple(map(tuple, facts["transitions"]))
        step = facts["step"]
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsError(f"{name}: a file of weights that is cut or damaged in its head") from error
    if len(columns) != size * 6 + count * 2:
        raise WeightsError(
            f"{name}: a file of weights that is cut: {len(columns)} bytes of weights, not {size * 6 + count * 2}"
        )
    keys, values = array("I"), array("b")
    keys.frombytes(columns[: size * 4])
    values.frombytes(columns[size * 6 + count :])
    starts = list(accumulate(columns[size * 5 : size * 6], initial=0))
    if starts[-1] != count:
        raise WeightsError(f"{name}: a file of weights that is damaged: its counts do not add up")
    return Weights(
        kinds, transitions, step, _little_endian(keys), array("B", columns[size * 4 : size * 5]), starts,
        columns[size * 6 : size * 6 + count], values, facts,
    )  # fmt: skip


def _little_endian(keys: array[int]) -> array[int]:
    if sys.byteorder == "little":
        return keys
    swapped = array("I", keys)
    swapped.byteswap()
    return swapped
