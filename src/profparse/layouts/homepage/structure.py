"""Where the entries of a list begin, told from the page's structure alone: items, rows, terms, sibling boxes, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from profparse.pieces.line import Line, Page

# How likely a line opens an entry, by what it is in its list; fitted by eye on the fixtures' shapes.
OPENS, UNSURE, CONTINUES = 0.97, 0.5, 0.03


def openings(lines: Sequence[Line], page: Page) -> list[float]:
    """For each line of a section, how likely it opens a new entry, from 0 to 1.

    >>> from profparse.pieces import read_page
    >>> page = read_page("- One\\n  more\\n- Two\\n    - nested\\n", "markdown")
    >>> [(line.text, p > 0.5) for line, p in zip(page.lines, openings(page.lines, page))]
    [('One more', True), ('Two', True), ('nested', False)]
    """
    out = [UNSURE] * len(lines)
    base = _base_level(lines)
    rows = _row_starts(lines, page)
    inside = 0  # the list item whose box holds the lines that follow
    rest: list[int] = []
    item_box = -1
    for n, line in enumerate(lines):
        if line.kind == "item":
            if line.level <= base:
                out[n] = OPENS
                item_box = _box_of(line, page, "li")
                inside = 1
            else:
                out[n] = CONTINUES if inside else UNSURE
        elif n in rows:
            out[n] = rows[n]
            inside = 0
        elif line.kind == "term":
            out[n], inside = OPENS, 0
        elif line.kind == "definition":
            out[n] = CONTINUES
        elif inside and item_box >= 0 and item_box in _around(line, page):
            out[n] = CONTINUES
        else:
            inside = 0
            rest.append(n)
    if rest:
        _siblings(lines, page, rest, out)
    return out


def _base_level(lines: Sequence[Line]) -> int:
    """The depth at which entries stand: the outermost, unless that only groups what stands below it."""
    levels = Counter(line.level for line in lines if line.kind == "item")
    if not levels:
        return 0
    first = min(levels)
    deeper = sorted(level for level in levels if level > first)
    if deeper:
        outer = [line for line in lines if line.kind == "item" and line.level == first]
        if all(len(line.text) < 30 and line.text[:4].isdigit() for line in outer):
            return deeper[0]
    return first


def _around(line: Line, page: Page) -> tuple[int, ...]:
    return page.ancestors(line.box)


def _box_of(line: Line, page: Page, tag: str) -> int:
    for box in page.ancestors(line.box):
        if page.boxes[box].tag == tag:
            return box
    return -1


def _row_starts(lines: Sequence[Line], page: Page) -> dict[int, float]:
    """The lines of table rows: the first of each row opens, unless the table only lays the page out."""
    row_of = {n: _box_of(line, page, "tr") for n, line in enumerate(lines) if line.kind == "cell"}
    sizes = Counter(row_of.values())
    sizes.pop(-1, None)
    if len(sizes) < 2 or max(sizes.values()) > 25:
        return {}
    out: dict[int, float] = {}
    last = -1
    for n, row in row_of.items():
        if row >= 0:
            out[n] = CONTINUES if row == last else OPENS
            last = row
    return out


def _siblings(lines: Sequence[Line], page: Page, rest: Sequence[int], out: list[float]) -> None:
    """Lines outside lists: each sibling box under the innermost box common to all is a group of its own."""
    paths = [tuple(reversed(_around(lines[n], page))) for n in rest]
    common = paths[0]
    for path in paths:
        size = 0
        for a, b in zip(common, path, strict=False):
            if a != b:
                break
            size += 1
        common = common[:size]
    depth = len(common)
    groups = [path[depth] if len(path) > depth else -1 - n for n, path in zip(rest, paths, strict=True)]
    sizes = Counter(groups)
    several = sum(size > 1 for size in sizes.values())
    last = None
    for n, path, group in zip(rest, paths, groups, strict=True):
        line = lines[n]
        if line.kind == "heading":
            out[n] = 0.6
        elif group == last:
            out[n] = 0.2 if line.gap and not line.broken else 0.06
        elif len(path) <= depth:
            # Lines straight in the common box: gaps part them, line breaks alone may.
            out[n] = 0.8 if line.gap > 0 and not line.broken else 0.35 if not line.broken else 0.12
        else:
            out[n] = 0.9 if several * 2 >= len(sizes) else 0.6
        last = group
