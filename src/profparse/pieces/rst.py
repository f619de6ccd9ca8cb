"""reStructuredText: underlined headings, ```text <url>`__`` links, roles, directives, definitions of targets."""

from __future__ import annotations

import re

from profparse.patterns import lazy_pattern
from profparse.pieces.brackets import reference_key
from profparse.pieces.builder import Reference
from profparse.pieces.hidden import Region
from profparse.pieces.html import COMMON_SIGNS
from profparse.pieces.line import Box, MetaField
from profparse.pieces.markdown import MarkdownScanner
from profparse.pieces.scanner import sign_pattern

_SIGNS = COMMON_SIGNS | {"*": "", "`": "", "\\": "", "_": ""}
_TARGET = lazy_pattern(r"^\.\. _`?([^`:\n]+)`?:[ \t]+(\S+)[ \t\r]*$", re.MULTILINE)
_FIELD = lazy_pattern(r"\.\. ([a-z_-]{1,40}):[ \t]+(\S[^\r\n]*)")
_LINK = lazy_pattern(r"`([^`<>]{0,600}+)(?:<([^<>`\s][^<>`]{0,2000}+)>)?+`(_{0,2})")
_ROLE = lazy_pattern(r"(?<!\w):([A-Za-z][\w.+:-]{0,40}):$")
_UNDERLINE = lazy_pattern(r"([-=~^\"'#*+`:._])\1{2,}[ \t\r]*$")
_WORD_REFERENCE = lazy_pattern(r"([A-Za-z0-9][\w-]{0,80})$")


class RstScanner(MarkdownScanner):
    """Scans reStructuredText."""

    pattern = sign_pattern(_SIGNS)
    breaks_at_blanks = False

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.levels: list[str] = []
        self.directive = False

    def prepare(self) -> None:
        """Learn the targets of names."""
        for match in _TARGET.finditer(self.text):
            self.references.setdefault(reference_key(match.group(1)), Reference(match.group(2), match.span(2)))

    def block(self, start: int, place: int, stop: int, indent: int) -> None:
        """Read a line from its first sign on."""
        text = self.text
        char = text[place]
        if text.startswith("..", place) and text[place + 2 : place + 3] in ("", " ", "\n", "\r"):
            self.end_paragraph()
            field = _FIELD.match(text, place, stop)
            if field is not None:
                value = field.group(2).rstrip()
                self.meta.append(MetaField(field.group(1), value, (field.start(2), field.start(2) + len(value))))
            self.unseen.append((place, stop))
            self.directive = True
            return
        if self.directive:
            if char == ":" and indent:
                self.unseen.append((place, stop))
                return
            self.directive = False
        match = _UNDERLINE.match(text, place, stop)
        if match is not None and not indent:
            sign = match.group(1)
            if self.paragraph >= 0 and "\n" not in text[self.paragraph : self.paragraph_end]:
                if sign not in self.levels:
                    self.levels.append(sign)
                self.end_paragraph("heading", min(6, self.levels.index(sign) + 1))
            else:
                self.end_paragraph()
            return
        if char in "#>[`|:=~<_" or (char == "*" and text[place + 1 : place + 2] != " "):
            if self.paragraph < 0:
                self.close_lists(indent)
                self.paragraph = place
            self.paragraph_end = stop
            return
        super().block(start, place, stop, indent)

    def on_ticks(self, place: int, end: int) -> int:
        """A link, a role's text or a literal."""
        text = self.text
        if text.startswith("``", place):
            return super().on_ticks(place, end)
        match = _LINK.match(text, place, end)
        if match is None:
            return -1
        words, url, tail = match.groups()
        if self.pieces and self.pieces[-1][2] == place:
            visible, a, b = self.pieces[-1]
            role = _ROLE.search(visible) if b - a == len(visible) else None
            if role is not None:
                cut = a + role.start()
                self.pieces[-1] = (visible[: role.start()], a, cut) if role.start() else ("", cut, cut)
                self.sign(cut, place)
        self.sign(place, place + 1)
        first = len(self.pieces)
        stop = match.end(1)
        if words.strip():
            self.inline_words(match.start(1), stop)
            while self.pieces[-1][0] == " ":
                self.pieces.pop()
            while self.softs and self.softs[-1] > len(self.pieces):
                self.softs.pop()
        elif url:
            self.quoted(*match.span(2))
        span = (place, match.end())
        if not url and tail:
            known = self.references.get(reference_key(words))
            if known is not None:
                url, span = known
        if url:
            self.links.append((url.strip(), first, len(self.pieces), *span))
        self.blank = False
        self.sign(stop, match.end())
        return match.end()

    def inline_words(self, start: int, end: int) -> None:
        """Text in which no sign counts."""
        self._literal(start, end)

    def on_emphasis(self, place: int, end: int) -> int:
        """Emphasis; an underscore only ends a reference by one word."""
        if self.text[place] != "_":
            return super().on_emphasis(place, end)
        return -1

    def on_backslash(self, place: int, end: int) -> int:
        """An escaped blank shows nothing."""
        if self.text[place + 1 : place + 2] in (" ", "\n"):
            self.sign(place, place + 2)
            return place + 2
        return super().on_backslash(place, end)
