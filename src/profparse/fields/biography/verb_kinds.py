"""What a verb may be: one that says what the person is or has earned, or one about something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from profparse.fields.biography.piece import Piece
from profparse.fields.biography.words import word_set
from profparse.grammar.decode import Column

Owner = Callable[[str], bool]


def is_own(text: str, piece: Piece) -> bool:
    first = text[piece.start : piece.end].lower()
    return first.startswith(("i ", "i'", "i’", "he'", "she'", "he’", "she’")) or " am" in first


def being_kinds(pieces: Sequence[Piece], index: int, told: bool, owner: Owner, text: str) -> Column:
    """A form of "to be", which counts where the person is its subject."""
    piece = pieces[index]
    if piece.word in word_set("self_forms") or is_own(text, piece):
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


def earning_kinds(pieces: Sequence[Piece], index: int, told: bool) -> tuple[bool, float, Column]:
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
