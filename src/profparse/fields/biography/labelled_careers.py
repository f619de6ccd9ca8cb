"""Careers as the fitted model of their tokens reads them: parts of positions and degrees, and what belongs together.

It reads every line beside a page's other records, whatever its structure. What rules and grammar read of the same lines
is weighed together with it in :mod:`profparse.fields.biography.likelihood`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from profparse.fields.biography.career_facts import career_facts, features
from profparse.fields.biography.career_pairs import HEADS, CareerPart, pair_facts, pairs
from profparse.fields.biography.career_tokens import CareerTokens, career_tokens, tells
from profparse.fields.biography.periods import Period, dates_of, period_at
from profparse.fields.biography.record_evidence import Record
from profparse.model import Education, Position
from profparse.pieces.line import Line
from profparse.sequence import load_model
from profparse.sequence.certainty import RIGHT
from profparse.span import Span, hull

MORE = "_MORE"  # of a kind, behind the first token of a part
OTHER = "OTHER"
SEPARATORS = frozenset(",;:|/–—-·•，、；：。{}\\&*_#~>")  # between parts, of text and of markup
LEAST = 0.02  # a reading that is less likely is none
TOGETHER = 0.5  # what belongs to a head with a larger share belongs to it beside what belongs to it most


class CareerRun(NamedTuple):
    """Lines that follow one another, what the heading over them opens, and whether that is the first of them.

    A heading that says what it opens is no part of a career.
    """

    lines: Sequence[Line]
    section: str
    is_headed: bool = False


class LabelledRecord(NamedTuple):
    """A position or a degree, where its role or degree stands in the source, and how sure its reading is (0 to 1)."""

    record: Record
    head: Span
    sure: float


class _Run(NamedTuple):
    run: CareerRun
    tokens: CareerTokens
    parts: list[CareerPart]

    @property
    def is_led(self) -> bool:
        """Whether dates stand before what they date, as the first of the run does."""
        head = next(part for part in self.parts if part.kind in HEADS)
        return any(self.period(t) is not None for t in range(head.start))

    def period(self, t: int) -> Period | None:
        """The dates that begin at a token."""
        number, place, _ = self.tokens.places[t]
        period = period_at(self.run.lines[number].text, place)
        return period if period is not None and period.place == place else None


def labelled_careers(runs: Sequence[CareerRun]) -> list[LabelledRecord]:
    """The positions and degrees of a page's runs, in page order, each once for each organisation. Linear in time."""
    out: list[LabelledRecord] = []
    for read in _parts(runs):
        if any(part.kind in HEADS for part in read.parts):
            out += _records(read)
    return out


def _parts(runs: Sequence[CareerRun]) -> Iterator[_Run]:
    """The parts of each run in which roles or degrees are known."""
    told = [(run, tokens) for run in runs if tells(tokens := career_tokens(run.lines))]
    if not told:
        return
    model = load_model("career_tokens", features)
    facts = [career_facts(tokens, run.lines, run.section) for run, tokens in told]
    for (run, tokens), reading in zip(told, model.read_many(facts), strict=True):
        if any(kind != OTHER for kind in reading.kinds):
            sure = [row[number] for row, number in zip(reading.marginals, reading.numbers, strict=True)]
            parts = parts_of(tokens, reading.kinds, sure)
            yield _Run(run, tokens, [part for part in parts if part.line or not run.is_headed])


def parts_of(tokens: CareerTokens, kinds: Sequence[str], sure: Sequence[float]) -> list[CareerPart]:
    """The parts that tokens of some kinds make, each in one line, with the share of its least sure token.

    A sign that parts things from each other is at neither end of one.
    """
    out: list[CareerPart] = []
    last, line = OTHER, -1
    for n, (kind, (number, _, _)) in enumerate(zip(kinds, tokens.places, strict=True)):
        name = kind.removesuffix(MORE)
        if kind == OTHER:
            last = OTHER
            continue
        if name == last and number == line and kind != name:
            part = out[-1]
            out[-1] = part._replace(end=n + 1, sure=min(part.sure, sure[n]))
        else:
            out.append(CareerPart(name, n, n + 1, number, sure[n]))
        last, line = name, number
    trimmed = (_trimmed(part, tokens.words) for part in out)
    return [part for part in trimmed if part.start < part.end]


def _trimmed(part: CareerPart, words: Sequence[str]) -> CareerPart:
    start, end = part.start, part.end
    while start < end and words[start] in SEPARATORS:
        start += 1
    while start < end and words[end - 1] in SEPARATORS:
        end -= 1
    return part._replace(start=start, end=end)


