"""Pages of one invented kind, with their gold: lists in a form that nobody was shown, by chance."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

_THINGS = ("Rows", "Columns", "Cells", "Tables", "Ledgers", "Grids", "Margins", "Notes", "Totals", "Sums")
_DOES = ("Reading", "Counting", "Sorting", "Joining", "Folding", "Drawing")
_GIVEN = ("Helga", "Theo", "Ama", "Bo", "Ines", "Karl", "Lena", "Mats", "Nora", "Olaf")
_FAMILY = ("Brandt", "Okafor", "Mensah", "Lind", "Prado", "Weiss", "Holm", "Ek", "Dahl", "Berg")
_VENUES = ("Journal of Tables", "Annals of Counting", "Tabular Letters", "Transactions on Grids")
Form = Callable[[str, list[str], str, int], str]


def arrows(title: str, names: list[str], venue: str, year: int) -> str:
    """An entry of which no other page has the like."""
    return f"* {year} >> {venue} >> {title} >> {' + '.join(names)}"


def plain(title: str, names: list[str], venue: str, year: int) -> str:
    """An entry as many pages have it."""
    return f"- {', '.join(names)}. *{title}*. {venue}, {year}."


def pages(form: Form, count: int, seed: int = 3) -> tuple[dict[str, str], dict[str, Mapping[str, Any]]]:
    """So many pages by their file names, and the gold of each by the same name without its ending."""
    chance = random.Random(seed)
    texts: dict[str, str] = {}
    gold: dict[str, Mapping[str, Any]] = {}
    for n in range(count):
        papers = [_paper(chance) for _ in range(chance.randrange(5, 8))]
        asides = [f"* {chance.choice(_THINGS)} club: room {chance.randrange(100, 400)}, since 2007" for _ in range(3)]
        entries = [form(one["title"], one["authors"], one["venue"], one["year"]) for one in papers]
        name = f"{form.__name__}-{n}"
        texts[f"{name}.md"] = "\n".join([
            f"# {_person(chance)}", "", f"Office {n + 1}, Westbridge.", "", "## What we do", "", *asides, "",
            "## Output", "", *entries, "",
        ])  # fmt: skip
        gold[name] = {"source": f"{name}.md", "papers": papers, "news": [], "projects": []}
    return texts, gold


def _person(chance: random.Random) -> str:
    return f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"


def _paper(chance: random.Random) -> dict[str, Any]:
    title = f"{chance.choice(_DOES)} {chance.choice(_THINGS)} without {chance.choice(_THINGS)}"
    names = sorted({_person(chance) for _ in range(chance.randrange(1, 4))})
    return {
        "title": title, "authors": names, "venue": chance.choice(_VENUES), "year": chance.randrange(2001, 2024),
        "urls": [],
    }  # fmt: skip
