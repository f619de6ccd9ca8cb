"""A page's lines as one text: to a declared layout every converter's output looks the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter

from profparse.pieces.line import InlineLink, Line
from profparse.span import Span, Spans

_link_start = attrgetter("start")


class Words(Line):
    """Visible text out of one or several lines, with its way back to the source.

    ``soft`` are the offsets at which a new line of the page begins, ``gaps`` those of them that follow a blank line.
    """

    __slots__ = ("gaps",)

    gaps: tuple[int, ...]

    def part(self, start: int, end: int) -> Words:
        """The words of ``[start, end)`` as words of their own, without their links."""
        origins: list[tuple[int, int, int, int]] = []
        _map(origins, self, start, end, 0)
        soft = tuple(place - start for place in self.soft if start < place < end)
        first, last = (origins[0][2], origins[-1][3]) if origins else (0, 0)
        out = Words(self.text[start:end], first, last, origins=origins, soft=soft)
        out.gaps = tuple(place - start for place in self.gaps if start < place < end)
        return out


class Joined:
    """The lines of a page, or of a part of it, as one text.

    ``text`` holds them with a line feed between them, which a sign takes for a blank; ``starts`` are the offsets at
    which the lines begin in it.
    """

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.source = text
        self.lines = lines
        self.starts: list[int] = []
        parts: list[str] = []
        place = 0
        for line in lines:
            self.starts.append(place)
            parts.append(line.text)
            place += len(line.text) + 1
        self.text = "\n".join(parts)

    def words(self, ranges: Spans) -> Words:
        """The stretches of the text as one, a blank between them and their line breaks kept."""
        parts: list[str] = []
        origins: list[tuple[int, int, int, int]] = []
        links: list[InlineLink] = []
        soft: list[int] = []
        gaps: list[int] = []
        length = 0
        for start, end in ranges:
            n = max(0, bisect_right(self.starts, start) - 1)
            while n < len(self.lines) and self.starts[n] < end:
                line, offset = self.lines[n], self.starts[n]
                a, b = max(0, start - offset), min(len(line.text), end - offset)
                n += 1
                if a >= b:
                    continue
                if length:
                    parts.append(" ")
                    self._bridge(origins, line, a, length)
                    length += 1
                if a == 0 and length:
                    soft.append(length)
                    if line.gap:
                        gaps.append(length)
                parts.append(line.text[a:b])
                _map(origins, line, a, b, length)
                for m in range(bisect_left(line.links, a, key=_link_start), len(line.links)):
                    link = line.links[m]
                    if link.start >= b:
                        break
                    if link.end <= b:
                        links.append(InlineLink(link.url, link.start - a + length, link.end - a + length, link.span))
                length += b - a
        first = origins[0][2] if origins else 0
        last = origins[-1][3] if origins else 0
        out = Words("".join(parts), first, last, origins=origins, links=tuple(links), soft=tuple(soft))
        out.gaps = tuple(gaps)
        return out

    def _bridge(self, origins: list[tuple[int, int, int, int]], line: Line, start: int, length: int) -> None:
        """The blank between two lines stands for the white space between them, and for no markup."""
        before, after = origins[-1][3], line.source_offset(start)
        if before < after and not self.source[before:after].strip():
            origins.append((length, length + 1, before, after))

    def extents(self, start: int, end: int) -> list[Span]:
        """The source of a stretch, line by line; a line that lies in it whole with its markup."""
        out = []
        n = max(0, bisect_right(self.starts, start) - 1)
        while n < len(self.lines) and self.starts[n] < end:
            line, offset = self.lines[n], self.starts[n]
            a, b = max(0, start - offset), min(len(line.text), end - offset)
            n += 1
            while a < b and line.text[a] == " ":
                a += 1
            while a < b and line.text[b - 1] == " ":
                b -= 1
            if a < b:
                first = line.start if a == 0 else line.source_offset(a)
                last = line.end if b == len(line.text) else line.span(b - 1, b)[1]
                out.append((first, last))
        return out

    def line_at(self, offset: int) -> int:
        """The index of the line that an offset of the text lies in."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def breaks(self, start: int, end: int) -> list[int]:
        """The offsets inside a stretch at which lines begin."""
        return self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]


def _map(origins: list[tuple[int, int, int, int]], line: Line, start: int, end: int, place: int) -> None:
    """Add the origins of ``line.text[start:end]``, which stands at ``place`` of the words."""
    if line.origins is None:
        origins.append((place, place + end - start, line.start + start, line.start + end))
        return
    first = max(0, bisect_right(line.origins, start, key=itemgetter(0)) - 1)
    for n in range(first, len(line.origins)):
        a, b, source_a, source_b = line.origins[n]
        if a >= end:
            break
        if b <= start:
            continue
        if b - a == source_b - source_a:
            source_a, source_b = source_a + max(0, start - a), source_b - max(0, b - end)
        a, b = max(a, start), min(b, end)
        origins.append((place + a - start, place + b - start, source_a, source_b))
