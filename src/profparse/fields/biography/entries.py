"""One entry of a list of positions or degrees: role, organisation, dates in any order, over one line or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.decode import Column, Node, decode
from profparse.fields.biography.periods import Period, dates_of
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.pieces import cut_pieces
from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.vocabulary import is_common
from profparse.fields.biography.words import cut_words, word_set
from profparse.grammar import load
from profparse.model import Education, Position
from profparse.pieces.line import Line, Page
from profparse.span import Span, hull

MOST_LINES = 24
LONGEST_LINE = 400  # code points of a line that are looked at
_WORDY = 0.5  # of a line that is common words: a description, not a fact


class Placed(NamedTuple):
    """A piece and the line that it stands in."""

    piece: Piece
    line: Line
    number: int  # of the line in the entry


def read_positions(entry: Sequence[Line], page: Page) -> list[Position]:
    """The positions of one entry of a list of employment."""
    return _Entry(entry).positions()


def read_education(entry: Sequence[Line], page: Page) -> list[Education]:
    """The degrees of one entry of a list of education."""
    return _Entry(entry).education()


def read_entry(entry: Sequence[Line], page: Page, section: str | None = None) -> tuple[list[Position], list[Education]]:
    """The positions and the degrees of one entry of a CV.

    ``section`` says what the heading over the list names: ``positions``, ``education``, or None for both or neither.
    Without it, or in a mixed list, the entry's own words decide; an entry that has none of them (an organisation and
    its dates alone) is what the heading says.
    """
    read = _Entry(entry, honours=section == "positions")
    positions, education = read.positions(alone=section == "positions"), read.education(alone=section == "education")
    if section == "education" and education:
        positions = [p for p in positions if p.role]
    return positions, education


def read_part(line: Line, start: int, end: int) -> tuple[list[Position], list[Education]]:
    """The positions and degrees of a part of a line, read as an entry: for scripts without blanks between words."""
    read = _Entry([line], part=(start, end))
    return read.positions(alone=False), read.education(alone=False)


class _Entry:
    """An entry, cut into pieces whose kinds the grammar settled."""

    def __init__(self, lines: Sequence[Line], *, honours: bool = False, part: Span | None = None) -> None:
        self.placed: list[Placed] = []
        for number, line in enumerate(lines[:MOST_LINES]):
            self.placed += _pieces(line, number, *(part or (0, len(line.text))))
        roles = any(placed.piece.kind in ("ROLE", "DEGREE", "STUDENT") for placed in self.placed)
        self.served = any(placed.piece.kind == "SERVICE" for placed in self.placed[:4])
        columns, prices = _propose(self.placed, honours=honours and not roles)
        decoded = decode(load("career"), columns, skip=prices.__getitem__)
        self.tree = decoded.tree
        self.kinds = decoded.kinds

    def positions(self, *, alone: bool = True) -> list[Position]:
        """The positions that the entry states."""
        out: list[Position] = []
        for group in self._groups("ROLE"):
            out += self._position(group)
        if alone and not out and not self._some("DEGREE", "STUDENT"):
            whole = self._group(None, list(range(len(self.placed))))
            if not whole.organizations and whole.units and whole.period is not None:
                whole = whole._replace(organizations=[(*whole.units[0], 0, None)], units=whole.units[1:])
                out += self._position(whole)
            elif whole.organizations and whole.period is not None and _surely(whole.organizations[0]):
                out += self._position(whole)
        return out

    def education(self, *, alone: bool = True) -> list[Education]:
        """The degrees that the entry states."""
        out = [self._education(group) for group in self._groups("DEGREE", "STUDENT")]
        if alone and not out and not self._some("ROLE") and not self.served:
            whole = self._group(None, list(range(len(self.placed))))
            if whole.organizations:
                out.append(self._education(whole))
        return out

    def _some(self, *kinds: str) -> bool:
        return any(kind in kinds for kind in self.kinds)

    def _groups(self, *heads: str) -> list[_Group]:
        """For each head of the given kinds, the pieces that belong to it."""
        if self.tree is None:
            return []
        before: list[int] = []
        groups: list[tuple[int, list[int]]] = []
        for child in self.tree.children:
            if not isinstance(child, Node):
                before.append(child)
            elif child.rule == "advice":
                before += child.leaves()
            elif child.rule == "place":
                leaves = list(child.leaves())
                inner = [i for i in leaves if self.kinds[i] in ("ROLE", "DEGREE", "STUDENT")]
                outside = [i for i in leaves if i not in inner]
                for number, head in enumerate(inner):
                    until = inner[number + 1] if number + 1 < len(inner) else len(self.kinds)
                    own = [
                        i
                        for i in outside
                        if i < inner[0]
                        or head < i < until
                        or (len(inner) > 1 and i > inner[-1] and self.kinds[i] != "FIELD")
                    ]
                    groups.append((head, own))
                if not inner:
                    (groups[-1][1] if groups else before).extend(leaves)
            else:
                leaves = list(child.leaves())
                groups.append((leaves[0], leaves[1:]))
        made = [(self.kinds[head], self._group(head, sorted({*before, *rest}))) for head, rest in groups]
        # Heads that stand one after another share what stands after the last, and what stands before the first.
        for number in range(len(made) - 2, -1, -1):
            kind, group = made[number]
            after = made[number + 1][1]
            if not group.organizations:
                group = group._replace(organizations=after.organizations)
            if group.period is None:
                group = group._replace(period=after.period, period_line=after.period_line)
            if not group.advisors and kind == made[number + 1][0]:
                group = group._replace(advisors=after.advisors)
            made[number] = (kind, group)
        for number in range(1, len(made)):
            kind, group = made[number]
            first = made[number - 1][1]
            if not group.organizations and not group.units:
                group = group._replace(organizations=first.organizations, units=first.units)
            if group.period is None:
                group = group._replace(period=first.period, period_line=first.period_line)
            made[number] = (kind, group)
        return _once([group for kind, group in made if kind in heads])

    def _group(self, head: int | None, numbers: list[int]) -> _Group:
        organizations: list[tuple[Line, int, int, int, Period | None]] = []
        units: list[tuple[Line, int, int]] = []
        fields: list[tuple[Line, int, int]] = []
        people: list[tuple[Line, int, int]] = []
        period: Period | None = None
        period_line: Line | None = None
        last = -1
        listed = self._listed(numbers)
        for i in numbers:
            piece, line, number = self.placed[i]
            kind = "ORG" if i in listed else self.kinds[i]
            part = (line, piece.read_start, piece.read_end)
            if kind == "ORG":
                previous = organizations[-1] if organizations else None
                if previous is not None and previous[0] is line and last >= 0 and self.kinds[last] == "ORG":
                    between = line.text[previous[2] : piece.start].strip()
                    if between in ("and", "&", "y", "et", "und", "/", "e"):
                        organizations.append((*part, number, None))
                    elif between.lower() in word_set("part_of"):
                        units.append(previous[:3])
                        organizations[-1] = (*part, number, None)
                    elif between in ("", ",", "-", "–", "|", "at", "of", "，"):
                        organizations[-1] = (line, previous[1], piece.read_end, number, None)
                else:
                    organizations.append((*part, number, None))
            elif kind == "UNIT":
                units.append(part)
            elif kind == "FIELD":
                if not fields:
                    fields.append(part)
                elif fields[-1][0] is line and line.text[fields[-1][2] : piece.start].strip() in (
                    "and",
                    "&",
                    "y",
                    "et",
                    "und",
                    "e",
                    ",",
                ):
                    fields[-1] = (line, fields[-1][1], piece.read_end)
            elif kind == "PERSON":
                people.append(part)
            elif kind == "DATE" and isinstance(piece.date, Period):
                if organizations and organizations[-1][3] == number and organizations[-1][4] is None:
                    organizations[-1] = (*organizations[-1][:4], piece.date)
                if period is None:
                    period, period_line = piece.date, line
            if kind in ("ORG", "UNIT", "FIELD", "PERSON", "DATE", "PLACE"):
                last = i
        own = self.placed[head] if head is not None else None
        extents = [line.span(a, b) for line, a, b, *_ in [*organizations, *units, *fields, *people]]
        if own is not None:
            extents.append(own.line.span(own.piece.start, own.piece.end))
        if period is not None and period_line is not None:
            extents.append(period_line.span(period.place, period.end))
        return _Group(
            own, organizations, units, fields, people, period, period_line, hull(extents) if extents else (0, 0)
        )

    def _listed(self, numbers: list[int]) -> set[int]:
        """Units that stand for organisations: each opens a line with a date of its own, among others that do so."""
        dated = {self.placed[i].number for i in numbers if self.kinds[i] == "DATE"}
        named = {self.placed[i].number for i in numbers if self.kinds[i] == "ORG"}
        if len(dated & named) < 1 or len(dated) < 2:
            return set()
        return {i for i in numbers if self.kinds[i] == "UNIT" and self.placed[i].number in dated - named}

    def _position(self, group: _Group) -> list[Position]:
        own = group.head
        role = own.line.text[own.piece.read_start : own.piece.read_end].strip() if own else None
        unit = _joined(group.units)
        places = group.organizations
        several = len(places) > 1 and (
            len({p[3] for p in places}) == len(places) or all(p[0] is places[0][0] for p in places)
        )
        if several and len({p[3] for p in places}) > 1 and not all(p[4] for p in places):
            several = False
        out = []
        for place in (places if several else places[:1]) or [None]:
            period, line = (
                (place[4], place[0])
                if place is not None and place[4] is not None and several
                else (group.period, group.period_line)
            )
            first, last = dates_of(line, period) if period is not None and line is not None else (None, None)
            current = None if period is None else period.current
            if first == last and current:
                last = None
            organization = place[0].text[place[1] : place[2]].strip() if place else None
            own_unit = unit
            if organization is None:
                organization, own_unit = unit, None
            span = group.span
            if several and place is not None:
                span = place[0].span(place[1], place[2])
            out.append(Position(role, organization, own_unit, first, last, current, span))
        return [p for p in out if p.role or p.organization]

    def _education(self, group: _Group) -> Education:
        own = group.head
        degree = own.line.text[own.piece.read_start : own.piece.read_end].strip().rstrip(",") if own else None
        student = own is not None and own.piece.kind == "STUDENT"
        places = group.organizations
        institution = places[0][0].text[places[0][1] : places[0][2]].strip() if places else None
        unit = _joined(group.units)
        if institution is None:
            institution, unit = unit, None
        period, line = group.period, group.period_line
        first, last = dates_of(line, period) if period is not None and line is not None else (None, None)
        current = None if period is None else period.current
        if student and period is None:
            current = True
        if first == last and first is not None:
            first, last = (first, None) if current else (None, last)
        advisors = tuple(line.text[a:b].strip() for line, a, b in group.advisors)
        return Education(
            degree, _joined(group.fields[:1]), institution, unit, advisors, first, last, current, group.span
        )


class _Group(NamedTuple):
    """A role or a degree with what belongs to it."""

    head: Placed | None
    organizations: list[tuple[Line, int, int, int, Period | None]]
    units: list[tuple[Line, int, int]]
    fields: list[tuple[Line, int, int]]
    advisors: list[tuple[Line, int, int]]
    period: Period | None
    period_line: Line | None
    span: Span


def _surely(place: tuple[Line, int, int, int, Period | None]) -> bool:
    """Whether a name has the marks of an organisation."""
    text = place[0].text[place[1] : place[2]]
    return shape_of(text, cut_words(text).lower).organization <= 0.5


def _once(groups: list[_Group]) -> list[_Group]:
    """Of groups with the same words for head and organisation the last, which has its own dates."""
    last: dict[tuple[object, ...], int] = {}
    for number, group in enumerate(groups):
        last[_words_of(group)] = number
    kept = set(last.values())
    return [group for number, group in enumerate(groups) if number in kept]


def _words_of(group: _Group) -> tuple[object, ...]:
    head = group.head.line.text[group.head.piece.start : group.head.piece.end] if group.head else None
    places = tuple(line.text[a:b] for line, a, b, *_ in group.organizations)
    fields = tuple(line.text[a:b] for line, a, b in group.fields[:1])
    return head, places, fields, () if places else group.span


def _joined(parts: Sequence[tuple[Line, int, int]]) -> str | None:
    """The parts' text: as one stretch where they stand in one line, else the first."""
    if not parts:
        return None
    line, start, end = parts[0]
    for other, a, b in parts[1:]:
        if other is line and 0 < a - end < 12 and "(" not in line.text[end:a]:
            end = b
    return line.text[start:end].strip() or None


