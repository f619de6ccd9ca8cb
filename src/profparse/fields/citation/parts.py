"""Runs of tokens of one field, as ranges of lines' visible text."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from profparse.fields.citation.tokens import Tokens
from profparse.pieces.line import Line


class Part(NamedTuple):
    """A stretch of one line's visible text."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there."""
        return self.line.text[self.start : self.end]


def runs(kinds: Sequence[str], wanted: Container[str]) -> list[tuple[int, int]]:
    """The maximal runs of units of the wanted kinds, half-open.

    >>> runs(["OTHER", "DATE", "DATE", "OTHER", "DATE"], {"DATE"})
    [(1, 3), (4, 5)]
    """
    out: list[tuple[int, int]] = []
    for n, kind in enumerate(kinds):
        if kind in wanted:
            if out and out[-1][1] == n:
                out[-1] = (out[-1][0], n + 1)
            else:
                out.append((n, n + 1))
    return out


def runs_by_kind(kinds: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """The maximal runs of each kind, half-open, in order.

    >>> runs_by_kind(["OTHER", "DATE", "DATE", "OTHER"])
    {'OTHER': [(0, 1), (3, 4)], 'DATE': [(1, 3)]}
    """
    out: dict[str, list[tuple[int, int]]] = {}
    start = 0
    for n in range(1, len(kinds) + 1):
        if n == len(kinds) or kinds[n] != kinds[start]:
            out.setdefault(kinds[start], []).append((start, n))
            start = n
    return out


def parts(lines: Sequence[Line], tokens: Tokens, start: int, end: int) -> list[Part]:
    """The tokens ``start`` to ``end`` as one part for each line that they stand on."""
    out: list[Part] = []
    for number, first, last in tokens.places[start:end]:
        line = lines[number]
        if out and out[-1].line is line:
            out[-1] = Part(line, out[-1].start, last)
        else:
            out.append(Part(line, first, last))
    return out
