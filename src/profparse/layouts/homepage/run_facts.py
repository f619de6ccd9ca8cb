"""What speaks for a run of lines being an entry: how it reads, how its lines look, and what stands beside it.

None of the facts holds a number that prefers; the model ``entries`` weighs them.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from profparse.fields.citation import Entry
from profparse.layouts.contract import DateDraft, Stretch
from profparse.layouts.homepage.headings import readings
from profparse.layouts.homepage.proposer import Facts
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

BESIDE = 4  # lines from the end of one run to the next of its list, at most
STEPS = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)  # where probabilities are cut into buckets
LINE_STEPS = (*STEPS, 0.99, 0.997)  # of the model of lines, which is surer
READS_WELL = 5  # the bucket from which on a run reads rather well
PAGE_STEPS = (0.1, 0.3, 0.5, 0.7, 0.9)  # of the share of a page's runs that do
MOST_AUTHORS, MOST_YEARS, MOST_LINES = 4, 3, 6  # that are told apart by number

_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTES = frozenset('"“”«»「」『』《》')


class Found(NamedTuple):
    """The lines of what may be a paper, and what stands over them."""

    numbers: list[int]
    year: DateDraft | None
    heading: str | None


class _Run(NamedTuple):
    """What the neighbours of a run ask of it, too."""

    reads: int  # how probable it is as one reference, as a bucket
    sure: int  # how probable its first line is as the first of an entry
    fields: frozenset[str]  # those that were read


def facts_of(found: Sequence[Found], entries: Sequence[Entry], stretch: Stretch) -> list[list[str]]:
    """The facts about each run; they are read in page order."""
    runs = [_run(run, entry, stretch) for run, entry in zip(found, entries, strict=True)]
    headed: dict[str | None, list[int]] = {}
    for run, own in zip(found, runs, strict=True):
        headed.setdefault(run.heading, []).append(own.reads)
    sections = {heading: (len(reads), sum(reads) // len(reads)) for heading, reads in headed.items()}
    places = _places(found)
    page = bisect(PAGE_STEPS, sum(own.reads >= READS_WELL for own in runs) / max(len(runs), 1))
    out = []
    for n, (run, entry, own) in enumerate(zip(found, entries, runs, strict=True)):
        facts = [
            *_of_reading(entry, own),
            *_of_lines([stretch.lines[k] for k in run.numbers]),
            *_of_words(run, stretch),
            *_of_section(run, own, *sections[run.heading]),
        ]
        least = min([_opening(run, stretch), *(_inside(k, stretch) for k in run.numbers[1:])])
        first, count = places[n]
        facts += [
            f"inner={bisect(LINE_STEPS, least)}",
            f"place={'alone' if count == 1 else 'first' if n == first else 'last' if n == first + count - 1 else 'in'}",
            f"of={bisect((2, 4, 8, 16), count)}",
            f"page_reads={page}",
        ]
        for way in (-1, 1):
            if not 0 <= n + way < len(found):
                facts.append(f"{way:+}:edge")
            elif not first <= n + way < first + count:
                facts.append(f"{way:+}:far")
            else:
                beside = runs[n + way]
                facts += [
                    f"{way:+}:reads={beside.reads}",
                    f"{way:+}:sure={beside.sure}",
                    f"{way:+}:differs={len(own.fields ^ beside.fields)}",
                ]
        out.append(facts)
    return out


def _run(run: Found, entry: Entry, stretch: Stretch) -> _Run:
    values = entry.draft.values
    fields = {field for field in ("authors", "venue", "links") if values.get(field)}
    return _Run(
        bisect(STEPS, entry.probability),
        bisect(LINE_STEPS, _opening(run, stretch)),
        frozenset(fields | {"date"} if entry.draft.date else fields),
    )


def _places(found: Sequence[Found]) -> list[tuple[int, int]]:
    """Of each run the first of its list, the runs under one heading that stand close to each other, and their count."""
    firsts: list[int] = []
    for n, run in enumerate(found):
        above = found[n - 1]
        joined = n and run.heading == above.heading and run.numbers[0] - above.numbers[-1] <= BESIDE
        firsts.append(firsts[-1] if joined else n)
    counts = Counter(firsts)
    return [(first, counts[first]) for first in firsts]


def _share(n: int, kind: str, stretch: Stretch) -> float:
    """How probable the model of lines has it that a line is of a kind."""
    return max((exp(-label.cost) for label in stretch.labels[n] if label.kind == kind), default=0.0)


def _opening(run: Found, stretch: Stretch) -> float:
    return _share(run.numbers[0], "PAPER", stretch)


def _inside(n: int, stretch: Stretch) -> float:
    return max(_share(n, "PAPER", stretch), _share(n, "PAPER_MORE", stretch))


def _of_reading(entry: Entry, own: _Run) -> Iterator[str]:
    """How probable the run is as one reference, and what was read."""
    draft = entry.draft
    title = str(draft.values.get("title") or "")
    has = "".join(field[0] for field in ("authors", "venue", "date", "links") if field in own.fields)
    yield f"reads={own.reads}"
    yield f"sure={own.sure}"
    yield f"reads={own.reads},sure={own.sure}"
    yield f"has={has}"
    yield f"has={has},reads={own.reads}"
    yield f"title={bisect((2, 4, 6, 12, 24), title.count(' ') + 1)}"
    yield "lower" if title[:1].islower() else "upper"
    yield f"title_sure={bisect(STEPS, draft.confidence.get('title', 0.0))}"
    yield f"authors={min(len(draft.values.get('authors') or ()), MOST_AUTHORS)}"


def _of_lines(lines: Sequence[Line]) -> Iterator[str]:
    """How the run looks as a whole."""
    text = " ".join(line.text for line in lines)
    yield f"lines={min(len(lines), MOST_LINES)}"
    yield f"size={bisect((20, 40, 80, 140, 260, 500, 900), len(text))}"
    yield f"kind={lines[0].kind}"
    yield f"years={min(len(set(_YEAR.findall(text))), MOST_YEARS)}"
    yield f"quoted={not _QUOTES.isdisjoint(text)}"
    yield f"ends={'letter' if text[-1:].isalnum() else text[-1:]}"


def _of_words(run: Found, stretch: Stretch) -> list[str]:
    """What the words of its lines show, the words themselves aside."""
    told = (fact.words for k in run.numbers if isinstance(fact := stretch.facts.get(k), Facts))
    return sorted({
        f"shows {fact}" for facts in told for fact in facts if isinstance(fact, str) and not fact.startswith("word")
    })  # fmt: skip


def _of_section(run: Found, own: _Run, count: int, reads: int) -> Iterator[str]:
    """What the heading says, how many runs stand under it, and how well they read on the average."""
    says = readings(run.heading.rstrip(":"))[0][0] if run.heading else "none"
    yield f"under={says}"
    yield f"under={says},reads={own.reads}"
    yield f"list={bisect((2, 4, 8, 16), count)}"
    yield f"list_reads={reads}"
    yield f"list_reads={reads},reads={own.reads}"
