"""Ways in which a list can be cut into entries, each proposed for the whole list and judged by what its pieces hold.

A way gives the lines at which its pieces begin. Whether a piece reads as one entry is evidence, and so is how many of
the other pieces of the same list do: the entries of one list are cut alike.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from profparse.layouts.homepage.evidence.atoms import Atom
from profparse.layouts.homepage.evidence.words import Words
from profparse.pieces.line import Line, Page

LARGEST = 24  # lines of a piece that may still be an entry
SURE_NAMES, SURE_ENTRY = 0.8, 0.6  # from which on a line counts as a list of names, as an entry: the facts' own buckets

Pieces = list[tuple[int, int]]


class Cut(NamedTuple):
    """One way of cutting one list: its name, its pieces as ranges of lines, and what they hold, taken together."""

    way: str
    pieces: Pieces
    reading: Sequence[int]  # of each piece: 0 reads as no entry, 1 as one, 2 as several
    one: int  # the share of pieces that read as an entry, in buckets
    many: int  # of those that read as several
    news: int  # of those that a date labels
    year: int  # of those that hold a year
    length: int  # their lines, on the average
    much: int  # how many pieces there are


def cuts_of(lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]) -> list[Cut]:
    """Every way of cutting every list; ``walls`` are the lines that no piece reaches across."""
    return [
        _judged(name, pieces, words)
        for name, way in WAYS.items()
        for pieces in way(lines, page, words, walls)
        if len(pieces) > 1
    ]


def atoms_of_cuts(count: int, cuts: Sequence[Cut]) -> list[list[Atom]]:
    """For each of so many lines, what each way of cutting says of it."""
    out: list[list[Atom]] = [[] for _ in range(count)]
    for cut in cuts:
        way, judged = cut.way, cut[3:]
        kept: list[Atom] = [("cut", way, place, *judged, reads) for place in "BI" for reads in range(3)]
        for (start, end), reads in zip(cut.pieces, cut.reading, strict=True):
            out[start].append(kept[reads])
            inside = kept[3 + reads]
            for n in range(start + 1, min(end, start + LARGEST)):
                out[n].append(inside)
    return out


def _judged(name: str, pieces: Pieces, words: Sequence[Words]) -> Cut:
    reading, dated, several, years = [], 0, 0, 0
    for start, end in pieces:
        own = words[start:end]
        entries = sum(word.likeness >= SURE_ENTRY for word in own)
        names = sum(word.names >= SURE_NAMES for word in own)
        reads = 0 if not entries and (not names or end - start < 2) else 1 if entries < 3 and names < 2 else 2
        reading.append(reads)
        several += reads == 2
        dated += own[0].dated is not None or own[-1].dated is not None
        years += any(word.years for word in own)
    count = len(pieces)
    one = bisect((0.2, 0.5, 0.8), sum(reads > 0 for reads in reading) / count)
    many = bisect((0.1, 0.4), several / count)
    news = bisect((0.3, 0.7), dated / count)
    year = bisect((0.3, 0.7), years / count)
    length = bisect((2, 3, 5, 9), sum(end - start for start, end in pieces) / count)
    much = bisect((3, 6, 12), count)
    return Cut(name, pieces, reading, one, many, news, year, length, much)


def _runs(starts: Sequence[bool], walls: Sequence[bool], closed: Sequence[bool] | None = None) -> Iterator[Pieces]:
    """The lists of pieces that begin at ``starts`` and reach to the next one or to a wall."""
    pieces: Pieces = []
    open_at = -1
    for n, start in enumerate(starts):
        if walls[n] or start or (closed is not None and closed[n]):
            if open_at >= 0:
                pieces.append((open_at, n))
            open_at = n if start and not walls[n] else -1
            if walls[n] and pieces:
                yield pieces
                pieces = []
    if open_at >= 0:
        pieces.append((open_at, len(starts)))
    if pieces:
        yield pieces


def by_items(lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]) -> Iterator[Pieces]:
    """Items of a list, at the least depth."""
    if any(line.kind == "item" for line in lines):
        yield from _runs([line.kind == "item" and line.level <= 1 and not line.broken for line in lines], walls)


def by_inner_items(
    lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]
) -> Iterator[Pieces]:
    """Items of a list, at any depth."""
    if any(line.kind == "item" and line.level > 1 for line in lines):
        yield from _runs([line.kind == "item" and not line.broken for line in lines], walls)


def by_gaps(lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]) -> Iterator[Pieces]:
    """Blank lines, or paragraphs."""
    yield from _runs(
        [(line.gap > 0 and not line.broken) or (n > 0 and walls[n - 1]) for n, line in enumerate(lines)], walls
    )


def by_lines(lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]) -> Iterator[Pieces]:
    """Every line."""
    yield from _runs([True] * len(lines), walls)


def by_numbers(lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]) -> Iterator[Pieces]:
    """Numbers that count up or down."""
    numbered = [n for n, word in enumerate(words) if word.ordinal >= 0]
    held = set()
    for a, b in pairwise(numbered):
        if abs(words[a].ordinal - words[b].ordinal) == 1 and b - a <= LARGEST:
            held |= {a, b}
    if held:
        yield from _runs([n in held for n in range(len(lines))], walls)


def by_dates(lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]) -> Iterator[Pieces]:
    """Dates that open lines."""
    starts = [word.dated is not None and word.dated.leads for word in words]
    if sum(starts) > 1:
        yield from _runs(starts, [False] * len(lines))


def by_looks(lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]) -> Iterator[Pieces]:
    """Lines that are set as the first of their list is: bold, linked, italic, a heading, in a box of a class."""
    looks = [_look(line, page) for line in lines]
    starts = [False] * len(lines)
    first = None
    for n, look in enumerate(looks):
        if walls[n]:
            first = None
        elif first is None:
            first = look
            starts[n] = True
        else:
            starts[n] = look == first
    yield from _runs(starts, walls)


def _look(line: Line, page: Page) -> tuple[object, ...]:
    size = len(line.text)
    bold = any(run.kind == "bold" and run.start < 3 and run.end - run.start > 12 for run in line.runs)
    italic = any(run.kind == "italic" and run.end - run.start >= size - 2 for run in line.runs)
    linked = any(link.start < 3 and link.end - link.start > 24 for link in line.links)
    box = page.boxes[line.box] if line.box >= 0 else None
    return bold, italic, linked, line.kind, line.broken, box and box.tag, box and box.hint


def by_boxes(lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]) -> Iterator[Pieces]:
    """Sibling boxes of one kind, the outermost that are small enough."""
    for _, pieces in _siblings(lines, page, outermost=True):
        yield pieces


def by_inner_boxes(
    lines: Sequence[Line], page: Page, words: Sequence[Words], walls: Sequence[bool]
) -> Iterator[Pieces]:
    """Sibling boxes of one kind, the innermost that hold more than one line."""
    for _, pieces in _siblings(lines, page, outermost=False):
        yield pieces


def _siblings(lines: Sequence[Line], page: Page, *, outermost: bool) -> Iterator[tuple[tuple[object, ...], Pieces]]:
    """The lists of sibling boxes that have the same tag and class, and hold at most :data:`LARGEST` lines each."""
    if not page.boxes:
        return
    extent: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        for box in page.ancestors(line.box)[:40]:
            held = extent.get(box)
            if held is None:
                extent[box] = [n, n + 1, 1]
            else:
                held[1] = n + 1
                held[2] += 1
    alike: Counter[tuple[object, ...]] = Counter()
    for box in extent:
        tag, parent, hint = page.boxes[box]
        alike[parent, tag, hint] += 1
    chosen: dict[int, int] = {}  # the box that stands for each line
    for n, line in enumerate(lines):
        path = page.ancestors(line.box)[:40]
        fit = [
            box
            for box in path
            if alike[page.boxes[box].parent, page.boxes[box].tag, page.boxes[box].hint] > 1
            and extent[box][2] <= LARGEST
        ]
        if not outermost:
            fit = [box for box in fit if extent[box][2] > 1]
        if fit:
            chosen[n] = fit[-1] if outermost else fit[0]
    groups: dict[tuple[object, ...], Pieces] = {}
    done = set()
    for box in chosen.values():
        if box not in done:
            done.add(box)
            tag, parent, hint = page.boxes[box]
            groups.setdefault((parent, tag, hint), []).append((extent[box][0], extent[box][1]))
    for key, pieces in groups.items():
        pieces.sort()
        yield (
            key,
            [
                piece
                for piece, following in zip(pieces, [*pieces[1:], (len(lines), 0)], strict=True)
                if piece[1] <= following[0]
            ],
        )


Way = Callable[[Sequence[Line], Page, Sequence[Words], Sequence[bool]], Iterator[Pieces]]
WAYS: dict[str, Way] = {
    "item": by_items,
    "inner_item": by_inner_items,
    "gap": by_gaps,
    "line": by_lines,
    "number": by_numbers,
    "dates": by_dates,
    "look": by_looks,
    "box": by_boxes,
    "inner_box": by_inner_boxes,
}
