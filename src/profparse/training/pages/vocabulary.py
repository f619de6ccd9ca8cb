"""The invented people and words of rendered pages, and the known records that they list."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
LONGEST_TITLE, SHORTEST_TITLE = 250, 10

Record = Mapping[str, Any]


@cache
def vocabulary() -> Mapping[str, Any]:
    """Names, headings, class words and phrases; ``{t}`` and the like in them stand for drawn words."""
    words: Mapping[str, Any] = json.loads((files(__package__) / "vocabulary.json").read_text("utf-8"))
    return words


def load_records(path: Path) -> list[Record]:
    """Records of publications in CSL's names, one JSON object a line, gzipped: those with a title and authors."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [row for row in rows if row.get("author") and SHORTEST_TITLE < len(row["title"]) < LONGEST_TITLE]


class Words:
    """Draws words for the slots of phrases; the same seed draws the same."""

    def __init__(self, draw: random.Random, records: Sequence[Record]) -> None:
        self.draw = draw
        self.records = records

    def chance(self, share: float) -> bool:
        """True in this share of draws."""
        return self.draw.random() < share

    def one(self, name: str) -> str:
        """One of the vocabulary's words of a kind."""
        return str(self.draw.choice(vocabulary()[name]))

    def person(self) -> str:
        """An invented name."""
        return f"{self.one('given')} {self.one('family')}"

    def topic(self) -> str:
        """A few words of some title."""
        words = self.draw.choice(self.records)["title"].split()
        start = self.draw.randrange(max(1, len(words) - 2))
        return " ".join(words[start : start + self.draw.randint(1, 3)]).strip(",.:;?!").lower()

    def title(self) -> str:
        """Some title, with or without marks around it."""
        title = str(self.draw.choice(self.records)["title"]).rstrip(".")
        return self.draw.choice(["{}", "“{}”", '"{}"', "{}", "'{}'"]).format(title)

    def venue(self) -> str:
        """Where some record appeared."""
        for _ in range(9):
            if name := self.draw.choice(self.records).get("container-title"):
                return str(name)[:70]
        return "Journal of Examples"

    def acronym(self) -> str:
        """A name such as tools have."""
        return "".join(self.draw.choice("ABCDEFGLMNOPRSTX") for _ in range(self.draw.randint(3, 6)))

    def filled(self, phrase: str) -> str:
        """A phrase with its slots filled."""
        year = self.draw.randint(1996, 2025)
        slots: dict[str, Callable[[], str]] = {
            "v": self.venue,
            "v2": self.venue,
            "v3": self.venue,
            "n": self.person,
            "n2": self.person,
            "n3": self.person,
            "p": lambda: self.one("places"),
            "p2": lambda: self.one("places"),
            "t": self.topic,
            "t2": self.topic,
            "t3": self.topic,
            "T": self.title,
            "A": self.acronym,
            "r": lambda: self.one("roles"),
            "f": lambda: self.one("funders"),
            "l": lambda: self.one("languages"),
            "M": lambda: self.draw.choice(MONTHS),
            "o": lambda: self.draw.choice(["University of {}", "{} Institute of Technology", "{} University"]).format(
                self.one("places")
            ),
            "o2": lambda: f"University of {self.one('places')}",
            "y": lambda: str(year),
            "d": lambda: str(self.draw.randint(1, 28)),
            "y2": lambda: str(year + self.draw.randint(1, 6)),
            "C": lambda: f"{self.acronym()[:3]} {self.draw.randint(100, 700)}",
        }
        out = []
        for n, part in enumerate(phrase.replace("}", "{").split("{")):
            out.append(slots[part]() if n % 2 else part)
        return "".join(out)

    def phrase(self, name: str) -> str:
        """One of the vocabulary's phrases of a kind, filled; it opens with a capital."""
        text = self.filled(self.one(name))
        return text[:1].upper() + text[1:]


def printed_name(author: Mapping[str, str], form: int) -> str:
    """An author's name in one of the forms in which lists print names."""
    given, family = author.get("given", ""), author.get("family") or author.get("literal", "")
    initials = " ".join(word[0] + "." for word in given.replace("-", " ").split() if word[0].isalpha())
    forms = (
        f"{given} {family}",
        f"{family}, {initials}",
        f"{initials} {family}",
        f"{family} {initials.replace('.', '').replace(' ', '')}",
        f"{family}, {given}",
        f"{family} {initials}",
        f"{initials.replace(' ', '')} {family}",
    )
    return forms[form].strip(" ,")
