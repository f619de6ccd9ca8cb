"""Positions and degrees of several pages: those that are one, with what the pages say of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from profparse.fields.biography.degrees import degree_at
from profparse.fields.biography.words import cut_words
from profparse.frozen import Frozen
from profparse.merge.choose import Value, chosen, date_value, plain_value, text_value
from profparse.merge.evidence import abbreviates
from profparse.merge.merged import Mention, MergedEducation, MergedPosition, Variant
from profparse.merge.words import words
from profparse.model import Date, Education, Position

Entry = tuple[Mention, Any]
_LITTLE = frozenset({"the", "of", "at", "for", "and", "in", "de", "la", "der", "des", "du", "an", "a"})


def merged_positions(listed: Sequence[Entry]) -> tuple[MergedPosition, ...]:
    """The positions, each once, in the order of their first mentions."""
    return tuple(_merged(group, MergedPosition, _POSITION) for group in _groups(listed, same_position))


def merged_education(listed: Sequence[Entry]) -> tuple[MergedEducation, ...]:
    """The degrees, each once, in the order of their first mentions."""
    groups = _groups(listed, same_education)
    return tuple(_merged(group, MergedEducation, _EDUCATION) for group in groups)


_POSITION = ("role", "organization", "unit", "start", "end", "current")
_EDUCATION = ("degree", "field", "institution", "unit", "advisors", "start", "end", "current")


def same_position(one: Position, two: Position) -> bool:
    """Whether two pages name one position: the organisation, the role and the time agree as far as both say them."""
    if not _same_time(one, two) or not _same_place(one.organization, two.organization):
        return False
    if not one.role or not two.role:
        return bool(one.organization)
    a, b = _telling(one.role), _telling(two.role)
    return a == b or ((a <= b or b <= a) and _starts(one) is not None and _starts(one) == _starts(two))


def same_education(one: Education, two: Education) -> bool:
    """Whether two pages name one degree: the level, the institution and the time agree as far as both say them."""
    if not _same_time(one, two) or not _same_place(one.institution, two.institution):
        return False
    return _same_degree(one.degree, two.degree) and _agree(one.field, two.field)


def _same_time(one: Position | Education, two: Position | Education) -> bool:
    for name in ("start", "end"):
        a, b = getattr(one, name), getattr(two, name)
        if a is not None and b is not None and _year(a) and _year(b) and _year(a) != _year(b):
            return False
    return True


def _starts(one: Position) -> str | None:
    return _year(one.start) if one.start is not None else None


def _year(date: Date) -> str | None:
    known = date.earliest or date.latest
    return known[:4] if known else None


def _same_place(one: str | None, two: str | None) -> bool:
    """Whether two names of an organisation may be one: one has the other's words, or is made of its first letters."""
    if not one or not two:
        return one == two
    a, b = _telling(one), _telling(two)
    return a <= b or b <= a or _shortened(one, two) or _shortened(two, one)


def _shortened(short: str, long: str) -> bool:
    parts = tuple(word for word in words(long) if word not in _LITTLE)
    return abbreviates(tuple(word for word in words(short) if word not in _LITTLE), parts)


def _same_degree(one: str | None, two: str | None) -> bool:
    if not one or not two:
        return True
    return _level(one) == _level(two)


def _level(degree: str) -> str:
    """The level of a degree where its words are known, else its letters."""
    found = degree_at(cut_words(degree), 0)
    return found.level if found is not None else "".join(words(degree))


def _agree(one: str | None, two: str | None) -> bool:
    if not one or not two:
        return True
    a, b = _telling(one), _telling(two)
    return a <= b or b <= a


def _telling(text: str) -> frozenset[str]:
    return frozenset(words(text)) - _LITTLE


def _groups(listed: Sequence[Entry], same: Callable[[Any, Any], bool]) -> list[list[Entry]]:
    """Entries that are all one with each other; those of one page stay apart, as the page tells them apart."""
    groups: list[list[Entry]] = []
    for mention, entry in listed:
        for group in groups:
            if all(place.page != mention.page and same(other, entry) for place, other in group):
                group.append((mention, entry))
                break
        else:
            groups.append([(mention, entry)])
    return groups


def _merged(group: Sequence[Entry], kind: Any, fields: Sequence[str]) -> Any:
    values: dict[str, Any] = {}
    variants: dict[str, tuple[Variant, ...]] = {}
    for field in fields:
        options = chosen([value for mention, entry in group if (value := _value(field, entry, mention)) is not None])
        values[field] = options[0].value if options else () if field == "advisors" else None
        if len(options) > 1:
            variants[field] = options
    _, entry = group[0]
    mentions = tuple(mention for mention, _ in group)
    return kind(**values, span=entry.span, mentions=mentions, variants=Frozen(variants))


def _value(field: str, entry: Any, mention: Mention) -> Value | None:
    value = getattr(entry, field)
    if value is None or value == ():
        return None
    if isinstance(value, Date):
        return date_value(value, 1.0, mention)
    if isinstance(value, str):
        return text_value(value, 1.0, mention)
    return plain_value(value, 1.0, mention)
