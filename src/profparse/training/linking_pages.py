"""Known publications as the entries of several pages, each in a style of its own, with near twins among them.

What the reader would give of an entry is made at once, with what it tends to get wrong: titles cut or glued to what
follows, names as initials, lists that end in ``et al.``, venues abbreviated or missing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from profparse.merge.words import words
from profparse.model import Author, Date, Identifier, Paper
from profparse.training.misread_titles import misspelt, run_on

PAGES = 3  # of each person
_RUNS_ON = 0.03  # titles that run on into the venue: 1 of 1,000 read in styles of homepages, 54 in styles never seen
HERE = (0, 0)  # a span: the entries stand on no page
_TWINS = ("part", "number", "talk", "edition", "subtitle", "about")


_FIRST = re.compile(r"II$")


class Entry(NamedTuple):
    """An entry of a page, and the work that it is of."""

    page: int
    work: tuple[int, str]
    paper: Paper


class Style(NamedTuple):
    """How a page prints its entries; the numbers are chances."""

    title: str
    names: str
    most_names: int
    venue: str
    no_venue: float
    figures: float
    identifiers: float
    no_year: float


def style(chance: random.Random) -> Style:
    """A style by chance."""
    return Style(
        chance.choice(["as is"] * 4 + ["title case", "sentence case", "capitals", "TeX"]),
        chance.choice(["full", "full", "initials", "family first", "no middle"]),
        chance.choice([99, 99, 99, 3, 1, 6]),
        chance.choice(["as is", "as is", "abbreviated", "acronym"]),
        chance.choice([0.05, 0.05, 0.05, 0.3, 1.0]),
        chance.choice([0.0, 0.5, 0.9]),
        chance.choice([0.0, 0.0, 0.3, 0.8]),
        chance.choice([0.02, 0.02, 0.02, 0.02, 0.1, 1.0]),
    )


def entries(records: Sequence[Mapping[str, Any]], chance: random.Random) -> list[Entry]:
    """The entries of several pages about the works of ``records`` and about near twins of some of them."""
    styles = [style(chance) for _ in range(PAGES)]
    works: list[tuple[tuple[int, str], Mapping[str, Any], bool]] = []
    for n, record in enumerate(records):
        if chance.random() < 0.1:
            kind = chance.choice(_TWINS)
            twin = _twin(record, kind, chance)
            if twin is not None:
                works.append(((n, kind), twin, False))
                if kind == "part" and chance.random() < 0.6:  # the first of two parts says so, too
                    record = {**record, "title": _FIRST.sub("I", twin["title"]).replace("2", "1")}
        works.append(((n, ""), record, _has_preprint(record, chance)))
    made = []
    for page in range(PAGES):
        for work, record, has_preprint in works:
            if chance.random() < 0.6:
                shown = _preprint(record, chance) if has_preprint and chance.random() < 0.4 else record
                made.append(Entry(page, work, _paper(shown, styles[page], chance)))
    return made


def _has_preprint(record: Mapping[str, Any], chance: random.Random) -> bool:
    return record["type"] in ("article-journal", "paper-conference") and chance.random() < 0.4


def _preprint(record: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """The preprint of a published work: earlier, without figures, at times under a title that was changed a little."""
    server = chance.choice(["arXiv", "arXiv preprint", "arXiv preprint arXiv:2101.01234", "bioRxiv", "SSRN", "", ""])
    shown = {key: record[key] for key in ("title", "author", "archive_id", "et_al") if key in record}
    title = str(record["title"])
    if chance.random() < 0.15:
        title = _changed(title, chance)
    shown |= {"type": "article", "title": title, "container-title": server, "status": "preprint"}
    issued = dict(record.get("issued") or {})
    if issued.get("year"):
        shown["issued"] = {"year": issued["year"] - chance.choice([0, 0, 1, 1, 2])}
    return shown


def _changed(title: str, chance: random.Random) -> str:
    """A title as authors change it between versions: a word more or less, or a subtitle."""
    parts = title.split()
    way = chance.randrange(4)
    if way == 0 and ": " in title:
        return title.split(": ", 1)[1 if chance.random() < 0.3 else 0]
    if way == 1 and len(parts) > 5:
        del parts[chance.randrange(len(parts))]
    elif way == 2:
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(["the", "Efficient", "of", "for", "and", "Large"]))
    elif len(parts) > 4:
        place = chance.randrange(len(parts) - 1)
        parts[place], parts[place + 1] = parts[place + 1], parts[place]
    return " ".join(parts)


def _twin(record: Mapping[str, Any], kind: str, chance: random.Random) -> dict[str, Any] | None:
    """Another work that looks like it: the second part, the talk, the second edition, the next of its series."""
    title = str(record["title"]).rstrip(".")
    shown = {key: value for key, value in record.items() if key not in ("DOI", "ISBN", "archive_id", "page", "volume")}
    shown["issued"] = _later(record, chance.choice([0, 0, 1, 2]))
    shown["volume"], shown["page"] = str(chance.randint(1, 80)), f"{chance.randint(1, 900)}–{chance.randint(901, 1800)}"
    if kind == "part":
        word = chance.choice(["Part ", "part ", "", "", "Vol. ", ": Part ", ", Part "])
        roman = chance.random() < 0.6
        shown["title"] = f"{title} {word}{'II' if roman else 2}".replace(" :", ":").replace(" ,", ",")
    elif kind == "number":
        head, colon, tail = title.partition(": ")
        shown["title"] = f"{head} {chance.choice(['2', '2.0', '3', 'II', 'v2', '2020', '2023'])}{colon}{tail}"
    elif kind == "talk":
        place = chance.choice(["Berlin", "ICRA", "University of Example", str(record.get("container-title") or "EGU")])
        event = chance.choice(
            ["Invited talk, {}", "Talk at {}", "Poster presented at {}", "Keynote, {}", "{} (poster)", "Seminar, {}",
             "Oral presentation, {}", "Colloquium, {}", "Presentation at {}"]
        )  # fmt: skip
        shown |= {"container-title": event.format(place), "type": "speech"}
        shown.pop("volume"), shown.pop("page")
    elif kind == "edition":
        if record["type"] != "book":
            return None
        shown |= {"edition": chance.choice(["2", "2nd ed.", "Second edition", "3rd edition", "2. Auflage"])}
        shown["issued"] = _later(record, chance.randint(2, 15))
        shown.pop("volume"), shown.pop("page")
    elif kind == "subtitle":
        head, colon, _ = title.partition(": ")
        if not colon:
            return None
        other = ["A Case Study", "Theory", "Experimental Results", "An Application to Speech", "Reply", "A Survey"]
        shown["title"] = f"{head}: {chance.choice(other)}"
    else:
        form = chance.choice(["Erratum: {}", "Reply to: {}", "Review of {}", "Comment on “{}”", "Corrigendum to {}"])
        shown["title"] = form.format(title)
    return shown


def _later(record: Mapping[str, Any], years: int) -> dict[str, int]:
    year = (record.get("issued") or {}).get("year")
    return {"year": year + years} if year else {}


def _paper(record: Mapping[str, Any], style: Style, chance: random.Random) -> Paper:
    """A record as the reader would give it in a style."""
    authors = [name for name in record.get("author") or record.get("editor") or () if name.get("family")]
    cut = bool(record.get("et_al")) or len(authors) > style.most_names
    shown = authors[: style.most_names]
    if len(authors) > 1 and chance.random() < 0.04:
        shown = [name for name in shown if name is not shown[0]]  # `with A and B`: the owner is left out
    elif len(shown) > 2 and chance.random() < 0.02:
        chance.shuffle(shown)
    elif len(shown) > 4 and chance.random() < 0.05:
        shown = shown[: chance.randint(2, 4)]  # the reader lost some
    year = (record.get("issued") or {}).get("year")
    if chance.random() < style.no_year:
        year = None
    elif year and chance.random() < 0.06:
        year += chance.choice([-1, 1])
    venue = _venue(record, style, chance)
    edition = record.get("edition")
    if edition and (not venue or chance.random() < 0.9):
        venue = f"{venue or ''} {edition if 'd' in str(edition) or 'A' in str(edition) else f'{edition}th ed.'}".strip()
    figures = chance.random() < style.figures
    names = tuple(_author(name, style.names, chance) for name in shown)
    title = _title(str(record["title"]), style, [name.name for name in names], chance)
    if venue and chance.random() < _RUNS_ON:
        title, venue = run_on(title, venue, chance)
    return Paper(
        id="paper",
        blocks=(),
        layout="",
        title=title,
        type=_TYPES.get(record["type"]),  # type: ignore[arg-type]
        authors=names,
        et_al=cut,
        venue=venue,
        volume=str(record["volume"]) if figures and record.get("volume") else None,
        issue=str(record["issue"]) if figures and record.get("issue") else None,
        pages=str(record["page"]) if figures and record.get("page") else None,
        date=Date(str(year), str(year), f"{year:04}-01-01", f"{year:04}-12-31", "year", False, (), (), HERE)
        if year
        else None,
        status="preprint" if record.get("status") == "preprint" and chance.random() < 0.7 else None,
        identifiers=_identifiers(record, style, chance),
    )


_TYPES = {
    name: name for name in ("article-journal", "paper-conference", "thesis", "chapter", "book", "patent", "report")
}


def _identifiers(record: Mapping[str, Any], style: Style, chance: random.Random) -> tuple[Identifier, ...]:
    found = []
    for scheme, key in (("doi", "DOI"), ("isbn", "ISBN"), ("arxiv", "archive_id")):
        value = str(record.get(key) or "")
        if value and chance.random() < style.identifiers:
            if scheme != "arxiv":
                found.append(Identifier(scheme, value, HERE))
            elif value.lower().startswith("arxiv:"):
                found.append(Identifier(scheme, value[6:], HERE))
    return tuple(found)


def _author(name: Mapping[str, str], form: str, chance: random.Random) -> Author:
    family, given = name["family"], (name.get("given") or "").replace(".", ". ").split()
    if form in ("initials", "family first"):
        given = [part[0] + "." for part in given]
    elif form == "no middle":
        given = given[:1]
    shown = " ".join([*given, family]) if form != "family first" else f"{family} {''.join(given).replace('.', '')}"
    if chance.random() < 0.1:  # the reader leaves the parts open
        return Author(shown, None, None, "person", (), False, HERE)
    return Author(shown, " ".join(given) or None, family, "person", (), False, HERE)


def _title(title: str, style: Style, names: Sequence[str], chance: random.Random) -> str:
    shown = title.rstrip(".")
    if style.title == "title case":
        shown = " ".join(part[:1].upper() + part[1:] for part in shown.split())
    elif style.title == "sentence case":
        shown = shown[:1] + shown[1:].lower()
    elif style.title == "capitals":
        shown = shown.upper()
    elif style.title == "TeX":
        shown = " ".join(f"{{{part}}}" if part[:1].isupper() and part[1:].islower() else part for part in shown.split())
    way = chance.random()
    if way < 0.02 and ": " in shown:
        return shown.split(": ", 1)[0]
    if way < 0.03 and len(shown) > 30:
        return shown[: chance.randint(25, len(shown))].rstrip()
    if way < 0.04 and names:
        return f"{shown}{chance.choice(['', ' ', '. '])}{names[0]}"
    if way < 0.05:
        return f"{shown}. {chance.choice(['pdf', 'with', 'In', 'PDF code', 'Best Paper', 'Submitted'])}"
    if way < 0.07:
        return shown.replace(" ", "", chance.randint(1, 3))
    if way < 0.09:
        return misspelt(shown, chance)
    if way < 0.1:
        return f"{shown} [{chance.choice(_TRANSLATIONS)}]"
    if way < 0.12:
        return shown.replace("-", " ").replace(" and ", " & ").replace("isation", "ization").replace("our ", "or ")
    if way < 0.13:
        return f"{shown} {chance.choice(_TRANSLATIONS)}"
    return shown


_TRANSLATIONS = (
    "A translation of what the title says", "Une étude des tables étroites", "Zur Lage der Dinge in engen Tabellen",
    "Un estudio de las tablas", "The measure of narrow things",
)  # fmt: skip


def _venue(record: Mapping[str, Any], style: Style, chance: random.Random) -> str | None:
    venue = str(record.get("container-title") or record.get("publisher") or "")
    if not venue or (record["type"] != "speech" and chance.random() < style.no_venue):
        return None
    if record["type"] == "speech" or record.get("status") == "preprint":
        return venue
    parts = venue.split()
    if style.venue == "abbreviated" and len(parts) > 1:
        return " ".join(part[:4] + "." if len(part) > 6 else part for part in parts if len(part) > 3 and words(part))
    if style.venue == "acronym" and len(parts) > 2:
        return "".join(part[0] for part in parts if part[0].isupper()) or venue
    return venue
