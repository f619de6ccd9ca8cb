"""Markdown's blocks, read line by line; what is inside a block goes to the inline scanner, HTML included.

Tolerant where pages are sloppy: HTML may stand anywhere and hold Markdown, an indented line is no code, a nested list
needs two more blanks than the one around it.
"""

from __future__ import annotations

import re

from profparse.patterns import lazy_pattern
from profparse.pieces.brackets import reference_key
from profparse.pieces.builder import Reference
from profparse.pieces.containers import DEEPEST_LIST
from profparse.pieces.hidden import Region
from profparse.pieces.line import Box
from profparse.pieces.tables import HARD_BREAKS, TableScanner

_REFERENCE = lazy_pattern(
    r"^ {0,3}\[([^\[\]\n^][^\[\]\n]*+)\]:[ \t]*"
    r"(?:<([^<>\n]*+)>|((?:\{\{[^{}\n]*\}\}|\{%[^%{}\n]*%\}|[^\s<>])++))[^\n]*$",
    re.MULTILINE,
)
_YEAR = lazy_pattern(r"(?:19|20)\d\d$")  # `2015. Ada Sample`: a list that counts to there is rarer
_ORDERED = lazy_pattern(r"([0-9]{1,9})[.)](?=[ \t\r\n]|$)")
_HEADING = lazy_pattern(r"(#{1,6})([ \t]*)")
_UNDERLINE = lazy_pattern(r"(=+|-+)[ \t\r]*$")
_FENCE = lazy_pattern(r"(`{3,}|~{3,})")
_DIV_FENCE = lazy_pattern(r":{3,}[ \t]*(.*)")


