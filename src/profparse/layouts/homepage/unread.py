"""What looks like records and was not read as such: nothing is left out, or merged, in silence.

The model of lines gives each line a posterior of opening a record. Summed over a stretch that no record takes up, that
is how many records are to be expected there; summed over the inside of one record, how many more it holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

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


class Doubted(NamedTuple):
    """A run of lines that was read and is rather no record, and how sure it is that it is one all the same."""

    numbers: Sequence[int]
    sure: float


def tell_unread(
    built: Built, stretch: Stretch, records: Sequence[Sequence[int]], doubted: Sequence[Doubted]
) -> None:
    """Add remarks on stretches that hold unread records and on records that hold several.

    ``records`` are the lines of each record that was read. What was read and is rather none counts by what its reading
    says, other lines by what the model of lines does. What rather looks like a record is residue of kind ``unparsed``.
    """
    expected = _expected(stretch, doubted)
    taken = {n for run in records for n in run}
    start = 0
    while start < len(stretch.lines):
        end = start
        while end < len(stretch.lines) and end not in taken:
            end += 1
        if end > start:
            _tell(built, stretch, start, end, expected)
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


def _expected(stretch: Stretch, doubted: Sequence[Doubted]) -> list[dict[str, float]]:
    """For each line how many records of each kind are to be expected to begin there; noise is left out."""
    out = []
    for n in range(len(stretch.lines)):
        found = shares(stretch, n)
        out.append({kind: found[kind] for kind in NAMES if found.get(kind, 0.0) >= NOISE})
    for numbers, sure in doubted:
        for n in numbers:
            out[n].pop("PAPER", None)
        if sure >= NOISE:
            out[numbers[0]]["PAPER"] = sure
    return out


def _tell(built: Built, stretch: Stretch, start: int, end: int, expected: Sequence[Mapping[str, float]]) -> None:
    """A stretch that no record takes up: the kind that most of its unread records are of is told."""
    total = dict.fromkeys(NAMES, 0.0)
    for n in range(start, end):
        for kind, share in expected[n].items():
            total[kind] += share
    kind = max(total, key=lambda name: total[name])
    if total[kind] < ONE:
        return
    likely = [n for n in range(start, end) if kind in expected[n]]
    for n in range(start, end):
        if sum(shares(stretch, n).values()) > RATHER and built.residue.get(n) == "prose":
            built.residue[n] = "unparsed"
    span = stretch.lines[likely[0]].start, stretch.lines[likely[-1]].end
    count = max(1, round(total[kind]))
    message = f"about {count} {NAMES[kind] if count > 1 or kind == 'NEWS' else NAMES[kind][:-1]} look unread here"
    built.diagnostics.append(
        Diagnostic("records-unread", "warning", message, span, {"kind": NAMES[kind], "expected": count})
    )
