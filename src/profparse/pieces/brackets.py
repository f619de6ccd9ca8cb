"""Links and images: ``[text](target)``, ``[text][label]``, ``![text](target)``, ``<URL>``."""

from __future__ import annotations

import re
from typing import ClassVar

from profparse.patterns import lazy_pattern
from profparse.pieces.characters import BLANKS, UNSEEN, resolved
from profparse.pieces.emphasis import EmphasisScanner
from profparse.pieces.hidden import Region
from profparse.pieces.html import COMMON_SIGNS
from profparse.pieces.line import Box, LineKind
from profparse.span import Span

MARKDOWN_SIGNS = COMMON_SIGNS | {
    "[": "",
    "]": "",
    "*": "",
    "_": "",
    "`": "",
    "\\": "",
    "!": r"\[",
    "{": r"[{%:#.<a-z]",
    "$": r"[^ \t\r\n]",
    "~": "~",
}

_TARGET = lazy_pattern(
    r"\([ \t\r\n]*+(?:<([^<>\n]*+)>|((?:\{\{[^{}\n]*\}\}|\{%[^%{}\n]*%\}|[^\s()<]|<(?!!--)|\([^\s()<]*+\))*+))"
    r"(?:[ \t\r\n]++(?:\"(?:[^\"\\\n]++|\\.)*+\"|'(?:[^'\\\n]++|\\.)*+'|\([^()\n]*+\)))?+[ \t\r\n]*+\)"
)
_TARGET_WITH_BLANKS = lazy_pattern(r"\(([^()\s<][^()\n<]*+)\)")
_FILE_ENDING = lazy_pattern(r"\.[A-Za-z]{2,5}$|^https?://")
_TARGET_APART = lazy_pattern(r" \((https?://[^\s()]++)\)")
_ATTRIBUTES = lazy_pattern(r"\{([.#][\w-][\w .#=\"-]{0,80})\}")  # of a span of words, as Pandoc has them
_SIMPLE_LINK = lazy_pattern(
    f"\\[([^\\[\\]{re.escape(''.join(MARKDOWN_SIGNS))}\\n\\r{BLANKS}{UNSEEN}]++)\\]\\(([^\\s()<>&{{\\\\]++)\\)"
)
_REFERENCE = lazy_pattern(r"[ ]?\[([^\[\]\n]*+)\]")
_AUTOLINK = lazy_pattern(r"<((?:https?|ftp|mailto):[^\s<>]*+)>|<([^\s<>@]++@[^\s<>@]++)>", re.IGNORECASE)


