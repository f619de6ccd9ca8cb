"""Where the entries of a list begin, told from the page's structure alone: items, rows, terms, sibling boxes, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from profparse.pieces.line import Line, Page

# How likely a line opens an entry, by what it is in its list; fitted by eye on the fixtures' shapes.
OPENS, UNSURE, CONTINUES = 0.97, 0.5, 0.03
DEEPEST = 60  # elements around a line that are looked into
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
    return _shared(boxed) if boxed else 0


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
        depth = _shared(paths)
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
            group for group, rows in members.items() if group >= 0 and _is_shelf(lines, page, rows, depth + 1)
        }  # fmt: skip
        for shelf in shelves:
            _siblings(lines, page, [n for n, _ in members[shelf]], [path for _, path in members[shelf]], out)
        if shelves:
            rest, paths, groups = _without(shelves, rest, paths, groups)
            if not rest:
                return
            sizes = Counter(groups)
    several = sum(size > 1 for size in sizes.values())
    again = _repetitions(lines, page, rest, paths, groups, depth)
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


def _shared(paths: Sequence[tuple[int, ...]]) -> int:
    """How many boxes all the paths have in common: what the first and the last in order share, all between them do."""
    depth = 0
    for a, b in zip(min(paths), max(paths), strict=False):
        if a != b:
            break
        depth += 1
    return depth


def _repetitions(
    lines: Sequence[Line],
    page: Page,
    rest: Sequence[int],
    paths: Sequence[tuple[int, ...]],
    groups: Sequence[int],
    depth: int,
) -> set[int]:
    """The lines that open an entry within a box that holds several: those set as its first line is, and followed so.

    A line is set off by bold type, a link or an element of its own; what follows must be set in another way.
    """
    out: set[int] = set()
    first: tuple[object, ...] = ()  # how the entry's first line is set, its second, and the line before
    second: tuple[object, ...] = ()
    before: tuple[object, ...] = ()
    opening = 0
    for k, (n, path, group) in enumerate(zip(rest, paths, groups, strict=True)):
        if not k or group != groups[k - 1]:
            opening = k
        if opening == k and lines[n].kind == "heading":
            opening = k + 1  # it stands over the entries
        look = _look(lines[n], page, path[depth + (group >= 0) :])
        if k == opening:
            first = look
        elif k == opening + 1:
            second = look
        elif k > opening + 2 and first != second and before == first and look == second and any(first):
            out |= {rest[opening], rest[k - 1]}
        before = look
    return out


def _look(line: Line, page: Page, path: Sequence[int]) -> tuple[object, ...]:
    """How a line is set: the elements around it, and whether it is wholly bold or a link."""
    size = len(line.text)
    bold = any(run.kind == "bold" and run.end - run.start >= size for run in line.runs)
    linked = any(link.end - link.start >= size > 24 for link in line.links)
    return bold, linked, *((page.boxes[box].tag, page.boxes[box].hint) for box in path)


def _is_shelf(
    lines: Sequence[Line], page: Page, rows: Sequence[tuple[int, tuple[int, ...]]], depth: int
) -> bool:
    """Whether a box only holds several boxes of one kind, each of more than one line: a row of entries.

    A heading over the row, in a box of its own, does not count, nor do boxes around the whole row.
    """
    while depth < DEEPEST:
        inside = Counter(path[depth] if len(path) > depth else -1 for _, path in rows)
        if len(inside) > 1:
            largest = inside.most_common(1)[0][0]
            headed = {
                path[depth] if len(path) > depth else -1 for n, path in rows if lines[n].kind == "heading"
            } - {largest}  # fmt: skip
            for box in headed:
                if box < 0 or inside[box] < 3:
                    del inside[box]
        if -1 in inside:
            return False
        if len(inside) > 1:
            kinds = {(page.boxes[box].tag, page.boxes[box].hint) for box in inside}
            return len(kinds) == 1 and min(inside.values()) > 1
        rows = [(n, path) for n, path in rows if len(path) > depth and path[depth] in inside]
        depth += 1
    return False


def _without(
    shelves: set[int], rest: Sequence[int], paths: Sequence[tuple[int, ...]], groups: Sequence[int]
) -> tuple[list[int], list[tuple[int, ...]], list[int]]:
    kept = [row for row in zip(rest, paths, groups, strict=True) if row[2] not in shelves]
    return [n for n, _, _ in kept], [path for _, path, _ in kept], [group for _, _, group in kept]
