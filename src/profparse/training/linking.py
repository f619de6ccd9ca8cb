"""Fit the weights that say whether two entries are of one work, and measure them by five folds.

usage: python -m profparse.training.linking RECORDS.jsonl.gz [-o WEIGHTS.json]

RECORDS are publications with CSL's names and a ``source``, the collection that each is from; the folds part the
collections. Their works are printed on several pages each (:mod:`profparse.training.linking_pages`); the pairs that
:func:`profparse.merge.propose.proposed` finds among the entries are what is learnt from. A pair of which the data does
not say whether it is one work (two records of one title) is left out. The weights are those of a logistic regression
with L1 and L2 (python-crfsuite, a sequence of one); the same data gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from profparse.merge.evidence import evidence
from profparse.merge.linking import EVERY, LEAST, Scores
from profparse.merge.propose import proposed
from profparse.merge.signature import Signature, signature
from profparse.model import Paper
from profparse.training.linking_pages import Entry, entries

FOLDS = 5
L1, L2 = 0.5, 0.05  # L1 leaves out facts that seldom occur; both chosen by the folds
ONE_TITLE = 88  # per cent: records whose titles are as like may be one work
LONG = 5  # words of a title that hardly occur in another work's by chance
PRECISION = 0.995  # of the links, at least: a work in two entries is a lesser evil than two works in one
LEASTS = tuple(n / 8 for n in range(33))  # the log-odds among which the least of a link is looked for
ROUNDED = 3  # decimals of a weight


class Collection(NamedTuple):
    """The entries that the works of one source gave, and the pairs of records that may be one work in two spellings."""

    entries: list[Entry]
    signatures: list[Signature]
    open: frozenset[tuple[int, int]]


def collections(path: Path) -> list[Collection]:
    """The sources of the records, each as the entries of several pages, in the order of their names."""
    by_source: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            by_source[record["source"]].append(record)
    found = []
    for source in sorted(by_source):
        records = by_source[source]
        made = entries(records, random.Random(source))
        found.append(Collection(made, [signature(entry.paper) for entry in made], _open(records)))
    return found


def _open(records: Sequence[Mapping[str, Any]]) -> frozenset[tuple[int, int]]:
    """The pairs of records with nearly one title: the source may list a work twice, or two works of one title.

    Those of other people alone are two works.
    """
    plain = [signature(Paper(id="", blocks=(), layout="", title=record["title"])) for record in records]
    people = [
        {name["family"].casefold() for name in record.get("author") or record.get("editor") or () if name.get("family")}
        for record in records
    ]
    return frozenset(
        (a, b)
        for a, b in proposed(plain)
        if set(plain[a].numbers) == set(plain[b].numbers)
        and _one_title(plain[a], plain[b])
        and not (people[a] and people[b] and people[a].isdisjoint(people[b]))
    )


def _one_title(one: Signature, two: Signature) -> bool:
    if fuzz.ratio(one.title, two.title) >= ONE_TITLE or not set(one.titles).isdisjoint(two.titles):
        return True
    # The words of one within the other's: a title with its subtitle, turned round, or printed twice.
    held = fuzz.token_set_ratio(" ".join(one.words), " ".join(two.words))
    return min(len(one.words), len(two.words)) >= LONG and held >= ONE_TITLE


def same_work(collection: Collection, a: int, b: int) -> bool | None:
    """Whether two entries are of one work; None where the data leaves it open."""
    one, two = collection.entries[a].work, collection.entries[b].work
    if one == two:
        return True
    return None if (min(one[0], two[0]), max(one[0], two[0])) in collection.open else False


def pairs(collection: Collection) -> Iterable[tuple[list[str], bool]]:
    """The facts about each proposed pair, and whether it is one work."""
    for a, b in proposed(collection.signatures):
        same = same_work(collection, a, b)
        if same is not None:
            yield evidence(collection.signatures[a], collection.signatures[b]), same


def fit(rows: Iterable[tuple[list[str], bool]]) -> dict[str, float]:
    """The weights by fact, in the order of their names; that of every pair under ``pair``."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": 300})
    for facts, same in rows:
        trainer.append([[*facts, EVERY]], ["same" if same else "other"])
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        states = tagger.info().state_features
        tagger.close()
    weights: dict[str, float] = defaultdict(float)
    for (fact, kind), weight in states.items():
        weights[fact] += weight if kind == "same" else -weight
    return {fact: value for fact in sorted(weights) if (value := round(weights[fact], ROUNDED))}


class Counts(NamedTuple):
    """Pairs of entries of different pages or one: linked rightly, linked wrongly, not linked though one work."""

    right: int
    wrong: int
    missed: int

    def __add__(self, other: Any) -> Counts:
        return Counts(*[a + b for a, b in zip(self, other, strict=True)])

    @property
    def precision(self) -> float:
        """The share of the linked pairs that are one work."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the pairs of one work that were linked."""
        return self.right / max(1, self.right + self.missed)

    def __str__(self) -> str:
        counts = f"{self.right} right, {self.wrong} wrong, {self.missed} missed"
        return f"precision {self.precision:.4f}, recall {self.recall:.4f} ({counts})"


def measure(collection: Collection, groups: Iterable[Sequence[int]]) -> tuple[Counts, Counter[str]]:
    """How right groups are, by their pairs; and what kinds of twins were linked wrongly."""
    right = wrong = 0
    kinds: Counter[str] = Counter()
    for group in groups:
        for n, a in enumerate(group):
            for b in group[n + 1 :]:
                same = same_work(collection, a, b)
                right += same is True
                wrong += same is False
                if same is False:
                    one, two = collection.entries[a].work, collection.entries[b].work
                    kinds[(one[1] or two[1] or "twin") if one[0] == two[0] else "another record"] += 1
    sizes = Counter(entry.work for entry in collection.entries)
    total = sum(size * (size - 1) // 2 for size in sizes.values())
    return Counts(right, wrong, total - right), kinds


def folds(found: Sequence[Collection]) -> float:
    """Print how right the links are in five folds, each fitted on the others; the least log-odds of a link.

    It is the lowest that gives :data:`PRECISION` over all folds.
    """
    rows = [list(pairs(collection)) for collection in found]
    totals = {least: Counts(0, 0, 0) for least in LEASTS}
    twins = {least: Counter[str]() for least in LEASTS}
    for fold in range(FOLDS):
        weights = fit(row for n, part in enumerate(rows) if n % FOLDS != fold for row in part)
        for collection in found[fold::FOLDS]:
            scores = Scores(collection.signatures, weights)
            for least in LEASTS:
                counts, kinds = measure(collection, scores.groups(least))
                totals[least], twins[least] = totals[least] + counts, twins[least] + kinds
        print(f"fold {fold + 1} of {FOLDS}: {len(weights)} weights", flush=True)
    chosen = next((least for least in LEASTS if totals[least].precision >= PRECISION), LEASTS[-1])
    for least in LEASTS:
        print(f"least {least}: {totals[least]}{' *' if least == chosen else ''}")
    print(f"linked wrongly: {dict(twins[chosen].most_common())}")
    return chosen


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure by folds, then fit on all; the exit code."""
    reader = argparse.ArgumentParser(prog="python -m profparse.training.linking", description=__doc__.split("\n")[0])
    reader.add_argument("records", type=Path)
    reader.add_argument("-o", "--output", type=Path)
    options = reader.parse_args(arguments)
    found = collections(options.records)
    least = folds(found)
    if options.output:
        weights = fit(row for collection in found for row in pairs(collection)) | {LEAST: least}
        options.output.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
