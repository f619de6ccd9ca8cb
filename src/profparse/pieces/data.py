"""Data files that a site shows as a page: YAML, TOML and JSON, each value a line in a box named by its key.

A record of a list is a box, as a card of a page is; the words of a key are the hint of its value's box, as a class is.
A key over a list is a heading. Values that a visitor never reads (true, false, pictures) are hidden.

>>> from profparse.pieces import read_page
>>> page = read_page('{"papers": [{"title": "On Cats", "authors": ["A. Lane", "B. Ott"]}]}', "data")
>>> [(line.kind, line.text, page.boxes[line.box].hint if line.box >= 0 else "") for line in page.lines]
[('heading', 'papers', ''), ('text', 'On Cats', 'title'), ('text', 'A. Lane, B. Ott', 'authors')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from profparse.patterns import lazy_pattern
from profparse.pieces.characters import ENTITY
from profparse.pieces.front_matter import toml_fields, yaml_fields
from profparse.pieces.line import MetaField
from profparse.pieces.markdown import MarkdownScanner

_JSON = lazy_pattern(r"\s*[\[{]\s*(?:[\[{]\s*)*(?:\"(?:[^\"\\\n]|\\.)*\"\s*:|\]|\})")
_TOML = lazy_pattern(r"(?:\s*#[^\n]*\n)*\s*(?:\[\[?[\w.-]+\]\]?\s*$|[\w.-]+\s*=\s*[\"'\[\d])", re.MULTILINE)
_YAML = lazy_pattern(r"(?:\s*#[^\n]*\n|\s*---\s*\n)*(?:\s*-\s+)?[\w -]{1,40}:(?:\s|$)")
_ESCAPE = lazy_pattern(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_ESCAPES = {"n": " ", "t": " ", "r": " ", "b": "", "f": " ", "/": "/", '"': '"', "\\": "\\"}
_UNREAD = frozenset({"true", "false", "null", "yes", "no", "~"})
_PICTURE = lazy_pattern(r"\.(?:png|jpe?g|gif|webp|svg|bmp|ico)$", re.IGNORECASE)
LONGEST = 2_000_000  # code points of a file that is read so; a larger one is read as text


def holds_data(text: str, suffix: str) -> bool:
    """Whether a text is a data file of the language that its name or its first sign tells.

    >>> holds_data('[{"title": "One"}]', ""), holds_data("- title: One", "yml"), holds_data("- One", "yml")
    (True, True, False)
    """
    if len(text) > LONGEST:
        return False
    head = text[:4000].lstrip("\ufeff")
    if suffix in ("yml", "yaml"):
        return _YAML.match(head) is not None or _JSON.match(head) is not None
    if suffix == "toml":
        return _TOML.match(head) is not None
    return (_JSON if suffix or head[:1] in ("{", "[") else _YAML).match(head) is not None


class DataScanner(MarkdownScanner):
    """Scans the values of a data file; what is in a value is read as Markdown's inline text is, HTML included."""

    handlers: ClassVar[dict[str, str]] = {"\\": "on_escape"}

    def scan(self, start: int, end: int) -> None:
        """Read all of ``text[start:end]``."""
        start += self.text.startswith("\ufeff", start, end)  # a reader of YAML does not count it
        source = self.text[start:end]
        self.show(toml_fields(self.text, start, end) if _is_toml(source) else yaml_fields(source, start) or [])

    def show(self, fields: Sequence[MetaField]) -> None:
        """Read the values of these fields, in the order of the text."""
        path: list[str] = []
        n = 0
        while n < len(fields):
            *parts, name = fields[n].key.split(".")
            last = n + 1
            while name.isdigit() and last < len(fields) and _follows(fields[last - 1].key, fields[last].key):
                last += 1
            values = fields[n:last]
            n = last
            if name.isdigit() and parts:
                name = parts.pop()
            self._enter(path, parts, values[0].span[0])
            self._value(name, values)
        self.close_to(0)

    def _enter(self, path: list[str], parts: Sequence[str], place: int) -> None:
        """Close the boxes that a value does not stand in and open those that it does."""
        shared = next(
            (n for n, (a, b) in enumerate(zip(path, parts, strict=False)) if a != b), min(len(path), len(parts))
        )
        self.close_to(shared)
        del path[shared:]
        for depth in range(shared, len(parts)):
            part = parts[depth]
            if part.isdigit():
                self.open_box("li", "li", "text")
            else:
                if not any(map(str.isdigit, path)):
                    self._heading(part, place, 1 + min(5, len(path) + 1))
                self.open_box("ul", "ul", "text", hint=part)
            path.append(part)

    def _heading(self, name: str, place: int, level: int) -> None:
        """The key over a list or a mapping, where it stands before ``place``."""
        least = self.lines[-1].end if self.lines else 0
        start = self.text.rfind(name, least, place)
        if start >= 0:
            self.inline(start, start + len(name))
            self.flush("heading", level)

    def _value(self, name: str, values: Sequence[MetaField]) -> None:
        shown = [
            value
            for value in values
            if value.value.lower() not in _UNREAD and _PICTURE.search(value.value[-8:]) is None
        ]
        if not shown:
            self.unseen += [value.span for value in values]
            return
        depth = len(self.stack)
        self.open_box("dd", "dd", "text", hint=name)
        reached = -1
        for value in shown:
            a, b = value.span
            if a < reached:
                continue
            if reached >= 0:
                self.glyph(", ", reached, a)
            self.inline(a, b)
            reached = b
        self.flush("text")
        self.close_to(depth)

    def on_escape(self, place: int, end: int) -> int:
        """An escape of a string in quotes."""
        match = _ESCAPE.match(self.text, place, end)
        if match is None:
            return -1
        if ENTITY.match(self.text, place + 1, end):
            self.sign(place, place + 1)
            return place + 1
        escape = match[0]
        if escape[1] == "u" and len(escape) > 2:
            units = bytes.fromhex(escape.replace("\\u", ""))
            visible = units.decode("utf-16-be", "replace")
        else:
            visible = _ESCAPES.get(escape[1], escape[1])
        if visible.strip():
            self.glyph(visible, place, match.end())
        else:
            self.space(place, match.end())
        return match.end()


def _is_toml(source: str) -> bool:
    return (
        source.lstrip()[:1] not in ("{", "-")
        and _TOML.match(source[:4000]) is not None
        and _JSON.match(source[:4000]) is None
    )


def _follows(before: str, key: str) -> bool:
    """Whether a key names the next value of the same list of plain values."""
    parent, _, number = before.rpartition(".")
    other, _, following = key.rpartition(".")
    return parent == other and following.isdigit() and number.isdigit() and int(following) == int(number) + 1
