"""Where the entries of a list begin, told from the page's structure alone: items, rows, terms, sibling boxes, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from profparse.layouts.homepage.repetitions import DEEPEST, is_shelf, repetitions, shared_boxes, without
from profparse.pieces.line import Line, Page

# How likely a line opens an entry, by what it is in its list; fitted by eye on the fixtures' shapes.
OPENS, UNSURE, CONTINUES = 0.97, 0.5, 0.03
LONGEST_YEAR = 30  # code points of an item that only says from when the ones below it are
LONGEST_LABEL = 60  # code points of an item that says what the ones below it are
LARGEST_ROW = 14  # lines; a larger row of a table lays the page out


def within(lines: Sequence[Line], page: Page) -> list[bool]:
    """For each line of a section that opens with its heading, whether it stands in the element that holds the section.

    That element is the innermost one around the heading and the line after it; a page's sidebar, say, lies outside.
    """
    if len(lines) < 2:
        return [True] * len(lines)
    around = set(page.ancestors(lines[1].box))
    holder = next((box for box in page.ancestors(lines[0].box) if box in around), -1)
    while holder >= 0 and page.boxes[holder].tag in _TABLE:
        holder = page.boxes[holder].parent  # a table that lays the page out: the next one may go on with it
    if holder < 0:
        return [True] * len(lines)
    return [holder in page.ancestors(line.box) for line in lines]


def openings(lines: Sequence[Line], page: Page) -> list[float]:
    """For each line of a section, how likely it opens a new entry, from 0 to 1.

    >>> from profparse.pieces import read_page
    >>> page = read_page("- One\\n  more\\n- Two\\n    - nested\\n", "markdown")
    >>> [(line.text, p > 0.5) for line, p in zip(page.lines, openings(page.lines, page))]
    [('One more', True), ('Two', True), ('nested', False)]
    """
    out = [UNSURE] * len(lines)
    base = _base_levels(lines)
    rows = _row_starts(lines, page)
    inside = 0  # the list item whose box holds the lines that follow
    rest: list[int] = []  # lines in no list, row or definition; the section's heading is none of them
    item_box = -1
    nested = _lists_in_entries(lines, page)
    for n, line in enumerate(lines):
        if n in nested:
            rest.append(n)
        elif line.kind == "item" and not line.broken:
            if line.level <= base[n]:
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
        elif line.kind == "definition" or (inside and item_box >= 0 and item_box in _around(line, page)):
            out[n] = CONTINUES
        else:
            inside = 0
            if n or line.kind != "heading":
                rest.append(n)
    listed = any(share == OPENS for share in out)
    inner = within(lines, page)
    for group in ([n for n in rest if inner[n]], [n for n in rest if not inner[n]]):
        if group:
            paths = [tuple(reversed(_around(lines[n], page))) for n in group]
            _siblings(lines, page, group, paths, out)
    if listed:  # a paragraph beside a list goes on with none of its items
        for n in rest:
            if lines[n].kind == "text" and not lines[n].broken and (lines[n].box >= 0 or lines[n].gap):
                out[n] = max(out[n], 0.85)
    for n in range(len(lines) - 1):
        if not lines[n].text and out[n] >= UNSURE:  # a linked picture belongs to the words behind it
            out[n + 1] = CONTINUES
    return out


_TABLE = frozenset({"table", "tbody", "tr", "td", "th", "center"})
_LISTS = frozenset({"ul", "ol", "dl", "table", "tbody", "tr", "menu"})


def _lists_in_entries(lines: Sequence[Line], page: Page) -> set[int]:
    """The list items that stand inside an entry's own box, behind other lines of it: they open nothing."""
    if not any(line.kind == "item" for line in lines):
        return set()
    body = [n for n, line in enumerate(lines) if n or line.kind != "heading"]
    paths = [tuple(reversed(_around(lines[n], page))) for n in body]
    depth = _common(paths)
    groups: dict[int, list[int]] = {}
    for n, path in zip(body, paths, strict=True):
        if len(path) > depth and page.boxes[path[depth]].tag not in _LISTS:
            groups.setdefault(path[depth], []).append(n)
    mixed = [
        (box, group) for box, group in groups.items()
        if lines[group[0]].kind not in ("item", "heading") and any(lines[n].kind == "item" for n in group)
    ]  # fmt: skip
    # One list alone stands in an entry where other boxes of its kind hold entries too.
    alike = Counter((page.boxes[box].tag, page.boxes[box].hint) for box, group in groups.items() if len(group) > 1)
    told = len(mixed) > 1 or any(
        page.boxes[box].hint and alike[page.boxes[box].tag, page.boxes[box].hint] > 1 for box, _ in mixed
    )
    return {n for _, group in mixed for n in group if lines[n].kind == "item"} if told else set()


