"""Records as sites print them and converters join them: title, names and venue with nothing or little between them."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
Part = tuple[str, str]  # kind, text; the kind of what parts two fields is empty
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: What sites print behind a record.
REST = (
    "PDF", "Cite", "Save", "Open Access", "Article", "Abstract", "Share", "Download PDF", "HTML", "Conference Paper",
    "Preprint", "[PDF]", "BibTeX", "View", "Full text available", "Review", "Free access",
)  # fmt: skip
#: How abstracts open, with the words of a subject in them.
OPENINGS = (
    "We study {} and report what holds.", "This paper presents {} for a new setting.", "In this work we propose {}.",
    "Recent work on {} has shown that much depends on the data.", "The problem of {} is considered here.",
    "Background: {} is common. Methods: we asked those concerned.", "Although {} has been known for long, few use it.",
    "Abstract {} is reviewed, with an eye to what is open.", "{} is a question of some weight.",
)  # fmt: skip
#: Organisations as aggregators abbreviate them.
ORGANIZATIONS = ("cmu", "mit", "eth-zurich", "northfield", "harbour-lab", "uw", "tum", "inria", "epfl", "weaving-ai")
#: What medicine makes of the commonest words of its journals' names.
SHORT = {
    "Journal": "J", "American": "Am", "International": "Int", "Annals": "Ann", "European": "Eur", "British": "Br",
    "Archives": "Arch", "National": "Natl", "Academy": "Acad", "Society": "Soc", "Medicine": "Med", "Science": "Sci",
    "Sciences": "Sci", "Research": "Res", "Review": "Rev", "Reviews": "Rev", "Clinical": "Clin", "Biology": "Biol",
    "Proceedings": "Proc", "Transactions": "Trans", "Physics": "Phys", "Chemistry": "Chem", "Letters": "Lett",
}  # fmt: skip
#: The numbers of a venue in print: what stands before each of volume, issue and pages, and behind it.
NUMBERS = {
    "scholar": (" {}", " ({})", ", {}"),
    "nlm": (";{}", "({})", ":{}"),
    "inspire": (" {}", " {},", " {}"),
    "pages": (", vol. {}", ", no. {}", ", pp. {}"),
}


class Style:
    """How one page prints its records: drawn once, kept for all of its records."""

    def __init__(self, chance: random.Random) -> None:
        one = chance.choice
        self.form = one(
            ("given", "given", "given", "given", "dotted", "dotted", "initials", "initials", "behind", "family")
        )
        # How a converter joins what the page sets apart.
        self.join = one(("", "", " ", " ", "\n", "\n"))
        comma = one((", ", ", ", ", ", ",", "\n,\n" if self.join == "\n" else ", ", " | ", "; ", " · "))
        if self.join == "\n" and chance.random() < 0.5:  # each name in an element of its own
            comma = one((",\n", "\n,\n", "\n|\n", " |\n", "\n", "\n", "\n;\n"))
        elif not self.join and chance.random() < 0.15:
            comma = ""
        self.comma = "; " if self.form == "family" else comma
        self.last = one(("", "", "", " and ", " & "))
        self.after_title = one(("", "", "", ". ", " - ", "\n", "\n", " by "))
        self.after_names = one(("", "", "", ". ", " - ", "\n", "\n", ". In ", ", "))
        self.stop = one((False, False, True))
        self.venue = one(
            ("scholar", "scholar", "nlm", "plain", "plain", "inspire", "pages", "year first", "comma year")
        )
        self.most = one((99, 99, 3, 5, 6))
        self.cut = one((" et al.", ", et al.", ", ...", "…", " +{n} authors", ", and {n} others"))
        self.marks = one((0, 0, 0, 0, 1))
        self.rest = one(("", "", "date", "date", "word", "prose"))
        self.tail = one((0, 0, 0, 0, 1))  # organisations behind the names
        self.short = False
        if self.form == "behind" and chance.random() < 0.7:  # as medicine prints its lists
            self.comma, self.last, self.stop, self.venue = one((", ", ", ", ",")), "", True, "nlm"
            self.after_title = one(("", "", " "))
            self.after_names = "." + one((self.join, self.join, " "))
            self.short = chance.random() < 0.7


def rendered(record: Record, style: Style, chance: random.Random) -> list[Part]:
    """A record as a page prints it: its parts in order, each with its kind."""
    title = record["title"] + ("." if style.stop and record["title"][-1:] not in ".?!" else "")
    names = names_in_style(style, record["author"], bool(record.get("et_al")), chance)
    if style.tail and chance.random() < 0.8:
        names += " · " + ", ".join(record.get("organizations") or chance.sample(ORGANIZATIONS, chance.randrange(1, 3)))
    venue = venue_in_style(style, record, chance)
    out = [("TITLE", title), ("", style.after_title or style.join), ("NAMES", names)]
    if venue and chance.random() < 0.8:
        out += [("", style.after_names or style.join), ("VENUE", venue)]
    if style.rest and chance.random() < 0.8:
        year = year_of(record, chance)
        day = f"{chance.randrange(1, 29)} {chance.choice(MONTHS)} {year}"
        date = chance.choice((f"{year}", day, f"{chance.choice(MONTHS)} {year}"))
        rest = {"date": date, "word": chance.choice(REST), "prose": _prose(record["title"], chance)}
        out += [("", style.join), ("REST", rest[style.rest])]
    return out


def _prose(title: str, chance: random.Random) -> str:
    """How an abstract opens."""
    subject = " ".join(title.lower().split()[: chance.randrange(2, 9)])
    return chance.choice(OPENINGS).format(subject)


def year_of(record: Record, chance: random.Random) -> int:
    """The record's year, or one by chance."""
    return int(record.get("issued", {}).get("year", chance.randrange(1990, 2026)))


