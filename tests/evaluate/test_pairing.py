"""Which found item is which wanted one."""

import pytest

from profparse.evaluate.compare import likeness
from profparse.evaluate.pairing import pair

TITLES = ["narrowtablesinpages", "wideonesinbooks", "narrowtablesinpagesii"]


@pytest.mark.parametrize(
    ("wanted", "found", "pairs", "missed", "extra"),
    [
        (TITLES, TITLES[::-1], [(t, t) for t in TITLES], [], []),
        (["abcdef"], ["abcdeg", "abcdex"], [("abcdef", "abcdeg")], [], ["abcdex"]),
        (["narrowtables"], ["narrowtablesandmore"], [("narrowtables", "narrowtablesandmore")], [], []),
        (["one", "one"], ["one"], [("one", "one")], ["one"], []),
        ([""], [""], [], [""], [""]),
        ([], ["one"], [], [], ["one"]),
    ],
    ids=["any order", "the first of equals", "a start", "one to one", "no key", "nothing wanted"],
)
def test_items_are_paired_by_their_keys(
    wanted: list[str], found: list[str], pairs: list[tuple[str, str]], missed: list[str], extra: list[str]
) -> None:
    """Equal keys first, then the likest ones, each item at most once."""
    assert pair(wanted, found, str, str, 0.8) == (pairs, missed, extra)


def test_an_equal_key_goes_before_a_like_one() -> None:
    """A title that starts another's is not taken from its own entry."""
    paired = pair(["narrowtables", "narrowtablestwo"], ["narrowtablestwo", "narrowtables"], str, str, 0.8)
    assert paired.pairs == [("narrowtables", "narrowtables"), ("narrowtablestwo", "narrowtablestwo")]


def test_likeness_under_the_least_counts_as_none() -> None:
    """What is surely too unlike is not compared letter by letter."""
    assert likeness("abcdef", "uvwxyz", 0.5) == 0.0
    assert likeness("abcdef", "abcdeg", 0.5) == pytest.approx(5 / 6)