def _common(paths: Sequence[tuple[int, ...]]) -> int:
    """How many boxes all the paths (from the outermost box inwards) have in common; lines in no box do not count."""
    boxed = [path for path in paths if path]
    return shared_boxes(boxed) if boxed else 0


def _base_levels(lines: Sequence[Line]) -> dict[int, int]:
    """For each list item the depth at which entries stand there: the outermost, or the next below a year or a label."""
    items = [n for n, line in enumerate(lines) if line.kind == "item" and not line.broken]
    out: dict[int, int] = {}
    bases = [min((lines[n].level for n in items), default=0)]
    labels: list[int] = []  # the depths of the items over the current one that only label those below
    for n, following in zip(items, [*items[1:], -1], strict=False):
        line = lines[n]
        while labels and line.level <= labels[-1]:
            labels.pop()
            bases.pop()
        out[n] = bases[-1]
        if following >= 0 and lines[following].level > line.level and _labels(line):
            labels.append(line.level)
            bases.append(lines[following].level)
    return out


def _labels(line: Line) -> bool:
    """Whether an item is only a year or a label over the items below it: `2019`, `Journals:`."""
    text = line.text
    if len(text) < LONGEST_YEAR and text[:4].isdigit():
        return True
    return text.endswith(":") and len(text) < LONGEST_LABEL and not line.links and not any(map(str.isdigit, text))


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
    layout = {row for row, size in sizes.items() if size > LARGEST_ROW}
    if len(sizes) - len(layout) < 2:
        return {}
    out: dict[int, float] = {}
    last = -1
    for n, row in row_of.items():
        if row >= 0 and row not in layout:
            out[n] = CONTINUES if row == last else OPENS
            last = row
    return out


def _siblings(
    lines: Sequence[Line], page: Page, rest: Sequence[int], paths: Sequence[tuple[int, ...]], out: list[float]
) -> None:
    """Lines outside lists: each sibling box under the innermost box common to all is a group of its own.

    ``paths`` are the boxes around each of the lines, from the outermost in.
    """
    while True:
        depth = shared_boxes(paths)
        groups = [path[depth] if len(path) > depth else -1 - n for n, path in zip(rest, paths, strict=True)]
        sizes = Counter(groups)
        largest, size = sizes.most_common(1)[0]
        if largest < 0 or size <= 3 or size * 5 <= len(rest) * 3 or len(sizes) > 3 or depth >= DEEPEST:
            break
        # One element holds most of the lines: the entries are inside it.
        for n, group in zip(rest, groups, strict=True):
            if group != largest:
                out[n] = UNSURE
        rest = [n for n, group in zip(rest, groups, strict=True) if group == largest]
        paths = [path for path, group in zip(paths, groups, strict=True) if group == largest]
    if depth < DEEPEST and len(sizes) < len(rest):
        members: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        for n, path, group in zip(rest, paths, groups, strict=True):
            members.setdefault(group, []).append((n, path))
        shelves = {
            group for group, rows in members.items() if group >= 0 and is_shelf(lines, page, rows, depth + 1)
        }  # fmt: skip
        for shelf in shelves:
            _siblings(lines, page, [n for n, _ in members[shelf]], [path for _, path in members[shelf]], out)
        if shelves:
            rest, paths, groups = without(shelves, rest, paths, groups)
            if not rest:
                return
            sizes = Counter(groups)
    several = sum(size > 1 for size in sizes.values())
    again = repetitions(lines, page, rest, paths, groups, depth)
    last = None
    for n, path, group in zip(rest, paths, groups, strict=True):
        line = lines[n]
        if line.kind == "heading" and (group != last or (len(path) <= depth + 1 and sizes[group] > 8)):
            out[n] = 0.6
        elif n in again:
            out[n] = 0.9
        elif group == last:
            out[n] = 0.2 if line.gap and not line.broken else 0.06
        elif len(path) <= depth:
            # Lines straight in the common box: gaps part them, line breaks alone may.
            out[n] = 0.8 if line.gap > 0 and not line.broken else 0.35 if not line.broken else 0.12
        else:
            out[n] = 0.9 if several * 2 >= len(sizes) else 0.6
        last = group
