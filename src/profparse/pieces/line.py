"""A page as the lines that a visitor sees, each with its place in the source.

One mechanism serves every markup: a scanner cuts the source once, at the first reading, into :class:`Line` objects
whose ``text`` is what a visitor reads (markup gone, entities resolved, white space folded) and whose ``spans`` method
maps any part of that text back to the source. Nothing is ever searched for again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from profparse.span import Span, Spans

LineKind = Literal["text", "heading", "item", "cell", "term", "definition", "caption", "code", "title"]
RunKind = Literal["bold", "italic", "underline", "code", "superscript", "subscript", "strike", "class"]


class Run(NamedTuple):
    """An inline run of emphasis over ``[start, end)`` of a line's visible text.

    ``hint`` holds the class, id or itemprop words of the element, for ``kind`` ``class`` and where others have any.
    """

    kind: RunKind
    start: int
    end: int
    hint: str = ""


class InlineLink(NamedTuple):
    """A link over ``[start, end)`` of a line's visible text; ``span`` is the source of the whole link, target included.

    ``url`` is the target as the page writes it (entities resolved). An image is no link; a link around an image alone
    covers an empty range. Of a link that names its target by a label (``[text][1]``) the span is that of the target
    where it is defined.
    """

    url: str
    start: int
    end: int
    span: Span


class Box(NamedTuple):
    """A container element: its tag in HTML's terms (``ul``, ``li``, ``tr``, ``p``, ``div``...), and the one around it.

    ``parent`` is an index into the page's boxes, -1 for the outermost; ``hint`` holds its class and id words.
    """

    tag: str
    parent: int
    hint: str = ""


class Origin(NamedTuple):
    """A stretch of visible text and the stretch of source that it was read from.

    Where both have the same length they correspond code point by code point; otherwise (an entity, folded white
    space) the visible stretch stands for the source stretch as a whole. A line's ``origins`` are such
    tuples, named or not.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Line:
    """One line as a visitor sees it.

    ``text`` is the visible text, folded and stripped. ``start`` and ``end`` are the line's extent in the source with
    its inline markup, list marker or heading signs. ``level`` is a heading's level (1 to 6) or an item's depth (from
    1). ``box`` is the innermost container, an index into the page's boxes. ``gap`` counts the blank lines (or, between
    elements, 1) before it; ``broken`` is true where only a hard line break (``<br>``) parts it from the line before.
    ``soft`` lists the visible offsets of folded line ends. ``marker`` is the list marker (``-``, ``1.``), if any.
    """

    __slots__ = (
        "box", "broken", "end", "gap", "hidden", "hint", "kind", "level", "links", "marker", "origins", "runs", "soft",
        "start", "text",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        *,
        origins: Sequence[tuple[int, int, int, int]] | None = None,
        kind: LineKind = "text",
        level: int = 0,
        box: int = -1,
        gap: int = 0,
        broken: bool = False,
        marker: str = "",
        runs: tuple[Run, ...] = (),
        links: tuple[InlineLink, ...] = (),
        soft: tuple[int, ...] = (),
        hint: str = "",
        hidden: bool = False,
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.origins = origins
        self.kind = kind
        self.level = level
        self.box = box
        self.gap = gap
        self.broken = broken
        self.marker = marker
        self.runs = runs
        self.links = links
        self.soft = soft
        self.hint = hint
        self.hidden = hidden

    def __repr__(self) -> str:
        return f"Line({self.kind}{self.level or ''} [{self.start}, {self.end}) {self.text!r})"

    def spans(self, start: int, end: int) -> Spans:
        """The source spans that ``text[start:end]`` was read from, in order; several where markup breaks it.

        White space at the ends is left out; an empty range gives no span.

        >>> line = Line("a bold c", 0, 12, origins=[Origin(0, 2, 0, 2), Origin(2, 6, 4, 8), Origin(6, 8, 10, 12)])
        >>> line.spans(0, 6), line.spans(3, 5)
        (((0, 1), (4, 8)), ((5, 7),))
        """
        text = self.text
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1
        if start >= end:
            return ()
        origins = self.origins
        if origins is None:
            return ((self.start + start, self.start + end),)
        out: list[Span] = []
        reached = -1
        for i in range(_at(origins, start), len(origins)):
            a, b, source_a, source_b = origins[i]
            if a >= end:
                break
            if a < start or b > end:
                if b - a == source_b - source_a:
                    source_b = source_a + min(end, b) - a
                    source_a += max(0, start - a)
                a, b = max(a, start), min(b, end)
            if source_a == reached:
                reached = source_b
                if text[b - 1] != " ":
                    out[-1] = (out[-1][0], source_b)
                elif b - a > 1:
                    out[-1] = (out[-1][0], source_b - 1)
                continue
            # A blank joins the stretches it stands between, but no span begins or ends with one.
            if text[a] == " ":
                if b - a == 1:
                    continue
                source_a += 1
            reached = source_b
            out.append((source_a, source_b - 1 if text[b - 1] == " " else source_b))
        return tuple(out)

    def span(self, start: int, end: int) -> Span:
        """The hull of :meth:`spans`: one source span, with any markup inside it. An empty range gives an empty span."""
        spans = self.spans(start, end)
        if not spans:
            place = self.source_offset(start)
            return place, place
        return spans[0][0], spans[-1][1]

    def source_offset(self, offset: int) -> int:
        """The source offset where the visible offset stands."""
        if self.origins is None:
            return self.start + offset
        if not self.origins:
            return self.start
        a, b, source_a, source_b = self.origins[_at(self.origins, offset)]
        if b - a == source_b - source_a:
            return source_a + min(max(offset - a, 0), b - a)
        return source_a if offset <= a else source_b


def _at(origins: Sequence[tuple[int, int, int, int]], offset: int) -> int:
    return max(0, bisect_right(origins, offset, key=_start) - 1)


_start = itemgetter(0)


class MetaField(NamedTuple):
    """A value of a page's front matter or HTML head: its dotted key, its text, and the value's source span."""

    key: str
    value: str
    span: Span


class Page(NamedTuple):
    """A page cut into lines.

    ``text`` is the source; ``lines`` are in source order, and their extents are disjoint; ``hidden`` are spans that a
    visitor never sees (comments, scripts, styles, front matter, template logic); the lines inside comments are given
    with ``hidden`` true, where they were asked for. ``meta`` are the fields of the front matter or head.
    """

    text: str
    format: str
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...] = ()
    hidden: Spans = ()
    meta: tuple[MetaField, ...] = ()

    def ancestors(self, box: int) -> tuple[int, ...]:
        """The box and the boxes around it, innermost first."""
        out = []
        while box >= 0:
            out.append(box)
            box = self.boxes[box].parent
        return tuple(out)
