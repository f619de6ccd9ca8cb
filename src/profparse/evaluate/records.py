"""What an evaluation says of each value, and the counts and rates over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

Verdict = Literal["right", "wrong", "missed", "false"]


class Record(NamedTuple):
    """One value of one page, held against the gold.

    ``key`` says which: the start of an item's title, text or name. ``outcome`` is ``right``; ``wrong``, where gold and
    profile both have the field and differ (it counts as missed and as false); ``missed``, which the gold alone has;
    ``false``, which the profile alone has. ``cause`` names the kind of error, and is empty for what is right.
    ``confidence`` is what the profile said of the value, where it said anything.
    """

    page: str
    measure: str
    key: str
    outcome: Verdict
    cause: str = ""
    wanted: Any = None
    got: Any = None
    confidence: float | None = None


class Row(NamedTuple):
    """The counts of one measure, and what follows from them."""

    measure: str
    right: int
    false: int
    missed: int
    precision: float
    recall: float
    f1: float


class Change(NamedTuple):
    """A record whose outcome is another one than before; None stands for one that was not there or is no more."""

    page: str
    measure: str
    key: str
    before: Verdict | None
    after: Verdict | None

    @property
    def better(self) -> bool:
        """Whether it got better: what is right now, or a false or wrong value that is gone."""
        return self.after == "right" or self.after is None


def rows(records: Iterable[Record]) -> tuple[Row, ...]:
    """The counts by measure, in the order of the measures' names.

    >>> rows([Record("a", "news", "x", "right"), Record("a", "news", "y", "missed")])[0][1:]
    (1, 0, 1, 1.0, 0.5, 0.6666666666666666)
    """
    counts: dict[str, list[int]] = {}
    for record in records:
        count = counts.setdefault(record.measure, [0, 0, 0])
        count[0] += record.outcome == "right"
        count[1] += record.outcome in ("wrong", "false")
        count[2] += record.outcome in ("wrong", "missed")
    return tuple(_row(measure, *count) for measure, count in sorted(counts.items()))


def _row(measure: str, right: int, false: int, missed: int) -> Row:
    precision = right / (right + false) if right + false else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = precision + recall
    return Row(measure, right, false, missed, precision, recall, 2 * precision * recall / both if both else 0.0)


def changes(before: Iterable[Record], after: Iterable[Record]) -> tuple[Change, ...]:
    """The records whose outcome differs between two evaluations by the same gold.

    A right value that one of them lacks is no change: it belongs to an item that is missed, which is one itself, or it
    is one of the values whose spans are judged, of which there is any number.
    """
    old, new = dict(_numbered(before)), dict(_numbered(after))
    out = []
    for name in [*old, *(name for name in new if name not in old)]:
        one, other = old.get(name), new.get(name)
        if one != other and not (None in (one, other) and {one, other} & {"right", "missed"}):
            out.append(Change(*name[:3], one, other))
    return tuple(out)


def _numbered(records: Iterable[Record]) -> Iterator[tuple[tuple[str, str, str, bool, int], Verdict]]:
    """Each record by its page, measure and key; equal ones are numbered, those that the gold lacks apart."""
    seen: dict[tuple[str, str, str, bool], int] = {}
    for record in records:
        name = (record.page, record.measure, record.key, record.outcome == "false")
        seen[name] = number = seen.get(name, 0) + 1
        yield (*name, number), record.outcome
