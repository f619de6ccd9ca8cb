"""Pipe tables: a row is a box, each of its cells a line."""

from __future__ import annotations

from profparse.patterns import lazy_pattern
from profparse.pieces.containers import ContainerScanner
from profparse.pieces.hidden import Region
from profparse.pieces.line import Box

_CELL_END = lazy_pattern(r"(?<!\\)\|")
HARD_BREAKS = ("  ", "  \r")
LONGEST_RULE = 2000  # code points of the line below a head
_BEFORE_CELL = frozenset("| \t")
_TABLE_SIGNS = frozenset("|:- \t\r")


class TableScanner(ContainerScanner):
    """Reads the rows of pipe tables."""

    def __init__(self, text: str, boxes: list[Box], regions: dict[int, Region], hidden: bool = False) -> None:
        super().__init__(text, boxes, regions, hidden)
        self.table = -1

    def row(self, place: int, stop: int) -> bool:
        """A row of a pipe table: each cell is a line."""
        text = self.text
        source = text[place:stop]
        if "|" not in source:
            return False
        if _parts_head(source):
            if self.paragraph >= 0:
                start, end = self.paragraph, self.paragraph_end
                last = text.rfind("\n", start, end) + 1
                if last > start:
                    self.paragraph_end = last - 1
                    self.end_paragraph()
                self.paragraph = -1
                self.cells(max(start, last), end, "th")
            self.table = place
            return True
        if (self.table < 0 and source[0] != "|") or "|" not in source[1:]:
            return False
        self.end_paragraph()
        head = self.table < 0 and _parts_head(_next_line(text, stop))
        self.table = place
        bar = source.rfind("|")
        if source.endswith(HARD_BREAKS) and source[bar + 1 :].strip() and _goes_on(text, stop):
            self.cells(place, place + bar, "td")
            self.paragraph = self.cell_opens(place + bar, stop)
            self.paragraph_end = stop
            return True
        self.cells(place, stop, "th" if head else "td")
        return True

    def cell_opens(self, place: int, stop: int) -> int:
        """Begin the cell of a row that goes on over the next lines, as some converters do; gives where its text is."""
        self.end_paragraph()
        self.gap += 1
        while place < stop and self.text[place] in _BEFORE_CELL:
            place += 1
        return place

    def cells(self, start: int, stop: int, tag: str) -> None:
        """Read the cells of one row: ``th`` in the head of the table, ``td`` below."""
        text = self.text
        self.lead = None
        outside = len(self.stack)
        self.open_box("*tr", "tr", None)
        for match in [*_CELL_END.finditer(text, start, stop), None]:
            end = match.start() if match is not None else stop
            if end > start and not text[start:end].isspace():
                depth = len(self.stack)
                self.open_box(f"*{tag}", tag, "cell")
                self.inline(start, end)
                self.flush()
                self.close_to(depth)
            if match is not None:
                start = match.end()
        self.close_to(outside)


def _parts_head(source: str) -> bool:
    """Whether a line is the one of dashes below a table's head."""
    return set(source) <= _TABLE_SIGNS and "-" in source


def _goes_on(text: str, stop: int) -> bool:
    """Whether a row that ends in a line break has more of its last cell below: a line without bars."""
    end = text.find("\n", stop + 1, stop + LONGEST_RULE)
    line = text[stop + 1 : end] if end >= 0 else text[stop + 1 : stop + LONGEST_RULE]
    return bool(line.strip()) and "|" not in line


def _next_line(text: str, stop: int) -> str:
    """The line behind the one that ends at ``stop``, with its bars; nothing where it is longer than such a line."""
    start = text.find("\n", stop, stop + 3) + 1
    end = text.find("\n", start, start + LONGEST_RULE)
    line = text[start : end if end >= 0 else start + LONGEST_RULE] if start else ""
    return line if "|" in line and len(line) < LONGEST_RULE else ""
