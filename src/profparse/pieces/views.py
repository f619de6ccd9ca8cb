"""A page as a tool shows it to a language model: numbered lines, marks around the links, over it the tool's own words.

These are markup like any other: the page behind them is read as if they were not there, and its lines are mapped back
to the text with them. A line's mark is one where it counts on from the one before, so that words of the page are none.

>>> head = "A (https://a.b)\\ncite1turn0view0 [wordlim: 9]\\n"
>>> view = view_of(head + "L4: cite0†Home L5: # Me\\nL6: I'm 【1†Ada†a.b】.\\nL7: Bye")
>>> view.text
"Home\\n# Me\\nI'm Ada.\\nBye"
>>> view_of("L1: a cable\\nL2: another") is None
True
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from profparse.patterns import lazy_pattern
from profparse.pieces.line import InlineLink, Line, MetaField, Origin, Page
from profparse.span import Span, merged

FEWEST = 3  # lines that begin with a mark
HIGHEST = 5  # lines of a tool's own over a view
_SAMPLE = 20_000  # code points in which the first of them stand
_MARK = lazy_pattern(r"(?<!\S)L(\d{1,6}):(?: |(?=\s)|$)")
_OF_LINK = lazy_pattern(
    r"(?:\ue200?cite\ue202?|【)\d{1,5}†[ \t]?|(?:†[a-z0-9-]+(?:\.[a-z0-9-]+)+)?[】\ue201]|†[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    re.IGNORECASE,
)
_HEAD = lazy_pattern(r"turn\d+(?:view|search|fetch|open)\d+|\[wordlim: \d+\]|\bviewing lines \[|\bTotal lines: \d+")
_ADDRESS = lazy_pattern(r"\(https?://\S+\)\s*$")


class View(NamedTuple):
    """The page behind the marks: its text, and for each stretch of it where it begins in the source; both sorted."""

    text: str
    starts: Sequence[int]
    places: Sequence[int]
    marks: Sequence[Span]

    def place(self, offset: int) -> int:
        """Where a code point of the page's text stands in the source."""
        at = bisect_right(self.starts, offset) - 1
        return self.places[at] + offset - self.starts[at]

    def span(self, start: int, end: int) -> Span:
        """The hull of a stretch in the source, with the marks inside it."""
        first = self.place(start)
        return first, self.place(end - 1) + 1 if end > start else first

    def mapped(self, page: Page, source: str) -> Page:
        """The page that was read of the text, with its places in the source; the marks are hidden."""
        hidden = [self.span(*span) for span in page.hidden]
        return page._replace(
            text=source,
            lines=tuple(map(self._line, page.lines)),
            hidden=merged([*hidden, *self.marks]),
            meta=tuple(MetaField(field.key, field.value, self.span(*field.span)) for field in page.meta),
        )

    def _line(self, line: Line) -> Line:
        origins = line.origins if line.origins is not None else ((0, len(line.text), line.start, line.end),)
        line.origins = [origin for row in origins for origin in self._origins(*row)]
        line.links = tuple(InlineLink(one.url, one.start, one.end, self.span(*one.span)) for one in line.links)
        line.start, line.end = self.span(line.start, line.end)
        return line

    def _origins(self, a: int, b: int, start: int, end: int) -> Iterator[Origin]:
        """A stretch of visible text with its source, cut where a mark stands in it."""
        if b - a != end - start:
            yield Origin(a, b, *self.span(start, end))
            return
        first, last = bisect_right(self.starts, start), bisect_right(self.starts, max(start, end - 1))
        for c, d in pairwise([start, *self.starts[first:last], end]):
            yield Origin(a + c - start, a + d - start, *self.span(c, d))


def view_of(text: str) -> View | None:
    """The page behind a tool's marks; None where there are none."""
    sample = text[:_SAMPLE]
    if not (sample.startswith("L") or "\nL" in sample):
        return None
    marks = list(_line_marks(text))
    if sum(_begins_line(text, start) for start, _ in marks) < FEWEST:
        return None
    breaks = {start - 1 for start, _ in marks if not _begins_line(text, start)}
    heads = [span for start, _ in marks if _begins_line(text, start) and (span := _head(text, start))]
    first = marks[0][0]
    hidden = merged([*marks, *heads, *(match.span() for match in _OF_LINK.finditer(text, first))])
    parts: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    size = 0
    for start, end in _between(hidden, len(text)):
        part = text[start:end]
        if end - 1 in breaks:
            part = part[:-1] + "\n"
        starts.append(size)
        places.append(start)
        parts.append(part)
        size += len(part)
    return View("".join(parts), starts, places, hidden) if starts else None


def _line_marks(text: str) -> Iterator[Span]:
    """The marks that count up by one; at a line's begin they may start over."""
    expected = -1
    for match in _MARK.finditer(text):
        number = int(match[1])
        if number == expected or ((expected < 0 or number == 0) and _begins_line(text, match.start())):
            yield match.span()
            expected = number + 1


def _begins_line(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] == "\n"


def _head(text: str, end: int) -> Span | None:
    """The tool's own lines over a line's mark, with the title and address of the page over them."""
    start = end
    told = False
    for _ in range(HIGHEST):
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        line = text[above:start]
        addressed = told and _ADDRESS.search(line) is not None
        if not (addressed or _HEAD.search(line)):
            break
        start, told = above, True
        if addressed or not start:
            break
    return (start, end) if told else None


def _between(spans: Sequence[Span], end: int) -> Iterator[Span]:
    """The stretches of the text that no span covers."""
    place = 0
    for start, stop in spans:
        if place < start:
            yield place, start
        place = stop
    if place < end:
        yield place, end
