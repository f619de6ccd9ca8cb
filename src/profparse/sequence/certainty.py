"""How often what a model says of one unit is right: its share, calibrated on units that it had not seen."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

RIGHT, WRONG = "RIGHT", "WRONG"  # the kinds of models that say whether something holds
FURTHEST = 16.0  # log odds of a share that is rounded to 0 or 1


def certainty(share: float, facts: Mapping[str, float]) -> float:
    """How often units of such a share are of the kind, by the ``slope`` and ``intercept`` among a model's facts.

    >>> certainty(0.5, {"slope": 2.0, "intercept": 0.0}), certainty(0.0, {"slope": 1.0, "intercept": 0.0}) < 0.001
    (0.5, True)
    """
    odds = log(share / (1 - share)) if 0 < share < 1 else FURTHEST if share else -FURTHEST
    return 1 / (1 + exp(-(facts["slope"] * odds + facts["intercept"])))
