"""Which fields of a page make one record: with which of its fields a site opens its records.

A site prints its records alike. Between two titles stand the rest of one record and what the next one opens with; what
parts the records is mostly wider than what parts their fields, for buttons and menus stand there. Where nothing does,
the ends of the list tell: what leads stands before the first title, and not behind the last one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from profparse.layouts.listing.reading import Field

TITLE = "TITLE"
AROUND = ("NAMES", "VENUE", "DATE")


class Group(NamedTuple):
    """The fields ``[start, end)`` of a record, with its title's place among them."""

    start: int
    title: int
    end: int


def groups(fields: Sequence[Field], gaps: Sequence[int] = ()) -> list[Group]:
    """The records of a page, in its order; ``gaps`` are the offsets behind blank lines."""
    titles = [n for n, field in enumerate(fields) if field.kind == TITLE]
    if not titles:
        return []
    opening = _opening(fields, titles, frozenset(gaps))
    out: list[Group] = []
    for k, title in enumerate(titles):
        floor = titles[k - 1] + 1 if k else 0
        behind = (n for n in range(title - 1, floor - 1, -1) if fields[n].kind == opening)
        start = next(behind, title) if opening != TITLE else title
        if out:
            out[-1] = out[-1]._replace(end=start)
        out.append(Group(start, title, len(fields)))
    return out


def _opening(fields: Sequence[Field], titles: Sequence[int], gaps: Container[int]) -> str:
    """The kind of the field with which most records open."""
    votes: Counter[str] = Counter()
    for before, after in pairwise(titles):
        own = [fields[n] for n in range(before, after + 1) if fields[n].kind != "OTHER"]
        opens = [
            (two.start - one.end + (two.start in gaps), two.kind) for one, two in pairwise(own) if two.kind != "TEXT"
        ]
        widest = max(opens)[0]
        if sum(width == widest for width, _ in opens) == 1:
            votes[max(opens)[1]] += 1
    ahead = [field.kind for field in fields[: titles[0]] if field.kind in AROUND]
    behind = {field.kind for field in fields[titles[-1] :]}
    for kind, count in votes.most_common(1):
        if count * 2 > len(titles) - 1 and (kind in ahead or kind == TITLE):
            return kind
    return next((kind for kind in ahead if kind not in behind), TITLE)
