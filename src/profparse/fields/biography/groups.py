"""A role or a degree of a CV entry, with the names and dates that belong to it, made into a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.biography.entry_pieces import Placed
from profparse.fields.biography.periods import Period, dates_of
from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.words import cut_words, word_set
from profparse.model import Date, Education, Position
from profparse.pieces.line import Line
from profparse.span import Span, hull


class Part(NamedTuple):
    """A stretch ``[start, end)`` of a line's visible text; of an organisation also its line's number and its dates."""

    line: Line
    start: int
    end: int
    number: int = -1
    period: Period | None = None

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.line.text[self.start : self.end].strip()

    @property
    def span(self) -> Span:
        """Where they stand in the source."""
        return self.line.span(self.start, self.end)


class Group(NamedTuple):
    """A role or a degree with what belongs to it."""

    head: Placed | None
    organizations: list[Part]
    units: list[Part]
    fields: list[Part]
    advisors: list[Part]
    dated: Part | None  # where the date stands, with its period

    @property
    def span(self) -> Span:
        """The hull of everything in the group."""
        extents = [part.span for part in [*self.organizations, *self.units, *self.fields, *self.advisors]]
        if self.head is not None:
            extents.append(_head_span(self.head))
        if self.dated is not None:
            extents.append(self.dated.span)
        return hull(extents) if extents else (0, 0)


def gather(head: Placed | None, placed: Sequence[tuple[Placed, str]]) -> Group:
    """The group of a head and the pieces around it, each with the kind that the grammar chose for it."""
    group = Group(head, [], [], [], [], None)
    last = ""
    for (piece, line, number), kind in placed:
        part = Part(line, piece.read_start, piece.read_end, number)
        if kind == "ORG":
            _organization(group, part, piece.start, last)
        elif kind == "UNIT":
            group.units.append(part)
        elif kind == "FIELD":
            _field(group.fields, part, piece.start)
        elif kind == "PERSON":
            group.advisors.append(part)
        elif kind == "DATE" and isinstance(piece.date, Period):
            places = group.organizations
            if places and places[-1].number == number and places[-1].period is None:
                places[-1] = places[-1]._replace(period=piece.date)
            if group.dated is None:
                group = group._replace(dated=Part(line, piece.date.place, piece.date.end, number, piece.date))
        if kind in ("ORG", "UNIT", "FIELD", "PERSON", "DATE", "PLACE"):
            last = kind
    return group


def _organization(group: Group, part: Part, start: int, last: str) -> None:
    """Add an organisation: beside the one before it, in its place, or as the end of its name."""
    places = group.organizations
    if not places or places[-1].line is not part.line or last != "ORG":
        places.append(part)
        return
    between = part.line.text[places[-1].end : start].strip().lower()
    if between in word_set("and") or between == "/":
        places.append(part)
    elif between in word_set("part_of"):
        group.units.append(places[-1])
        places[-1] = part
    elif between in ("", ",", "-", "–", "|", "，"):
        places[-1] = places[-1]._replace(end=part.end)


def _field(fields: list[Part], part: Part, start: int) -> None:
    """Add a field of study, or go on with the one before it: "Mathematics and Computer Science"."""
    if not fields:
        fields.append(part)
    elif fields[-1].line is part.line:
        between = part.line.text[fields[-1].end : start].strip().lower()
        if between in word_set("and") or between == ",":
            fields[-1] = fields[-1]._replace(end=part.end)


def positions_in(group: Group) -> list[Position]:
    """The positions of a group: one, or one for each of several organisations."""
    role = _head(group)
    unit = joined(group.units)
    places = group.organizations
    lines = {place.number for place in places}
    dated = [place.period is not None for place in places]
    several = len(places) > 1 and (
        all(dated) if len(lines) == len(places) else len(lines) == 1 and (all(dated) or not any(dated[:-1]))
    )
    chosen: list[Part | None] = list(places if several else places[:1]) or [None]
    out = []
    for place in chosen:
        own = place if several and place is not None and place.period is not None else group.dated
        first, last = _dates(own)
        current = None if own is None or own.period is None else own.period.current
        if first == last and current:
            last = None
        organization = place.text if place is not None else unit
        span = group.span
        if several and place is not None:
            span = hull([place.span, *([_head_span(group.head)] if group.head is not None else [])])
        out.append(Position(role, organization, unit if place is not None else None, first, last, current, span))
    return [position for position in out if position.role or position.organization]


def education_in(group: Group) -> Education:
    """The degree of a group; a single date is when it was earned, or, of a running one, when it began."""
    degree = _head(group)
    institution = group.organizations[0].text if group.organizations else None
    unit = joined(group.units)
    if institution is None:
        institution, unit = unit, None
    first, last = _dates(group.dated)
    current = None if group.dated is None or group.dated.period is None else group.dated.period.current
    if group.dated is None and group.head is not None and group.head.piece.kind == "STUDENT":
        current = True
    if first == last and first is not None:
        first, last = (first, None) if current else (None, last)
    advisors = tuple(part.text for part in group.advisors)
    field = joined(group.fields[:1])
    return Education(degree, field, institution, unit, advisors, first, last, current, group.span)


def _head(group: Group) -> str | None:
    head = group.head
    return head.line.text[head.piece.read_start : head.piece.read_end].strip().rstrip(",") if head else None


def _head_span(head: Placed) -> Span:
    return head.line.span(head.piece.start, head.piece.end)


def _dates(dated: Part | None) -> tuple[Date | None, Date | None]:
    return dates_of(dated.line, dated.period) if dated is not None and dated.period is not None else (None, None)


def is_surely(place: Part) -> bool:
    """Whether a name has the marks of an organisation."""
    return shape_of(place.text, cut_words(place.text).lower).organization <= 0.5


def once(groups: list[Group]) -> list[Group]:
    """Of groups with the same words for head and organisation the last, which has its own dates."""
    last = {_words_of(group): number for number, group in enumerate(groups)}
    kept = set(last.values())
    return [group for number, group in enumerate(groups) if number in kept]


def _words_of(group: Group) -> tuple[object, ...]:
    places = tuple(place.text for place in group.organizations)
    fields = tuple(field.text for field in group.fields[:1])
    return _head(group), places, fields, () if places else group.span


def joined(parts: Sequence[Part]) -> str | None:
    """The parts' text: as one stretch where they stand in one line, else the first."""
    if not parts:
        return None
    whole = parts[0]
    for part in parts[1:]:
        if (
            part.line is whole.line
            and 0 < part.start - whole.end < 12
            and "(" not in part.line.text[whole.end : part.start]
        ):
            whole = whole._replace(end=part.end)
    return whole.text or None
