"""Folding: the pieces of a block become lines, with the origins, links and runs of their text."""

from __future__ import annotations

from typing import NamedTuple

from profparse.pieces.line import Box, InlineLink, Line, LineKind, MetaField, Run, RunKind
from profparse.span import Span

#: The visible text of a hard line break; no other piece holds a line end.
BREAK = "\n"
#: The visible text of a piece that fell away: not even markup of the line.
_GONE = "\0"


class Element(NamedTuple):
    """An open container: its name on the stack, its box, and how many inline elements were open when it opened."""

    name: str
    box: int
    inlines: int


class OpenInline:
    """An open inline element: a run (``kind``) or a link (``url``), and the piece at which it begins."""

    __slots__ = ("hint", "kind", "name", "piece", "start", "url", "used")

    def __init__(self, name: str, kind: RunKind | None, hint: str, piece: int, start: int, url: str | None) -> None:
        self.name = name
        self.kind = kind
        self.hint = hint
        self.piece = piece
        self.start = start
        self.url = url
        self.used = False


class Folder:
    """Holds the pieces of the block under way; ``flush`` turns them into lines."""

    def __init__(self, text: str, boxes: list[Box], hidden: bool) -> None:
        self.text = text
        self.lines: list[Line] = []
        self.boxes = boxes
        self.box_kinds: dict[int, LineKind | None] = {-1: "text"}
        self.box_levels: dict[int, int] = {-1: 0}
        self.meta: list[MetaField] = []
        self.unseen: list[Span] = []
        self.hidden = hidden
        self.pieces: list[tuple[str, int, int]] = []
        self.links: list[tuple[str, int, int, int, int]] = []
        self.runs: list[tuple[RunKind, int, int, str]] = []
        self.softs: list[int] = []
        self.inlines: list[OpenInline] = []
        self.stack: list[Element] = []
        self.open_names: dict[str, int] = {}
        self.breaks = 0
        self.blank = True
        self.gap = 0
        self.fresh_item = False
        self.marker = ""

    def flush(self, kind: LineKind | None = None, level: int = 0) -> None:
        """End the block: turn its pieces into lines of the given kind, or of the kind of their box."""
        pieces = self.pieces
        if not pieces:
            return
        if self.inlines:
            end = pieces[-1][2]
            for inline in self.inlines:
                self._settle(inline, end, closed=False)
                inline.piece = 0
        box = self.stack[-1].box if self.stack else -1
        if kind is None:
            kind = self.box_kinds[box] or "text"
            level = self.box_levels[box] if kind in ("heading", "item") else 0
            if kind == "item" and not self.fresh_item:
                kind, level = "text", 0
        hint = self.boxes[box].hint if box >= 0 else ""
        if self.breaks:
            first, broken = 0, False
            pieces.append((BREAK, 0, 0))
            for k, piece in enumerate(pieces):
                if piece[0] is BREAK:
                    if self._line(first, k, kind, level, box, hint, broken):
                        broken = True
                    elif broken:
                        self.gap += 1
                    first = k + 1
            self.breaks = 0
        else:
            self._line(0, len(pieces), kind, level, box, hint, False)
        self.pieces = []
        self.links = []
        self.runs = []
        self.softs = []
        self.marker = ""
        self.blank = True

    def _line(self, first: int, last: int, kind: LineKind, level: int, box: int, hint: str, broken: bool) -> bool:
        """Make one line of the pieces ``first`` to ``last``; false where there is nothing to see."""
        pieces = self.pieces
        self._trim(first, last)
        visible: list[str] = []
        origins: list[tuple[int, int, int, int]] = []
        starts: list[int] = []
        offset = 0
        start = end = -1
        v0 = a0 = a1 = -1  # the stretch under way: its visible and its source start, and its source end
        for text, a, b in pieces if first == 0 and last == len(pieces) else pieces[first:last]:
            starts.append(offset)
            if text is _GONE:
                continue
            if start < 0:
                start = a
            end = b
            if not text:
                continue
            visible.append(text)
            length = len(text)
            if length == b - a:
                if a1 != a:
                    if a1 >= 0:
                        origins.append((v0, v0 + a1 - a0, a0, a1))
                    v0, a0 = offset, a
                a1 = b
                offset += length
            else:
                if a1 >= 0:
                    origins.append((v0, v0 + a1 - a0, a0, a1))
                    a1 = -1
                origins.append((offset, offset + length, a, b))
                offset += length
        starts.append(offset)
        if a1 >= 0:
            origins.append((v0, v0 + a1 - a0, a0, a1))
        seen = "".join(visible)
        if "  " in seen:
            self._squeeze(first, last)
            return self._line(first, last, kind, level, box, hint, broken)
        links = self._links(first, last, starts, seen) if self.links else ()
        if not offset and not links:
            return False
        if start < 0:
            start, end = links[0].span
        if self.lines and start < self.lines[-1].end:
            # A link that was opened before other lines and holds no text: what is left of it.
            start = self.lines[-1].end
            end = max(start, end)
        runs = self._runs(first, last, starts, seen) if self.runs else ()
        same = len(origins) == 1 and origins[0][2] == start and origins[0][1] == origins[0][3] - origins[0][2]
        line = Line(
            seen,
            start,
            end,
            origins=None if same else origins,
            kind=kind,
            level=level,
            box=box,
            gap=self.gap,
            broken=broken,
            marker=self.marker,
            runs=runs,
            links=links,
            soft=self._softs(first, last, starts) if self.softs else (),
            hint=hint,
            hidden=self.hidden,
        )
        self.lines.append(line)
        self.gap = 0
        self.marker = ""
        self.fresh_item = False
        return True

    def _softs(self, first: int, last: int, starts: list[int]) -> tuple[int, ...]:
        end = starts[-1]
        return tuple(starts[k - first] - 1 for k in self.softs if first < k <= last and 0 < starts[k - first] < end)

    def _squeeze(self, first: int, last: int) -> None:
        """Drop blanks that came to follow a blank when a sign between them turned out to be markup."""
        pieces = self.pieces
        blank = True
        for k in range(first, last):
            text, a, b = pieces[k]
            if not text or text is _GONE:
                continue
            if blank and text[0] == " ":
                bare = text.lstrip(" ")
                pieces[k] = text, a, b = (bare, b - len(bare), b) if bare else (_GONE, a, b)
                if not bare:
                    continue
            blank = text[-1] == " "

    def _trim(self, first: int, last: int) -> None:
        """Drop the blanks at both ends of a line, and what falls away with them."""
        pieces = self.pieces
        for k in range(last - 1, first - 1, -1):
            text, a, b = pieces[k]
            if not text:
                continue
            bare = text.rstrip(" ")
            if bare:
                if len(bare) < len(text):
                    pieces[k] = (bare, a, a + len(bare))
                break
            pieces[k] = (_GONE, a, b)
        for k in range(first, last):
            text, a, b = pieces[k]
            if not text or text is _GONE:
                continue
            bare = text.lstrip(" ")
            if bare:
                if len(bare) < len(text):
                    pieces[k] = (bare, b - len(bare), b)
                break
            pieces[k] = (_GONE, a, b)

    def _links(self, first: int, last: int, starts: list[int], text: str) -> tuple[InlineLink, ...]:
        out = []
        rest = []
        for link in self.links:
            url, p, q, a, b = link
            if p > last or q < first:
                rest.append(link)
                continue
            u, v = starts[max(p, first) - first], starts[min(q, last) - first]
            if u == v and q > last:
                rest.append(link)  # its text, if any, is on a later line
                continue
            if u < v:
                u, v = _bare(text, u, v)
            if url:
                out.append(InlineLink(url, u, v, (a, b)))
        self.links = rest
        if len(out) > 1:
            out.sort(key=_link_order)
        return tuple(out)

    def _runs(self, first: int, last: int, starts: list[int], text: str) -> tuple[Run, ...]:
        out = []
        for kind, p, q, hint in self.runs:
            if p >= last or q <= first:
                continue
            u, v = _bare(text, starts[max(p, first) - first], starts[min(q, last) - first])
            if u < v:
                out.append(Run(kind, u, v, hint))
        if len(out) > 1:
            out.sort(key=_run_order)
        return tuple(out)

    def _settle(self, inline: OpenInline, end: int, *, closed: bool) -> None:
        count = len(self.pieces)
        if inline.kind is not None and count > inline.piece:
            self.runs.append((inline.kind, inline.piece, count, inline.hint))
        if inline.url is not None and not inline.used:
            seen = any(visible.strip() for visible, _, _ in self.pieces[inline.piece :])
            if seen or closed:
                self.links.append((inline.url, min(inline.piece, count), count, inline.start, end))
                inline.used = True
                if not self.pieces:
                    # A link around nothing but an image is all there is: it makes a line of its own.
                    self.pieces.append(("", inline.start, end))


def _bare(text: str, start: int, end: int) -> Span:
    """The range without blanks at its ends."""
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return start, end


def _link_order(link: InlineLink) -> tuple[int, int]:
    return link.start, link.span[0]


def _run_order(run: Run) -> Span:
    return run.start, -run.end
