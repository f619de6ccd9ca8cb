"""From the tree over a sentence's pieces to positions and degrees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.biography.periods import Period, dates_of
from profparse.fields.biography.piece import Piece
from profparse.grammar.decode import Node
from profparse.model import Education, Position
from profparse.pieces.line import Line
from profparse.span import Span, hull

_PAST = (
    "was",
    "were",
    "had",
    "used to",
    "worked",
    "served",
    "fui",
    "era",
    "étais",
    "war",
    "been",
    "held",
    "became",
    "interned",
    "acted",
)


class Held(NamedTuple):
    """A position or a degree as it was read, before it is joined to what stands beside it."""

    kind: str  # position, study, degree, service, again
    head: Piece | None
    organizations: list[tuple[int, int]]
    unit: tuple[int, int] | None
    field: tuple[int, int] | None
    period: Period | None
    end: int
    of_field: bool
    promoted: bool
    periods: tuple[Period | None, ...] = ()


def held_of(node: Node, pieces: Sequence[Piece], kinds: Sequence[str | None], head: Piece | None) -> Held:
    """Read the names and dates around a role or a degree."""
    organizations: list[tuple[int, int]] = []
    dated: list[Period | None] = []
    units: list[tuple[int, int]] = []
    field: tuple[int, int] | None = None
    period: Period | None = None
    of_field = False
    connector: Piece | None = None
    connecting = ""
    end = head.end if head else 0
    last = ""
    for leaf in node.leaves():
        piece, kind = pieces[leaf], kinds[leaf]
        if piece is head:
            continue
        end = max(end, piece.end)
        if kind in ("AT", "JOIN"):
            connector, connecting = piece, kind
            continue
        place = (piece.read_start, piece.read_end)
        if kind == "DATE" and isinstance(piece.date, Period):
            if organizations and dated and dated[-1] is None and len(organizations) > 1:
                dated[-1] = piece.date
            elif period is None:
                period = piece.date
                if dated:
                    dated[-1] = piece.date
            elif dated:
                dated[-1] = piece.date
            continue
        if kind == "ORG":
            if organizations and not (connecting == "JOIN" and last == "ORG"):
                # "the Centre at the University": the first is a part of the second.
                if connector is not None and connector.kind == "COMMA":
                    organizations[-1] = (organizations[-1][0], place[1])
                elif connector is not None and connector.word in ("at", "of", "in", "@", "de", "à", "en", "within"):
                    units.append(organizations.pop())
                    organizations.append(place)
                    if dated:
                        dated.pop()
                    dated.append(None)
                last = "ORG"
                continue
            organizations.append(place)
            dated.append(None)
        elif kind == "UNIT":
            units.append(place)
        elif kind == "FIELD":
            if field is None:
                field = place
                of_field = connector is not None and connector.word in ("of", "de", "in")
            elif last == "FIELD" and connecting == "JOIN":
                field = (field[0], place[1])
        last = kind or ""
    promoted = False
    if not organizations and units and head is not None:
        promoted = True
    unit = (units[0][0], units[-1][1]) if units and units[-1][1] > units[0][0] else None
    return Held(node.rule, head, organizations, unit, field, period, end, of_field, promoted, tuple(dated))


def positions_of(
    line: Line, held: Held, current: bool | None, *, head: tuple[int, int] | None = None
) -> list[Position]:
    """The positions that a role with its organisations makes: one for each organisation."""
    text = line.text
    role: str | None = None
    start = held.end
    if head is not None:
        role = text[head[0] : head[1]].strip()
        start = head[0]
    elif held.head is not None:
        end = held.head.read_end
        if (
            held.of_field
            and held.field is not None
            and held.field[0] - end < 8
            and text[end : held.field[0]].split()[:1] in (["of"], ["de"])
        ):
            end = held.field[1]
        role = text[held.head.read_start : end].strip()
        start = held.head.start
    unit = text[held.unit[0] : held.unit[1]].strip() if held.unit else None
    out = []
    places: list[tuple[int, int] | None] = list(held.organizations) or [None]
    for number, place in enumerate(places):
        period = held.periods[number] if number < len(held.periods) and held.periods[number] else held.period
        first, last = dates_of(line, period) if period is not None else (None, None)
        now = current
        if period is not None:
            now = True if period.current else False if last is not None and first != last else current
        organization = text[place[0] : place[1]].strip() if place else None
        own_unit = unit
        if organization is None and unit is not None:
            organization, own_unit = unit, None
        if last == first and period is not None and now:
            last = None
        several = len(places) > 1
        parts = [(start, start if several else held.end), place, held.unit, _extent(period)]
        if held.head is not None:
            parts.append((held.head.start, held.head.end))
        span = line.span(*hull(part for part in parts if part is not None))
        out.append(Position(role, organization, own_unit, first, last, now, span))
    return out


def education_of(line: Line, held: Held, current: bool | None) -> Education:
    """The degree or the student's role, with its institution and field."""
    text = line.text
    degree: str | None = None
    start = held.end
    if held.head is not None:
        degree = text[held.head.read_start : held.head.read_end].strip().rstrip(",")
        start = held.head.start
    places = held.organizations
    institution = text[places[0][0] : places[-1][1]].strip() if places else None
    unit = text[held.unit[0] : held.unit[1]].strip() if held.unit else None
    if institution is None and unit is not None:
        institution, unit = unit, None
    field = text[held.field[0] : held.field[1]].strip() if held.field else None
    first, last = dates_of(line, held.period) if held.period is not None else (None, None)
    now = current
    if held.period is not None and held.kind != "study":
        now = True if held.period.current else current
    if first == last and first is not None:
        first, last = (first, None) if held.kind == "study" else (None, last)
    parts = [(start, held.end), *places, held.unit, held.field, _extent(held.period)]
    span = line.span(*hull(part for part in parts if part is not None))
    return Education(degree, field, institution, unit, (), first, last, now, span)


def _extent(period: Period | None) -> Span | None:
    return (period.place, period.end) if period is not None else None


def is_past(text: str) -> bool:
    """Whether a verb speaks of the past."""
    lower = text.lower().replace("’", "'")
    return any(word in lower for word in _PAST)


def held_by(node: Node, pieces: Sequence[Piece], kinds: Sequence[str | None]) -> Held:
    """What a node of a tree holds, which its first piece opens; see :func:`held_of`."""
    first = node.children[0]
    assert isinstance(first, int)
    return held_of(node, pieces, kinds, pieces[first] if node.rule != "again" else None)
