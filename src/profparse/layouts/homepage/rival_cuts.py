"""Runs of lines that read badly as one paper are cut where another may begin, if each part then reads better.

The model of lines judges a line by what stands around it; whether two papers were taken for one shows when they are
read: how well a reading fits one entry, cut right, is fitted (:mod:`profparse.fields.citation.likelihood`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from profparse.fields.citation import Entry
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.entries import Found
from profparse.layouts.homepage.unread import shares

Read = Callable[[Sequence[Found]], list[Entry]]
EVEN = 0.5  # a run that is rather one entry, cut right, than not is left as it is
LEAST = 0.1  # the posterior of opening a paper from which on a line may be where a run is cut
MOST_CUTS = 3  # that are tried of a run at once
MOST_ROUNDS = 5  # times that parts are cut again


def best_cut(found: Sequence[Found], stretch: Stretch, read: Read) -> tuple[list[Found], list[Entry]]:
    """The runs with their readings, cut where that reads better; ``read`` reads runs, all that are given at once."""
    runs, entries = list(found), read(found)
    settled: set[int] = set()  # the first lines of runs that no cut bettered
    for _ in range(MOST_ROUNDS):
        rivals = [
            (n, cut)
            for n, (run, entry) in enumerate(zip(runs, entries, strict=True))
            if entry.probability < EVEN and run.numbers[0] not in settled
            for cut in _likely(run, stretch)
        ]
        if not rivals:
            break
        parts = [
            runs[n]._replace(numbers=part)
            for n, cut in rivals
            for part in (runs[n].numbers[:cut], runs[n].numbers[cut:])
        ]
        readings = read(parts)
        best: dict[int, tuple[float, int]] = {}  # by run: how well the worse part of its best rival reads, and which
        for k, (n, _) in enumerate(rivals):
            worse = min(readings[2 * k].probability, readings[2 * k + 1].probability)
            best[n] = max(best.get(n, (-1.0, 0)), (worse, -k))
        for n, (worse, place) in sorted(best.items(), reverse=True):
            if worse > entries[n].probability:
                k = -2 * place
                runs[n : n + 1] = parts[k : k + 2]
                entries[n : n + 1] = readings[k : k + 2]
            else:
                settled.add(runs[n].numbers[0])
    return runs, entries


def _likely(run: Found, stretch: Stretch) -> list[int]:
    """The lines of a run, counted from its first, that most likely open a paper of their own."""
    found = [(-shares(stretch, n).get("PAPER", 0.0), k) for k, n in enumerate(run.numbers) if k]
    return [k for share, k in sorted(found)[:MOST_CUTS] if -share >= LEAST]
