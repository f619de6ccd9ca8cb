"""The kinds that each piece of a sentence may have, with their costs; the grammar picks the cheapest sequence.

Costs are negative logarithms, by eye, of how often such a piece in such company is of the kind. OTHER, which every
piece may be, costs what is lost when the piece is not read: much for a role or a degree, nothing for common words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from profparse.decode import Column
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.words import cut_words, word_set

NEVER = 99.0  # the price of what must not be left out
_NAMED = ("NAME", "WORDS")
_HELD = frozenset({"ROLE", "STUDENT", "SERVICE", "DEGREE"})
# How the preposition (or "and", or a comma) before a name bears on what it names: organisation, unit, field, place.
_PREPOSITIONS: dict[str, tuple[float, float, float, float]] = {
    "at": (0.0, 0.0, 1.4, 0.9), "from": (0.0, 0.1, 1.2, 0.8), "with": (0.2, 0.2, 1.4, 1.4), "for": (0.2, 0.3, 0.9, 1.2), "für": (0.5, 0.5, 0.0, 1.2),
    "of": (0.3, 0.1, 0.2, 1.0), "in": (0.5, 0.1, 0.0, 0.0), "en": (0.2, 0.1, 0.1, 0.0), "de": (0.2, 0.1, 0.1, 0.8), "à": (0.0, 0.1, 1.0, 0.1),
    "on": (1.0, 0.5, 0.2, 1.5), ",": (0.3, 0.3, 0.8, 0.1), "and": (0.3, 0.3, 0.3, 0.5), "an": (0.0, 0.0, 0.8, 0.8), "im": (0.3, 0.1, 0.2, 0.5),
}  # fmt: skip
_DEFAULT = (0.1, 0.1, 0.8, 0.8)
_HOPELESS = 1.4  # a reading of a name that costs this much more than another is not proposed
_BEFORE_PEOPLE = frozenset({"ADVISED", "WORKING", "COMMA", "AND", "SELF_BE", "BE", "SEPARATOR"})

Owner = Callable[[str], bool]


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
            column = _name(text, piece, _before(pieces, index), pieces, index, owner)
            told = told or (
                (index == 0 or pieces[index - 1].kind in ("BREAK", "COMMA")) and owner(text[piece.start : piece.end])
            )
        elif kind == "WORDS":
            column = _words(text, piece, pieces[index - 1] if index else None)
            price = 0.5 if following is not None and following.kind in ("DEGREE", "ROLE", "STUDENT") else 4.0
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
            told = told or piece.word in word_set("self_forms") or _selfish(text, piece)
            column = _being(pieces, index, told, owner, text)
            price = (
                0.1
                if following is not None
                and following.kind
                in ("ADVISED", "INTERN", "WORK", "STUDY", "BE", "SELF_BE", "EARN", "JOIN", "PURSUE", "AS", "GRADUATE")
                else 2.5
            )
        elif kind == "EARN":
            told, price, column = _earning(pieces, index, told)
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
            column, price = (("AS", 0.0), ("BE", 0.6), ("OTHER", 0.1)), 2.0
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


def _selfish(text: str, piece: Piece) -> bool:
    first = text[piece.start : piece.end].lower()
    return first.startswith(("i ", "i'", "i’", "he'", "she'", "he’", "she’")) or " am" in first


def _before(pieces: Sequence[Piece], index: int) -> Piece | None:
    """The piece before, articles' and titles' pieces left out."""
    index -= 1
    while index >= 0 and pieces[index].kind in ("TITLE", "ASIDE"):
        index -= 1
    return pieces[index] if index >= 0 else None


def _being(pieces: Sequence[Piece], index: int, told: bool, owner: Owner, text: str) -> Column:
    """A form of "to be", which counts where the person is its subject."""
    piece = pieces[index]
    if piece.word in word_set("self_forms") or _selfish(text, piece):
        return (("BE", 0.0), ("OTHER", 0.2))
    before = pieces[index - 1] if index else None
    if before is None:
        return (("BE", 0.3), ("OTHER", 0.1)) if piece.kind == "SELF_BE" else (("OTHER", 0.1),)
    if before.kind == "SUBJECT":
        return (("BE", 0.0), ("OTHER", 0.2))
    if before.kind in ("NAME", "ASIDE", "TITLE"):
        first = next((p for p in pieces[:index] if p.kind not in ("TITLE", "START")), before)
        subject = first.kind == "NAME" and all(
            p.kind in ("NAME", "TITLE", "ASIDE", "START", "COMMA") for p in pieces[:index]
        )
        return (("BE", 0.0), ("OTHER", 0.2)) if subject and owner(text[first.start : first.end]) else (("OTHER", 0.0),)
    if before.kind in ("COMMA", "AND", "BREAK", "DATE", "EARN", "SELF_BE", "BE", "WHERE", "AT", "AS", "WORK") and told:
        return (("BE", 0.2), ("OTHER", 0.1))
    return (("BE", 0.9), ("OTHER", 0.0)) if piece.kind == "SELF_BE" and told else (("OTHER", 0.0),)


def _earning(pieces: Sequence[Piece], index: int, told: bool) -> tuple[bool, float, Column]:
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    before = pieces[index - 1] if index else None
    piece = pieces[index]
    if piece.word == "i've":
        told = True
    if before is not None and before.kind in ("NAME", "ASIDE") and index <= 2:
        told = told or before.kind == "NAME"
    if following is not None and following.kind in (
        "EARN",
        "INTERN",
        "WORK",
        "JOIN",
        "STUDY",
        "GRADUATE",
        "BE",
        "SELF_BE",
    ):
        return told, 0.05, (("OTHER", 0.0),)
    if before is not None and before.kind in ("AT", "ROLE", "DEGREE", "AND") and not told and before.kind != "AND":
        return told, 2.0, (("EARNED", 0.8), ("OTHER", 0.1))
    return told, 2.0, (("EARNED", 0.0 if told else 0.5), ("OTHER", 0.2))


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


def _name(text: str, piece: Piece, before: Piece | None, pieces: Sequence[Piece], index: int, owner: Owner) -> Column:
    name = text[piece.start : piece.end]
    shape = shape_of(name, cut_words(name).lower, linked=piece.linked)
    piece.strength = 1.0 - min(shape.organization, 1.0)
    word = before.word if before is not None and before.kind in ("AT", "COMMA", "AND") else ""
    last = word.rsplit(" ", 1)[-1]
    organization, unit, field, place = _PREPOSITIONS.get(last, _DEFAULT)
    if before is not None and before.kind == "SEPARATOR":
        organization, unit, field, place = _PREPOSITIONS[","]
    person = shape.person
    titled = index > 0 and pieces[index - 1].kind == "TITLE"
    if titled:
        person = 0.0
    if last == "in" and index >= 2 and _follows_name(pieces, index):
        place -= 0.3
        field += 0.5
    if word in ("and", "&", ",") and shape.organization > 0.3 and shape.unit > 0.3 and _in_fields(pieces, index):
        field -= 0.5
    if index >= 2 and pieces[index - 2].kind == "DEGREE" and last in ("in", "of", "en", "de"):
        field -= 0.3
        place += 0.3
    extra = 1.5 if titled else 0.0
    if last == "of" and index >= 2 and pieces[index - 2].kind == "ROLE" and not _of_subject(text, pieces[index - 2]):
        organization -= 0.3
        field += 0.8
    if titled:
        return (("PERSON", 0.0), ("OTHER", 0.3))
    kinds = [
        ("ORG", shape.organization + organization + extra),
        ("UNIT", shape.unit + unit + extra),
        ("FIELD", max(shape.field + field, 0.0) + extra),
        ("PLACE", shape.place + place + extra),
    ]
    least = min(cost for _, cost in kinds) + _HOPELESS
    column = [(kind, cost) for kind, cost in kinds if cost <= least]
    if before is None or before.kind in _BEFORE_PEOPLE:
        column.append(("PERSON", person))
    column.append(
        (
            "OTHER",
            (0.9 if shape.organization < 0.2 else 0.6) + (0.6 if last in word_set("before_organizations") else 0.0),
        )
    )
    return column


_SUBJECTS = (
    "professor",
    "lecturer",
    "reader",
    "chair",
    "fellow",
    "docent",
    "profesor",
    "profesora",
    "professeur",
    "teacher",
    "instructor",
    "prof.",
)


def _of_subject(text: str, piece: Piece) -> bool:
    """Whether a role is one "of" a subject, such as a professor, rather than of an organisation."""
    return text[piece.start : piece.end].lower().endswith(_SUBJECTS)


def _in_fields(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a name goes on a list of fields: "in X and Y"."""
    for piece in reversed(pieces[:index]):
        if piece.kind == "AT":
            return piece.word in ("in", "en", "of", "de")
        if piece.kind not in ("NAME", "WORDS", "AND", "COMMA"):
            return False
    return False


def _follows_name(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a name stands right before the preposition before this one."""
    return pieces[index - 1].kind == "AT" and pieces[index - 2].kind in ("NAME", "ASIDE")


def _words(text: str, piece: Piece, before: Piece | None) -> Column:
    """Common words: a field of study after "in" or "of", else nothing."""
    count = text.count(" ", piece.start, piece.end) + 1
    if (
        before is not None
        and (
            before.word.rsplit(" ", 1)[-1] in word_set("before_fields") or before.kind in ("STUDY", "GRADUATE", "COMMA")
        )
        and count <= 6
    ):
        return (("FIELD", 0.3 if before.kind in ("AT", "AND", "GRADUATE", "STUDY") else 0.6), ("OTHER", 0.0))
    return (("OTHER", 0.0),)
