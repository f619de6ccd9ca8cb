"""What differs between two parses of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from profparse.evaluate.compare import letters
from profparse.evaluate.pairing import pair
from profparse.model import Bio, Item, NewsItem, Paper, Profile, Project

Kind = Literal["papers", "news", "projects", "bio"]
ALIKE = 0.8  # of the texts of one item in two parses
_BOOKKEEPING = frozenset(("id", "blocks", "spans", "provenance", "confidence", "layout", "same_as"))


class FieldChange(NamedTuple):
    """A field's value in either parse, as plain JSON without places."""

    field: str
    before: Any
    after: Any


class ItemChange(NamedTuple):
    """An item that both parses have, with other values."""

    kind: Kind
    before: Item
    after: Item
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The items gained and lost between two parses, and those whose values changed.

    Places, confidences and the like make no difference. A difference is false where there is none; printed, it is a
    line for each gain, loss and changed field.
    """

    gained: tuple[Item, ...]
    lost: tuple[Item, ...]
    changed: tuple[ItemChange, ...]

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.changed)

    def to_dict(self) -> dict[str, Any]:
        """The difference as plain dicts, lists, strings and numbers."""
        return {
            "gained": [{"id": item.id, "text": title(item)} for item in self.gained],
            "lost": [{"id": item.id, "text": title(item)} for item in self.lost],
            "changed": [
                {
                    "before": change.before.id, "after": change.after.id, "text": title(change.after),
                    "fields": [field._asdict() for field in change.fields],
                }
                for change in self.changed
            ],
        }  # fmt: skip

    def __str__(self) -> str:
        lines = [f"+ {item.id}: {title(item)}" for item in self.gained]
        lines += [f"- {item.id}: {title(item)}" for item in self.lost]
        for change in self.changed:
            lines.append(f"~ {change.after.id}: {title(change.after)}")
            lines += [f"    {name}: {before!r} → {after!r}" for name, before, after in change.fields]
        return "\n".join(lines)


def diff(a: Profile, b: Profile) -> Difference:
    """What differs in a profile ``b`` from a profile ``a`` of the same page, say by another version or other options.

    >>> from profparse.parse import parse
    >>> one, other = parse("## News\\n- [5/2024] Out.\\n"), parse("## News\\n- [6/2024] Out.\\n- [1/2024] In.\\n")
    >>> print(diff(one, other))
    + news-2: In.
    ~ news-1: Out.
        date: '2024-05' → '2024-06'
    """
    gained: list[Item] = []
    lost: list[Item] = []
    changed: list[ItemChange] = []
    for kind, olds, news in _lists(a, b):
        single = kind == "bio"
        key: Callable[[Item], str] = (lambda _: kind) if single else (lambda item: letters(title(item)))  # noqa: B023 - called in this turn
        paired = pair(olds, news, key, key, ALIKE)
        gained += paired.extra
        lost += paired.missed
        for before, after in paired.pairs:
            fields = _changed(before, after)
            if fields:
                changed.append(ItemChange(kind, before, after, fields))
    return Difference(tuple(gained), tuple(lost), tuple(changed))


def title(item: Item) -> str:
    """What an item is known by: its title, name or text."""
    if isinstance(item, Paper):
        return item.title or ""
    if isinstance(item, NewsItem):
        return item.text
    return (item.name or "") if isinstance(item, Project | Bio) else ""


def _lists(a: Profile, b: Profile) -> list[tuple[Kind, Sequence[Item], Sequence[Item]]]:
    return [
        ("papers", a.papers, b.papers),
        ("news", a.news, b.news),
        ("projects", a.projects, b.projects),
        ("bio", [a.bio] if a.bio else [], [b.bio] if b.bio else []),
    ]


def _changed(before: Item, after: Item) -> tuple[FieldChange, ...]:
    """The fields whose values differ."""
    from profparse.model import _plain

    one, other = _plain(before), _plain(after)
    out = []
    for name in one:
        if name not in _BOOKKEEPING:
            old, new = _value(one[name]), _value(other.get(name))
            if old != new:
                out.append(FieldChange(name, old, new))
    return tuple(out)


def _value(value: Any) -> Any:
    """A value without its places; of a date its EDTF, of an author the name."""
    if isinstance(value, list):
        return [_value(part) for part in value]
    if isinstance(value, Mapping):
        if "edtf" in value:
            return value["edtf"]
        if "is_owner" in value:
            return value["name"]
        return {name: _value(part) for name, part in value.items() if name not in ("span", "resolved")}
    return value
