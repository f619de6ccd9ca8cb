"""Pieces of clauses and nodes of their trees: what the reader of clauses asks of them."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.biography.periods import Period
from profparse.fields.biography.piece import Piece
from profparse.grammar.decode import Column, Node


def mentors_of(node: Node, pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[Piece]:
    """The people that a clause names as advisors."""
    return [pieces[leaf] for leaf in node.leaves() if kinds[leaf] == "PERSON"]


def is_present(pieces: Sequence[Piece], node: Node, kinds: Sequence[str | None]) -> bool:
    """Whether "I am at X" says where someone works: not "I am on X", "from X"."""
    first = next((pieces[i] for i in node.leaves() if kinds[i] == "AT"), None)
    return first is not None and first.word in ("at", "@", "with", "chez", "bei")


def kept_columns(columns: Sequence[Column], prices: Sequence[float]) -> list[int]:
    """The columns worth deciding on: of a run that can only be OTHER, one that bars the way stands for all."""
    kept: list[int] = []
    barred = False
    for index, column in enumerate(columns):
        if len(column) > 1:
            kept.append(index)
            barred = False
        elif not barred:
            if prices[index] >= 2.0:
                while kept and len(columns[kept[-1]]) == 1:
                    kept.pop()
                barred = True
            kept.append(index)
    return kept


def add_start(pieces: list[Piece]) -> None:
    """Put a START before a role or a degree that begins the sentence, or follows its date, without a verb."""
    index = behind_signs(pieces, 0)
    if index < len(pieces) and pieces[index].kind == "DATE":
        index = behind_signs(pieces, index + 1)
    if index < len(pieces) and pieces[index].kind in ("ROLE", "STUDENT", "DEGREE", "SERVICE"):
        place = pieces[index].start
        pieces.insert(index, Piece("START", place, place))


def behind_signs(pieces: Sequence[Piece], index: int) -> int:
    while index < len(pieces) and pieces[index].kind in ("COMMA", "SEPARATOR", "AND", "BREAK"):
        index += 1
    return index


def since(period: Period | None) -> Period | None:
    """The date on which someone joined, which is only when it began."""
    return period._replace(last=None) if period is not None and period.first is period.last else period


def as_period(value: object) -> Period | None:
    return value if isinstance(value, Period) else None


def outer_node(node: Node) -> Node:
    """The clause with only the pieces that stand outside its roles and degrees."""
    return Node(node.rule, tuple(child for child in node.children if isinstance(child, int)))