def _pieces(line: Line, number: int, start: int, end: int) -> list[Placed]:
    """The pieces of one line of an entry; of a line of common words only what it says of advisors."""
    text = line.text
    end = min(end, start + LONGEST_LINE)
    ends = {link.start: link.end for link in line.links if link.end > link.start}
    pieces = cut_pieces(text, start, end, ends, entry=True)
    wordy = sum(p.end - p.start for p in pieces if p.kind in _COMMON)
    if end - start > 40 and wordy > _WORDY * (end - start):
        # A description: only a date that opens it and the advisors that it names are facts.
        advised = next((n for n, p in enumerate(pieces) if p.kind == "ADVISED"), len(pieces))
        pieces = [p for p in pieces[:1] if p.kind == "DATE"] + pieces[advised:] if number else _before_prose(pieces)
    if not pieces:
        return []
    out = [Placed(piece, line, number) for piece in pieces]
    place = Piece("BREAK", end, end)
    return [*out, Placed(place, line, number)]


def _before_prose(pieces: list[Piece]) -> list[Piece]:
    """The pieces of an entry's first line that stand before its first sentence with a verb; none of a line of prose."""
    for number, piece in enumerate(pieces):
        if piece.kind in ("SUBJECT", "SELF_BE", "BE", "EARN", "WHERE", "WORK"):
            return pieces[:number] if number and pieces[0].kind in ("DATE", "ROLE", "DEGREE", "STUDENT") else []
    return pieces


