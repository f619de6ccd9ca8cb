"""The places that gold may say: the blocks of its records, the spans of their fields, and stretches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from profparse.diagnostics import InputError

_LISTS = ("papers", "news", "projects")


def check_places(name: str, gold: Mapping[str, Any]) -> None:
    """Raise :class:`InputError` where the places of a page's gold contradict each other.

    A span is a pair of code points, the first before the second; a record's fields lie within its blocks; and no two
    records, nor a record and a stretch that holds nothing, take up the same text.

    >>> check_places("ada", {"papers": [{"title": "A", "blocks": [[0, 5]]}, {"title": "B", "blocks": [[4, 9]]}]})
    Traceback (most recent call last):
    ...
    profparse.diagnostics.InputError: the gold of ada contradicts itself: papers[0] and papers[1] both take up [4, 5]
    """
    taken: list[tuple[int, int, str]] = []
    for where, record in _records(gold):
        blocks = [_span(name, f"{where}.blocks", span) for span in record.get("blocks") or ()]
        taken += [(start, end, where) for start, end in blocks]
        for field, spans in (record.get("spans") or {}).items() if blocks else ():
            for span in spans:
                start, end = _span(name, f"{where}.spans.{field}", span)
                if not any(first <= start and end <= last for first, last in blocks):
                    raise _contradiction(name, f"{where}.spans.{field} lies outside its blocks: [{start}, {end}]")
    for n, stretch in enumerate(gold.get("stretches") or ()):
        start, end = _span(name, f"stretches[{n}]", stretch.get("span"))
        if stretch.get("kind") == "nothing":
            taken.append((start, end, f"stretches[{n}]"))
    for (_, end, one), (start, other_end, other) in pairwise(sorted(taken)):
        if start < end and one != other:
            raise _contradiction(name, f"{one} and {other} both take up [{start}, {min(end, other_end)}]")


def _records(gold: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind in _LISTS:
        for n, record in enumerate(gold.get(kind) or ()):
            yield f"{kind}[{n}]", record


def _span(name: str, where: str, span: Any) -> tuple[int, int]:
    try:
        start, end = span
        if 0 <= start < end:
            return start, end
    except (TypeError, ValueError):
        pass
    raise _contradiction(name, f"{where} has no span of the page: {span!r}")


def _contradiction(name: str, what: str) -> InputError:
    return InputError(f"the gold of {name} contradicts itself: {what}")
