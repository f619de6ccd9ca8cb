"""Markdown's inline signs: escapes, code, links, images, emphasis, TeX, attribute lists, template tags.

Brackets and emphasis keep small stacks of piece numbers: a sign stands as text until its partner comes.
"""

from __future__ import annotations

import re
from html import unescape
from typing import ClassVar, NamedTuple

from profparse.pieces.characters import BLANKS, UNSEEN
from profparse.pieces.hidden import Region
from profparse.pieces.html import COMMON_SIGNS, HtmlScanner, sign_pattern
from profparse.pieces.line import Box, LineKind, RunKind
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

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")
_QUOTED_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*(?:>[ \t]*)*+")
_TARGET = re.compile(
    r"\([ \t\r\n]*+(?:<([^<>\n]*+)>|((?:\{\{[^{}\n]*\}\}|\{%[^%{}\n]*%\}|[^\s()]|\([^\s()]*+\))*+))"
    r"(?:[ \t\r\n]++(?:\"(?:[^\"\\\n]++|\\.)*+\"|'(?:[^'\\\n]++|\\.)*+'|\([^()\n]*+\)))?+[ \t\r\n]*+\)"
)
_TARGET_WITH_BLANKS = re.compile(r"\(([^()\s][^()\n]*+)\)")
_FILE_ENDING = re.compile(r"\.[A-Za-z]{2,5}$|^https?://")
_TARGET_APART = re.compile(r" \((https?://[^\s()]++)\)")
_SIMPLE_LINK = re.compile(
    f"\\[([^\\[\\]{re.escape(''.join(MARKDOWN_SIGNS))}\\n\\r{BLANKS}{UNSEEN}]++)\\]\\(([^\\s()<>&{{\\\\]++)\\)"
)
_REFERENCE = re.compile(r"[ ]?\[([^\[\]\n]*+)\]")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]*+)>|<([^\s<>@]++@[^\s<>@]++)>", re.IGNORECASE)
_TEX = re.compile(r"\$(?:\$[^$\r\n]{1,400}\$\$|(?=[^\s$])[^$\r\n]{1,400}(?<=[^\s\\])\$(?![0-9]))")
_ATTRIBUTE_LIST = re.compile(r"\{[:#.][^{}\n]*\}")
_LINK_ATTRIBUTES = re.compile(r"\{[a-z][^{}\n]*=[^{}\n]*\}")
_FARTHEST_OPENER = 40
_FARTHEST_TICKS = 2000


class Reference(NamedTuple):
    """The target that a link label is defined with, and its span."""

    url: str
    span: Span


class Delimiter:
    """An emphasis sign that may still find its partner: its piece, and how many signs are left of it."""

    __slots__ = ("can_close", "can_open", "char", "count", "piece")

    def __init__(self, char: str, count: int, piece: int, can_open: bool, can_close: bool) -> None:
        self.char = char
        self.count = count
        self.piece = piece
        self.can_open = can_open
        self.can_close = can_close