def _records(read: _Run) -> Iterator[LabelledRecord]:
    model = load_model("career_pairs")
    is_led = read.is_led
    right = model.kinds.index(RIGHT)
    lower = [word.lower() for word in read.tokens.words]
    found: dict[int, dict[str, list[tuple[float, int]]]] = {}
    for n, k in pairs(read.parts):
        share = model.shares(pair_facts(lower, read.parts, n, k, read.run.section))[right]
        found.setdefault(n, {}).setdefault(read.parts[k].kind, []).append((share, k))
    for n, head in enumerate(read.parts):
        if head.kind not in HEADS:
            continue
        mine = found.get(n, {})
        places = mine.get("ORGANIZATION", [])
        chosen = sorted(
            (k, share) for share, k in places if share >= TOGETHER or (share >= LEAST and share == max(places)[0])
        )
        if head.kind == "DEGREE":
            best = max(chosen, key=lambda one: one[1], default=None)
            yield from _record(read, n, best, mine, is_led=is_led)
        else:
            places_of_head: list[tuple[int, float] | None] = [*chosen] or [None]
            for place in places_of_head:
                yield from _record(read, n, place, {}, is_led=is_led)


def _record(
    read: _Run, n: int, place: tuple[int, float] | None, mine: dict[str, list[tuple[float, int]]], *, is_led: bool
) -> Iterator[LabelledRecord]:
    """The record of a head at a place, unless its reading is hardly likely."""
    head = read.parts[n]
    sure = head.sure * (place[1] * read.parts[place[0]].sure if place is not None else TOGETHER)
    if sure < LEAST:
        return
    parts = [head, *([read.parts[place[0]]] if place is not None else [])]
    owner = _text(read, parts[1]) if place is not None else None
    fields = [read.parts[k] for share, k in mine.get("FIELD", []) if share >= TOGETHER][:1]
    advisors = [read.parts[k] for share, k in mine.get("ADVISOR", []) if share >= TOGETHER]
    dated = _period(read, n, parts, is_led=is_led)
    start, end = dates_of(*dated) if dated is not None else (None, None)
    current = None if dated is None else True if dated[1].current else False if start and end and start != end else None
    spans = [_span(read, part) for part in (*parts, *fields, *advisors)]
    if dated is not None:
        spans.append(dated[0].span(dated[1].place, dated[1].end))
    span = hull(spans)
    record: Record
    if head.kind == "ROLE":
        until = None if start == end and current else end
        record = Position(_text(read, head), owner, None, start, until, current, span)
    else:
        if start == end and start is not None:
            start = None  # a single date is when a degree was earned
        names = tuple(_text(read, one) for one in advisors)
        field = _text(read, fields[0]) if fields else None
        record = Education(_text(read, head), field, owner, None, names, start, end, current, span)
    yield LabelledRecord(record, _span(read, head), sure)


def _period(read: _Run, n: int, parts: Sequence[CareerPart], *, is_led: bool) -> tuple[Line, Period] | None:
    """The dates on a record's lines, or on the one before or behind them, that are nearest to it.

    What stands beyond another head is that one's. Of two as near the one is taken that stands where the run's do.
    """
    lines = [part.line for part in parts]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    before = next((part for part in reversed(read.parts[:n]) if part.kind in HEADS), None)
    behind = next((part for part in read.parts[n + 1 :] if part.kind in HEADS), None)
    low = before.end if before is not None else 0
    high = behind.start if behind is not None else len(read.tokens.words)
    others = {part.line for part in (before, behind) if part is not None} - set(lines)
    inside = {t for part in parts for t in range(part.start, part.end)}
    best: tuple[tuple[int, int, bool], tuple[Line, Period]] | None = None
    skip = -1
    for t in range(low, high):
        number, _, _ = read.tokens.places[t]
        if t < skip or t in inside or number in others or not min(lines) - 1 <= number <= max(lines) + 1:
            continue
        line = read.run.lines[number]
        period = read.period(t)
        if period is None:
            continue
        skip = t
        while skip < high and read.tokens.places[skip][0] == number and read.tokens.places[skip][1] < period.end:
            skip += 1
        away = min(abs(number - one) for one in lines), max(start - skip, t - end, 0), (t < start) is not is_led
        if best is None or away < best[0]:
            best = away, (line, period)
    return best[1] if best is not None else None


def _text(read: _Run, part: CareerPart) -> str:
    number, start, _ = read.tokens.places[part.start]
    return read.run.lines[number].text[start : read.tokens.places[part.end - 1][2]]


def _span(read: _Run, part: CareerPart) -> Span:
    number, start, _ = read.tokens.places[part.start]
    return read.run.lines[number].span(start, read.tokens.places[part.end - 1][2])