_COMMON = frozenset({"WORDS", "STOP", "WORK", "STUDY", "WHERE", "BE", "EARN", "SUBJECT"})


def _propose(placed: Sequence[Placed], *, honours: bool) -> tuple[list[Column], list[float]]:
    columns: list[Column] = []
    prices: list[float] = []
    advised = False
    previous: Piece | None = None  # the last piece that is no sign
    connector: Piece | None = None
    for index, (piece, line, _) in enumerate(placed):
        column: Column = (("OTHER", 0.0),)
        price = 0.0
        kind = piece.kind
        if kind == "BREAK":
            advised = False
            connector = piece
        elif kind in ("COMMA", "SEPARATOR", "AT", "AND"):
            column = (("JOIN", 0.0), ("OTHER", 0.0)) if advised else column
            connector = piece
        elif kind in ("ROLE", "STUDENT", "DEGREE"):
            column, price, advised = ((kind, 0.0), ("OTHER", 2.0)), 99.0, False
            if kind == "DEGREE":
                column = (*column, ("FIELD", 1.9))
        elif kind == "SERVICE" and honours:
            column, price = (("ROLE", 0.3), ("OTHER", 0.6)), 99.0
        elif kind == "DATE":
            column, price = (("DATE", 0.0), ("OTHER", 0.5)), 99.0
        elif kind == "ADVISED":
            column, price, advised = (("ADVISED", 0.0), ("OTHER", 1.0)), 0.9, True
        elif kind == "NAME":
            column, price = _name(piece, line, previous, connector, advised), 99.0
            if not advised and _is_plain(placed, index):
                column = (("OTHER", 0.0),)
        elif kind == "WORDS":
            after = (
                previous is not None
                and previous.kind in ("DEGREE", "STUDENT")
                and connector is not None
                and connector.word in ("in", "of", "en", "de", "")
            )
            column = (("FIELD", 0.3), ("OTHER", 0.6)) if after else column
        columns.append(column)
        prices.append(price)
        if kind not in ("COMMA", "SEPARATOR", "AT", "AND", "TITLE", "BREAK"):
            previous = piece
            connector = None
        if kind == "BREAK" and previous is not None and previous.kind != "DEGREE":
            previous = piece
    return columns, prices


