"""Evidence that an organisation, a field of study or an advisor belongs to a role or to a degree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

HEADS = frozenset({"ROLE", "DEGREE"})
FURTHEST = 8  # parts from a head to what may belong to it
_SIGNS = {"ROLE": "R", "DEGREE": "D", "ORGANIZATION": "O", "FIELD": "F", "ADVISOR": "A"}
_STOPS = frozenset(".。;；")


class CareerPart(NamedTuple):
    """A part that was read of a run: its kind, its tokens ``[start, end)``, its line, and how sure it is."""

    kind: str
    start: int
    end: int
    line: int
    sure: float


def pairs(parts: Sequence[CareerPart]) -> Iterator[tuple[int, int]]:
    """The pairs of a head and a part that may belong to it, as numbers of parts."""
    for n, head in enumerate(parts):
        if head.kind in HEADS:
            for k in range(max(0, n - FURTHEST), min(len(parts), n + FURTHEST + 1)):
                kind = parts[k].kind
                if kind == "ORGANIZATION" or (head.kind == "DEGREE" and kind in ("FIELD", "ADVISOR")):
                    yield n, k


def pair_facts(lower: Sequence[str], parts: Sequence[CareerPart], n: int, k: int, section: str) -> list[str]:
    """The facts about a head and what may belong to it; ``lower`` are the words of the run."""
    head, part = parts[n], parts[k]
    behind = part.start >= head.end
    start, end = (head.end, part.start) if behind else (part.end, head.start)
    words = lower[start:end]
    lines = min(abs(head.line - part.line), 3)
    pair = f"{_SIGNS[head.kind]}{'>' if behind else '<'}{_SIGNS[part.kind]}"
    between = "".join(_SIGNS[one.kind] for one in parts[min(n, k) + 1 : max(n, k)])
    stops = sum(word in _STOPS for word in words[1:])
    near, rank = _ranks(parts, n, k)
    facts = [
        "all", "", f" lines{lines}", f" between{between[:6]}", f" between{min(len(between), 5)}",
        f" stops{min(stops, 2)}", f" lines{min(lines, 2)} stops{min(stops, 1)}", f" {_pattern(lower, parts, n, k)}",
        f" far{min((end - start) // 3, 8)}", f" {section}", f" near{near}", f" near{near} lines{min(lines, 2)}",
        f" rank{rank}", f" near{min(near, 2)} rank{min(rank, 2)}", f" opens{_SIGNS[parts[0].kind]}",
    ]  # fmt: skip
    facts += [f" words{' '.join(words)}"] if len(words) < 4 else [f" from{words[0]}", f" to{words[-1]}"]
    own, other = _habits(parts, n, k)
    return [pair + fact for fact in (*facts, f" habit{own}", f" against{other}")]


def _ranks(parts: Sequence[CareerPart], n: int, k: int) -> tuple[int, int]:
    """How many parts of the kind are nearer to the head, and how many heads nearer to the part; at most three."""
    head, part = parts[n], parts[k]
    around = range(max(0, min(n, k) - FURTHEST), min(len(parts), max(n, k) + FURTHEST + 1))
    own, other = _distance(head, part), 0
    near = sum(parts[m].kind == part.kind and _distance(head, parts[m]) < own for m in around)
    other = sum(parts[m].kind in HEADS and _distance(part, parts[m]) < own for m in around)
    return min(near, 3), min(other, 3)


def _distance(one: CareerPart, other: CareerPart) -> tuple[int, int]:
    if one.start > other.start:
        one, other = other, one
    return other.line - one.line, other.start - one.end


def _pattern(lower: Sequence[str], parts: Sequence[CareerPart], n: int, k: int) -> str:
    """The kinds of parts on the lines of the two, these marked, with the ends of lines and sentences between them."""
    first, last = sorted((parts[n].line, parts[k].line))
    low, high = min(n, k), max(n, k)
    while low and parts[low - 1].line >= first and high - low < FURTHEST:
        low -= 1
    while high + 1 < len(parts) and parts[high + 1].line <= last and high - low < FURTHEST:
        high += 1
    out = ""
    for m in range(low, high + 1):
        part = parts[m]
        if m > low:
            before = parts[m - 1]
            if part.line != before.line:
                out += "|"
            elif any(word in _STOPS for word in lower[before.end + 1 : part.start]):
                out += "."
        out += f"[{_SIGNS[part.kind]}]" if m in (n, k) else _SIGNS[part.kind]
    return out[:14]


def _habits(parts: Sequence[CareerPart], n: int, k: int) -> tuple[int, int]:
    """Of four heads, how many have a part of the kind where this one has it, and how many on the other side."""
    kind = parts[k].kind
    low, high = max(0, n - 4 * FURTHEST), n + 4 * FURTHEST
    heads = [m for m in range(low, min(len(parts), high)) if parts[m].kind in HEADS]
    counts: Counter[tuple[int, int]] = Counter()
    for m in heads:
        for side in (-1, 1):
            if 0 <= m + side < len(parts) and parts[m + side].kind == kind:
                counts[side, min(abs(parts[m + side].line - parts[m].line), 2)] += 1
    side = 1 if k > n else -1
    own = counts[side, min(abs(parts[n].line - parts[k].line), 2)]
    return round(4 * own / len(heads)), round(4 * max(counts[-side, 0], counts[-side, 1]) / len(heads))
