"""How right publications are read in the styles that homepages print them in: known papers, rendered and read again.

usage: citation_styles.py RECORDS.jsonl.gz [--pages N] [--seed N] [--least SHARE] [--wrong]

Each line of RECORDS is a full record with its ``type``, which ``full_records.py`` renders in styles that no fit has
seen (``--pages``: of all), or has a ``title`` and its ``authors``. For the latter the styles, the forms of names and
the venues are in ``citation_styles.json``. A page holds eight papers in one style, with one form of names and one kind
of venue; a paper is right if its title, all of its authors, its year and its venue are. The exit code is 1 under
``--least``; ``--wrong`` prints what was read of those that are not right.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import profparse
from benchmarks import full_records

PAPERS = 8  # on a page
_TWO_STOPS = re.compile(r"\.\.(?!\.)")
_STOP_AFTER_ANOTHER = re.compile(r"([?!])(\*{0,2})[.,](?=[\s\"*<])")


class Known(NamedTuple):
    """A paper as it was rendered: what should be read of it."""

    title: str
    authors: tuple[str, ...]
    venue: str
    year: int
    entry: str


def _initials(given: Sequence[str], sign: str) -> str:
    return sign.join(name[0] for name in given) + sign.strip()


#: A name in one of the forms of ``citation_styles.json``, from its given names and its family name.
FORMS: dict[str, Callable[[Sequence[str], str], str]] = {
    "Ada B. Example": lambda given, family: f"{' '.join(given)} {family}",
    "A. B. Example": lambda given, family: f"{_initials(given, '. ')} {family}",
    "Example, A. B.": lambda given, family: f"{family}, {_initials(given, '. ')}",
    "Example AB": lambda given, family: f"{family} {_initials(given, '')}",
    "Example, Ada B.": lambda given, family: f"{family}, {' '.join(given)}",
}


def styles() -> dict[str, Any]:
    """The styles, the forms of names and the venues."""
    data: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
    return data


def rendered(
    record: dict[str, Any], style: dict[str, Any], form: str, joint: dict[str, Any], venues: Sequence[str],
    chance: random.Random,
) -> Known:
    """A record as an entry, with a venue and figures by chance."""
    whole = [words for name in record["authors"] if len(words := name.split()) > 1] or [["Ada", "Example"]]
    names = [FORMS[form](words[:-1], words[-1]) for words in whole]
    title, venue, year = record["title"].rstrip("."), chance.choice(venues), chance.randint(2008, 2025)
    conjunction = chance.choice(["", "and ", "and ", "& "]) if joint.get("conjunctions", True) else ""
    listed = joint["joined"].join([*names[:-1], conjunction + names[-1]])
    if len(names) == 2 and conjunction:
        listed = f"{names[0]} {conjunction}{names[1]}"
    elif len(names) == 1:
        listed = names[0]
    page = chance.randint(10, 900)
    entry = style["entry"].format(
        authors=listed, title=title, venue=venue, year=year, volume=chance.randint(2, 60),
        issue=chance.randint(1, 12), page=page, last=page + 9,
    )  # fmt: skip
    entry = _STOP_AFTER_ANOTHER.sub(r"\1\2", _TWO_STOPS.sub(".", entry))
    return Known(title, tuple(names), venue, year, entry)


def page_of(papers: Sequence[Known]) -> tuple[str, str]:
    """A page that lists papers, and its format."""
    entries = "\n".join(paper.entry for paper in papers)
    if not entries.startswith("<"):
        return f"# Ada Example\n\n## Publications\n\n{entries}\n", "markdown"
    listed = f"<ul>{entries}</ul>" if entries.startswith("<li>") else entries
    return f"<html><body><h1>Ada Example</h1><h2>Publications</h2>{listed}</body></html>", "html"


def wrong_field(known: Known, papers: dict[str, profparse.Paper]) -> str:
    """The first field of a paper that is not what it should be, or nothing."""
    paper = papers.get(known.title.rstrip("?!")) or papers.get(known.title)
    if paper is None:
        return "title"
    if [author.name.rstrip(".") for author in paper.authors] != [name.rstrip(".") for name in known.authors]:
        return "authors"
    if paper.date is None or paper.date.edtf[:4] != str(known.year):
        return "year"
    return "" if paper.venue and (paper.venue in known.venue or known.venue in paper.venue) else "venue"


def pages(records: Sequence[dict[str, Any]], count: int, seed: int) -> Iterator[tuple[str, str, list[Known]]]:
    """So many pages of each style, form of names and kind of venue."""
    data = styles()
    chance = random.Random(seed)
    forms = list(data["names"].items())
    for style in data["styles"]:
        for form, joint in forms[: style.get("names", len(forms))]:
            for kind in style.get("venues", data["venues"]):
                for _ in range(count):
                    chosen = chance.sample(records, PAPERS)
                    known = [rendered(one, style, form, joint, data["venues"][kind], chance) for one in chosen]
                    yield style["entry"], form, known


def main(arguments: Sequence[str]) -> int:
    """Print the share of papers that are right, by style and form of names, the worst first."""
    reader = argparse.ArgumentParser(usage=__doc__)
    reader.add_argument("records", type=Path)
    reader.add_argument("--pages", type=int, default=2)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--least", type=float, default=0.0)
    reader.add_argument("--wrong", action="store_true")
    options = reader.parse_args(arguments)
    with gzip.open(options.records, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    if "type" in records[0]:
        right = full_records.report(records, options.pages, options.seed, wrong=options.wrong)
        return int(right < options.least)
    total: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    fields: Counter[str] = Counter()
    for style, form, known in pages(records, options.pages, options.seed):
        text, format = page_of(known)
        papers = {paper.title or "": paper for paper in profparse.parse(text, format=format).papers}
        for one in known:
            total[style, form] += 1
            field = wrong_field(one, papers)
            if field:
                wrong[style, form] += 1
                fields[field] += 1
                if options.wrong:
                    read = papers.get(one.title)
                    print(field, "|", one.entry.strip(), "|", read and [author.name for author in read.authors])
    for key, count in sorted(wrong.items(), key=lambda row: -row[1] / total[row[0]])[:20]:
        print(f"{1 - count / total[key]:.3f}  {key[1]:16} {key[0].strip()!r}")
    papers_read = total.total()
    right = 1 - wrong.total() / papers_read
    causes = ", ".join(f"{name} {count}" for name, count in fields.most_common())
    print(f"{papers_read} papers, {right:.4f} right; wrong: {causes}")
    return int(right < options.least)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
