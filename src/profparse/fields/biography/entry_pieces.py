"""The lines of a CV entry, cut into pieces; lines that only describe are left out."""

from __future__ import annotations

from typing import NamedTuple

from profparse.fields.biography.entry_marks import marked
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.pieces import cut_pieces
from profparse.fields.biography.words import word_set
from profparse.pieces.line import Line

LONGEST_LINE = 400  # code points of a line that are looked at
LONGEST_KIND = 24  # of a kind of employment


_WORDY = 0.5  # of a line that is common words: a description, not a fact


class Placed(NamedTuple):
    """A piece and the line that it stands in."""

    piece: Piece
    line: Line
    number: int  # of the line in the entry


def is_employment(text: str) -> bool:
    """Whether words say how somebody is employed, and nothing else: `Full-time`."""
    return len(text) <= LONGEST_KIND and text.strip().casefold() in word_set("employment")


def name_end(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the part of a line ends that stands before how somebody is employed: `Loom Works · Full-time`."""
    end = len(text) if end is None else end
    kind = text.rfind(" · ", start, end)
    return kind if kind > start and is_employment(text[kind + 3 : end]) else end


def entry_pieces(line: Line, number: int, start: int, end: int) -> list[Placed]:
    """The pieces of one line of an entry; of a line of common words only what it says of advisors."""
    text = line.text
    if is_employment(text[start:end]):
        return []
    end = name_end(text, start, min(end, start + LONGEST_LINE))
    ends = {link.start: link.end for link in line.links if link.end > link.start}
    pieces = marked(text, cut_pieces(text, start, end, ends, entry=True))
    wordy = sum(p.end - p.start for p in pieces if p.kind in _COMMON)
    if end - start > 40 and wordy > _WORDY * (end - start):
        # A description: only a date that opens it and the advisors that it names are facts.
        advised = next((n for n, p in enumerate(pieces) if p.kind == "ADVISED"), len(pieces))
        pieces = _heads(pieces) + pieces[advised:] if number else _before_prose(pieces)
    if not pieces:
        return []
    out = [Placed(piece, line, number) for piece in pieces]
    place = Piece("BREAK", end, end)
    return [*out, Placed(place, line, number)]


def _heads(pieces: list[Piece]) -> list[Piece]:
    """Of a line that describes, the date that opens it, or the role or degree that a sign sets off from the rest."""
    kinds = [piece.kind for piece in pieces[:2]]
    head = kinds[:1] == ["DATE"] or (
        kinds[0] in ("ROLE", "DEGREE", "STUDENT") and kinds[-1] in ("COMMA", "SEPARATOR", "BREAK")
    )
    return pieces[:1] if head else []


def _before_prose(pieces: list[Piece]) -> list[Piece]:
    """The pieces of an entry's first line that stand before its first sentence with a verb; none of a line of prose."""
    for number, piece in enumerate(pieces):
        if piece.kind in ("SUBJECT", "SELF_BE", "BE", "EARN", "WHERE", "WORK"):
            return pieces[:number] if number and pieces[0].kind in ("DATE", "ROLE", "DEGREE", "STUDENT") else []
    return pieces


_COMMON = frozenset({"WORDS", "STOP", "WORK", "STUDY", "WHERE", "BE", "EARN", "SUBJECT"})
