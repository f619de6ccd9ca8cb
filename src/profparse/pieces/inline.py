"""Markdown's other inline signs: line ends, escapes, code, TeX, attribute lists, template tags."""

from __future__ import annotations

import re
from typing import ClassVar

from profparse.patterns import lazy_pattern
from profparse.pieces.brackets import MARKDOWN_SIGNS, BracketScanner
from profparse.pieces.characters import ENTITY
from profparse.pieces.hidden import Region
from profparse.pieces.line import Box
from profparse.pieces.scanner import sign_pattern

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LINE_END = lazy_pattern(r"[ \t]*(?:\r\n?|\n)[ \t]*")
_QUOTED_LINE_END = lazy_pattern(r"[ \t]*(?:\r\n?|\n)[ \t]*(?:>[ \t]*)*+")
_TEX = lazy_pattern(r"\$(?:\$[^$\r\n]{1,400}\$\$|(?=[^\s$])[^$\r\n]{1,400}(?<=[^\s\\])\$(?![0-9]))")
_ATTRIBUTE_LIST = lazy_pattern(r"\{[:#.][^{}\n]*\}")
_LINK_ATTRIBUTES = lazy_pattern(r"\{[a-z][^{}\n]*=[^{}\n]*\}")
_FARTHEST_TICKS = 2000


class InlineScanner(BracketScanner):
    """HTML's signs and Markdown's inline ones."""

    pattern = sign_pattern(MARKDOWN_SIGNS)
    #: Whether two blanks at the end of a line are a hard break.
    breaks_at_blanks = True
    handlers: ClassVar[dict[str, str]] = {
        "`": "on_ticks",
        "\\": "on_backslash",
        "{": "on_brace",
        "$": "on_tex",
        "\n": "on_line_end",
        "\r": "on_line_end",
    }

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.quotes = 0

    def on_line_end(self, place: int, end: int) -> int:
        """A folded line end, or a hard break after two blanks."""
        match = self._line_end(place, end)
        if match is None:
            return -1
        after = match.end()
        if self.breaks_at_blanks and self.pieces and self.text[place - 2 : place] == "  ":
            self.line_break(place, after)
        else:
            self.space(place, after, True)
        return after

    def _line_end(self, place: int, end: int) -> re.Match[str] | None:
        """A line end with the blanks around it, and in a quotation with the signs that open its next line."""
        if self.quotes:
            return _QUOTED_LINE_END.match(self.text, place, end)
        return _LINE_END.match(self.text, place, end)

    def on_backslash(self, place: int, end: int) -> int:
        """An escape, or a hard break: a backslash, or two, at the end of a line."""
        text = self.text
        after = place + 1
        char = text[after] if after < end else ""
        if char == "\\":
            match = _LINE_END.match(text, after + 1, end)
            if match is not None or not text[after + 1 : min(end, after + 50)].strip():
                stop = match.end() if match is not None else end
                self.line_break(place, stop)
                return stop
        if char in "\r\n":
            if not char:
                return -1
            match = self._line_end(after, end)
            stop = match.end() if match is not None else after
            self.line_break(place, stop)
            return stop
        if char == "&" and ENTITY.match(text, after, end):
            self.sign(place, after)
            return after
        if char in _PUNCTUATION:
            if (self.quoted_text and char in "\"'") or char not in "\"'":
                self.sign(place, after)
                self.pieces.append((char, after, after + 1))
                self.blank = False
                return after + 1
            self.sign(place, after)
            return after
        return -1

    def on_ticks(self, place: int, end: int) -> int:
        """A code span, closed by as many ticks as opened it."""
        text = self.text
        start = place
        while start < end and text[start] == "`":
            start += 1
        ticks = text[place:start]
        limit = min(end, start + _FARTHEST_TICKS)
        close = text.find(ticks, start, limit)
        while close >= 0 and close + len(ticks) < end and text[close + len(ticks)] == "`":
            stop = close
            while stop < limit and text[stop] == "`":
                stop += 1
            close = text.find(ticks, stop, limit)
        if close < 0 or len(ticks) > 8:
            self.plain(place, start)
            return start
        self.sign(place, start)
        first = len(self.pieces)
        self._literal(start, close)
        self.runs.append(("code", first, len(self.pieces), ""))
        self.sign(close, close + len(ticks))
        return close + len(ticks)

    def on_tex(self, place: int, end: int) -> int:
        """TeX between dollars on one line stands as it is."""
        match = _TEX.match(self.text, place, end)
        if match is None or "](" in match.group():
            return -1
        self._literal(place, match.end())
        return match.end()

    def _literal(self, start: int, end: int) -> None:
        text = self.text
        place = start
        while place < end:
            char = text[place]
            if char.isspace() or not char.isprintable():
                if place > start:
                    self.quoted(start, place)
                stop = self.on_space(place, end)
                if stop < 0:
                    stop = place + 1
                    self.plain(place, stop)
                start = place = stop
            else:
                place += 1
        if start < end:
            self.quoted(start, end)

    def on_brace(self, place: int, end: int) -> int:
        """A template tag, a Hugo shortcode or an attribute list: nothing that shows."""
        text = self.text
        if text[place + 1] in "{%":
            return self.on_template(place, end)
        match = _ATTRIBUTE_LIST.match(text, place, end)
        if match is None and text[place - 1] in ")]":
            match = _LINK_ATTRIBUTES.match(text, place, end)
        if match is None:
            return -1
        if self.pieces:
            self.sign(place, match.end())
        return match.end()
