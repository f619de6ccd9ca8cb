"""Groups of lines that repeat: what stands between two entries of one look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from profparse.pieces.line import Line, Page

DEEPEST = 60  # elements around a line that are looked into


def shared_boxes(paths: Sequence[tuple[int, ...]]) -> int:
    """How many boxes all the paths have in common: what the first and the last in order share, all between them do."""
    depth = 0
    for a, b in zip(min(paths), max(paths), strict=False):
        if a != b:
            break
        depth += 1
    return depth


def repetitions(
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
        look = look_of(lines[n], page, path[depth + (group >= 0) :])
        if k == opening:
            first = look
        elif k == opening + 1:
            second = look
        elif k > opening + 2 and first != second and before == first and look == second and any(first):
            out |= {rest[opening], rest[k - 1]}
        before = look
    return out


def look_of(line: Line, page: Page, path: Sequence[int]) -> tuple[object, ...]:
    """How a line is set: the elements around it, and whether it is wholly bold or a link."""
    size = len(line.text)
    bold = any(run.kind == "bold" and run.end - run.start >= size for run in line.runs)
    linked = any(link.end - link.start >= size > 24 for link in line.links)
    return bold, linked, *((page.boxes[box].tag, page.boxes[box].hint) for box in path)


def is_shelf(
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


def without(
    shelves: set[int], rest: Sequence[int], paths: Sequence[tuple[int, ...]], groups: Sequence[int]
) -> tuple[list[int], list[tuple[int, ...]], list[int]]:
    kept = [row for row in zip(rest, paths, groups, strict=True) if row[2] not in shelves]
    return [n for n, _, _ in kept], [path for _, path, _ in kept], [group for _, _, group in kept]
