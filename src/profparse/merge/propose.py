"""Which entries may be of one work: those that share an identifier or a key of their titles, never all pairs.

A key is a run of letters that two spellings of a title are likely to share whatever its blanks, case and subtitle: the
whole, its beginning and end, and a sketch of it, the runs of letters whose checksums are least. Two titles of which
most runs are the same share some of these almost surely (the bottom sketch of Broder, On the resemblance and
containment of documents, 1997). A key that many titles have tells nothing and is passed over, so that the work grows
with the number of the titles.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from profparse.merge.signature import Signature

RUN = 7  # letters of a run: shorter ones are shared by chance, longer ones do not survive a spelling
SKETCH = 6  # runs of a sketch
EDGE = 14  # letters of a beginning or an end
MOST = 24  # titles that a key may have; more share a turn of phrase
NEIGHBOURS = 12  # of a title that very many entries have, by author and year: `Introduction`
LEAST_LIKENESS = 60  # per cent; under it no pair of the training data is one work


def proposed(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``signatures``, the lesser first, each once."""
    keys: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(signatures):
        for key in _keys(one):
            keys[key].append(n)
    seen: set[int] = set()
    total = len(signatures)
    for key, members in keys.items():
        for a, b in _pairs(key, members, signatures):
            number = a * total + b
            if number not in seen:
                seen.add(number)
                if key.startswith("id:") or _likely(signatures[a], signatures[b]):
                    yield a, b


def _keys(one: Signature) -> set[str]:
    keys = {f"id:{scheme}:{value}" for scheme, values in one.identifiers.items() for value in values}
    if not one.title:
        return keys
    for title in one.titles:
        keys.add(f"title:{title}")
        keys.add(f"begins:{title[:EDGE]}")
        keys.add(f"ends:{title[-EDGE:]}")
    runs = {zlib.crc32(one.title[n : n + RUN].encode()) for n in range(max(1, min(len(one.title), 400) - RUN + 1))}
    keys.update(f"run:{number}" for number in sorted(runs)[:SKETCH])
    return keys


def _pairs(key: str, members: Sequence[int], signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    if len(members) <= MOST:
        for n, a in enumerate(members):
            for b in members[n + 1 :]:
                yield a, b
    elif key.startswith(("id:", "title:")):

        def order(n: int) -> tuple[list[str], int]:
            return sorted(signatures[n].families)[:1], signatures[n].year or 0

        ordered = sorted(members, key=order)
        for n, a in enumerate(ordered):
            for b in ordered[n + 1 : n + NEIGHBOURS]:
                yield min(a, b), max(a, b)


def _likely(one: Signature, two: Signature) -> bool:
    """Whether the titles are alike enough to be looked at more closely: whole, or the shorter in the longer."""
    if not set(one.titles).isdisjoint(two.titles):
        return True
    a, b = one.title[:400], two.title[:400]
    return bool(
        fuzz.ratio(a, b, score_cutoff=LEAST_LIKENESS) or fuzz.partial_ratio(a, b, score_cutoff=LEAST_LIKENESS + 20)
    )
