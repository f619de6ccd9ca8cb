"""Blocks and residue: what each item takes up of the page, and what is left, part its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from profparse.detect import Found
from profparse.fields.draft import Draft
from profparse.layouts.contract import Built
from profparse.model import Residue, ResidueKind
from profparse.pieces.line import Page
from profparse.span import Span, Spans, merged


class Places:
    """Where the lines of a page stand, so that blocks and residue part its text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.starts = [line.start for line in page.lines]
        self.ends = [line.end for line in page.lines]
        unread = [span for hidden in merged(page.hidden) for span in self._unread(hidden)]
        self.hidden = tuple((start, end) for start, end in unread if not page.text[start:end].isspace())
        self.hidden_starts = [start for start, _ in self.hidden]

    def _unread(self, hidden: Span) -> Spans:
        """A hidden stretch without the lines that were read from it all the same, or that reach into it.

        A comment within a line stays hidden; only a line that does not hold it whole is taken for what it is.
        """
        first = max(0, bisect_right(self.starts, hidden[0]) - 1)
        reached = []
        for n in range(first, len(self.starts)):
            if self.starts[n] >= hidden[1]:
                break
            if self.ends[n] > hidden[0] and not (self.starts[n] <= hidden[0] and hidden[1] <= self.ends[n]):
                reached.append((self.starts[n], self.ends[n]))
        return _less((hidden,), merged(reached))

    def blocks(self, drafts: Sequence[Draft]) -> list[Spans]:
        """Each draft's extents as disjoint blocks; a place that two claim stays with the first."""
        claims = sorted((start, n, end) for n, draft in enumerate(drafts) for start, end in self._seen(draft.extents))
        out: list[list[Span]] = [[] for _ in drafts]
        place = 0
        for start, n, end in claims:
            start = max(start, place)
            if start >= end:
                continue
            own = out[n]
            if own and self._joined(own[-1][1], start) and own[-1][1] == place:
                own[-1] = (own[-1][0], end)
            else:
                own.append((start, end))
            place = end
        return [tuple(spans) for spans in out]

    def _seen(self, extents: Sequence[Span]) -> Iterable[Span]:
        """The extents without the hidden parts inside them; one that lies in a hidden part was read from there."""
        if not self.hidden:
            return extents
        inside = [span for span in extents if self._lies_hidden(span)]
        return [*_less(merged(span for span in extents if span not in inside), self.hidden), *inside]

    def _lies_hidden(self, span: Span) -> bool:
        at = bisect_right(self.hidden_starts, span[0]) - 1
        return at >= 0 and span[1] <= self.hidden[at][1]

    def _joined(self, end: int, start: int) -> bool:
        """Whether only markup or blanks stand between two extents of one item."""
        if end >= start:
            return True
        n = bisect_left(self.starts, end)
        if n < len(self.starts) and self.starts[n] < start:
            return False
        if n and self.ends[n - 1] > end and self.page.text[end : min(start, self.ends[n - 1])].strip():
            return False
        h = bisect_right(self.hidden_starts, end)
        touches = (h < len(self.hidden) and self.hidden[h][0] < start) or (h and self.hidden[h - 1][1] > end)
        return not touches

    def residue(self, blocks: Iterable[Span], built: Sequence[tuple[Found, Built]]) -> tuple[Residue, ...]:
        """What no block takes up, by kind, in page order."""
        kinds: dict[int, ResidueKind] = {}
        for found, part in built:
            for n, kind in part.residue.items():
                kinds[found.start + n] = kind
        text = self.page.text
        taken = merged(blocks)
        pieces: list[tuple[int, int, ResidueKind]] = [(a, b, "hidden") for a, b in self.hidden]
        t = 0
        for n, line in enumerate(self.page.lines):
            start, end = line.start, line.end
            while t < len(taken) and taken[t][1] < end:
                t += 1
            if t < len(taken) and taken[t][0] <= start:
                continue  # most lines lie within a block
            what: ResidueKind = "hidden" if line.hidden and n not in kinds else kinds.get(n, "unparsed")
            pieces += [(a, b, what) for a, b in self._seen([(start, end)])]
        pieces.sort()
        out: list[tuple[int, int, ResidueKind]] = []
        place = t = 0
        for start, end, kind in [*pieces, (len(text), len(text), "markup")]:
            for a, b, what in ((place, max(start, place), "markup"), (max(start, place), end, kind)):
                while a < b:
                    while t < len(taken) and taken[t][1] <= a:
                        t += 1
                    stop = min(b, taken[t][0]) if t < len(taken) else b
                    if a < stop:
                        _add(out, text, a, stop, what)
                    a = max(stop, taken[t][1]) if t < len(taken) and taken[t][0] < b else stop
            place = max(place, end)
        return tuple(Residue((start, end), kind) for start, end, kind in out)


def _add(out: list[tuple[int, int, ResidueKind]], text: str, start: int, end: int, kind: ResidueKind) -> None:
    piece = text[start:end]
    left = piece.lstrip()
    if not left:
        return
    start += len(piece) - len(left)
    end = start + len(left.rstrip())
    if out and out[-1][2] == kind and not text[out[-1][1] : start].strip():
        out[-1] = (out[-1][0], end, kind)
    else:
        out.append((start, end, kind))


def _less(spans: Spans, holes: Spans) -> Spans:
    """The spans without the parts that the holes cover; both sorted and disjoint."""
    out: list[Span] = []
    h = 0
    for start, end in spans:
        while h < len(holes) and holes[h][1] <= start:
            h += 1
        k = h
        while k < len(holes) and holes[k][0] < end:
            if start < holes[k][0]:
                out.append((start, holes[k][0]))
            start = max(start, holes[k][1])
            k += 1
        if start < end:
            out.append((start, end))
    return tuple(out)
