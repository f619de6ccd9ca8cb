"""HTML to lines: one scan over the source, no tree; broken nesting is read as browsers read it, roughly.

The scanner is the base of every dialect: Markdown, jemdoc and the others add their own signs to its table.
"""

from __future__ import annotations

import re
from typing import ClassVar

from profparse.patterns import lazy_pattern
from profparse.pieces.characters import SPACE
from profparse.pieces.hidden import Region
from profparse.pieces.line import Box
from profparse.pieces.scanner import Scanner, sign_pattern
from profparse.pieces.tags import BLOCKS, LONGEST_LOOSE_TAG, LOOSE_TAG, RUNS, TAG, Block, attributes

#: What follows a sign for it to be one; a table so that dialects can add theirs.
COMMON_SIGNS = {"<": "[a-zA-Z/!?]", "&": "[#A-Za-z]", ":": "//", "{": "[{%]"}
_DECLARATION = lazy_pattern(r"<[!/?][^<>]*>")
_MOST_LOOSE_TAGS = 500
#: Inline elements that belong to the word before them.
_ATTACHED = frozenset({"sup", "sub", "img", "font", "wbr"})
_DEEPEST_WALK = 32
_LONGEST_TEMPLATE = 4000


class HtmlScanner(Scanner):
    """Scans HTML."""

    pattern = sign_pattern(COMMON_SIGNS)
    handlers: ClassVar[dict[str, str]] = {"<": "on_angle", "{": "on_template"}

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.loose_tags = 0
        self.quoted_text = False
        self.closed_at = -1

    def on_angle(self, place: int, end: int) -> int:
        """A tag, a declaration, or a hidden region; a ``<`` that opens none of them is text."""
        region = self.regions.get(place)
        text = self.text
        if region is not None:
            if region.shown:
                self.quoted_text = True
                for start, stop in region.shown:
                    if start < stop:
                        self.inline(start, min(stop, end))
                self.quoted_text = False
            return min(region.end, end)
        match = TAG.match(text, place, end)
        if match is None:
            match = self.loose_tag(place, end)
            if match is None:
                declaration = _DECLARATION.match(text, place, end)
                return declaration.end() if declaration is not None and text[place + 1] in "!/?" else -1
        closing, name, source = match.groups()
        if not name.islower():
            name = name.lower()
        after = match.end()
        block = BLOCKS.get(name)
        if block is not None:
            if closing:
                self.close_block(name)
            else:
                self.open_block(name, block, source)
            space = SPACE.match(text, after, end)
            return space.end() if space is not None and name != "pre" else after
        if name == "br":
            self.line_break(place, after)
            return after
        kind = RUNS.get(name)
        if closing:
            self.closed_at = after
            if self.pieces:
                self.sign(place, after)
            if kind is not None or name == "a" or self.inlines:
                self.close_inline(name, after)
            return after
        if name == "img" or name == "hr":
            if name == "hr":
                self.block_end()
            return after
        if self.closed_at == place and name not in _ATTACHED and not self.blank:
            self.part_elements(place, after, end)
        if name == "a":
            url, hint = attributes(source, place)
            self.close_inline("a", place)
            self.sign(place, after)
            if url is not None or hint:
                self.open_inline("a", "class" if hint else None, hint, place, url or None)
            return after
        hint = attributes(source, place)[1] if "=" in source else ""
        self.sign(place, after)
        if (kind is not None or hint) and not source.endswith("/"):
            self.open_inline(name, kind or "class", hint, place)
        return after

    def part_elements(self, place: int, after: int, end: int) -> None:
        """Part two inline elements that touch, such as a date and a title: style sheets set them apart."""
        if after < end and self.text[after].isalnum():
            for visible, _, _ in reversed(self.pieces):
                if visible:
                    if visible[-1].isalnum():
                        self.space(place, place)
                    return

    def on_template(self, place: int, end: int) -> int:
        """A template's tag, or a region between two: nothing that shows."""
        region = self.regions.get(place)
        if region is not None:
            return min(region.end, end)
        text = self.text
        close = "}}" if text.startswith("{{", place) else "%}" if text.startswith("{%", place) else ""
        found = text.find(close, place + 2, min(end, place + _LONGEST_TEMPLATE)) if close else -1
        if found < 0:
            return -1
        self.unseen.append((place, found + 2))
        return found + 2

    def loose_tag(self, place: int, end: int) -> re.Match[str] | None:
        """A tag with odd quotes, looked for on a bounded stretch and a bounded number of times."""
        if self.loose_tags > _MOST_LOOSE_TAGS:
            return None
        match = LOOSE_TAG.match(self.text, place, min(end, place + LONGEST_LOOSE_TAG))
        self.loose_tags += 1
        return match

    def block_end(self) -> None:
        """End the block under way; what follows stands apart from it."""
        self.flush()
        if self.gap == 0:
            self.gap = 1

    def open_block(self, name: str, block: Block, source: str) -> None:
        """Open a block element, closing what its start closes."""
        self.block_end()
        if block.closes and self.stack:
            self.auto_close(block)
        hint = attributes(source, 0)[1] if "=" in source else ""
        level = block.level
        if name == "li":
            counts = self.open_names
            level = max(1, counts.get("ul", 0) + counts.get("ol", 0) + counts.get("*ul", 0) + counts.get("*ol", 0))
            self.fresh_item = True
        self.open_box(name, name, block.kind, level, hint)

    def auto_close(self, block: Block) -> None:
        """Close the elements that the start of a block closes: a paragraph, the list item or cell before."""
        stack = self.stack
        if not any(self.open_names.get(name) for name in block.closes):
            return
        found = -1
        for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST_WALK), -1):
            name = stack[depth].name
            if name in block.closes:
                found = depth
            elif name in block.within or not block.within:
                break
        if found >= 0:
            self.close_to(found)

    def close_block(self, name: str) -> None:
        """Close the innermost block element of that name; an end tag that closes nothing only ends the block."""
        self.block_end()
        if self.open_names.get(name):
            depth = len(self.stack) - 1
            while self.stack[depth].name != name:
                depth -= 1
            self.close_to(depth)
