"""From pieces of source to :class:`~profparse.pieces.line.Line` objects.

A scanner pushes what it reads as pieces ``(visible, start, end)``: visible text and the source it came from. A piece
with no visible text is inline markup, which belongs to its line; :data:`BREAK` is a hard line break. Links and runs are
kept by piece number until the block ends, so a delimiter can still turn from text into markup; then the builder
folds the pieces into lines.
"""

from __future__ import annotations

from typing import NamedTuple

from profparse.pieces.characters import BARE_URL, DOUBLE_BLANK, ENTITY, resolved, trimmed_url
from profparse.pieces.folding import BREAK, Element, Folder, OpenInline
from profparse.pieces.line import Box, LineKind, RunKind
from profparse.span import Span

#: Inline elements open at once; deeper ones are not tracked, so that a hostile page costs linear time.
_MOST_INLINES = 64
#: Containers in one another that get a box; deeper ones share the box around them, so that what is around a line is
#: looked at in bounded time. Pages nest some twenty.
_DEEPEST = 80


class Reference(NamedTuple):
    """The target that a link label is defined with, and its span."""

    url: str
    span: Span


class Builder(Folder):
    """Collects the pieces of one block at a time, and the boxes around them; ``lines`` is what came of them."""

    # -- pieces ------------------------------------------------------------------------------------------------------

    def plain(self, start: int, end: int) -> None:
        """Push source without any special character: as it stands, runs of blanks folded."""
        visible = self.text[start:end]
        if self.blank and visible[0] == " ":
            bare = visible.lstrip(" ")
            start += len(visible) - len(bare)
            if not bare:
                return
            visible = bare
        if "  " in visible:
            self._folded(start, end)
            return
        self.pieces.append((visible, start, end))
        self.blank = visible[-1] == " "

    def _folded(self, start: int, end: int) -> None:
        text, pieces = self.text, self.pieces
        for match in DOUBLE_BLANK.finditer(text, start, end):
            if match.start() > start:
                pieces.append((text[start : match.start()], start, match.start()))
            pieces.append((" ", match.start(), match.end()))
            start = match.end()
        if start < end:
            pieces.append((text[start:end], start, end))
            self.blank = text[end - 1] == " "
        else:
            self.blank = True

    def space(self, start: int, end: int, soft: bool = False) -> None:
        """Push white space: one blank, or none where one stands already; ``soft`` for a folded line end."""
        if not self.blank:
            self.pieces.append((" ", start, end))
            self.blank = True
        if soft:
            count = len(self.pieces)
            if count and (not self.softs or self.softs[-1] != count):
                self.softs.append(count)

    def glyph(self, visible: str, start: int, end: int) -> None:
        """Push visible text that stands for other source, such as an entity."""
        if visible.isspace():
            self.space(start, end)
        elif visible:
            self.pieces.append((visible.replace("\n", " "), start, end))
            self.blank = False

    def sign(self, start: int, end: int) -> None:
        """Push inline markup: no visible text, but part of its line."""
        self.pieces.append(("", start, end))

    def line_break(self, start: int, end: int) -> None:
        """Push a hard line break."""
        self.pieces.append((BREAK, start, end))
        self.breaks += 1
        self.blank = True

    def entity(self, place: int, end: int) -> int:
        """Push the character reference at ``place``; returns where it ends, or -1 where there is none."""
        match = ENTITY.match(self.text, place, end)
        if match is None:
            return -1
        source = match.group()
        visible = resolved(source)
        if visible == source:
            return -1
        if visible.isprintable() or visible.isspace():
            self.glyph(visible, place, match.end())
        return match.end()

    def bare_url(self, start: int, end: int) -> int:
        """Push the URL that stands in plain sight at ``start`` as a link to itself; returns where it ends."""
        match = BARE_URL.match(self.text, start, end)
        if match is None:
            return -1
        raw = trimmed_url(match.group())
        if len(raw) < 8:
            return -1
        stop = start + len(raw)
        first = len(self.pieces)
        self.quoted(start, stop)
        if not any(inline.url is not None for inline in self.inlines):
            self.links.append((resolved(raw) if "&" in raw else raw, first, len(self.pieces), start, stop))
        return stop

    def quoted(self, start: int, end: int) -> None:
        """Push source as it stands but for its entities."""
        text = self.text
        place = text.find("&", start, end)
        while place >= 0:
            if place > start:
                self.plain(start, place)
            start = self.entity(place, end)
            if start < 0:
                start = place + 1
                self.plain(place, start)
            place = text.find("&", start, end)
        if start < end:
            self.plain(start, end)

    # -- inline elements ---------------------------------------------------------------------------------------------

    def open_inline(self, name: str, kind: RunKind | None, hint: str, start: int, url: str | None = None) -> None:
        """Open a run or a link at the next piece; ``start`` is where its tag begins in the source."""
        if len(self.inlines) < _MOST_INLINES:
            self.inlines.append(OpenInline(name, kind, hint, len(self.pieces), start, url))

    def close_inline(self, name: str, end: int) -> None:
        """Close the innermost inline element of that name, within reason; ``end`` is where its closing tag ends."""
        inlines = self.inlines
        for k in range(len(inlines) - 1, max(-1, len(inlines) - 17), -1):
            if inlines[k].name == name:
                self._settle(inlines.pop(k), end, closed=True)
                return

    # -- boxes -------------------------------------------------------------------------------------------------------

    def open_box(self, name: str, tag: str, kind: LineKind | None, level: int = 0, hint: str = "") -> int:
        """Open a container; ``kind`` is that of its lines (None: as around it). Returns its box."""
        parent = self.stack[-1].box if self.stack else -1
        if len(self.stack) < _DEEPEST:
            box = len(self.boxes)
            self.boxes.append(Box(tag, parent, hint))
            self.box_kinds[box] = kind or self.box_kinds[parent]
            self.box_levels[box] = level or self.box_levels[parent]
        else:
            box = parent
        self.stack.append(Element(name, box, len(self.inlines)))
        self.open_names[name] = self.open_names.get(name, 0) + 1
        return box

    def close_to(self, depth: int) -> None:
        """Close all containers deeper than ``depth``, with the inline elements opened in them."""
        stack = self.stack
        while len(stack) > depth:
            element = stack.pop()
            self.open_names[element.name] -= 1
            del self.inlines[element.inlines :]