class InlineScanner(HtmlScanner):
    """HTML's signs and Markdown's inline ones."""

    pattern = sign_pattern(MARKDOWN_SIGNS)
    #: The run that one sign makes, and two; the signs in ``word_signs`` are none inside a word.
    single: ClassVar[dict[str, RunKind]] = {"*": "italic", "_": "italic"}
    double: ClassVar[dict[str, RunKind]] = {"*": "bold", "_": "bold", "~": "strike"}
    word_signs = frozenset("_")
    #: Whether two blanks at the end of a line are a hard break.
    breaks_at_blanks = True

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.references: dict[str, Reference] = {}
        self.quotes = 0
        self.brackets: list[tuple[int, int, bool]] = []
        self.dead_brackets = 0
        self.delimiters: list[Delimiter] = []
        self.handlers |= {
            "[": self.on_open_bracket,
            "]": self.on_close_bracket,
            "*": self.on_emphasis,
            "_": self.on_emphasis,
            "~": self.on_emphasis,
            "`": self.on_ticks,
            "\\": self.on_backslash,
            "!": self.on_image,
            "{": self.on_brace,
            "$": self.on_tex,
            "\n": self.on_line_end,
            "\r": self.on_line_end,
            "<": self.on_markdown_angle,
        }

    def flush(self, kind: LineKind | None = None, level: int = 0) -> None:
        """End the block; signs without a partner stay text."""
        if self.delimiters:
            self.delimiters = []
        if self.brackets:
            self.brackets = []
        self.dead_brackets = 0
        super().flush(kind, level)

    # -- line ends and escapes ---------------------------------------------------------------------------------------

    def on_line_end(self, place: int, end: int) -> int:
        """A folded line end, or a hard break after two blanks."""
        pattern = _QUOTED_LINE_END if self.quotes else _LINE_END
        match = pattern.match(self.text, place, end)
        if match is None:
            return -1
        after = match.end()
        if self.breaks_at_blanks and self.pieces and self.text[place - 2 : place] == "  ":
            self.line_break(place, after)
        else:
            self.space(place, after, True)
        return after

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
            match = (_QUOTED_LINE_END if self.quotes else _LINE_END).match(text, after, end)
            stop = match.end() if match is not None else after
            self.line_break(place, stop)
            return stop
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
                    self.plain(start, place)
                stop = self.on_space(place, end)
                if stop < 0:
                    stop = place + 1
                    self.plain(place, stop)
                start = place = stop
            else:
                place += 1
        if start < end:
            self.plain(start, end)

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

    # -- links -------------------------------------------------------------------------------------------------------

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
            self.links.append((unescape(match.group(1)), first, len(self.pieces), place, stop + 1))
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
        url = url.replace("\\_", "_").replace("\\*", "*") if "\\" in url else url
        return unescape(url) if "&" in url else url, match.end(), None

    # -- emphasis ----------------------------------------------------------------------------------------------------

    def on_emphasis(self, place: int, end: int) -> int:
        """A run of emphasis signs: it closes what it can, and opens with what is left of it."""
        text = self.text
        char = text[place]
        after = place + 1
        while after < end and text[after] == char:
            after += 1
        count = after - place
        left, right = _flanking(text[place - 1] if place else " ", text[after] if after < end else " ")
        if char in self.word_signs:
            before_punctuation = place > 0 and not text[place - 1].isalnum() and not text[place - 1].isspace()
            after_punctuation = after < end and not text[after].isalnum() and not text[after].isspace()
            can_open = left and (not right or before_punctuation)
            can_close = right and (not left or after_punctuation)
        else:
            can_open, can_close = left, right
        if can_close and self.delimiters:
            place = self._close(char, place, after, can_open)
            count = after - place
        if count:
            if can_open:
                self.delimiters.append(Delimiter(char, count, len(self.pieces), can_open, can_close))
            self.pieces.append((text[place:after], place, after))
            self.blank = False
        return after

    def _close(self, char: str, place: int, after: int, can_open: bool) -> int:
        delimiters, pieces = self.delimiters, self.pieces
        depth = len(delimiters) - 1
        least = max(-1, depth - _FARTHEST_OPENER)
        lowest = self.brackets[-1][0] if self.brackets else -1
        count = after - place
        while count and depth > least:
            opener = delimiters[depth]
            if (
                opener.char != char
                or opener.piece < lowest
                or ((opener.can_close or can_open) and (opener.count + count) % 3 == 0 and count % 3 != 0)
                or (char not in self.single and (opener.count < 2 or count < 2))
            ):
                depth -= 1
                continue
            used = 2 if count >= 2 and opener.count >= 2 and char in self.double else 1
            visible, a, b = pieces[opener.piece]
            self.runs.append(((self.double if used == 2 else self.single)[char], opener.piece + 1, len(pieces), ""))
            self.sign(place, place + used)
            place += used
            count -= used
            opener.count -= used
            del delimiters[depth + 1 :]
            if opener.count:
                pieces[opener.piece] = (visible[:-used], a, b - used)
            else:
                pieces[opener.piece] = ("", a, b)
                delimiters.pop()
                depth -= 1
        return place


def reference_key(label: str) -> str:
    """A link label as it is compared: case and white space do not matter."""
    return " ".join(label.split()).casefold()


def _flanking(before: str, after: str) -> tuple[bool, bool]:
    """Whether emphasis signs between these characters are left- and right-flanking, by CommonMark's rules."""
    space_before, space_after = before.isspace(), after.isspace()
    mark_before = not space_before and not before.isalnum()
    mark_after = not space_after and not after.isalnum()
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    return left, right
