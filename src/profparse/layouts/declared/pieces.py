"""A page's text cut at a site's signs: each piece is a sign with the words behind it, or what a record begins with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from profparse.layouts.contract import Label
from profparse.layouts.declared.declaration import Declaration, Sign
from profparse.layouts.declared.joined import Joined
from profparse.span import Span

_OUTSIDE = Label("SITE", 1.0, "a sign outside of any record")
_LABELS = {
    "open": [Label("OPEN", 0.0, "a sign that opens a record")],
    "first": [Label("FIRST", 0.0, "the first sign behind a record's title"), _OUTSIDE],
    "after": [Label("PART", 0.0, "a sign of a field"), _OUTSIDE],
    "close": [Label("CLOSE", 0.0, "a sign that closes a record"), _OUTSIDE],
    "skip": [Label("SKIP", 0.0, "words of the site"), _OUTSIDE],
    "head": [Label("HEAD", 0.0, "words before a record's first sign"), Label("SITE", 1.0, "words between records")],
    "person": [Label("PERSON", 0.0, "a sign of the page's person")],
    "site": [Label("SITE", 0.0, "words of the site")],
}
_LABELS["metric"] = _LABELS["top"] = _LABELS["person"]
_OF_PAPERS = frozenset({"title", "authors", "venue", "citation"})
_INSIDE = frozenset({"after", "close"})
_LABELS["under"] = _LABELS["begin"] = _LABELS["end"] = _LABELS["site"]


@dataclass(slots=True)
class Piece:
    """A sign with its match, and the stretches of text that belong to it.

    ``role`` is that of the sign, or ``top``, ``head`` or ``site`` where no sign stands; ``values`` are the slots of
    the sign with their places.
    """

    role: str
    fields: tuple[str, ...] = ()
    sign: Span | None = None
    values: tuple[tuple[str, Span], ...] = ()
    ranges: list[Span] = field(default_factory=list)
    number: int = -1

    @property
    def labels(self) -> Sequence[Label]:
        """The kinds that the piece may have."""
        return _LABELS["site" if self.role == "top" and not self.fields else self.role]

    @property
    def start(self) -> int:
        """Where the piece begins in the text."""
        return self.sign[0] if self.sign else self.ranges[0][0] if self.ranges else 0

    @property
    def end(self) -> int:
        """Where the piece ends in the text, white space aside."""
        return self.ranges[-1][1] if self.ranges else self.sign[1] if self.sign else 0


@lru_cache(maxsize=256)
def pattern_of(declaration: Declaration) -> re.Pattern[str]:
    """One pattern for all the signs of a layout, the first declared first."""
    return re.compile("|".join(f"(?P<sign{n}>{sign.pattern})" for n, sign in enumerate(declaration.signs)), re.M)


def pieces_of(joined: Joined, declaration: Declaration) -> list[Piece]:
    """The pieces of a text, in its order."""
    return _Cutter(joined, declaration).cut()


class _Cutter:
    """A text being cut at the signs of a declared layout."""

    def __init__(self, joined: Joined, declaration: Declaration) -> None:
        self.joined = joined
        self.declaration = declaration
        self.out: list[Piece] = []
        self.first_head: tuple[Piece, Piece, int, int] | None = None
        self.opened = False  # whether a sign has opened a record that has no `first` sign yet

    def cut(self) -> list[Piece]:
        text = self.joined.text
        place = 0
        self.begins = bool(_OF_PAPERS.intersection(self.declaration.top))
        behind = Piece("top", () if self.begins else self.declaration.top)
        self.out.append(behind)
        for match in pattern_of(self.declaration).finditer(text):
            if match.start() == match.end():
                continue
            self._fill(behind, place, match.start())
            number = int((match.lastgroup or "").removeprefix("sign"))
            if behind.role == "end" and self.declaration.signs[number].role != "begin":
                continue  # what follows the end is the site's
            behind = self._mark(match, number, self.declaration.signs[number], behind)
            place = match.end()
        self._fill(behind, place, len(text))
        self._end(behind)
        self._fit_first_head()
        return [piece for piece in self.out if piece.sign or piece.ranges]

    def _fill(self, piece: Piece, start: int, end: int) -> None:
        text = self.joined.text
        while start < end and text[start] in " |\n":
            start += 1
        while start < end and text[end - 1] in " |\n":
            end -= 1
        if start < end:
            piece.ranges.append((start, end))

    def _mark(self, match: re.Match[str], number: int, sign: Sign, behind: Piece) -> Piece:
        """Add the piece of a sign; gives the piece that the words behind the sign belong to."""
        values = tuple((name, match.span(group)) for group, name in sign.slots if match[group])
        role = sign.role
        begins = (self.begins and role in _INSIDE) or (role == "close" and bool(self.declaration.head))
        at_top = behind.role == "top" and begins
        if at_top or (role == "first" and not self.opened):
            self._head_of(behind)
        piece = Piece(role, sign.fields, match.span(), values, number=number)
        self.out.append(piece)
        if role == "open":
            self.opened = True
        elif role in ("first", "close", "end", "begin"):
            self.opened = False
        if role == "skip":
            return behind
        if (role == "close" and not sign.fields) or role == "begin":
            head = Piece("head", self.declaration.head)
            self.out.append(head)
            return head
        return piece

    def _head_of(self, behind: Piece) -> None:
        """Part the words before a record's first sign from the record before: the last paragraph, or the last line."""
        if behind.role == "head" or not behind.ranges:
            return
        start, end = behind.ranges[-1]
        at = self._last_break(start, end)
        if at is None and behind.role != "top":
            return
        at = start if at is None else at
        fields = self.declaration.top if behind.role == "top" and self.begins else self.declaration.head
        behind.ranges.pop()
        self._fill(behind, start, at)
        head = Piece("head", fields)
        self._fill(head, at, end)
        if behind.role == "top":
            self.first_head = (behind, head, start, end)
        self.out.append(head)

    def _fit_first_head(self) -> None:
        """What the page opens with is the first record's head for as many lines as the others' heads have."""
        if self.first_head is None:
            return
        top, head, start, end = self.first_head
        others = [piece for piece in self.out if piece.role == "head" and piece is not head and piece.ranges]
        if not others:
            return
        most = max(1 + sum(len(self.joined.breaks(*place)) for place in piece.ranges) for piece in others)
        lines = [start, *self.joined.breaks(start, end)]
        at = lines[max(0, len(lines) - most)]
        top.ranges, head.ranges = [], []
        self._fill(top, start, at)
        self._fill(head, at, end)

    def _last_break(self, start: int, end: int) -> int | None:
        joined = self.joined
        breaks = joined.breaks(start, end)
        gaps = [place for place in breaks if joined.lines[joined.line_at(place)].gap]
        if self.begins and "title" not in self.declaration.top:
            return gaps[-1] if gaps else start
        return gaps[-1] if gaps else breaks[-1] if breaks else None

    def _end(self, last: Piece) -> None:
        """Leave the page's foot out of the last record: it goes on for as many paragraphs as the others do."""
        if last.role not in ("open", "first", "after") or not last.ranges:
            return
        lengths = defaultdict(list)
        for piece in self.out:
            if piece.ranges:
                lengths[piece.number].append(1 + sum(map(len, map(self._gaps, piece.ranges))))
        most = max(lengths[last.number][:-1], default=1)
        start, end = last.ranges[-1]
        gaps = self._gaps((start, end))
        if len(gaps) >= most:
            cut = gaps[most - 1]
            last.ranges.pop()
            self._fill(last, start, cut)
            rest = Piece("site")
            self._fill(rest, cut, end)
            self.out.append(rest)

    def _gaps(self, stretch: Span) -> list[int]:
        joined = self.joined
        return [place for place in joined.breaks(*stretch) if joined.lines[joined.line_at(place)].gap]