class BracketScanner(EmphasisScanner):
    """The signs of emphasis, and those of links and images."""

    handlers: ClassVar[dict[str, str]] = {
        "[": "on_open_bracket",
        "]": "on_close_bracket",
        "!": "on_image",
        "<": "on_markdown_angle",
    }

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.dead_brackets = 0

    def flush(self, kind: LineKind | None = None, level: int = 0) -> None:
        """End the block; brackets without a partner stay text."""
        if self.brackets:
            self.brackets = []
        self.dead_brackets = 0
        super().flush(kind, level)

    def on_markdown_angle(self, place: int, end: int) -> int:
        """A URL between angle brackets, or whatever HTML makes of the sign."""
        match = _AUTOLINK.match(self.text, place, end)
        if match is None:
            return self.on_angle(place, end)
        start, stop = match.span(1) if match.group(1) else match.span(2)
        self.sign(place, start)
        first = len(self.pieces)
        self.quoted(start, stop)
        if match.group(1):
            self.links.append((resolved(match.group(1)), first, len(self.pieces), place, stop + 1))
        self.sign(stop, stop + 1)
        return stop + 1

    def on_open_bracket(self, place: int, end: int) -> int:
        """A bracket that may open a link; a link with nothing but plain words in it is read at once."""
        match = _SIMPLE_LINK.match(self.text, place, end)
        if match is not None and not match.group(1).isspace():
            return self.simple_link(match)
        self.brackets.append((len(self.pieces), place, False))
        self.pieces.append(("[", place, place + 1))
        self.blank = False
        return place + 1

    def simple_link(self, match: re.Match[str]) -> int:
        """The fast path of :meth:`on_close_bracket`, which reads the same link when it is left out."""
        place, after = match.span()
        pieces = self.pieces
        pieces.append(("", place, place + 1))
        first = len(pieces)
        start, stop = match.span(1)
        self.plain(start, stop)
        self.links.append((match.group(2), first, len(pieces), place, after))
        pieces.append(("", stop, after))
        self.dead_brackets = len(self.brackets)
        return after

    def on_image(self, place: int, end: int) -> int:
        """The signs that may open an image."""
        self.brackets.append((len(self.pieces), place, True))
        self.pieces.append(("![", place, place + 2))
        self.blank = False
        return place + 2

    def on_close_bracket(self, place: int, end: int) -> int:
        """The end of a link's text, where a target follows; else a bracket."""
        if not self.brackets:
            return -1
        piece, opened, image = self.brackets.pop()
        dead = len(self.brackets) < self.dead_brackets and not image
        self.dead_brackets = min(self.dead_brackets, len(self.brackets))
        if dead:
            return -1
        attributes = None if image else _ATTRIBUTES.match(self.text, place + 1, end)
        if attributes is not None:  # `[words]{.class}`
            words = attributes[1].replace(".", " ").replace("#", " ").strip()
            self.pieces[piece] = ("", opened, opened + 1)
            self.runs.append(("underline" if "underline" in words else "class", piece + 1, len(self.pieces), words))
            self.sign(place, attributes.end())
            return attributes.end()
        found = self._target(opened + (2 if image else 1), place, end)
        if found is None:
            return -1
        url, after, span = found
        while self.delimiters and self.delimiters[-1].piece > piece:
            self.delimiters.pop()
        while self.links and self.links[-1][1] > piece:
            self.links.pop()
        if image:
            self._drop_from(piece)
            return after
        self.pieces[piece] = ("", opened, opened + 1)
        self.links.append((url, piece + 1, len(self.pieces), *(span or (opened, after))))
        self.sign(place, after)
        self.dead_brackets = len(self.brackets)
        return after

    def _drop_from(self, piece: int) -> None:
        del self.pieces[piece:]
        self.runs = [run for run in self.runs if run[1] < piece]
        while self.softs and self.softs[-1] > piece:
            self.softs.pop()
        self.breaks = sum(1 for visible, _, _ in self.pieces if visible == "\n") if self.breaks else 0
        for visible, _, _ in reversed(self.pieces):
            if visible:
                self.blank = visible[-1] in " \n"
                return
        self.blank = True

    def _target(self, start: int, place: int, end: int) -> tuple[str, int, Span | None] | None:
        """The URL after the bracket at ``place``, where the link ends, and the span of a URL defined elsewhere."""
        text = self.text
        following = text[place + 1 : place + 2]
        if following == "(":
            match = _TARGET.match(text, place + 1, end)
            if match is not None:
                url = match.group(1) if match.group(1) is not None else match.group(2)
            else:
                match = _TARGET_WITH_BLANKS.match(text, place + 1, end)
                if match is None or _FILE_ENDING.search(match.group(1).strip()) is None:
                    return None
                url = match.group(1).strip()
        elif following == " " and text.startswith("(http", place + 2):
            match = _TARGET_APART.match(text, place + 1, end)
            if match is None:
                return None
            url = match.group(1)
        else:
            if not self.references:
                return None
            match = _REFERENCE.match(text, place + 1, end)
            label = match.group(1) if match is not None and match.group(1) else text[start:place]
            known = self.references.get(reference_key(label)) if len(label) < 1000 else None
            if known is None and match is not None and match.group(1):
                match = None
                known = self.references.get(reference_key(text[start:place])) if place - start < 1000 else None
            if known is None:
                return None
            return known.url, match.end() if match is not None else place + 1, known.span
        if url.startswith("(http"):
            url = url[1:].partition(")")[0]
        url = url.replace("\\_", "_").replace("\\*", "*") if "\\" in url else url
        return resolved(url), match.end(), None


def reference_key(label: str) -> str:
    """A link label as it is compared: case and white space do not matter."""
    return " ".join(label.split()).casefold()
