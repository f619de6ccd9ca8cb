"""Plain text to lines: each source line is one line, with its entities resolved and its bare URLs as links."""

from __future__ import annotations

import re

from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.pieces.scanner import Scanner, sign_pattern

_LINE = lazy_pattern(r"[^\r\n]+")


class TextScanner(Scanner):
    """Scans plain text; a line without any special character maps by identity."""

    pattern = sign_pattern({"&": "[#A-Za-z]", ":": "//"}, line_ends="")

    def scan(self, start: int, end: int) -> None:
        """Read all of ``text[start:end]``."""
        text, search, lines = self.text, self.pattern.search, self.lines
        special = _next(search(text, start, end), end)
        last = start
        first = True
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
            if special >= b and "  " not in bare:
                if bare:
                    a += source.index(bare[0])
                    lines.append(Line(bare, a, a + len(bare), gap=self.gap, hidden=self.hidden))
                    self.gap = 0
                else:
                    self.gap += 1
                continue
            count = len(lines)
            self.inline(a, b)
            self.flush()
            if len(lines) == count:
                self.gap += 1
            if special < b:
                special = _next(search(text, b, end), end)


def _next(match: re.Match[str] | None, end: int) -> int:
    return match.start() if match is not None else end
