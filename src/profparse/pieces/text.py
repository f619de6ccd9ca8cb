"""Plain text to lines: each source line is one line, with its entities resolved and its bare URLs as links.

A line that opens with a bullet is an item of a list, the bullet its marker.
"""

from __future__ import annotations

import re

from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.pieces.scanner import Scanner, sign_pattern

_LINE = lazy_pattern(r"[^\r\n]+")
_BULLETS = frozenset("•◦▪▫‣⁃∙●○■□►▸➤➢・")


class TextScanner(Scanner):
    """Scans plain text; a line without any special character maps by identity."""

    pattern = sign_pattern({"&": "[#A-Za-z]", ":": "//"}, line_ends="")

    def scan(self, start: int, end: int) -> None:
        """Read all of ``text[start:end]``."""
        text, search, lines = self.text, self.pattern.search, self.lines
        special = _next(search(text, start, end), end)
        last = start
        first = True
        bulleted = any(sign in text for sign in _BULLETS)
        item = broken = False
        bullet = -1  # the column of the bullet above, as long as lines that are set deeper go on with its item
        for match in _LINE.finditer(text, start, end):
            a, b = match.span()
            source = match.group()
            bare = source.strip()
            if not first:
                breaks = a - last
                if "\r" in text[last:a]:
                    breaks -= text.count("\r\n", last, a)
                self.gap += breaks - 1
            first = False
            last = b
            if bulleted:
                item = bare[:1] in _BULLETS and (bare[1:2].isspace() or bare[0] == "・")
                column = len(source) - len(source.lstrip())
                broken = not item and bullet >= 0 and not self.gap and column > bullet
                bullet = column if item else bullet if broken else -1
                if item:
                    a += column + 1
                    source = text[a:b]
                    self.marker, bare = bare[0], bare[1:].lstrip()
            if special >= b and "  " not in bare:
                if bare:
                    a += source.index(bare[0])
                    line = Line(bare, a, a + len(bare), gap=self.gap, broken=broken, hidden=self.hidden)
                    if item:
                        line.kind, line.level, line.marker, self.marker = "item", 1, self.marker, ""
                    lines.append(line)
                    self.gap = 0
                else:
                    self.gap += 1
                continue
            count = len(lines)
            self.inline(a, b)
            self.flush("item" if item else None, int(item))
            if len(lines) == count:
                self.gap += 1
            else:
                lines[-1].broken = broken
            if special < b:
                special = _next(search(text, b, end), end)


def _next(match: re.Match[str] | None, end: int) -> int:
    return match.start() if match is not None else end