def names_in_style(style: Style, people: Sequence[Mapping[str, str]], cut: bool, chance: random.Random) -> str:
    """The names as a style writes them; ``cut`` says that there are more than are given."""
    names = [_name(style, one) + _mark(style, chance) for one in people[: style.most]]
    if len(names) < len(people) or cut:
        return style.comma.join(names) + style.cut.format(n=max(1, len(people) - len(names)))
    if style.last and len(names) > 1:
        return style.comma.join(names[:-1]) + style.last + names[-1]
    return style.comma.join(names)


def _mark(style: Style, chance: random.Random) -> str:
    return "*†12"[chance.randrange(4)] if style.marks and chance.random() < 0.5 else ""


def _name(style: Style, name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family, given = name["family"], name.get("given", "")
    if not given:
        return family
    if style.form == "given":
        return f"{given} {family}"
    if style.form == "dotted":
        return f"{_initials(given, '. ').strip()} {family}"
    if style.form == "initials":
        return f"{_initials(given, '')} {family}"
    return f"{family} {_initials(given, '')}" if style.form == "behind" else f"{family}, {given}"


def _initials(given: str, stop: str) -> str:
    return stop.join(part[0] for part in re.findall(r"[^\W\d_]+", given)) + stop.rstrip()


def venue_in_style(style: Style, record: Record, chance: random.Random) -> str:
    """The venue as a style writes it, with its numbers; empty where the record has none."""
    name = record.get("container-title") or record.get("publisher") or ""
    if not name:
        return ""
    if style.short:
        name = _abbreviated(name)
    if chance.random() < 0.1 and len(name) > 30:
        name = name[: chance.randrange(25, len(name))].rstrip() + " …"
    year = year_of(record, chance)
    day = f"{year} {chance.choice(MONTHS)} {chance.randrange(1, 29)}" if chance.random() < 0.5 else f"{year}"
    form = style.venue
    if form not in NUMBERS:
        return f"{year} {name}" if form == "year first" else name + (f", {year}" if form == "comma year" else "")
    values = (str(record.get(key, "") or "") for key in ("volume", "issue", "page"))
    numbers = [shape.format(value) if value else "" for shape, value in zip(NUMBERS[form], values, strict=True)]
    if form == "scholar":
        return name + "".join(numbers) + chance.choice(("", f", {year}"))
    if form == "nlm":
        return f"{name}. {day}{''.join(numbers)}."
    if form == "inspire":
        return f"{name}{numbers[0]} ({year}){''.join(numbers[1:])}"
    return f"{name}{''.join(numbers)}, {year}"


def _abbreviated(name: str) -> str:
    """A journal's name as medicine abbreviates it: small words gone, long ones cut at the fourth letter or so."""
    words = [word.strip(".,") for word in name.split() if word[:1].isupper()]
    cut = (SHORT.get(word, word if len(word) < 6 else word[: 3 + len(word) % 3]) for word in words)
    return " ".join(cut) or name
