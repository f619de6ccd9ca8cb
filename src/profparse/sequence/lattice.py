"""What each unit of a chain may be, which a grammar then chooses from, and what is left out of it."""

from __future__ import annotations

from typing import NamedTuple

#: Kinds with a smaller posterior are left out of what the grammar chooses from: it seldom needs them, and each costs.
LEAST = 1e-3

#: What a unit may be: ``(kind number, factor, posterior)``. The product of the factors along a path, times the model's
#: transitions, is the path's probability among all paths.
Column = list[tuple[int, float, float]]


class Limits(NamedTuple):
    """What a chain leaves out: kinds, by number, that no unit may have, and those with a smaller posterior."""

    without: frozenset[int] = frozenset()
    least: float = LEAST
