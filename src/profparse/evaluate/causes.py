"""Why a value is not the gold's: a few kinds of error, told apart by the letters of the texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from profparse.evaluate.compare import letters, likeness, without_tags

NEAR = 0.5  # likeness of an entry that was found with the wrong extent
_KEYS = (("papers", "title"), ("news", "text"), ("projects", "name"))
_START = 40  # letters; enough to know a text by


def of_value(wanted: Any, got: Any) -> str:
    """The kind of error of a field that both sides have, or should have.

    >>> of_value("Narrow Tables", "Narrow Tables in"), of_value("2024", None), of_value(["Ada"], ["Ada", "Bo"])
    ('runs on', 'field missing', 'too many')
    """
    if got is None or got == "" or got == []:
        return "field missing"
    if isinstance(wanted, str) and isinstance(got, str):
        a, b = letters(wanted), letters(got)
        if a == b:
            return "other characters"
        return "cut short" if b and b in a else "runs on" if a and a in b else "wrong value"
    if isinstance(wanted, Sequence) and isinstance(got, Sequence):
        a_all, b_all = [letters(str(value)) for value in wanted], [letters(str(value)) for value in got]
        if "".join(a_all) == "".join(b_all):
            return "wrong boundary"
        if set(a_all) <= set(b_all):
            return "too many"
        return "too few" if set(b_all) <= set(a_all) else "wrong value"
    return "wrong value"


class Whereabouts:
    """Where a page's profile put a text that the gold has elsewhere."""

    def __init__(self, found: Mapping[str, Any], text: str | None) -> None:
        self._items = {
            kind: [letters(item.get(field)) for item in found.get(kind) or []] for kind, field in _KEYS
        }
        self._residue: dict[str, str] = {}
        for piece in (found.get("residue") or []) if text is not None else []:
            start, end = piece["span"]
            kind = piece["kind"]
            self._residue[kind] = self._residue.get(kind, "") + letters(without_tags((text or "")[start:end]))

    def of_missed(self, kind: str, text: str) -> str:
        """Why an item of the gold, known by its title, text or name, is not among the profile's of that kind."""
        start = letters(text)[:_START]
        if not start:
            return "not detected"
        own = self._items.get(kind, [])
        if any(start in other for other in own):
            return "wrong boundary"
        for other_kind, others in self._items.items():
            if other_kind != kind and any(start in other for other in others):
                return f"read as {other_kind}"
        if any(likeness(letters(text), other, NEAR) >= NEAR for other in own):
            return "wrong boundary"
        for residue, content in self._residue.items():
            if start in content:
                return f"left as {residue}"
        return "not detected"


def of_false(text: str, missed: Iterable[str], gold: Iterable[str], elsewhere: Mapping[str, Sequence[str]]) -> str:
    """Why a profile has an item that the gold of that kind lacks.

    ``missed`` are the keys of the gold's items without a partner, ``gold`` of all of them, and ``elsewhere`` those of
    the gold's other kinds.
    """
    own = letters(text)
    if own and own in set(gold):
        return "found twice"
    for other in missed:
        if other and (other[:_START] in own or own[:_START] in other or likeness(own, other, NEAR) >= NEAR):
            return "wrong boundary"
    for kind, keys in elsewhere.items():
        if own and any(own[:_START] in key or key[:_START] in own for key in keys if key):
            return f"is of {kind}"
    return "extra"
