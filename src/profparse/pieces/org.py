"""Org: ``* heading``, ``[[url][text]]``, ``#+KEY: value``, drawers, ``*bold*``, ``/italic/``, ``=code=``."""

from __future__ import annotations

from typing import ClassVar

from profparse.patterns import lazy_pattern
from profparse.pieces.hidden import Region
from profparse.pieces.html import COMMON_SIGNS
from profparse.pieces.line import Box, LineKind, MetaField, RunKind
from profparse.pieces.markdown import MarkdownScanner
from profparse.pieces.scanner import sign_pattern

_SIGNS = COMMON_SIGNS | {
    "[": r"\[", "]": r"\]", "*": "", "/": "", "_": "", "=": "", "~": "", "+": "", "\\": "", "{": r"\{\{",
    "@": "@", "$": r"[^ \t\r\n]",
}  # fmt: skip
_HEADING = lazy_pattern(r"(\*{1,8})[ \t]+(?:(?:TODO|DONE)[ \t]+)?")
_TAGS = lazy_pattern(r"[ \t]{1,9}:[\w@:]{1,120}:[ \t\r]{0,9}$")
_KEYWORD = lazy_pattern(r"#\+([A-Za-z_]+):[ \t]*([^\r\n]*)")
_LINK = lazy_pattern(r"\[\[([^\[\]\n]++)\](?:(\[)|\])")
_MACRO = lazy_pattern(r"\{\{\{[^{}\n]*\}\}\}")
_EXPORT = lazy_pattern(r"@@[a-z]*:|@@")
_DRAWER = lazy_pattern(r":[A-Za-z_-]+:[ \t\r]*$")


class OrgScanner(MarkdownScanner):
    """Scans Org's sources."""

    pattern = sign_pattern(_SIGNS)
    breaks_at_blanks = False
    single: ClassVar[dict[str, RunKind]] = {
        "*": "bold", "/": "italic", "_": "underline", "=": "code", "~": "code", "+": "strike",
    }  # fmt: skip
    double: ClassVar[dict[str, RunKind]] = {}
    word_signs = frozenset("*/_=~+")
    handlers: ClassVar[dict[str, str]] = {
        "[": "on_link",
        "]": "on_link_end",
        "/": "on_emphasis",
        "=": "on_emphasis",
        "+": "on_emphasis",
        "{": "on_macro",
        "@": "on_export",
    }

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.drawer = False
        self.open_link: tuple[str, int, int] | None = None

    def block(self, start: int, place: int, stop: int, indent: int) -> None:
        """Read a line from its first sign on."""
        text = self.text
        char = text[place]
        if self.drawer:
            self.drawer = text[place:stop].strip().upper() != ":END:"
            self.keyword(place, stop)
            self.unseen.append((place, stop))
            return
        if char == "*" and place == start:
            match = _HEADING.match(text, place, stop)
            if match is not None:
                self.end_paragraph()
                self.close_lists(0)
                tags = _TAGS.search(text, match.end(), stop)
                self.lead = (place, match.end())
                self.paragraph, self.paragraph_end = match.end(), tags.start() if tags is not None else stop
                self.end_paragraph("heading", min(6, len(match.group(1))))
                return
        elif char == ":" and _DRAWER.match(text, place, stop):
            self.end_paragraph()
            self.drawer = text[place:stop].strip().upper() != ":END:"
            self.unseen.append((place, stop))
            return
        elif char == "#" and (text.startswith("#+", place) or text.startswith("# ", place)):
            self.end_paragraph()
            self.keyword(place, stop)
            self.unseen.append((place, stop))
            return
        elif char in ">`~=[#":
            if self.paragraph < 0:
                self.close_lists(indent)
                self.paragraph = place
            self.paragraph_end = stop
            return
        super().block(start, place, stop, indent)

    def keyword(self, place: int, stop: int) -> None:
        """A ``#+KEY: value`` line is a field of the page."""
        match = _KEYWORD.match(self.text, place, stop)
        if match is not None and match.group(2).strip() and "{{{" not in match.group(2):
            value = match.group(2).rstrip()
            self.meta.append(MetaField(match.group(1).lower(), value, (match.start(2), match.start(2) + len(value))))

    def on_link(self, place: int, end: int) -> int:
        """``[[url]]`` or the beginning of ``[[url][text]]``."""
        match = _LINK.match(self.text, place, end)
        if match is None:
            return -1
        url = match.group(1)
        after = match.end()
        if match.group(2) is None:
            self.sign(place, match.start(1))
            first = len(self.pieces)
            self.quoted(*match.span(1))
            self.links.append((url, first, len(self.pieces), place, after))
            self.sign(after - 2, after)
            return after
        self.sign(place, after)
        self.open_link = (url, len(self.pieces), place)
        return after

    def on_link_end(self, place: int, end: int) -> int:
        """The end of a link."""
        if self.open_link is None:
            return -1
        url, first, start = self.open_link
        self.open_link = None
        self.links.append((url, first, len(self.pieces), start, place + 2))
        self.sign(place, place + 2)
        return place + 2

    def flush(self, kind: LineKind | None = None, level: int = 0) -> None:
        """End the block; a link that was never closed is text."""
        self.open_link = None
        super().flush(kind, level)

    def on_macro(self, place: int, end: int) -> int:
        """A macro shows nothing that the source holds."""
        match = _MACRO.match(self.text, place, end)
        if match is None:
            return -1
        self.unseen.append(match.span())
        return match.end()

    def on_export(self, place: int, end: int) -> int:
        """The signs around exported HTML."""
        match = _EXPORT.match(self.text, place, end)
        if match is None:
            return -1
        self.sign(place, match.end())
        return match.end()
