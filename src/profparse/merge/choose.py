"""Which of the values that the pages give a field is shown, and which stand beside it.

A value has parts (the words of a title, the names of a list, the year, month and day of a date). Each mention speaks
with its confidence for the parts that it has and against those that it lacks, unless it says itself that it leaves some
out (``et al.``, a date without its day). The value whose parts have most in their favour is shown; of values that are
level the more complete one, then the one that comes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from profparse.merge.merged import Mention, Variant
from profparse.merge.words import words
from profparse.model import Author, Date, Item
from profparse.span import Spans

Parts = Mapping[Any, Any]
ROUNDED = 4  # decimals of a confidence


class Value(NamedTuple):
    """A value as one mention has it: what it says, part by part, and whether it says that it leaves parts out."""

    value: Any
    parts: Parts
    open: bool
    completeness: int
    confidence: float
    mention: Mention


def text_value(text: str, confidence: float, mention: Mention) -> Value:
    """A text, of which each word is a part."""
    counted: Counter[str] = Counter()
    parts = {}
    for word in words(text):
        counted[word] += 1
        parts[word, counted[word]] = True
    return Value(text, parts or {text: True}, False, sum(map(len, words(text))), confidence, mention)


def names_value(authors: Sequence[Author], cut: bool, confidence: float, mention: Mention) -> Value:
    """A list of names, of which each last word is a part; the value is the list and whether it was cut."""
    parts = {(words(author.family or author.name) or ("",))[-1]: True for author in authors}
    size = sum(len(word) for author in authors for word in words(author.name))
    return Value((tuple(authors), cut), parts, cut, size, confidence, mention)


def date_value(date: Date, confidence: float, mention: Mention) -> Value:
    """A date: its year, month and day, and those of its end."""
    parts = {n: part for n, part in enumerate(date.edtf.replace("/", "-").split("-")) if part.strip("X")}
    return Value(date, parts, date.precision != "day", len(parts), confidence, mention)


def plain_value(value: Any, confidence: float, mention: Mention) -> Value:
    """A value of one part: a figure, a kind, a page number."""
    part = words(value) if isinstance(value, str) else value
    return Value(value, {"": part}, False, len(str(value)), confidence, mention)


def chosen(values: Sequence[Value]) -> tuple[Variant, ...]:
    """The values that differ, the one to show first; those that say the same are one, in the most complete form."""
    if not values:
        return ()
    alike: dict[tuple[Any, ...], list[Value]] = defaultdict(list)
    for value in values:
        alike[tuple(sorted(value.parts.items(), key=repr))].append(value)
    ranked = sorted(alike.values(), key=lambda group: (-_favour(group[0], values), -max(v.completeness for v in group)))
    return tuple(map(_variant, ranked))


def most_complete(values: Sequence[Value]) -> tuple[Variant, ...]:
    """The values that differ, the longest first: of prose, which says other things in other words on each page."""
    return tuple(sorted(chosen(values), key=lambda variant: -variant.completeness))


def _favour(value: Value, values: Sequence[Value]) -> float:
    """How much more, in confidence, speaks for the parts of a value than against them."""
    total = 0.0
    for key, part in value.parts.items():
        for other in values:
            if key in other.parts:
                total += other.confidence if other.parts[key] == part else -other.confidence
            elif not other.open:
                total -= other.confidence
    return round(total, ROUNDED)


def _variant(group: Sequence[Value]) -> Variant:
    shown = max(group, key=lambda value: value.completeness)
    wrong = 1.0
    for value in group:
        wrong *= 1 - value.confidence
    mentions = tuple(dict.fromkeys([shown.mention, *(value.mention for value in group)]))
    return Variant(shown.value, round(1 - wrong, ROUNDED), shown.completeness, mentions)


def confidence_of(item: Item, field: str) -> float:
    """How sure the reader is of a field: by the field's own figure, else by the item's; certain where it has none."""
    return item.confidence.get(field, item.confidence.get("item", 1.0))


def spans_of(item: Item, field: str) -> Spans:
    """Where a field was read from on its page."""
    if field in item.spans:
        return item.spans[field]
    value = getattr(item, field)
    parts = value if isinstance(value, tuple) else (value,)
    return tuple(part.span for part in parts if hasattr(part, "span"))


def united(
    listed: Sequence[tuple[Mention, Any]], key: Callable[[Any], Any], make: Callable[[Any, tuple[Mention, ...]], Any]
) -> tuple[Any, ...]:
    """The members of lists, each once, in order; ``make`` is given the first of those alike and their places."""
    found: dict[Any, tuple[Any, dict[Mention, None]]] = {}
    for mention, member in listed:
        found.setdefault(key(member), (member, {}))[1][mention] = None
    return tuple(make(member, tuple(mentions)) for member, mentions in found.values())
