"""The kinds that each piece of a sentence may have, with their costs; the grammar picks the cheapest sequence.

Costs are negative logarithms, by eye, of how often such a piece in such company is of the kind. OTHER, which every
piece may be, costs what is lost when the piece is not read: much for a role or a degree, nothing for common words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from profparse.fields.biography.name_kinds import name_kinds, word_kinds
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.verb_kinds import Owner, being_kinds, earning_kinds, is_own
from profparse.fields.biography.words import word_set
from profparse.grammar.decode import Column
from profparse.patterns import lazy_pattern

_DURATION = lazy_pattern(
    r"(?:(?:over|about|almost|nearly|more than|around) )?"
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?: and a half)? )?"
    r"(?:academic |wonderful |great |amazing |fantastic )?(?:years?|months?|weeks?|semesters?|summers?)",
    re.IGNORECASE,
)
_SPANS_OF_TIME = ("year", "years", "month", "months", "week", "weeks", "semester", "semesters", "summer", "summers")
NEVER = 99.0  # the price of what must not be left out
_NAMED = ("NAME", "WORDS")
_HELD = frozenset({"ROLE", "STUDENT", "SERVICE", "DEGREE"})


def propose(text: str, pieces: Sequence[Piece], owner: Owner, *, opens: bool) -> tuple[list[Column], list[float]]:
    """The columns of a sentence's pieces and the price of skipping each.

    ``owner`` tells whether a name is that of the page's person; ``opens`` is set for the first sentence of a line.
    """
    columns: list[Column] = []
    prices: list[float] = []
    advised = False
    told = False  # whether the sentence's subject is the person
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        price = NEVER
        kind = piece.kind
        column: Column
        if kind in ("ROLE", "STUDENT", "SERVICE"):
            own = 1.2 if piece.word == "my" else 0.0
            column = ((kind, own), ("OTHER", 2.0 if kind != "SERVICE" else 0.6))
        elif kind == "DEGREE":
            column = (("DEGREE", 0.0), ("OTHER", 1.6))
        elif kind == "NAME":
            column = name_kinds(text, piece, _before(pieces, index), pieces, index)
            told = told or (
                (index == 0 or pieces[index - 1].kind in ("BREAK", "COMMA")) and owner(text[piece.start : piece.end])
            )
        elif kind == "WORDS":
            column = word_kinds(text, piece, pieces[index - 1] if index else None)
            price = 0.5 if following is not None and following.kind in ("DEGREE", "ROLE", "STUDENT") else 4.0
            timed = text.endswith(_SPANS_OF_TIME, piece.start, piece.end)
            if timed and _DURATION.fullmatch(text, piece.start, piece.end):
                price = 0.05  # `I spent two years at ...`
        elif kind == "DATE":
            column = (("DATE", 0.0), ("OTHER", 0.4))
            price = 0.6
        elif kind == "AT":
            column = (
                (("AT", 0.0), ("WITH", 0.0), ("OTHER", 0.1))
                if _takes_degree(piece, pieces, index)
                else (("AT", 0.0), ("OTHER", 0.1))
            )
            price = 0.05 if following is not None and following.kind in ("AT", "DATE", "ADVISED", "WORKING") else 3.0
        elif kind == "AND":
            beside = (("BESIDE", 0.05),) if advised else ()
            column = (("AND", 0.0), ("JOIN", 0.05), ("OTHER", 0.1), *beside)
            price = 0.05 if following is not None and following.kind in ("SUBJECT", "ADVISED", "AT") else 3.0
        elif kind == "COMMA":
            column = _comma(pieces, index)
            price = 0.05
        elif kind in ("SEPARATOR", "BREAK"):
            bind = piece.word in "/+&" and following is not None
            column = (
                (("AND", 0.2), ("JOIN", 0.3), ("OTHER", 0.0))
                if bind
                else (("AT", 0.2), ("OTHER", 0.0))
                if piece.word in "–—-|·•:，、"
                else (("OTHER", 0.0),)
            )
            price = 0.3 if kind == "SEPARATOR" else 2.0
        elif kind == "SUBJECT":
            told = True
            column, price = (("OTHER", 0.0),), 0.05
        elif kind in ("SELF_BE", "BE"):
            told = told or piece.word in word_set("self_forms") or is_own(text, piece)
            column = being_kinds(pieces, index, told, owner, text)
            price = (
                0.1
                if following is not None
                and following.kind
                in ("ADVISED", "INTERN", "WORK", "STUDY", "BE", "SELF_BE", "EARN", "JOIN", "PURSUE", "AS", "GRADUATE")
                else 2.5
            )
        elif kind == "EARN":
            told, price, column = earning_kinds(pieces, index, told)
        elif kind in _VERBS:
            column = ((_VERBS[kind], 0.0 if told or index == 0 or kind == "PURSUE" else 0.4), ("OTHER", 0.2))
            price = 1.0
        elif kind in ("ADVISED", "WORKING"):
            near = kind == "ADVISED" or _studies(pieces, index)
            advised = True
            held = _held_before(pieces, index)
            inside = (("MENTOR", 0.1 if held in ("ROLE", "SERVICE") else 0.2),) if held else ()
            column = (
                (("ADVISED", 0.0 if kind == "ADVISED" else 0.3), ("OTHER", 1.0 if kind == "ADVISED" else 0.3), *inside)
                if near
                else (("OTHER", 0.0), *inside)
            )
            price = 2.0
        elif kind == "AS":
            column, price = (("AS", 0.0), *((("BE", 0.6),) if told else ()), ("OTHER", 0.1)), 2.0
        elif kind == "TITLE":
            column, price = (("OTHER", 0.0),), 0.0
        elif kind == "ASIDE":
            column, price = (("OTHER", 0.0),), 0.05
        elif kind == "WHERE":
            column, price = (("OTHER", 0.0),), 0.4
        elif kind == "START":
            column, price = (("START", 0.1 if opens else 0.6), ("OTHER", 0.0)), 0.0
        else:
            column = (("OTHER", 0.0),)
            price = 3.0
        columns.append(column)
        prices.append(price)
    return columns, prices


_VERBS = {
    "JOIN": "JOINED",
    "WORK": "WORKED",
    "INTERN": "INTERNED",
    "PURSUE": "PURSUES",
    "GRADUATE": "GRADUATED",
    "STUDY": "STUDIED",
}


def _before(pieces: Sequence[Piece], index: int) -> Piece | None:
    """The piece before, articles' and titles' pieces left out."""
    index -= 1
    while index >= 0 and pieces[index].kind in ("TITLE", "ASIDE"):
        index -= 1
    return pieces[index] if index >= 0 else None


def _takes_degree(piece: Piece, pieces: Sequence[Piece], index: int) -> bool:
    return (
        piece.word in ("with", "con", "avec", "mit", "com")
        and index + 1 < len(pieces)
        and pieces[index + 1].kind in ("DEGREE", "WORDS", "STUDENT")
    )


def _held_before(pieces: Sequence[Piece], index: int) -> str:
    """The kind of the last role or degree before a piece."""
    for piece in reversed(pieces[:index]):
        if piece.kind in _HELD:
            return piece.kind
    return ""


def _studies(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a degree or a student's role stands before in the sentence, with no other role after it."""
    for piece in reversed(pieces[:index]):
        if piece.kind in ("DEGREE", "STUDENT"):
            return True
        if piece.kind in ("ROLE", "SERVICE", "BREAK", "WHERE", "SUBJECT"):
            return False
    return False


