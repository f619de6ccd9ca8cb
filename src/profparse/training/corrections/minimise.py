"""The least of a smooth convex function of many numbers: L-BFGS, with numpy alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np

MEMORY = 6  # steps that the shape of the function is learnt from
SHRINK = 0.5  # of a step that does not lead down far enough
LEAST_DECREASE = 1e-4  # Armijo: of what the slope promises
MOST_SHRINKS = 20

Array = Any
#: The value of a function at a place, and its gradient.
Function = Callable[[Array], tuple[float, Array]]


def minimised(function: Function, start: Array, iterations: int, tolerance: float = 1e-5) -> Array:
    """Where a function is least, near enough: after so many steps, or when a step gains less than ``tolerance`` of it.

    The same function and start give the same numbers.

    >>> import numpy as np
    >>> minimised(lambda x: (float(((x - 3) ** 2).sum()), 2 * (x - 3)), np.zeros(2), 50).round(6).tolist()
    [3.0, 3.0]
    """
    place = start
    value, gradient = function(place)
    steps: deque[tuple[Array, Array, float]] = deque(maxlen=MEMORY)
    for _ in range(iterations):
        direction = _direction(gradient, steps)
        slope = float(np.vdot(gradient, direction))
        if slope >= 0:  # nothing leads down any more
            break
        length = 1.0 if steps else min(1.0, 1.0 / float(np.abs(gradient).sum()))
        for _ in range(MOST_SHRINKS):
            following = place + length * direction
            lower, turned = function(following)
            if lower <= value + LEAST_DECREASE * length * slope:
                break
            length *= SHRINK
        else:
            break
        step, change = following - place, turned - gradient
        curvature = float(np.vdot(step, change))
        if curvature > 0:
            steps.append((step, change, curvature))
        gained = value - lower
        place, value, gradient = following, lower, turned
        if gained <= tolerance * max(1.0, abs(value)):
            break
    return place


def _direction(gradient: Array, steps: deque[tuple[Array, Array, float]]) -> Array:
    """The way down, as the last steps tell of the function's curvature."""
    out = -gradient
    shares = []
    for step, change, curvature in reversed(steps):
        share = float(np.vdot(step, out)) / curvature
        shares.append(share)
        out = out - share * change
    if steps:
        step, change, curvature = steps[-1]
        out = out * (curvature / float(np.vdot(change, change)))
    for (step, change, curvature), share in zip(steps, reversed(shares), strict=True):
        out = out + (share - float(np.vdot(change, out)) / curvature) * step
    return out
