"""Reading by fitted weights what is like the pages that they were fitted to, and all else as before.

Few pages of one kind say nothing of the others: weights that are fitted to them would read those worse. So a model of
one's own keeps how often each feature occurs on each of its pages, and a page on which they occur otherwise is read as
if there were no such model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from math import sqrt

from profparse.sequence import Reading, SequenceModel, Weights
from profparse.sequence.columns import Columns
from profparse.sequence.lattice import LEAST
from profparse.sequence.model import Expand, Fact

#: How alike two pages are at least that are of one kind. Of a hundred annotated pages of as many sites one in ten is so
#: alike to any other (lists of dated news, mostly); pages of one template are alike by 0.9 and more.
ALIKE = 0.87
#: The features that tell the form of a reference; the others are its words.
_FORM = ("t=", "in=", "gap=", "style=", "hint=", "at=")

#: How often each feature occurs on a page, by its number.
Counts = Mapping[int, int]


class FittedModel(SequenceModel):
    """A model of sequences for pages that are like ``pages``; what is not is read by ``instead``."""

    def __init__(
        self, name: str, weights: Weights, expand: Expand | None, pages: Sequence[Counts], instead: SequenceModel
    ) -> None:
        super().__init__(weights, expand)
        self.instead = instead
        self.pages = pages
        self._of = form_of(weights) if name == "references" else None
        self._shares = [_shares(counts, self._of) for counts in pages]

    def read_many(
        self,
        sequences: Sequence[Sequence[Sequence[Fact]] | Columns],
        grammar: str | None = None,
        without: Collection[str] = (),
        least: float = LEAST,
        led: tuple[str, frozenset[str]] | None = None,
        beam: int = 0,
    ) -> list[Reading]:
        """As :meth:`SequenceModel.read_many`, of sequences that are a page's."""
        if self.is_alike(counted(self, sequences)):
            return super().read_many(sequences, grammar, without, least, led, beam)
        return self.instead.read_many(sequences, grammar, without, least, led, beam)

    def is_alike(self, counts: Counts) -> bool:
        """Whether a page is of the kind of any that the model was fitted to."""
        own = _shares(counts, self._of)
        return any(_overlap(own, shares) >= ALIKE for shares in self._shares)


def counted(model: SequenceModel, sequences: Sequence[Sequence[Sequence[Fact]] | Columns]) -> Counts:
    """How often each feature that a model knows occurs in the sequences of a page."""
    numbers = Counter(chain.from_iterable(chain.from_iterable(model.numbered(sequences))))
    size = len(model.weights.features)
    out: Counter[int] = Counter()
    for number, count in numbers.items():
        if 0 < number <= size:
            out[number] += count
        elif number:
            for one in model.bundles[number - size - 1]:
                out[one] += count
    return out


def form_of(weights: Weights) -> frozenset[int]:
    """The numbers of the features that tell a reference's form."""
    return frozenset([number for name, number in weights.features.items() if name.startswith(_FORM)])


def _shares(counts: Counts, of: frozenset[int] | None) -> dict[int, float]:
    """The square roots of the features' shares, among all or among some."""
    kept = {number: count for number, count in counts.items() if of is None or number in of}
    total = sum(kept.values())
    return {number: sqrt(count / total) for number, count in kept.items()}


def _overlap(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """How alike two pages are, from 0 to 1: the Bhattacharyya coefficient."""
    if len(other) < len(one):
        one, other = other, one
    return sum([share * other[number] for number, share in one.items() if number in other])
