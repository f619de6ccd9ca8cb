"""The same position or degree told twice on a page: in the prose, in a header, in a list. Each is given once.

>>> akin("UCLA", "University of California, Los Angeles"), akin("MIT", "University of Michigan")
(True, False)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from profparse.fields.biography.degrees import degree_at
from profparse.fields.biography.words import cut_words, word_set
from profparse.model import Date, Education, Position
from profparse.patterns import lazy_pattern

MOST = 300  # positions or degrees of one page
_Record = TypeVar("_Record", Position, Education)
_WORD = lazy_pattern(r"[^\W_]+")
_ASIDE = lazy_pattern(r"\([^()]*\)")
_GLUED = lazy_pattern(r"([A-Z]{2,})([A-Z][a-z]{2,})")  # `UCDavis`


def add_positions(held: list[Position], more: Iterable[Position]) -> None:
    """Add positions to a list; one that is there already fills in what that leaves open."""
    for position in more:
        _add(held, position, same_position)


def add_education(held: list[Education], more: Iterable[Education]) -> None:
    """Add degrees to a list; one that is there already fills in what that leaves open."""
    for education in more:
        _add(held, education, same_education)


def _add(held: list[_Record], record: _Record, same: Callable[[_Record, _Record], bool]) -> None:
    if len(held) >= MOST:
        return
    for number, other in enumerate(held):
        if same(record, other):
            held[number] = _filled(other, record)
            return
    held.append(record)


def _filled(one: _Record, other: _Record) -> _Record:
    """The record that says more, with what only the other says."""
    best, rest = (other, one) if _said(other) > _said(one) else (one, other)
    missing = [
        name
        for name in best.__dataclass_fields__
        if not getattr(best, name) and getattr(best, name) is not False and getattr(rest, name)
    ]
    changes = {name: getattr(rest, name) for name in missing}
    for name in ("organization", "institution"):
        short, full = getattr(best, name, None), getattr(rest, name, None)
        if short and full and _initials(short, full):
            changes[name] = full  # the name in full rather than its initials
    return replace(best, **changes) if changes else best


def _said(record: Position | Education) -> int:
    return sum(bool(getattr(record, name)) for name in record.__dataclass_fields__ if name != "span")


def same_position(one: Position, other: Position) -> bool:
    """Whether two readings are of one position: the same role at the same place, not in different years."""
    if _differ(one.start, other.start) or _differ(one.end, other.end):  # first, as it costs least
        return False
    if not (one.role and other.role and _role_key(one.role) == _role_key(other.role)):
        return False
    first, second = _of(one.role), _of(other.role)
    if first and second and not (_within(first, second) or _same_field(first, second)):
        return False  # `Professor of Law, Professor of History`
    return _one_employer(one, other)


def same_education(one: Education, other: Education) -> bool:
    """Whether two readings are of one degree: the same level at the same institution, in no other field."""
    if _differ(one.end, other.end):  # first, as it costs least
        return False
    first, second = level_of(one.degree), level_of(other.degree)
    if first and second:
        if first != second:
            return False
    elif (one.degree and other.degree and not _within(one.degree, other.degree)) or (
        not (one.degree and other.degree) and (one.field or other.field) != (other.field or one.field)
    ):
        return False
    if not _one_place(one, other):
        return False
    return not (one.field and other.field and first != "doctor" and not _same_field(one.field, other.field))


def _one_employer(one: Position, other: Position) -> bool:
    """Whether two positions may be at one organisation; a unit of the one may stand as the other's organisation."""
    if not (one.organization and other.organization) or akin(one.organization, other.organization):
        return True
    return _unit_of(one, other) or _unit_of(other, one)


def _one_place(one: Education, other: Education) -> bool:
    """Whether two degrees may be from one institution; a unit of the one may stand as the other's institution."""
    if not (one.institution and other.institution) or akin(one.institution, other.institution):
        return True
    return bool(one.unit and akin(one.unit, other.institution)) or bool(
        other.unit and akin(other.unit, one.institution)
    )


