"""What a name in a sentence may name, told from its shape and from the preposition before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from profparse.data_files import load_json
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.words import cut_words, word_set
from profparse.grammar.decode import Column

_DEFAULT = (0.1, 0.1, 0.8, 0.8)


_HOPELESS = 1.4  # a reading of a name that costs this much more than another is not proposed


_BEFORE_PEOPLE = frozenset({"ADVISED", "WORKING", "COMMA", "AND", "SELF_BE", "BE", "SEPARATOR"})


@cache
def _prepositions() -> dict[str, tuple[float, float, float, float]]:
    """How a preposition, "and" or a comma bears on the name behind it: organisation, unit, field, place."""
    return {word: tuple(costs) for word, costs in load_json("biography_words")["preposition_costs"].items()}


def name_kinds(text: str, piece: Piece, before: Piece | None, pieces: Sequence[Piece], index: int) -> Column:
    name = text[piece.start : piece.end]
    shape = shape_of(name, cut_words(name).lower, linked=piece.linked)
    piece.strength = 1.0 - min(shape.organization, 1.0)
    word = before.word if before is not None and before.kind in ("AT", "COMMA", "AND") else ""
    last = word.rsplit(" ", 1)[-1]
    organization, unit, field, place = _prepositions().get(last, _DEFAULT)
    if before is not None and before.kind == "SEPARATOR":
        organization, unit, field, place = _prepositions()[","]
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


def word_kinds(text: str, piece: Piece, before: Piece | None) -> Column:
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
