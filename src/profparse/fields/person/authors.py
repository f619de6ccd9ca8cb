"""Who recurs among the authors of a page's papers: names in full, with initials, or turned round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

MOST_PAPERS = 400  # papers whose authors are counted

#: A name as it recurs: a word of it and the initial of another; of a name without blanks the whole, and nothing.
Turn = tuple[str, str]


def turns_of(name: str) -> frozenset[Turn]:
    """The last word with the first one's initial, and the first word with the last one's.

    >>> sorted(turns_of("Holt, M.") & turns_of("Mira A. Holt")), sorted(turns_of("王芳"))
    ([('holt', 'm')], [('王芳', '')])
    """
    words = [word for word in name.casefold().replace(".", " ").replace(",", " ").split() if word[0].isalpha()]
    if len(words) < 2:
        return frozenset((word, "") for word in words)
    turns = ((words[-1], words[0][0]), (words[0], words[-1][0]))
    return frozenset(turn for turn in turns if len(turn[0]) > 1)


class Recurring:
    """In how many of a page's papers each author stands; ``papers`` counts those that name authors."""

    def __init__(self, papers: Iterable[Sequence[str]]) -> None:
        self.count: Counter[Turn] = Counter()
        self.papers = 0
        for authors in papers:
            if authors and self.papers < MOST_PAPERS:
                self.papers += 1
                self.count.update(frozenset().union(*map(turns_of, authors)))
        self.most = max(self.count.values(), default=0)

    def of(self, name: str) -> int:
        """In how many papers a name stands."""
        return max((self.count[turn] for turn in turns_of(name)), default=0)
