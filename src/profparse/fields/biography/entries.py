"""One entry of a list of positions or degrees: role, organisation, dates in any order, over one line or several."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.biography.entry_kinds import propose_entry
from profparse.fields.biography.entry_pieces import Placed, entry_pieces
from profparse.fields.biography.groups import Group, education_in, gather, is_surely, once, positions_in
from profparse.grammar import load
from profparse.grammar.decode import Node, decode
from profparse.model import Education, Position
from profparse.pieces.line import Line, Page
from profparse.span import Span

MOST_LINES = 24


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
            self.placed += entry_pieces(line, number, *(part or (0, len(line.text))))
        roles = any(placed.piece.kind in ("ROLE", "DEGREE", "STUDENT") for placed in self.placed)
        self.served = any(placed.piece.kind == "SERVICE" for placed in self.placed[:4])
        columns, prices = propose_entry(self.placed, honours=honours and not roles)
        decoded = decode(load("career"), columns, skip=prices.__getitem__)
        self.tree = decoded.tree
        self.kinds = decoded.kinds

    def positions(self, *, alone: bool = True) -> list[Position]:
        """The positions that the entry states."""
        out: list[Position] = []
        for group in self._groups("ROLE"):
            out += positions_in(group)
        if alone and not out and not self._some("DEGREE", "STUDENT"):
            whole = self._group(None, list(range(len(self.placed))))
            if not whole.organizations:
                whole = whole._replace(organizations=whole.units[:1], units=whole.units[1:])
            elif not is_surely(whole.organizations[0]):
                return out
            if whole.organizations and whole.dated is not None:
                out += positions_in(whole)
        return out

    def education(self, *, alone: bool = True) -> list[Education]:
        """The degrees that the entry states."""
        out = [education_in(group) for group in self._groups("DEGREE", "STUDENT")]
        if alone and not out and not self._some("ROLE") and not self.served:
            whole = self._group(None, list(range(len(self.placed))))
            if whole.organizations:
                out.append(education_in(whole))
        return out

    def _some(self, *kinds: str) -> bool:
        return any(kind in kinds for kind in self.kinds)

    def _groups(self, *heads: str) -> list[Group]:
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
        _share(made)
        return once([group for kind, group in made if kind in heads])

    def _group(self, head: int | None, numbers: list[int]) -> Group:
        listed = self._listed(numbers)
        placed = [(self.placed[i], "ORG" if i in listed else self.kinds[i] or "") for i in numbers]
        return gather(self.placed[head] if head is not None else None, placed)

    def _listed(self, numbers: list[int]) -> set[int]:
        """Units that stand for organisations: each opens a line with a date of its own, among others that do so."""
        dated = {self.placed[i].number for i in numbers if self.kinds[i] == "DATE"}
        named = {self.placed[i].number for i in numbers if self.kinds[i] == "ORG"}
        if not dated & named or len(dated) < 2:
            return set()
        return {i for i in numbers if self.kinds[i] == "UNIT" and self.placed[i].number in dated - named}


def _share(made: list[tuple[str | None, Group]]) -> None:
    """Heads that stand one after another share what stands after the last, and what stands before the first."""
    for number in range(len(made) - 2, -1, -1):
        kind, group = made[number]
        next_kind, after = made[number + 1]
        made[number] = (
            kind,
            group._replace(
                organizations=group.organizations or after.organizations,
                dated=group.dated or after.dated,
                advisors=group.advisors or (after.advisors if kind == next_kind else []),
            ),
        )
    for number in range(1, len(made)):
        kind, group = made[number]
        before = made[number - 1][1]
        if not group.organizations and not group.units:
            group = group._replace(organizations=before.organizations, units=before.units)
        made[number] = kind, group._replace(dated=group.dated or before.dated)
