"""What looks like records and was not read as such: nothing is left out, or merged, in silence.

The model of lines gives each line a posterior of opening a record. Summed over a stretch that no record takes up, that
is how many records are to be expected there; summed over the inside of one record, how many more it holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from profparse.diagnostics import Diagnostic
from profparse.layouts.contract import Built, Stretch

NAMES = {"PAPER": "papers", "NEWS": "news", "PROJECT": "projects"}
ONE = 1.0  # records expected from which on there is rather one than none
NOISE = 0.05  # a posterior under which a line counts as none: of a long page they would add up to records
RATHER = 0.5  # the posterior from which on a line is rather part of a record than not


def shares(stretch: Stretch, n: int) -> Mapping[str, float]:
    """The posteriors of a line's kinds of records."""
    return {
        label.kind: exp(-label.cost) for label in stretch.labels[n] if label.kind.removesuffix("_MORE") in NAMES
    }  # fmt: skip


def tell_unread(
    built: Built, stretch: Stretch, records: Sequence[Sequence[int]], dropped: Sequence[Sequence[int]]
) -> None:
    """Add remarks on stretches that hold unread records and on records that hold several.

    ``records`` are the lines of each record that was read, ``dropped`` those of runs that were read and are none.
    What rather looks like a record is residue of kind ``unparsed``.
    """
    taken = {n for run in (*records, *dropped) for n in run}
    start = 0
    while start < len(stretch.lines):
        end = start
        while end < len(stretch.lines) and end not in taken:
            end += 1
        if end > start:
            _tell(built, stretch, start, end)
        start = end + 1
    for run in records:
        inner = [shares(stretch, n) for n in run[1:]]
        kind = next((kind for kind in NAMES if stretch.kinds[run[0]] == kind), "")
        more = sum(share.get(kind, 0.0) for share in inner)
        if kind and more >= ONE:
            count = 1 + round(more)
            span = stretch.lines[run[0]].start, stretch.lines[run[-1]].end
            message = f"one of the {NAMES[kind]} reads as about {count}"
            data = {"kind": NAMES[kind], "expected": count}
            built.diagnostics.append(Diagnostic("item-holds-several", "warning", message, span, data))


def _tell(built: Built, stretch: Stretch, start: int, end: int) -> None:
    """A stretch that no record takes up: the kind that most of its unread records are of is told."""
    expected = dict.fromkeys(NAMES, 0.0)
    lines = []
    for n in range(start, end):
        found = shares(stretch, n)
        for kind in NAMES:
            share = found.get(kind, 0.0)
            expected[kind] += share if share >= NOISE else 0.0
        if sum(found.values()) > RATHER:
            lines.append(n)
    kind = max(expected, key=lambda name: expected[name])
    if expected[kind] < ONE:
        return
    likely = [n for n in range(start, end) if shares(stretch, n).get(kind, 0.0) >= NOISE]
    for n in lines:
        if n in built.residue and built.residue[n] == "prose":
            built.residue[n] = "unparsed"
    span = stretch.lines[likely[0]].start, stretch.lines[likely[-1]].end
    count = max(1, round(expected[kind]))
    called = NAMES[kind] if count > 1 or kind == "NEWS" else NAMES[kind][:-1]
    message = f"about {count} {called} {'looks' if count == 1 else 'look'} unread here"
    built.diagnostics.append(
        Diagnostic("records-unread", "warning", message, span, {"kind": NAMES[kind], "expected": count})
    )
