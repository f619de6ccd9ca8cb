"""Which lines of a page an author page takes up: from its head, or its first header, to the last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from profparse.fields.header import read_header
from profparse.fields.metrics import read_metric
from profparse.layouts.author_page.signs import is_category, is_name
from profparse.layouts.contract import Claim
from profparse.pieces.line import Line, Page


def claims(page: Page) -> Sequence[Claim]:
    """From the page's head, or its first header line, to the last line before markup of another layout."""
    headers = [n for n, line in enumerate(page.lines) if line.kind == "text" and read_header(line.text)]
    if not headers:
        return ()
    first = headers[0]
    while first > 0 and _of_head(page.lines[first - 1]):
        first -= 1
    end = headers[-1] + 1
    while end < len(page.lines) and page.lines[end].kind == "text":
        end += 1
    out = []
    start = first
    for n in range(first, end):
        # A heading or a list between two headers belongs to another layout, with what stands under it.
        if page.lines[n].kind != "text":
            if start < n:
                out.append(Claim(start, n, _confidence(headers, start, n)))
            following = bisect_right(headers, n)
            start = headers[following] if following < len(headers) else end
    if start < end:
        out.append(Claim(start, end, _confidence(headers, start, end)))
    return [claim for claim in out if claim.confidence > 0]


def _confidence(headers: Sequence[int], start: int, end: int) -> float:
    count = bisect_left(headers, end) - bisect_left(headers, start)
    return round(1 - 0.5**count, 4)


def _of_head(line: Line) -> bool:
    text = line.text
    return line.kind == "text" and len(text) < 60 and (bool(read_metric(text)) or is_category(text) or is_name(text))
