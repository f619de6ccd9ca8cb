"""jemdoc: ``= heading``, ``- item``, ``[url text]``, ``*bold*``, ``/italic/``, ``\\n``, ``~~~`` blocks, raw HTML."""

from __future__ import annotations

from typing import ClassVar

from profparse.patterns import lazy_pattern
from profparse.pieces.hidden import Region
from profparse.pieces.html import COMMON_SIGNS
from profparse.pieces.line import Box, LineKind, RunKind
from profparse.pieces.markdown import MarkdownScanner
from profparse.pieces.scanner import sign_pattern

_SIGNS = COMMON_SIGNS | {
    "[": "", "]": "", "*": "", "/": "", "+": "", "\\": "", "{": r"\{|\}\{", "}": r"\}", "$": r"[^ \t\r\n]", "%": "[^ ]",
}  # fmt: skip
_LINK = lazy_pattern(r"\[(?=[^\s\[\]]*[/.:#@])((?:\\.|[^\s\[\]\\])++)[ \t\r\n]*")
_LIST = lazy_pattern(r"(-{1,4}|\.{1,4})(?=[ \t])")
_DEFINITION = lazy_pattern(r":[ \t]*\{([^{}\n]*)\}[ \t]*")
_HEADING = lazy_pattern(r"(={1,6})[ \t]*(?=\S)")


class JemdocScanner(MarkdownScanner):
    """Scans jemdoc's sources."""

    pattern = sign_pattern(_SIGNS)
    breaks_at_blanks = False
    single: ClassVar[dict[str, RunKind]] = {"*": "bold", "/": "italic", "+": "code"}
    double: ClassVar[dict[str, RunKind]] = {}
    word_signs = frozenset("*/+")
    handlers: ClassVar[dict[str, str]] = {
        "[": "on_link",
        "]": "on_link_end",
        "/": "on_emphasis",
        "+": "on_emphasis",
        "{": "on_raw",
        "}": "on_raw",
        "%": "on_percent",
        "<": "on_raw_angle",
    }

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.raw = False
        self.in_block = False
        self.head_due = False
        self.open_link: tuple[str, int, int] | None = None

    def block(self, start: int, place: int, stop: int, indent: int) -> None:
        """Read a line from its first sign on."""
        text = self.text
        char = text[place]
        if char == "~" and text.startswith("~~~", place):
            self.end_paragraph()
            self.close_lists(0)
            self.in_block = not self.in_block
            self.head_due = self.in_block
            self.raw = False
            return
        if self.head_due:
            self.head_due = False
            if char == "{":
                self.raw = "{raw}" in text[place:stop]
                self.unseen.append((place, stop))
                return
        if self.raw:
            if self.paragraph < 0:
                self.paragraph = place
            self.paragraph_end = stop
            return
        if char == "#" and place == start:
            self.end_paragraph()
            self.unseen.append((place, stop))
            return
        if char == "=":
            match = _HEADING.match(text, place, stop)
            if match is not None:
                self.end_paragraph()
                self.close_lists(0)
                self.lead = (place, match.end())
                self.paragraph, self.paragraph_end = match.end(), stop
                self.end_paragraph("heading", len(match.group(1)))
                return
        elif char in "-.":
            match = _LIST.match(text, place, stop)
            if match is not None:
                name = "*ul" if char == "-" else "*ol"
                after, _ = self.item(place, match.end(), stop, 2 * len(match.group()) - 2, name, match.group())
                if after < stop:
                    self.paragraph, self.paragraph_end = after, stop
                return
        elif char == ":":
            match = _DEFINITION.match(text, place, stop)
            if match is not None:
                self.end_paragraph()
                self.paragraph, self.paragraph_end = match.span(1)
                self.kind = "term"
                self.end_paragraph()
                self.kind = "definition"
                self.paragraph, self.paragraph_end = match.end(), stop
                return
        if self.paragraph < 0:
            if self.gap and self.lists and self.lead is None and not indent:
                self.close_lists(0)
            self.paragraph = place
        self.paragraph_end = stop

    def flush(self, kind: LineKind | None = None, level: int = 0) -> None:
        """End the block; a link that was never closed is text."""
        self.open_link = None
        super().flush(kind, level)

    def on_link(self, place: int, end: int) -> int:
        """``[url text]``, where what follows the bracket looks like a target."""
        match = _LINK.match(self.text, place, end) if self.open_link is None and not self.raw else None
        if match is None:
            return -1
        url = match.group(1)
        if self.text[match.end() : match.end() + 1] == "]":
            self.sign(place, place + 1)
            first = len(self.pieces)
            self.quoted(*match.span(1))
            self.links.append((url, first, len(self.pieces), place, match.end() + 1))
            self.sign(match.end(), match.end() + 1)
            return match.end() + 1
        if match.end() == match.end(1):
            return -1
        self.sign(place, match.end())
        self.open_link = (url, len(self.pieces), place)
        return match.end()

    def on_link_end(self, place: int, end: int) -> int:
        """The end of a link, or a bracket."""
        if self.open_link is None:
            return -1
        url, first, start = self.open_link
        self.open_link = None
        self.links.append((url, first, len(self.pieces), start, place + 1))
        self.sign(place, place + 1)
        return place + 1

    def on_backslash(self, place: int, end: int) -> int:
        """``\\n`` is a hard break; any other character stands for itself."""
        text = self.text
        if text.startswith("n", place + 1) and not text[place + 2 : place + 3].isalpha():
            after = place + 2
            while after < end and text[after] in " \t\r\n":
                after += 1
            self.line_break(place, after)
            return after
        return super().on_backslash(place, end)

    def on_raw(self, place: int, end: int) -> int:
        """The signs around raw HTML show nothing."""
        if self.text.startswith("{}{", place):
            return -1
        self.sign(place, place + 2)
        return place + 2

    def on_raw_angle(self, place: int, end: int) -> int:
        """Only raw HTML has tags."""
        return self.on_angle(place, end)

    def on_percent(self, place: int, end: int) -> int:
        """A percent sign quotes raw text in jemdoc; here it stands."""
        return -1
