"""Mappings that cannot be changed."""

import copy
import pickle
from collections.abc import Callable

import pytest

from profparse.diagnostics import Diagnostic
from profparse.frozen import Frozen, frozen


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.__setitem__("a", 2),
        lambda m: m.__delitem__("a"),
        lambda m: m.update(a=2),
        lambda m: m.pop("a"),
        lambda m: m.popitem(),
        lambda m: m.setdefault("b", 1),
        lambda m: m.clear(),
        lambda m: m.__ior__({"b": 1}),
    ],
    ids=["set", "delete", "update", "pop", "popitem", "setdefault", "clear", "or"],
)
def test_no_method_changes_it(change: Callable[[Frozen], object]) -> None:
    """Every way to change a dict is refused."""
    mapping = Frozen(a=1)
    with pytest.raises(TypeError, match="this mapping is immutable"):
        change(mapping)
    assert mapping == {"a": 1}


def test_it_is_a_value() -> None:
    """It equals a dict of the same items, hashes by them, and survives copying and pickling."""
    mapping = Frozen(a=1, b=(2, 3))
    assert mapping == {"b": (2, 3), "a": 1}
    assert hash(mapping) == hash(Frozen(b=(2, 3), a=1))
    for twin in (copy.deepcopy(mapping), copy.copy(mapping), pickle.loads(pickle.dumps(mapping))):
        assert (twin, type(twin)) == (mapping, Frozen)


def test_the_facts_of_a_diagnostic_are_frozen() -> None:
    """What a diagnostic is given is made immutable at any depth, so that it can be hashed and comes back from JSON."""
    facts = {"alternatives": [{"title": "A"}, {"title": "B"}]}
    remark = Diagnostic("boundary-uncertain", "warning", "the title may end elsewhere", (0, 3), facts)
    assert remark.data == {"alternatives": ({"title": "A"}, {"title": "B"})} == frozen(facts)
    assert isinstance(hash(remark), int)
