"""The file of weights: what it holds comes back, and a bad one is told by name."""

import zlib
from array import array
from pathlib import Path

import pytest

from profparse.data_files import DIRECTORY
from profparse.sequence import WeightsError
from profparse.sequence.model import read_weights
from profparse.sequence.weights import LEVEL, MOST, as_bytes, from_bytes, to_bytes

KINDS = ("A", "B")
FEATURES = {"w=one": {"A": 1.0, "B": -2.0}, "w=two": {"B": 20.0}, "w=weak": {"A": 1e-6}}
TRANSITIONS = {("A", "B"): 0.5, ("B", "B"): -1.25}


def test_what_is_written_is_read_again() -> None:
    """Weights come back to half a step, those beyond the range as its end, and those near nothing not at all."""
    weights = from_bytes(to_bytes(KINDS, TRANSITIONS, FEATURES, {"name": "sample"}), "sample")
    assert weights.kinds == KINDS
    assert weights.transitions == ((0.0, 0.5), (0.0, -1.25))
    assert set(weights.features) == {"w=one", "w=two"}
    one = [value * weights.step for value in weights.row(weights.features["w=one"])]
    assert one == pytest.approx([1.0, -2.0], abs=weights.step / 2)
    assert weights.row(weights.features["w=two"]) == [0, MOST]
    assert weights.row(0) == [0, 0]
    assert weights.facts["name"] == "sample"


def test_the_same_weights_give_the_same_bytes() -> None:
    """The order in which features are given does not matter."""
    turned = dict(reversed(FEATURES.items()))
    assert to_bytes(KINDS, TRANSITIONS, FEATURES, {}) == to_bytes(KINDS, TRANSITIONS, turned, {})


def test_what_is_read_is_written_again() -> None:
    """The weights that ship, and fine ones, whose steps are smaller, come out as they came in."""
    for path in sorted((Path(DIRECTORY) / "weights").glob("*.weights")):
        assert as_bytes(from_bytes(path.read_bytes(), path.name)) == path.read_bytes()
    fine = WEIGHTS._replace(step=WEIGHTS.step / 16, values=array("h", [16 * value for value in WEIGHTS.values]))
    again = from_bytes(as_bytes(fine), "fine")
    assert (again.values, again.step) == (fine.values, fine.step)
    assert as_bytes(again) == as_bytes(fine)


def test_a_name_has_no_line_end() -> None:
    """A feature whose name holds a line end is refused, for names stand one a line."""
    with pytest.raises(ValueError, match=r"^a feature's name has no line end: 'a\\nb'$"):
        to_bytes(KINDS, {}, {"a\nb": {"A": 1.0}}, {})


WEIGHTS = from_bytes(to_bytes(KINDS, TRANSITIONS, FEATURES, {}), "sample")
WHOLE = to_bytes(KINDS, TRANSITIONS, FEATURES, {})
BROKEN = {
    "no weights": (b"GIF89a", "x.weights: not a file of weights"),
    "another version": (
        WHOLE.replace(b"weights 2", b"weights 9", 1),
        "x.weights: weights of another version: 'profparse weights 9', not 'profparse weights 2'",
    ),
    "cut in its head": (WHOLE[:60], "x.weights: a file of weights that is cut or damaged in its head"),
    "cut": (WHOLE[:-1], "x.weights: a file of weights that is cut: 26 bytes of weights, not 27"),
    "names that are not packed": (
        WHOLE.replace(zlib.compress(b"w=one\nw=two", LEVEL), b"w=one\nw=two" + b" " * 8),
        "x.weights: a file of weights that is damaged: its names cannot be unpacked",
    ),
    "damaged": (
        WHOLE[:-8] + b"\x05" + WHOLE[-7:],
        "x.weights: a file of weights that is damaged: its counts do not add up",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_file_is_told_by_name(name: str) -> None:
    """One sentence names the file and what is wrong with it."""
    data, message = BROKEN[name]
    with pytest.raises(WeightsError) as caught:
        from_bytes(data, "x.weights")
    assert str(caught.value) == message


def test_a_missing_file_is_told_by_name() -> None:
    """A file that is not there gives the same kind of error."""
    with pytest.raises(WeightsError) as caught:
        read_weights("no/such.weights")
    assert str(caught.value) == "no/such.weights: the file of weights cannot be read: No such file or directory"
