"""Which of the runs of lines that look like publications are some, now that they are read: a fitted model of runs.

The model of lines knows how an entry looks; a run is read only when it is chosen. How well it reads, what it names, and
how the runs beside it read are what this model weighs (:mod:`.run_facts`); its posterior is the confidence that there
is such a record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from profparse.fields.citation import Entry
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.records import FEWEST
from profparse.layouts.homepage.run_facts import Found, facts_of
from profparse.sequence import SequenceModel, load_model

KEPT, DROPPED = "PAPER", "OTHER"


def model() -> SequenceModel:
    """The model of runs that ships."""
    return load_model("entries")


def certainties(found: Sequence[Found], entries: Sequence[Entry], stretch: Stretch) -> list[float]:
    """For each run, how sure it is that it is an entry of a publication list, from 0 to 1.

    Of a piece of a page, too short for the model of lines as well, the model knows nothing: there it counts how
    probable a run is as one reference.
    """
    if not found:
        return []
    if len(stretch.lines) < FEWEST:
        return [round(entry.probability, 4) for entry in entries]
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
