"""The kinds that each piece of a CV entry may have, with their costs, and the price of leaving it out.

Signs, places and common words are left out; to leave out a role, a degree or an organisation costs.
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.biography.entry_pieces import Placed
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.vocabulary import is_common
from profparse.fields.biography.words import cut_words
from profparse.grammar.decode import Column
from profparse.pieces.line import Line


def propose_entry(placed: Sequence[Placed], *, honours: bool) -> tuple[list[Column], list[float]]:
    columns: list[Column] = []
    prices: list[float] = []
    advised = False
    previous: Piece | None = None  # the last piece that is no sign
    connector: Piece | None = None
    for index, (piece, line, _) in enumerate(placed):
        column: Column = ()
        price = 0.0
        kind = piece.kind
        if kind == "BREAK":
            advised = False
            connector = piece
        elif kind in ("COMMA", "SEPARATOR", "AT", "AND"):
            column = (("JOIN", 0.0),) if advised else ()
            connector = piece
        elif kind in ("ROLE", "STUDENT"):
            column, price, advised = ((kind, 0.0),), 2.0, False
        elif kind == "DEGREE":
            column, price, advised = ((kind, 0.0), ("FIELD", 1.9)), 2.0, False
        elif kind == "SERVICE" and honours:
            column, price = (("ROLE", 0.3),), 0.6
        elif kind == "DATE":
            column, price = (("DATE", 0.0),), 0.5
        elif kind == "ADVISED":
            column, price, advised = (("ADVISED", 0.0),), 0.9, True
        elif kind == "NAME" and (advised or not _is_plain(placed, index)):
            column, price = _name(piece, line, previous, connector, advised)
        elif kind == "WORDS" and _is_studied(previous, connector):
            column, price = (("FIELD", 0.3),), 0.6
        columns.append(column)
        prices.append(price)
        if kind not in ("COMMA", "SEPARATOR", "AT", "AND", "TITLE", "BREAK"):
            previous = piece
            connector = None
        if kind == "BREAK" and previous is not None and previous.kind != "DEGREE":
            previous = piece
    return columns, prices


def _is_studied(previous: Piece | None, connector: Piece | None) -> bool:
    """Whether words stand right behind a degree: what it is in."""
    if previous is None or connector is None or previous.kind not in ("DEGREE", "STUDENT"):
        return False
    return connector.word in ("in", "of", "en", "de", "")


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


_TAUGHT = ("professor", "lecturer", "reader", "chair", "teacher", "instructor")


def _name(
    piece: Piece, line: Line, previous: Piece | None, connector: Piece | None, advised: bool
) -> tuple[Column, float]:
    text = line.text[piece.start : piece.end]
    shape = shape_of(text, cut_words(text).lower, linked=piece.linked)
    if advised:
        return (("PERSON", shape.person), ("ORG", shape.organization + 0.5)), 1.0
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
    held = previous is not None and previous.kind == "ROLE" and line.text[previous.start : previous.end].casefold()
    if held and word in ("of", "in") and shape.organization > 0.0 and held.endswith(_TAUGHT):
        organization, field = organization + 1.2, field - 0.6  # `Professor of Hydrology`
    place = shape.place + (0.0 if previous is not None and previous.kind == "NAME" else 0.4)
    kinds = (
        ("ORG", max(organization, 0.0)),
        ("UNIT", unit),
        ("FIELD", max(field, 0.0) + (0.0 if studied else 0.35)),
    )
    return kinds, min(place, 1.1 if shape.organization < 0.2 else 0.85)
