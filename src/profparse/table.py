"""Rows of values as an aligned table in plain text."""

from __future__ import annotations

from collections.abc import Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """The rows under their heads: text to the left, numbers to the right, shares with four decimals, nothing for None.

    >>> print(table(["measure", "right"], [["news", 12], ["papers", 0.5]]))
    measure   right
    news         12
    papers   0.5000
    """
    cells = [[_shown(cell) for cell in row] for row in rows]
    numbers = [all(isinstance(row[n], int | float | None) for row in rows) for n in range(len(heads))]
    widths = [max(len(head), *(len(row[n]) for row in cells)) if cells else len(head) for n, head in enumerate(heads)]
    lines = []
    for row in [list(heads), *cells]:
        aligned = [
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, numbers, strict=True)
        ]
        lines.append("  ".join(aligned).rstrip())
    return "\n".join(lines)


def _shown(cell: object) -> str:
    return "" if cell is None else f"{cell:.4f}" if isinstance(cell, float) else str(cell)
