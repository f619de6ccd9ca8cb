"""Markdown's containers: paragraphs under way, lists and block quotes."""

from __future__ import annotations

from typing import NamedTuple

from profparse.pieces.hidden import Region
from profparse.pieces.inline import InlineScanner
from profparse.pieces.line import Box, LineKind

#: Lists and quotes nest no deeper than this; what is deeper is text.
DEEPEST_LIST = 60


class OpenList(NamedTuple):
    """An open list: its item's indent, the depth of the builder's stack with the list and the item on it, the box."""

    indent: int
    depth: int
    box: int
    name: str


class ContainerScanner(InlineScanner):
    """Keeps the paragraph under way and the lists and quotes around it."""

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.lists: list[OpenList] = []
        self.paragraph = -1
        self.paragraph_end = -1
        self.lead: tuple[int, int] | None = None
        self.kind: LineKind | None = None

    def end_paragraph(self, kind: LineKind | None = None, level: int = 0) -> None:
        """End the paragraph under way, if any."""
        start = self.paragraph
        if start < 0:
            if self.lead is None:
                return
            start = self.paragraph_end = self.lead[1]
        if self.lead is not None:
            self.sign(*self.lead)
            self.lead = None
        self.paragraph = -1
        end = self.paragraph_end
        if start < end and self.text[end - 1] == "\r":  # of the line's end: no hard break stands before it
            end -= 1
        if start < end:
            self.inline(start, end)
        if kind is None and self.kind not in (None, "item"):
            kind = self.kind
        self.kind = None
        self.flush(kind, level)

    def item(self, place: int, after: int, stop: int, indent: int, name: str, marker: str) -> tuple[int, int]:
        """Open a list item; returns where its content begins, and its column."""
        if self.paragraph >= 0 or self.lead is None:
            self.end_paragraph()
        self.lead = None
        self.settle_lists()
        lists = self.lists
        while lists and indent < lists[-1].indent - 1:
            self.close_to(lists.pop().depth - 2)
        if lists and indent < lists[-1].indent + 2:
            if lists[-1].name == name:
                self.close_to(lists[-1].depth - 1)
            else:
                self.close_to(lists.pop().depth - 2)
                self.open_box(name, name[1:], None)
        else:
            self.open_box(name, name[1:], None)
        if lists and len(self.stack) == lists[-1].depth - 1:
            lists.pop()
        counts = self.open_names
        level = counts.get("ul", 0) + counts.get("ol", 0) + counts.get("*ul", 0) + counts.get("*ol", 0)
        box = self.open_box("*li", "li", "item", level)
        lists.append(OpenList(indent, len(self.stack), box, name))
        self.fresh_item = True
        self.marker = marker
        self.kind = "item"
        self.lead = (place, after)
        text = self.text
        column = indent + after - place
        while after < stop and text[after] in " \t\r":
            after += 1
            column += 1
        if after >= stop:
            self.paragraph_end = stop
        return after, column

    def settle_lists(self) -> None:
        """Forget the lists that an end tag closed."""
        stack, lists = self.stack, self.lists
        while lists and (len(stack) < lists[-1].depth or stack[lists[-1].depth - 1].box != lists[-1].box):
            lists.pop()

    def close_lists(self, indent: int) -> None:
        """Close the lists whose items a block at this indent does not belong to."""
        self.settle_lists()
        lists = self.lists
        while lists and indent < lists[-1].indent + 2:
            self.close_to(lists.pop().depth - 2)

    def quote(self, place: int, stop: int, indent: int) -> tuple[int, int]:
        """One ``>``: opens a block quote, or goes on with it."""
        text = self.text
        level = 0
        while place < stop and text[place] in "> \t\r":
            level += text[place] == ">"
            place += 1
        level = min(level, DEEPEST_LIST)
        if level > self.quotes:
            self.end_paragraph()
            self.close_lists(indent)
            while self.quotes < level:
                self.open_box("*quote", "blockquote", None)
                self.quotes += 1
        if place >= stop:
            self.end_paragraph()
            self.gap += 1
        return place, 0

    def close_quotes(self) -> None:
        """Close all block quotes."""
        self.quotes = 0
        if self.open_names.get("*quote"):
            depth = next(k for k, element in enumerate(self.stack) if element.name == "*quote")
            self.close_to(depth)
