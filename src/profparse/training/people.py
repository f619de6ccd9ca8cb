"""Fit the weights that say whether two pages of one name are of one person, and measure them by five folds.

usage: python -m profparse.training.people RECORDS.jsonl.gz [-o WEIGHTS.json]

RECORDS are those of :mod:`profparse.training.linking`. An author with several works in one source is a person: two
pages that list some of these works each, and some of the places of the person's, are of one person. Two authors of
different sources are two people; their pages are looked at as though both had the one's name. What two people of one
name happen to share is so as rare as it is in the sources; organisations are drawn by chance from the records'
publishers and schools, and a page names some of a person's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from profparse.merge.linking import EVERY, chance
from profparse.merge.people import PersonPage, person_evidence
from profparse.merge.words import words
from profparse.training.linking import FOLDS, fit

LEAST_WORKS = 4  # of an author who is taken for a person
PAIRS = 4  # of pages, for each person: as many of one person as of two


def people(path: Path) -> dict[str, list[tuple[list[Mapping[str, Any]], tuple[str, ...]]]]:
    """By source the authors with several works, each with the works and the organisations drawn for the person."""
    works: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    organizations: dict[str, None] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["type"] in ("thesis", "report") and record.get("publisher"):
                organizations[record["publisher"]] = None
            for name in record.get("author", ()):
                if name.get("family") and len(name.get("given") or "") > 3:
                    works[record["source"], f"{name['given']} {name['family']}"].append(record)
    chance_of = random.Random("organizations")
    places = list(organizations)
    found: dict[str, list[tuple[list[Mapping[str, Any]], tuple[str, ...]]]] = defaultdict(list)
    for (source, _), listed in sorted(works.items()):
        if len(listed) >= LEAST_WORKS:
            found[source].append((listed, tuple(chance_of.sample(places, chance_of.randint(1, 4)))))
    return found


def page(person: tuple[Sequence[Mapping[str, Any]], Sequence[str]], dice: random.Random) -> PersonPage:
    """A page that lists some of a person's works and organisations, or one kind of them alone."""
    listed, places = person
    shown = dice.choice(["both", "both", "works", "organizations"])
    share = dice.choice([0.3, 0.6, 0.9])
    works = [work for work in listed if dice.random() < share] if shown != "organizations" else []
    organizations = [place for place in places if dice.random() < 0.6] if shown != "works" else []
    coauthors = {
        (words(name["family"])[-1], (name.get("given") or "")[:1].casefold())
        for work in works
        for name in work.get("author", ())
        if name.get("family") and words(name["family"])
    }
    owner = _owner(listed)
    return PersonPage(
        frozenset(),
        {},
        frozenset(),
        frozenset(coauthor for coauthor in coauthors if coauthor[0] != owner),
        frozenset("".join(words(place)) for place in organizations),
        frozenset(hash_of(work) for work in works),
    )


def _owner(works: Sequence[Mapping[str, Any]]) -> str:
    """The last word of the family name that all works share."""
    shared = [{(words(name["family"]) or ("",))[-1] for name in work["author"] if name.get("family")} for work in works]
    return min(set.intersection(*shared), default="")


def hash_of(work: Mapping[str, Any]) -> int:
    """A number for a work, the same in every run."""
    return int.from_bytes("".join(words(str(work["title"]))).encode(), "big")


def rows(
    by_source: Mapping[str, Sequence[tuple[list[Mapping[str, Any]], tuple[str, ...]]]], sources: Sequence[str]
) -> Iterator[tuple[list[str], bool]]:
    """The facts about pairs of pages of the sources' people, and whether they are of one person."""
    dice = random.Random("pages of " + " ".join(sources))
    everybody = [(source, person) for source in sources for person in by_source[source]]
    for source, person in everybody:
        for _ in range(PAIRS):
            form = dice.choice(["full", "initials"])
            facts = person_evidence(page(person, dice), page(person, dice), form)
            if facts:
                yield facts, True
            other_source, other = dice.choice(everybody)
            if other_source != source:
                facts = person_evidence(page(person, dice), page(other, dice), form)
                if facts:
                    yield facts, False


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure by folds, then fit on all; the exit code."""
    reader = argparse.ArgumentParser(prog="python -m profparse.training.people", description=__doc__.split("\n")[0])
    reader.add_argument("records", type=Path)
    reader.add_argument("-o", "--output", type=Path)
    options = reader.parse_args(arguments)
    by_source = people(options.records)
    sources = sorted(by_source)
    right = wrong = missed = 0
    for fold in range(FOLDS):
        weights = fit(rows(by_source, [source for n, source in enumerate(sources) if n % FOLDS != fold]))
        for facts, same in rows(by_source, sources[fold::FOLDS]):
            together = chance(weights.get(EVERY, 0.0) + sum(weights.get(fact, 0.0) for fact in facts)) > 0.5
            right += together and same
            wrong += together and not same
            missed += same and not together
    print(
        f"pages of one person: precision {right / (right + wrong):.4f}, recall {right / (right + missed):.4f} "
        f"({right} right, {wrong} wrong, {missed} missed)"
    )
    if options.output:
        weights = fit(rows(by_source, sources))
        options.output.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
