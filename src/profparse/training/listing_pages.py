"""The model ``listing_pages``: of rendered lists and of homepages without markup, which are better read as lists."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from profparse.data_files import DIRECTORY
from profparse.layouts.listing import FORMATS
from profparse.layouts.listing.claiming import FEWEST, read
from profparse.layouts.listing.page_facts import LISTING, OTHER, beside, facts_of, papers_as_homepage, rival_of
from profparse.layouts.listing.records import paper_of
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.source import load
from profparse.training.listings import prepare, usable
from profparse.training.rendering.listing_pages import page
from profparse.training.rendering.run_together import Record
from profparse.training.run_together import read_bibliography

PAGES = 400  # rendered lists
SITES = 3  # times that the pages of sites count: there are few
PLAIN = 2  # times that plain pages do
LASSO, RIDGE = 0.2, 1.0
JOINS = ("\n", "\n\n", " ")  # how homepages are flattened
EVERY = 4  # pages of references, of which one is taken
WORTH = 5  # a homepage has more than papers: what gains less than one paper in so many is better read as one
Shown = tuple[str, Sequence[str]]  # a text, and the titles of the papers that it lists


def outcome(text: str, titles: Sequence[str]) -> tuple[list[str], str] | None:
    """The facts of a text, and as what it is read better; None of one that does not read as a list of papers."""
    shown = read_page(text, detect_format(text))
    found = read(text, shown.lines)
    if len(found.records) < FEWEST:
        return None
    others = papers_as_homepage(shown)
    fields, joined = found.fields, found.joined
    drafts = [paper_of(fields[one.start : one.end], fields[one.title], joined) for one in found.records]
    own = [str(draft.values["title"]) for draft in drafts if draft is not None]
    gained = _right(own, titles) - _right([str(one.values.get("title", "")) for one in others], titles)
    better = gained * WORTH > len(titles)
    rival = rival_of(fields, found.records, others)
    return beside(facts_of(fields, found.records, shown), rival), LISTING if better else OTHER


def _right(found: Sequence[str], titles: Sequence[str]) -> int:
    """How many of the titles are right, less those that are not."""
    wanted = {_letters(title) for title in titles}
    right = sum(_letters(title) in wanted for title in found)
    return 2 * right - len(found)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def homepages(shared: Path, fixtures: Path) -> Iterator[Shown]:
    """Homepages with gold, of a folder of data and of the project's fixtures: as they are, and without their markup."""
    told: list[tuple[Path, Sequence[Mapping[str, str]]]] = []
    for folder in (shared / "pages", shared / "corpus", Path("fixtures/made_up"), Path("fixtures/made_up_careers")):
        for path in sorted((folder / "gold").glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            told.append((folder / "texts" / gold["source"], gold.get("papers") or ()))
    for path in sorted(fixtures.glob("*.json")):
        file = next(one for one in sorted(fixtures.glob(f"{path.stem}.*")) if one != path)
        told.append((file, json.loads(path.read_text("utf-8"))["papers"]))
    for file, papers in told:
        text, titles = load(file).text, [paper["title"] for paper in papers]
        if detect_format(text) in FORMATS:
            yield text, titles
        lines = [line.text for line in read_page(text, detect_format(text, file.name)).lines if line.text]
        for join in JOINS:
            yield join.join(lines), titles


def plain_pages() -> Iterator[Shown]:
    """The pages of ``plain_pages.json``, which we wrote: minutes, programmes and the like, of which few list papers."""
    for row in json.loads((files(__package__) / "plain_pages.json").read_text("utf-8"))["pages"]:
        lines = [line for line in row["text"].split("\n") if line.strip()]
        yield row["text"], row["titles"]
        yield "\n".join(lines), row["titles"]


def references(shared: Path) -> Iterator[Shown]:
    """Some of the pages of references."""
    for path in sorted((shared / "references" / "gold").glob("*.json"))[::EVERY]:
        gold = json.loads(path.read_text("utf-8"))
        yield load(shared / "references" / "texts" / gold["source"]).text, [one["title"] for one in gold["papers"]]


def sites(fixtures: Path) -> Iterator[Shown]:
    """The pages of sites among the project's fixtures, without their markup."""
    for path in sorted(fixtures.glob("*.html")):
        titles = [record["title"] for record in json.loads(path.with_suffix(".json").read_text("utf-8"))]
        lines = [line.text for line in read_page(path.read_text("utf-8"), "html").lines if line.text]
        for join in ("", *JOINS):
            yield join.join(lines), titles


def lists(records: Sequence[Record], count: int, *, seed: int) -> Iterator[Shown]:
    """Rendered lists, of two papers and more."""
    chance = random.Random(seed)
    for _ in range(count):
        shown = chance.sample(records, chance.choice((2, 2, 3, 4, 5, 7, 10, 15, 20)))
        yield "".join(piece for piece, _ in page(shown, records, chance)), [str(one["title"]) for one in shown]


def fit(shared: Path, into: Path) -> None:
    """Fit the model to lists rendered of the folder's bibliography and to its pages, and write its weights file."""
    from profparse.training.sequence import fit_sequence

    prepare(shared)
    records = usable(read_bibliography(shared / "bibliography")[0])
    texts = [*lists(records, PAGES, seed=11), *homepages(shared, Path("fixtures/homepage"))]
    texts += references(shared)
    own = [*sites(Path("fixtures/declared")), *sites(Path("fixtures/undeclared"))]
    texts += [*own * SITES, *list(plain_pages()) * PLAIN]
    known: dict[str, tuple[list[str], str] | None] = {}
    for text, titles in texts:
        if text not in known:
            known[text] = outcome(text, titles)
    outcomes = [one for text, _ in texts if (one := known[text]) is not None]
    fit_sequence("listing_pages", [([facts], [kind]) for facts, kind in outcomes], into, lasso=LASSO, ridge=RIDGE)


if __name__ == "__main__":
    import sys

    into = sys.argv[2] if len(sys.argv) > 2 else os.path.join(DIRECTORY, "weights", "listing_pages.weights")
    fit(Path(sys.argv[1]), Path(into))
