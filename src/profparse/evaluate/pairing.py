"""Which of the items found is which of the items wanted."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from profparse.evaluate.compare import likeness

A = TypeVar("A")
B = TypeVar("B")


class Pairing(NamedTuple, Generic[A, B]):
    """The pairs, and what of either side has no partner."""

    pairs: list[tuple[A, B]]
    missed: list[A]
    extra: list[B]


def pair(
    wanted: Sequence[A], found: Sequence[B], wanted_key: Callable[[A], str], found_key: Callable[[B], str], least: float
) -> Pairing[A, B]:
    """Pair one to one by keys: equal keys first, in order; then the likest, those at a like place first.

    Keys less alike than ``least`` are no pair.

    >>> pair(["narrow", "wide"], ["wide", "tall"], str, str, 0.9)
    Pairing(pairs=[('wide', 'wide')], missed=['narrow'], extra=['tall'])
    """
    wanted_keys, found_keys = [wanted_key(item) for item in wanted], [found_key(item) for item in found]
    places: dict[str, deque[int]] = defaultdict(deque)
    for j, key in enumerate(found_keys):
        places[key].append(j)
    partners: dict[int, int] = {}
    for i, key in enumerate(wanted_keys):
        if key and places.get(key):
            partners[i] = places[key].popleft()
    free = set(range(len(found))) - set(partners.values())
    candidates = []
    for i in (i for i in range(len(wanted)) if i not in partners):
        for j in sorted(free):
            score = likeness(wanted_keys[i], found_keys[j], least)
            if score >= least:
                apart = abs(i / max(1, len(wanted)) - j / max(1, len(found)))
                candidates.append((-score, apart, i, j))
    for _, _, i, j in sorted(candidates):
        if i not in partners and j in free:
            partners[i] = j
            free.remove(j)
    return Pairing(
        [(wanted[i], found[j]) for i, j in partners.items()],
        [item for i, item in enumerate(wanted) if i not in partners],
        [found[j] for j in sorted(free)],
    )
