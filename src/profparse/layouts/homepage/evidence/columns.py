"""What the heads of a table say of the cells under them, as facts for the model of lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from profparse.data_files import load_json
from profparse.layouts.homepage.evidence.atoms import Atom
from profparse.layouts.homepage.line_looks import LONGEST_HEAD
from profparse.pieces.line import Line, Page

NONE = "none"  # of a column whose head is not known
FEWEST = 2  # heads that are known, for a row to be the head of its table


@cache
def _said() -> dict[str, str]:
    """What the words of a head say."""
    said: dict[str, str] = {}
    for kind, words in load_json("column_heads").items():
        if kind != "$comment":
            for word in words:
                said.setdefault(word, kind)
    return said


def column_facts(lines: Sequence[Line], page: Page) -> dict[int, list[Atom]]:
    """By line, what the head of its column says, and all that the heads of its table do; those of cells alone."""
    cells: dict[int, list[int]] = {}  # the lines of each cell
    for n, line in enumerate(lines):
        if line.kind == "cell":
            cell = next((box for box in page.ancestors(line.box) if page.boxes[box].tag in ("td", "th")), -1)
            if cell >= 0:
                cells.setdefault(cell, []).append(n)
    if not cells:
        return {}
    rows: dict[int, list[int]] = {}  # the cells of each row
    for cell, box in enumerate(page.boxes):
        if box.tag in ("td", "th"):
            rows.setdefault(box.parent, []).append(cell)
    out: dict[int, list[Atom]] = {}
    heads: dict[int, tuple[list[str], list[Atom]]] = {}  # of each table, and all that they say
    begun = -1
    for row, own in rows.items():
        table = next((box for box in page.ancestors(row) if page.boxes[box].tag == "table"), -1)
        if table < 0:  # Markdown's rows stand in no table: one of head cells begins one
            if page.boxes[own[0]].tag == "th":
                begun = row
            if begun < 0:
                continue
            table = -1 - begun
        if table not in heads:
            said = _heads([" ".join(lines[n].text for n in cells.get(cell, ())) for cell in own])
            heads[table] = said, [f"table={kind}" for kind in sorted(set(said) - {NONE})]
        said, told = heads[table]
        for column, cell in enumerate(own if said else ()):
            name = said[column] if column < len(said) else NONE
            out.update({n: [f"column={name}", *told] for n in cells.get(cell, ())})
    return out


def _heads(texts: Sequence[str]) -> list[str]:
    """What the cells of a table's first row say stands under them; nothing where they are no heads."""
    said = [_said().get(text.casefold().strip(" :：*"), NONE) if len(text) < LONGEST_HEAD else NONE for text in texts]
    return said if sum(one != NONE for one in said) >= FEWEST else []