def _comma(pieces: Sequence[Piece], index: int) -> Column:
    """A comma: before a place it works like "at", between names or roles like "and"."""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is None:
        return (("OTHER", 0.0),)
    if following.kind in _HELD:
        return (("AND", 0.2), ("OTHER", 0.05))
    if following.kind == "NAME":
        listed = (
            pieces[index - 1].kind == "DATE"
            or _listed(pieces, index)
            or any(p.kind == "INTERN" for p in pieces[:index])
        )
        beside = (("BESIDE", 0.1),) if any(p.kind in ("ADVISED", "WORKING") for p in pieces[:index]) else ()
        return (
            (("AT", 0.5), ("JOIN", 0.1), ("OTHER", 0.0), *beside)
            if listed
            else (("AT", 0.2), ("JOIN", 0.4), ("OTHER", 0.0), *beside)
        )
    if following.kind in ("TITLE", "WORDS"):
        return (("JOIN", 0.4), ("BESIDE", 0.4), ("OTHER", 0.0))
    return (("OTHER", 0.0),)


def _listed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a comma stands in "at X, Y, and Z", a list of names that a comma and "and" close."""
    kinds = [piece.kind for piece in pieces[index : index + 4]]
    names = index > 0 and pieces[index - 1].kind == "NAME" and len(kinds) == 4
    return (
        names and kinds[1:] == ["NAME", "COMMA", "AND"] and index + 4 < len(pieces) and pieces[index + 4].kind == "NAME"
    )
