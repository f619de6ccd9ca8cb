"""Emphasis by CommonMark's flanking rules, closed as soon as its second sign comes."""

from __future__ import annotations

from typing import ClassVar

from profparse.pieces.hidden import Region
from profparse.pieces.html import HtmlScanner
from profparse.pieces.line import Box, LineKind, RunKind

_FARTHEST_OPENER = 40


class Delimiter:
    """An emphasis sign that may still find its partner: its piece, and how many signs are left of it."""

    __slots__ = ("can_close", "can_open", "char", "count", "piece")

    def __init__(self, char: str, count: int, piece: int, can_open: bool, can_close: bool) -> None:
        self.char = char
        self.count = count
        self.piece = piece
        self.can_open = can_open
        self.can_close = can_close


class EmphasisScanner(HtmlScanner):
    """HTML's signs, and those of emphasis."""

    #: The run that one sign makes, and two; the signs in ``word_signs`` are none inside a word.
    single: ClassVar[dict[str, RunKind]] = {"*": "italic", "_": "italic"}
    double: ClassVar[dict[str, RunKind]] = {"*": "bold", "_": "bold", "~": "strike"}
    word_signs = frozenset("_")
    handlers: ClassVar[dict[str, str]] = dict.fromkeys("*_~", "on_emphasis")

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.delimiters: list[Delimiter] = []
        self.brackets: list[tuple[int, int, bool]] = []

    def flush(self, kind: LineKind | None = None, level: int = 0) -> None:
        """End the block; signs without a partner stay text."""
        if self.delimiters:
            self.delimiters = []
        super().flush(kind, level)

    def on_emphasis(self, place: int, end: int) -> int:
        """A run of emphasis signs: it closes what it can, and opens with what is left of it."""
        text = self.text
        char = text[place]
        after = place + 1
        while after < end and text[after] == char:
            after += 1
        count = after - place
        left, right = _flanking(text[place - 1] if place else " ", text[after] if after < end else " ")
        if char in self.word_signs:
            before_punctuation = place > 0 and not text[place - 1].isalnum() and not text[place - 1].isspace()
            after_punctuation = after < end and not text[after].isalnum() and not text[after].isspace()
            can_open = left and (not right or before_punctuation)
            can_close = right and (not left or after_punctuation)
        else:
            can_open, can_close = left, right
        if can_close and self.delimiters:
            place = self._close(char, place, after, can_open)
            count = after - place
        if count:
            if can_open:
                self.delimiters.append(Delimiter(char, count, len(self.pieces), can_open, can_close))
            self.pieces.append((text[place:after], place, after))
            self.blank = False
        return after

    def _close(self, char: str, place: int, after: int, can_open: bool) -> int:
        delimiters, pieces = self.delimiters, self.pieces
        depth = len(delimiters) - 1
        least = max(-1, depth - _FARTHEST_OPENER)
        lowest = self.brackets[-1][0] if self.brackets else -1
        count = after - place
        while count and depth > least:
            opener = delimiters[depth]
            if (
                opener.char != char
                or opener.piece < lowest
                or ((opener.can_close or can_open) and (opener.count + count) % 3 == 0 and count % 3 != 0)
                or (char not in self.single and (opener.count < 2 or count < 2))
            ):
                depth -= 1
                continue
            used = 2 if count >= 2 and opener.count >= 2 and char in self.double else 1
            visible, a, b = pieces[opener.piece]
            self.runs.append(((self.double if used == 2 else self.single)[char], opener.piece + 1, len(pieces), ""))
            self.sign(place, place + used)
            place += used
            count -= used
            opener.count -= used
            del delimiters[depth + 1 :]
            if opener.count:
                pieces[opener.piece] = (visible[:-used], a, b - used)
            else:
                pieces[opener.piece] = ("", a, b)
                delimiters.pop()
                depth -= 1
        return place


def _flanking(before: str, after: str) -> tuple[bool, bool]:
    """Whether emphasis signs between these characters are left- and right-flanking, by CommonMark's rules."""
    space_before, space_after = before.isspace(), after.isspace()
    mark_before = not space_before and not before.isalnum()
    mark_after = not space_after and not after.isalnum()
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    return left, right