@lru_cache(maxsize=2048)
def _role_key(role: str) -> tuple[str, ...]:
    """The words of a role that tell it from others: no "incoming", no field after "of"."""
    words = _WORD.findall(role.casefold())
    if "of" in words[1:] and words[0] not in ("member", "head", "director", "vice"):
        words = words[: words.index("of")]
    return tuple(w for w in words if w not in word_set("role_asides")) or tuple(words)


def _of(role: str) -> str:
    """What a role is of: the field behind ``Professor of``."""
    return role.partition(" of ")[2]


def _same_field(one: str, other: str) -> bool:
    return one.casefold() == other.casefold() or _initials(one, other) or _initials(other, one)


def _unit_of(one: Position, other: Position) -> bool:
    return bool(one.unit and other.organization and akin(one.unit, other.organization))


def _differ(one: Date | None, other: Date | None) -> bool:
    return one is not None and other is not None and one.edtf[:4] != other.edtf[:4]


@lru_cache(maxsize=512)
def level_of(degree: str | None) -> str:
    """The level of a degree (``doctor``, ``master``, ``bachelor``, ``school``), or an empty string.

    >>> level_of("Ph.D."), level_of("5th year DPhil"), level_of("Master's degree")
    ('doctor', 'doctor', 'master')
    """
    if not degree:
        return ""
    words = cut_words(degree)
    for index, word in enumerate(words.lower):
        found = degree_at(words, index)
        if found is not None:
            return found.level
        for level, starts in _STARTS:
            if word.startswith(starts):
                return level
    return ""


_STARTS = (
    ("doctor", ("phd", "ph.d", "dphil", "doct", "dott", "dout", "博士")),
    ("master", ("master", "msc", "m.s", "m.a", "mphil", "maest", "mest", "硕士", "修士")),
    ("bachelor", ("bachelor", "bsc", "b.s", "b.a", "b.e", "undergrad", "licen", "grado", "学士", "本科")),
)


def akin(one: str, other: str) -> bool:
    """Whether two names are of one organisation: the words of one are the other's, or its initials."""
    if _within(one, other):
        return True
    if ("(" in one or "(" in other) and _within(_ASIDE.sub(" ", one), _ASIDE.sub(" ", other)):
        return True
    return _initials(one, other) or _initials(other, one)


def _initials(short: str, long: str) -> bool:
    parts = _parts(short)
    if not parts:
        return False
    if len(parts) == 1:
        return short.isupper() and len(short) > 1 and _capitals(long)[0] == "".join(c for c in short if c.isalpha())
    if not parts[0].isupper():
        return False
    letters, last = _capitals(long)
    return parts[-1] == last and letters.startswith(parts[0])


def _within(one: str, other: str) -> bool:
    (a, glued_a), (b, glued_b) = _flat(one), _flat(other)
    return a in b or b in a or glued_a in glued_b or glued_b in glued_a


# Each record is held against each: what is kept is what one name says, not what a pair of them does.


@lru_cache(maxsize=1024)
def _parts(short: str) -> tuple[str, ...]:
    """The words of a name; two for one that is run together."""
    parts = tuple(_WORD.findall(short))
    if len(parts) == 1 and (glued := _GLUED.fullmatch(parts[0])):
        return glued.groups()
    return parts


@lru_cache(maxsize=1024)
def _capitals(long: str) -> tuple[str, str]:
    """The first letters of a name's words with capitals, and the last such word."""
    words = [w for w in _WORD.findall(long) if w[0].isupper()]
    return "".join(w[0] for w in words), words[-1] if words else ""


@lru_cache(maxsize=1024)
def _flat(name: str) -> tuple[str, str]:
    """The case-folded words of a name with blanks around them, and without any."""
    words = _WORD.findall(name.casefold())
    return f" {' '.join(words)} ", "".join(words)
