"""What the weights of links are fitted on, and that the same data gives the same weights."""

import gzip
import json
import random
from pathlib import Path

import pytest

from profparse.merge.linking import LEAST, Scores, weights
from profparse.training import linking, people
from profparse.training.linking_pages import PAGES, entries

SUBJECTS = ("rows", "columns", "cells", "margins", "rules", "folds", "seams", "glue", "ink", "paper", "pins", "thread")
FAMILIES = ("Brandt", "Okafor", "Sato", "Rossi", "Berg", "Lund", "Quist", "Varga")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publications of ten invented sources, in the form of the data."""
    dice = random.Random(1)
    path = tmp_path_factory.mktemp("linking") / "records.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for source in range(10):
            for n in range(24):
                one, two = dice.sample(SUBJECTS, 2)
                names = [{"family": name, "given": "Ada Maria"} for name in dice.sample(FAMILIES, 3)]
                title = f"On {one} between {two}: the {dice.choice(SUBJECTS)} of table {source * 100 + n}"
                record = {
                    "type": "article-journal", "title": title, "author": names, "container-title": "Journal of Rows",
                    "issued": {"year": 2000 + n}, "volume": str(n), "page": f"{n}–{n + 9}", "source": f"lab/{source}",
                }  # fmt: skip
                if n % 8 == 0:
                    record |= {"type": "thesis", "publisher": f"University of {FAMILIES[n // 8]} {source}"}
                file.write(json.dumps(record) + "\n")
    return path


def test_entries_tell_which_work_they_are_of(records: Path) -> None:
    """A work stands on a page once at most, and near twins are works of their own."""
    with gzip.open(records, "rt", encoding="utf-8") as lines:
        made = entries([json.loads(line) for line in lines], random.Random(2))
    assert {entry.page for entry in made} == set(range(PAGES))
    assert len({(entry.page, entry.work) for entry in made}) == len(made)
    assert {kind for _, kind in (entry.work for entry in made)} > {"", "part", "talk", "number", "about"}


def test_the_same_data_gives_the_same_weights_and_they_link(records: Path) -> None:
    """Fitted twice, the weights are equal; on their own data they link most entries of one work, and few others."""
    found = linking.collections(records)
    rows = [row for collection in found for row in linking.pairs(collection)]
    fitted = linking.fit(rows)
    assert linking.fit(rows) == fitted
    total = linking.Counts(0, 0, 0)
    for collection in found:
        counts, _ = linking.measure(collection, Scores(collection.signatures, fitted).groups(0.0))
        total = total + counts
    assert total.precision > 0.9 and total.recall > 0.9


def test_pages_of_people_are_fitted_from_the_same_records(records: Path) -> None:
    """Co-authors that two pages share speak for one person, and none at all against."""
    by_source = people.people(records)
    fitted = linking.fit(people.rows(by_source, sorted(by_source)))
    shared = {fact: weight for fact, weight in fitted.items() if fact.startswith("works:")}
    assert max(shared.values()) > 0 > min(shared.values())


def test_the_shipped_weights_are_there() -> None:
    """Some hundreds of facts, and the least log-odds of a link."""
    assert 300 < len(weights()) < 1000 and 0 < weights()[LEAST] < 4
