"""Pieces of an entry's line that signs around them make something else than their words say.

>>> from profparse.fields.biography.pieces import cut_pieces
>>> def kinds(text):
...     pieces = marked(text, cut_pieces(text, 0, len(text), {}, entry=True))
...     return [(piece.kind, text[piece.read_start : piece.read_end]) for piece in pieces]
>>> [text for kind, text in kinds("Scientist (L6), Rope Institute, Manager: Ada Lane") if kind in ("ROLE", "ADVISED")]
['Scientist (L6)', 'Manager']
>>> [kind for kind, _ in kinds("Rope Institute, Burlington, MA")], kinds("Rope University, MA")[-1]
(['NAME', 'COMMA', 'STATED', 'COMMA', 'STATED'], ('DEGREE', 'MA'))

A grade in brackets belongs to the role before it, ``Staff Scientist (L6)``; a role before a colon is the label of
whoever held it, ``Manager: Ada Lane``; what looks like a degree behind a place is the state that it lies in,
``Burlington, MA``.
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.biography.piece import Piece
from profparse.fields.biography.shapes import Shape, shape_of
from profparse.fields.biography.words import cut_words

LONGEST_GRADE = 8  # code points in brackets
STATES = frozenset({"MA", "MD", "MS"})  # that are written like degrees
NO_PLACE = 0.5  # what a name costs at most as an organisation or a field that is rather that than a place


def marked(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of ``text`` as their signs say."""
    out: list[Piece] = []
    skipped = 0
    for n, piece in enumerate(pieces):
        if skipped:
            skipped -= 1
            continue
        if piece.kind == "ROLE" and (grade := _grade(text, pieces, n)) is not None:
            piece.end = piece.read_end = grade.end
            skipped = 3
        elif piece.kind == "ROLE" and n and _is_label(text, pieces, n):
            piece.kind, pieces[n + 2].kind = "ADVISED", "NAME"
        elif piece.kind == "DEGREE" and _is_state(text, pieces, n):
            piece.kind = out[-2].kind = "STATED"
        out.append(piece)
    return out


def _grade(text: str, pieces: Sequence[Piece], n: int) -> Piece | None:
    """The bracket that closes a grade right behind a role."""
    if len(pieces) < n + 4 or (pieces[n + 1].word, pieces[n + 3].word) != ("(", ")"):
        return None
    held = text[pieces[n + 2].start : pieces[n + 2].end]
    is_grade = len(held) <= LONGEST_GRADE and held[:1].isalpha() and held[-1:].isdigit()
    return pieces[n + 3] if is_grade else None


def _is_label(text: str, pieces: Sequence[Piece], n: int) -> bool:
    """Whether a colon and a name follow, and an own role stands before."""
    if not text.startswith(":", pieces[n].end) or len(pieces) < n + 3 or pieces[n + 2].kind not in ("NAME", "ROLE"):
        return False
    return any(piece.kind in ("ROLE", "STUDENT", "DEGREE") for piece in pieces[:n])


def _is_state(text: str, pieces: Sequence[Piece], n: int) -> bool:
    """Whether a degree's letters stand behind a comma and a name that is neither an organisation nor a field."""
    if text[pieces[n].start : pieces[n].end] not in STATES or n < 2:
        return False
    comma, place = pieces[n - 1], pieces[n - 2]
    if comma.kind != "COMMA" or place.kind != "NAME":
        return False
    shape = _shape(text[place.start : place.end].rpartition(", ")[2])
    if shape.organization > NO_PLACE and shape.field > NO_PLACE:
        return True
    held = pieces[n - 4] if n >= 4 and pieces[n - 3].kind == "COMMA" else place  # `Rope Institute, Cambridge, MA`
    return held.kind == "NAME" and held is not place and _shape(text[held.start : held.end]).organization <= NO_PLACE


def _shape(name: str) -> Shape:
    return shape_of(name, cut_words(name).lower)
