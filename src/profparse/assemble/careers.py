"""Which positions and studies run on the day that a page was taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from profparse.model import Bio, Education, Position

_Held = TypeVar("_Held", Position, Education)


def as_of_day(bio: Bio, day: str) -> Bio:
    """The bio with ``current`` settled by the day for what has an end: ``2022-2027`` runs in 2026, ``2022-2024`` ended.

    What the page calls running (``since 2022``, ``2022 - present``) stays so.
    """
    return replace(
        bio,
        positions=tuple(_held(position, day) for position in bio.positions),
        education=tuple(_held(education, day) for education in bio.education),
    )


def _held(held: _Held, day: str) -> _Held:
    start = held.start.earliest if held.start else None
    end = held.end.latest if held.end else None
    if end is None or (held.current and end >= day):
        return held
    if end < day:
        return replace(held, current=False)
    # A degree or a position that is dated by one year alone says nothing of the time before it.
    return replace(held, current=True) if start is not None and start <= day and held.start != held.end else held
