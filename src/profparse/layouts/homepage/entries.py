"""Which of the runs of lines that look like publications are some, now that they are read: a fitted model of runs.

The model of lines knows how an entry looks; a run is read only when it is chosen. How well it reads, what it names, and
how the runs beside it read are what this model weighs; its posterior is the confidence that there is such a record.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from math import exp
from typing import NamedTuple

from profparse.fields.citation import Entry
from profparse.layouts.contract import DateDraft, Stretch
from profparse.layouts.homepage.headings import readings
from profparse.sequence import SequenceModel, load_model

KEPT, DROPPED = "PAPER", "OTHER"
BESIDE = 3  # lines between two runs of one list, at most
STEPS = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)  # where probabilities are cut into buckets


class Found(NamedTuple):
    """The lines of what may be a paper, and what stands over them."""

    numbers: list[int]
    year: DateDraft | None
    heading: str | None


def model() -> SequenceModel:
    """The model of runs that ships."""
    return load_model("entries")


def certainties(found: Sequence[Found], entries: Sequence[Entry], stretch: Stretch) -> list[float]:
    """For each run, how sure it is that it is an entry of a publication list, from 0 to 1."""
    if not found:
        return []
    runs = model()
    place = runs.kinds.index(KEPT)
    facts = facts_of(found, entries, stretch)
    watch = _WATCH.get()
    if watch is not None:
        watch(found, facts, stretch)
    return [round(row[place], 4) for row in runs.read(facts).marginals]


#: Is told the runs of a stretch and the facts about them.
Watch = Callable[[Sequence[Found], list[list[str]], Stretch], None]
_WATCH: ContextVar[Watch | None] = ContextVar("who is told the runs that are found", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Within it ``watch`` is told the runs that are found, for the model of runs to be fitted to."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def facts_of(found: Sequence[Found], entries: Sequence[Entry], stretch: Stretch) -> list[list[str]]:
    """The facts about each run; they are read in page order."""
    reads = [bisect(STEPS, entry.probability) for entry in entries]
    sections: dict[str | None, list[int]] = {}
    for run, share in zip(found, reads, strict=True):
        sections.setdefault(run.heading, []).append(share)
    out = []
    for n, (run, entry) in enumerate(zip(found, entries, strict=True)):
        first = run.numbers[0]
        cost = next((label.cost for label in stretch.labels[first] if label.kind == "PAPER"), 9.0)
        sure = bisect(STEPS, exp(-cost))
        size = sum(len(stretch.lines[k].text) for k in run.numbers)
        values = entry.draft.values
        has = "".join(
            sign
            for sign, holds in (
                ("a", values.get("authors")),
                ("v", values.get("venue")),
                ("d", entry.draft.date),
                ("l", values.get("links")),
            )
            if holds
        )
        own = sections[run.heading]
        says = readings(run.heading.rstrip(":"))[0][0] if run.heading else "none"
        title = str(values.get("title") or "")
        facts = [
            f"reads={reads[n]}",
            f"sure={sure}",
            f"reads={reads[n]},sure={sure}",
            f"has={has}",
            f"has={has},reads={reads[n]}",
            f"under={says}",
            f"under={says},reads={reads[n]}",
            f"lines={min(len(run.numbers), 6)}",
            f"size={bisect((20, 40, 80, 140, 260, 500, 900), size)}",
            f"title={bisect((2, 4, 6, 12, 24), title.count(' ') + 1)}",
            f"kind={stretch.lines[first].kind}",
            f"list={bisect((2, 4, 8, 16), len(own))}",
            f"list_reads={sum(own) // len(own)}",
            f"list_reads={sum(own) // len(own)},reads={reads[n]}",
            "lower" if title[:1].islower() else "upper",
        ]
        for way in (-1, 1):
            other = n + way
            if 0 <= other < len(found):
                near = abs(found[other].numbers[0] - first) <= BESIDE + max(len(run.numbers), len(found[other].numbers))
                facts.append(f"{way:+}:reads={reads[other]}" if near else f"{way:+}:far")
            else:
                facts.append(f"{way:+}:edge")
        out.append(facts)
    return out