def _is_plain(placed: Sequence[Placed], index: int) -> bool:
    """Whether a capitalised word is a common one: a label, or the first word of a sentence."""
    piece, line, _ = placed[index]
    if piece.word == "cjk" or " " in line.text[piece.start : piece.end]:
        return False
    word = line.text[piece.start : piece.end].lower()
    if piece.linked and not is_common(word):
        return False
    following = placed[index + 1].piece if index + 1 < len(placed) else None
    opens = index == 0 or placed[index - 1].line is not line or placed[index - 1].piece.kind == "BREAK"
    if opens and following is not None and following.kind in ("WORDS", "STOP", "AT", "WORK", "EARN", "STUDY", "AND"):
        return shape_of(line.text[piece.start : piece.end], [word]).organization > 0.2 or is_common(word)
    shape = shape_of(line.text[piece.start : piece.end], [word])
    return is_common(word) and shape.field > 0.2 and shape.organization > 0.2


def _name(piece: Piece, line: Line, previous: Piece | None, connector: Piece | None, advised: bool) -> Column:
    text = line.text[piece.start : piece.end]
    shape = shape_of(text, cut_words(text).lower, linked=piece.linked)
    if advised:
        return (("PERSON", shape.person), ("ORG", shape.organization + 0.5), ("OTHER", 1.0))
    word = connector.word if connector is not None else ""
    field = shape.field
    organization, unit = shape.organization, shape.unit
    studied = previous is not None and previous.kind in ("DEGREE", "STUDENT")
    if studied and (connector is None or word in ("in", "of", "en", "de", ",", "on")):
        field -= 0.5 if shape.field < 1.2 else 0.0
        organization += 0.2 if word not in (",", "") else 0.0
    elif (
        previous is not None
        and previous.kind in ("NAME",)
        and connector is not None
        and connector.kind in ("COMMA", "BREAK")
    ):
        organization += 0.3
    if word in ("at", "@", "from", "chez", "bei", "à"):
        organization -= 0.3
        field += 0.6
    place = shape.place + (0.0 if previous is not None and previous.kind == "NAME" else 0.4)
    return (
        ("ORG", max(organization, 0.0)),
        ("UNIT", unit),
        ("FIELD", max(field, 0.0) + (0.0 if studied else 0.35)),
        ("PLACE", place),
        ("OTHER", 1.1 if shape.organization < 0.2 else 0.85),
    )
