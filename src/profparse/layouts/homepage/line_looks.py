"""What a single line looks like: the head of a table, a short name."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page

LONGEST_HEAD = 40  # code points of a cell in the head of a table
FIGURE = lazy_pattern(r"\d")


def head_rows(lines: Sequence[Line], page: Page) -> frozenset[int]:
    """The lines in the rows of tables that hold nothing but head cells, more than one, and a few words in each.

    Converters that know no table without a head make one of its first row.
    """
    rows: dict[int, list[tuple[int, bool]]] = {}
    for n, line in enumerate(lines):
        if line.kind == "cell" and line.box >= 0:
            box = page.boxes[line.box]
            says = box.tag == "th" and len(line.text) < LONGEST_HEAD and not (line.links or FIGURE.search(line.text))
            rows.setdefault(box.parent, []).append((n, says))
    heads = [cells for cells in rows.values() if len(cells) > 1 and all(says for _, says in cells)]
    return frozenset(n for cells in heads for n, _ in cells)


def short_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) < 6 and not any(c.isdigit() for c in text) and text[-1:] not in ".:,;"
