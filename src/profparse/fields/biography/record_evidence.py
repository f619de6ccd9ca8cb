"""What speaks for and against a position or a degree that was read: its parts, its line, and the records beside it."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.tables import tables
from profparse.fields.biography.words import cut_words
from profparse.model import Education, Position
from profparse.pieces.line import Line

Record = Position | Education
MOST_FURTHER = 3  # lines behind its first that are told apart by number


class Place(NamedTuple):
    """Where a record stands: its line, what that was read as, what the heading over it opens, and its further lines."""

    line: Line
    kind: str
    section: str
    further: int = 0


def record_facts(
    records: Sequence[Record], told: Sequence[str], place_of: Callable[[Record], Place | None]
) -> list[list[str]]:
    """The facts about each of a page's records.

    ``told`` is what their readers say of each, and ``place_of`` says where one stands, or None where that is unknown.
    """
    places = [place_of(record) for record in records]
    on_line = Counter(place.line.start for place in places if place is not None)
    heads = Counter(_folded(head_of(record)) for record in records)
    owners = Counter(_folded(owner_of(record)) for record in records)
    whole = {_folded(head_of(record)) for record in records if head_of(record) and owner_of(record)}
    agreed = bisect((0.2, 0.5, 0.8), sum(own.startswith(("both", "owned")) for own in told) / max(len(told), 1))
    out = []
    for record, own, place in zip(records, told, places, strict=True):
        kind = "p" if isinstance(record, Position) else "e"
        head, owner = head_of(record), owner_of(record)
        by = own.rstrip("0123456789")
        has = "".join(sign for sign, part in zip("hou", (head, owner, record.unit), strict=True) if part)
        dated = "".join(sign for sign, part in zip("se", (record.start, record.end), strict=True) if part)
        dated += "" if record.current is None else "c" if record.current else "p"
        facts = [
            f"told={own}",
            f"told={own},has={has}",
            f"told={by},again={heads[_folded(head)] > 1}{owners[_folded(owner)] > 1}",
            f"by={by}",
            f"step={own[len(by) :] or '-'}",
            f"agreed={agreed}",
            f"has={has}",
            f"dated={dated}",
            f"has={has},dated={bool(dated)}",
            *_written("head", head),
            *_written("owner", owner),
            f"looks={_look(owner)}",
            f"heads={min(heads[_folded(head)], 3)}",
            f"owners={min(owners[_folded(owner)], 3) if owner else 0}",
            f"records={_steps(len(records))}",
        ]
        if not owner and _folded(head) in whole:
            facts.append("bare")
        if isinstance(record, Education):
            facts += [f"field={bool(record.field)}", f"advisors={bool(record.advisors)}"]
        if place is not None:
            line, under = place.line, f"{place.section}/{place.kind}"
            facts += [
                f"under={under}",
                f"under={under},has={has}",
                f"under={under},has={has},dated={len(dated) > 1}",
                f"line={line.kind}",
                f"long={_steps(len(line.text) // 40)}",
                f"shared={min(on_line[line.start], 4)}",
                f"link={any(link.start < link.end for link in line.links)}",
                f"further={min(place.further, MOST_FURTHER)}",
                f"part={bisect((0.3, 0.6, 0.9), (record.span[1] - record.span[0]) / max(line.end - line.start, 1))}",
                f"begins={bisect((1, 8, 40), record.span[0] - line.start)}",
                f"digits={any(sign.isdigit() for sign in line.text)}",
            ]
        out.append([f"{kind}:{fact}" for fact in facts])
    return out


def head_of(record: Record) -> str | None:
    """The role or the degree of a record."""
    return record.role if isinstance(record, Position) else record.degree


def owner_of(record: Record) -> str | None:
    """The organisation or institution of a record."""
    return record.organization if isinstance(record, Position) else record.institution


def _folded(text: str | None) -> str:
    return (text or "").casefold()


def _steps(count: int) -> str:
    return str(count) if count < 3 else "5" if count < 6 else "9" if count < 10 else "more"


def _written(name: str, text: str | None) -> list[str]:
    """How a part is written: its words, its first letter, and signs that hardly any has."""
    if not text:
        return []
    words = text.split()
    case = "-" if not text[0].isalpha() else "x" if text[0].islower() else "X"  # no script is less likely for itself
    odd = any(sign in text for sign in ":;\"{}<>=") or any(sign.isdigit() for sign in text)
    return [f"{name}={min(len(words), 7)}{case}", f"{name}-odd={odd}"]


def _look(owner: str | None) -> str:
    """What an organisation's name looks like, and whether it is known or holds a word for one."""
    if not owner:
        return "-"
    lower = cut_words(owner).lower
    known = tables()
    shape = shape_of(owner, lower)
    looks = min(shape._fields, key=lambda field: getattr(shape, field))
    if " ".join(lower) in known.known:
        return f"{looks} known"
    told = shape.organization == 0 or not known.organization_heads.isdisjoint(lower)
    return f"{looks} told" if told else looks
