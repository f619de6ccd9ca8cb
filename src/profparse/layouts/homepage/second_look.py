"""Runs of lines that may be papers, though the cheapest reading of the page takes them for none: they are read as well.

The model of lines knows how lines look, not how they read. Where it leaves a share of doubt the run is read, and the
model of runs (:mod:`.entries`), which sees the reading, decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.entries import Found
from profparse.layouts.homepage.proposer import Facts
from profparse.layouts.homepage.unread import shares

if TYPE_CHECKING:
    from profparse.layouts.homepage.build import Placed

#: The posterior of opening a paper from which on a run is read: of those under it hardly one in a hundred is a paper.
LEAST = 0.1
LEAST_BESIDE = 0.02  # the same of a line beside a run that is read
ALIKE = 0.5  # the likeness from which on a line rather is an entry by itself: it is read, whatever stands around it
LARGEST = 24  # lines of a run


def second_look(loose: Iterable[Placed], papers: Iterable[Found], stretch: Stretch) -> list[Found]:
    """The runs among the lines of no paper, piece of news or project; ``loose`` are those, in page order.

    ``papers`` are the runs that the cheapest reading takes for papers.
    """
    out: list[Found] = []
    numbers: list[int] = []
    reach = 0.0  # the posterior of the run's last line being part of it
    taken = {n for found in papers for n in found.numbers}
    for n, placed in _lines(loose):
        found = shares(stretch, n)
        opens, goes_on = found.get("PAPER", 0.0), found.get("PAPER_MORE", 0.0)
        adjoins = bool(numbers) and n == numbers[-1] + 1
        if adjoins and len(numbers) < LARGEST and goes_on > opens and 2 * goes_on >= reach:
            numbers.append(n)
            reach = goes_on
        elif (
            opens >= LEAST
            or _is_alike(stretch, n)
            or (opens >= LEAST_BESIDE and (adjoins or n - 1 in taken or n + 1 in taken))
        ):
            numbers = [n]
            reach = opens
            out.append(Found(numbers, placed.above, placed.heading, again=True))
        else:
            numbers = []
    return out


def _is_alike(stretch: Stretch, n: int) -> bool:
    facts = stretch.facts.get(n)
    return isinstance(facts, Facts) and facts.alone >= ALIKE


def _lines(loose: Iterable[Placed]) -> Iterator[tuple[int, Placed]]:
    for placed in loose:
        if isinstance(placed.part, int):
            yield placed.part, placed
        else:
            for n in placed.part.leaves():
                yield n, placed
