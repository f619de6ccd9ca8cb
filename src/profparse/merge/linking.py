"""Which entries are of one work: identifiers first, then the fitted score, and no chain over what speaks against.

The weights are fitted by :mod:`profparse.training.linking` and lie in ``data/linking_weights.json``: one for each fact
of :mod:`profparse.merge.evidence`; their sum is the log-odds that a pair is one work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice, product
from math import exp

from profparse.data_files import load_json
from profparse.merge.evidence import evidence
from profparse.merge.propose import proposed
from profparse.merge.signature import Signature

EVERY = "pair"  # the fact that every pair has
LEAST = "least"  # the log-odds that a pair needs at least: fitted for the precision of the training's docstring
MOST_COMPARED = 16  # pairs of two groups that are looked at before they become one: bounds the work for large groups
_EXACT = ("doi", "arxiv", "acl", "openreview", "pmid", "pmcid", "ssrn", "semantic_scholar")  # name one work each


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights by fact."""
    found: Mapping[str, float] = load_json("linking_weights")
    return found


def log_odds(one: Signature, two: Signature, fitted: Mapping[str, float] | None = None) -> float:
    """The log-odds that two entries are of one work; ``fitted`` are the shipped weights by default."""
    if not one.title or not two.title:
        return 0.0  # an entry without a title says neither; only an identifier links it
    by_fact = weights() if fitted is None else fitted
    return by_fact.get(EVERY, 0.0) + sum([by_fact.get(fact, 0.0) for fact in evidence(one, two)])


def chance(odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + exp(-odds)) if odds > -700 else 0.0


def same_identifier(one: Signature, two: Signature) -> bool:
    """Whether two entries share an identifier that names one work, and anything of what they are called by.

    A page may give one address to a paper and to the workshop around it: then neither a word of their titles nor a
    name of their authors is the same.
    """
    if not any(one.identifiers[scheme] & two.identifiers[scheme] for scheme in _EXACT
               if scheme in one.identifiers and scheme in two.identifiers):  # fmt: skip
        return False
    if set(one.numbers) != set(two.numbers) and one.title != two.title and one.talk == two.talk:
        return False  # `Part I` and `Part II`, one of which has the other's address
    return not (set(one.words).isdisjoint(two.words) and set(one.families).isdisjoint(two.families))


class Scores:
    """The proposed pairs of some entries: those that an identifier links, and the log-odds of the others."""

    def __init__(self, signatures: Sequence[Signature], fitted: Mapping[str, float] | None = None) -> None:
        self._signatures = signatures
        self._fitted = weights() if fitted is None else fitted
        self.exact: list[tuple[int, int]] = []
        self.odds: dict[tuple[int, int], float] = {}
        for a, b in proposed(signatures):
            if same_identifier(signatures[a], signatures[b]):
                self.exact.append((a, b))
            elif signatures[a].title and signatures[b].title:
                self.of(a, b)
        self._known = frozenset(self.exact)

    def of(self, a: int, b: int) -> float:
        """The log-odds of a pair, worked out once."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self.odds:
            self.odds[pair] = log_odds(self._signatures[pair[0]], self._signatures[pair[1]], self._fitted)
        return self.odds[pair]

    def groups(self, least: float | None = None) -> tuple[tuple[int, ...], ...]:
        """The places that are one work each, in order of their first place.

        Pairs are taken by falling log-odds, as long as these are above ``least`` (the fitted one by default); two
        groups become one where the mean over their pairs is above it, too, so that an entry that says little does
        not bring together two that speak against each other.
        """
        least = self._fitted.get(LEAST, 0.0) if least is None else least
        groups = {n: [n] for n in range(len(self._signatures))}
        home = list(range(len(self._signatures)))

        def join(a: int, b: int) -> None:
            a, b = sorted((home[a], home[b]))
            if a != b:
                for n in groups[b]:
                    home[n] = a
                groups[a] += groups.pop(b)

        for a, b in self.exact:
            join(a, b)
        for (a, b), value in sorted(self.odds.items(), key=lambda item: (-item[1], item[0])):
            if value <= least:
                break
            if home[a] == home[b]:
                continue
            pairs = list(islice(product(groups[home[a]], groups[home[b]]), MOST_COMPARED))
            odds = [self.of(*pair) for pair in pairs if (min(pair), max(pair)) not in self._known]
            if sum(odds) > least * len(odds):
                join(a, b)
        return tuple(tuple(sorted(groups[n])) for n in sorted(groups))

    def chance(self, a: int, b: int) -> float:
        """The probability that two entries are of one work."""
        return 1.0 if (min(a, b), max(a, b)) in self._known else chance(self.of(a, b))
