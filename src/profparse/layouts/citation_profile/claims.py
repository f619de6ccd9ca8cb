"""Which pages are profiles in citation indexes, and where their rows begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from profparse.layouts.contract import Claim
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page

ROW = lazy_pattern(r"(?:(\d{1,6})\*?\s+)?((?:19|20)\d\d)$")
TAIL = lazy_pattern(r"\s(\d{1,6})\*?\s((?:19|20)\d\d)$")
FIGURES = lazy_pattern(r"(citations|h-index|i10-index)\W*(\d+)?\D*(\d+)?\W*$", re.IGNORECASE)
LABELS = frozenset({
    "title", "cited by", "year", "sort", "sort by citations", "sort by year", "sort by title", "title cited by",
    "sort cited by year", "sort by citationssort by yearsort by title", "articles", "articlescited by", "title sort",
})  # fmt: skip
FEWEST = 3  # rows that make such a page
LONGEST_HEAD = 400  # lines before the first row


def claims(page: Page) -> Sequence[Claim]:
    """The whole page, where it has the figures of an index, the labels of the table, and rows under them."""
    if page.format != "text" or "i10-index" not in page.text:
        return ()
    first = first_row(page.lines)
    found = len(rows(page.lines[first:])) if first >= 0 else 0
    return [Claim(0, len(page.lines), round(1 - 0.5**found, 4))] if found >= FEWEST else ()


def first_row(lines: Sequence[Line]) -> int:
    """The line behind the labels over the table of papers; -1 where there are none."""
    labels = [n for n, line in enumerate(lines[:LONGEST_HEAD]) if plain(line) in LABELS]
    return labels[-1] + 1 if labels else -1


def rows(lines: Sequence[Line]) -> list[int]:
    """The lines that close a row, or that open it as a byline with its counts."""
    return [n for n, line in enumerate(lines) if line.text[-4:].isdigit() and ROW.search(line.text) is not None]


def plain(line: Line) -> str:
    """A line's words as they are compared with labels."""
    return line.text.strip(" |\u200b").casefold()