class MarkdownScanner(TableScanner):
    """Scans Markdown with any HTML in it."""

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.starts = sorted(regions)
        self.raw_sign = ""  # of an open fence around raw HTML

    def prepare(self) -> None:
        """Learn the targets of link labels."""
        if "]:" in self.text:
            for match in _REFERENCE.finditer(self.text):
                group = 2 if match.group(2) is not None else 3
                known = Reference(match.group(group), match.span(group))
                self.references.setdefault(reference_key(match.group(1)), known)

    def scan(self, start: int, end: int) -> None:
        """Read all of ``text[start:end]``."""
        text = self.text
        crs = text.find("\r", start, end) >= 0
        line_feed = start - 1
        starts = [at for at in self.starts if start <= at < end]
        starts.append(end + 1)
        next_region = 0
        place = start
        while place < end:
            if line_feed < place:
                line_feed = text.find("\n", place, end)
                if line_feed < 0:
                    line_feed = end + 1
            stop = line_feed if line_feed <= end else -1
            if crs:
                other = text.find("\r", place, stop if stop >= 0 else end)
                if other >= 0 and other + 1 != stop:
                    stop = other
            if stop < 0:
                stop = end
            while starts[next_region] < place:
                next_region += 1
            while starts[next_region] < stop:
                region = self.regions[starts[next_region]]
                next_region += 1
                if region.end > stop:
                    stop = text.find("\n", region.end, end)
                    if stop < 0:
                        stop = end
            self.line(place, stop)
            place = stop + 1
        self.end_paragraph()
        self.close_to(0)

    def line(self, start: int, stop: int) -> None:
        """Read one physical line (or several, where a comment joins them)."""
        text = self.text
        place = start
        indent = 0
        while place < stop:
            char = text[place]
            if char == " ":
                indent += 1
            elif char == "\t":
                indent += 4 - indent % 4
            elif char not in "\r\ufeff\xa0\u200b":
                break
            place += 1
        else:
            self.end_paragraph()
            self.gap += 1
            self.table = -1
            return
        self.block(start, place, stop, indent)

    def block(self, start: int, place: int, stop: int, indent: int) -> None:
        """Read a line from its first sign on; ``indent`` counts the columns before it."""
        text = self.text
        if self.quotes and text[place] != ">" and self.paragraph < 0:
            self.close_lists(0)
            self.close_quotes()
        while True:
            char = text[place]
            if char == "<" or char == "{":
                after = self.skip_region(place, stop)
                if after >= stop:
                    return
                if after > place:
                    place = after
                    continue
            if (self.table >= 0 or char == "|" or (char in "-:" and self.paragraph >= 0)) and self.row(place, stop):
                return
            if char == "|" and place + 1 < stop and text[place + 1] in " \t" and text[place + 1 : stop].strip(" \t\r|"):
                place = self.cell_opens(place, stop)
                continue
            if char in "-*_+":
                if char != "+" and _is_rule(text[place:stop], char):
                    paragraph = self.paragraph >= 0 and self.kind != "item"
                    column = all(text.endswith(HARD_BREAKS, 0, end) for end in (stop, self.paragraph_end))
                    if char == "-" and paragraph and not column and _UNDERLINE.match(text, place, stop):
                        self.end_paragraph("heading", 2)
                    else:
                        self.end_paragraph()
                        self.close_lists(0 if indent < 2 else indent)
                        self.gap += 1
                    return
                if char != "_" and place + 1 < stop and text[place + 1] in " \t\r" and len(self.lists) < DEEPEST_LIST:
                    place, indent = self.item(place, place + 1, stop, indent, "*ul", char)
                    if place >= stop:
                        return
                    continue
            elif char.isdigit():
                match = _ORDERED.match(text, place, stop)
                if (
                    match is not None
                    and not _YEAR.match(match.group(1))
                    and (self.paragraph < 0 or self.lists or match.group(1) == "1")
                    and len(self.lists) < DEEPEST_LIST
                ):
                    place, indent = self.item(place, match.end(), stop, indent, "*ol", match.group())
                    if place >= stop:
                        return
                    continue
            elif char == "#":
                if self.heading(place, stop, indent):
                    return
            elif char == ">":
                place, indent = self.quote(place, stop, indent)
                if place >= stop:
                    return
                continue
            elif char in "`~":
                match = _FENCE.match(text, place, stop)
                if match is not None and self.raw_fence(match.group(), place, stop):
                    return
                if match is not None and "`" not in text[match.end() : stop]:
                    self.fence(match.group(), place, indent)
                    return
            elif char == "=":
                if self.paragraph >= 0 and self.kind != "item" and _UNDERLINE.match(text, place, stop):
                    self.end_paragraph("heading", 1)
                    return
            elif char == "[":
                if self.references and _REFERENCE.match(text, start):
                    self.end_paragraph()
                    return
            elif char == ":":
                if text.startswith(":::", place):
                    self.div_fence(place, stop)
                    return
                if place + 1 < stop and text[place + 1] in " \t" and indent < 4 and self.definition(place, stop):
                    return
            elif char == "{":
                source = text[place:stop].rstrip()
                if source.startswith("{%") and source.find("%}") == len(source) - 2:
                    self.end_paragraph()
                    self.unseen.append((place, stop))
                    return
            break
        if self.paragraph < 0:
            if self.lists and self.lead is None:
                self.close_lists(indent)
            self.paragraph = place
        self.paragraph_end = stop

    def skip_region(self, place: int, stop: int) -> int:
        """Where the line goes on after a hidden region that begins it; ``place`` where none does."""
        region = self.regions.get(place)
        if region is None or region.shown:
            return place
        if region.kind == "liquid" and self.paragraph >= 0:
            return place
        self.end_paragraph()
        place = min(region.end, stop)
        while place < stop and self.text[place] in " \t\r\n":
            place += 1
        return place

    def heading(self, place: int, stop: int, indent: int) -> bool:
        """An ATX heading; without a blank after the signs it takes two of them."""
        text = self.text
        match = _HEADING.match(text, place, stop)
        if match is None:
            return False
        signs, blank = match.groups()
        start = match.end()
        if not blank and start < stop and (len(signs) < 2 or text[start] == "#"):
            return False
        if self.paragraph >= 0 or self.lead is None:
            self.end_paragraph()
            self.close_lists(indent)
        source = text[start:stop].rstrip()
        if source.endswith("#"):
            bare = source.rstrip("#")
            if not bare or bare[-1] in " \t":
                source = bare.rstrip()
        self.lead = (place if self.lead is None else self.lead[0], start)
        self.paragraph = start
        self.paragraph_end = start + len(source)
        self.end_paragraph("heading", len(signs))
        return True

    def raw_fence(self, sign: str, place: int, stop: int) -> bool:
        """Pandoc's fence around HTML that is part of the page, ```` ```{=html} ````: only its two lines are markup."""
        behind = self.text[place + len(sign) : stop].strip()
        opens = behind.replace(" ", "") == "{=html}"
        if not opens and (behind or sign != self.raw_sign):
            return False
        self.end_paragraph()
        self.raw_sign = sign if opens else ""
        self.unseen.append((place, stop))
        return True

    def fence(self, sign: str, place: int, indent: int) -> None:
        """Open a fence of code; :meth:`line` reads on in it until it closes."""
        self.end_paragraph()
        self.fence_sign = sign
        self.open_box("*pre", "pre", "code")
        self.line = self.code_line  # type: ignore[method-assign]

    def code_line(self, start: int, stop: int) -> None:
        """A line of code, or the end of the fence."""
        text = self.text
        source = text[start:stop].strip()
        if source.startswith(self.fence_sign) and not source.strip(self.fence_sign[0]):
            del self.line
            self.close_to(len(self.stack) - 1)
            return
        if source:
            self._literal(start, stop)
            self.flush()
        else:
            self.gap += 1

    def div_fence(self, place: int, stop: int) -> None:
        """Pandoc's ``:::`` around a part of the page."""
        self.end_paragraph()
        self.close_lists(0)
        words = self.text[place:stop].strip(": \t\r{}")
        if words:
            self.open_box("*div", "div", None, 0, words.replace(".", " ").strip())
        elif self.open_names.get("*div"):
            while self.stack[-1].name != "*div":
                self.close_to(len(self.stack) - 1)
            self.close_to(len(self.stack) - 1)

    def definition(self, place: int, stop: int) -> bool:
        """A kramdown definition: ``: text`` under its term."""
        if self.paragraph < 0 and not self.open_names.get("*dl"):
            return False
        if not self.open_names.get("*dl"):
            self.open_box("*dl", "dl", None)
        self.end_paragraph("term" if self.kind is None else None)
        self.kind = "definition"
        self.lead = (place, place + 1)
        start = place + 1
        while start < stop and self.text[start] in " \t":
            start += 1
        self.paragraph = start
        self.paragraph_end = stop
        return True


def _is_rule(source: str, char: str) -> bool:
    bare = source.rstrip()
    return bare.count(char) >= 3 and not bare.strip(char + " \t")
