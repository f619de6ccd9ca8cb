"""Facts about the units of a sequence as columns: a value for each unit, none where the column says nothing of it.

What stands in a column is looked up for all units at once, which is several times faster than one by one.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, TypeVar

Value = TypeVar("Value")

#: By the name of a column its values, one for each unit.
Columns = dict[str, Sequence[Hashable]]
#: A column's name and a value in it.
ColumnFact = tuple[str, Any]


def units_of(columns: Columns) -> list[list[ColumnFact]]:
    """The facts about each unit, one unit after the other.

    >>> units_of({"word": ["a", "b"], "mark": [None, 1]})
    [[('word', 'a')], [('word', 'b'), ('mark', 1)]]
    """
    return [
        [(name, value) for name, value in zip(columns, values, strict=True) if value is not None]
        for values in zip(*columns.values(), strict=True)
    ]


def shifted(values: Sequence[Value], offset: int, beyond: Value) -> list[Value]:
    """What stands at an offset from each place; ``beyond`` where nothing does.

    >>> shifted("abc", -1, "^"), shifted("abc", 2, "$")
    (['^', 'a', 'b'], ['c', '$', '$'])
    """
    size = len(values)
    if offset < 0:
        return [*[beyond] * -offset, *values[:offset]][:size]
    return [*values[offset:], *[beyond] * offset][:size]
