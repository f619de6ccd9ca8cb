"""RIS: what reference managers exchange. UTF-8, one tag a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from profparse.export.addresses import addresses
from profparse.export.days import dated
from profparse.export.imprint import edition, venue
from profparse.export.kinds_of_work import is_preprint, repository, thesis
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.export.publications import Publication, identifier, marked, publications
from profparse.model import Author, Paper, Profile

TITLE = "RIS"
HELD = frozenset((
    "title", "type", "authors", "venue", "volume", "issue", "pages", "publisher", "publisher_place", "edition",
    "editors", "date", "categories", "abstract", "status", "links", "identifiers",
))  # fmt: skip
_TYPES = {
    "article-journal": "JOUR", "paper-conference": "CPAPER", "thesis": "THES", "chapter": "CHAP", "book": "BOOK",
    "patent": "PAT", "report": "RPRT", "dataset": "DATA", "software": "COMP",
}  # fmt: skip
_NAMED = ("doi", "arxiv", "pmid", "isbn")
#: The types of which ``SN`` is another number: that of a journal, a report or a patent.
_NUMBERED = ("article-journal", "report", "patent")


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """One reference for each paper."""
    losses.kinds(profiles, ("papers",))
    return "\n".join(_reference(publication, losses) for publication in publications(profiles, losses))


def _reference(publication: Publication, losses: Losses) -> str:
    paper = publication.paper
    losses.unheld("papers", paper, HELD)
    kind = "UNPB" if is_preprint(paper) else _TYPES.get(paper.type or "", "GEN")
    tags = [("TY", kind), ("ID", publication.key), *_tags(paper, losses)]
    lines = [f"{tag}  - {plain(value)}" for tag, value in tags if value and plain(value)]
    return "\n".join([*lines, "ER  - "]) + "\n"


def _tags(paper: Paper, losses: Losses) -> Iterator[tuple[str, str | None]]:
    for author in paper.authors:
        yield "AU", _name(author)
    # ``A2`` of a book are the editors of its series, and ``CY`` of a talk is where it was given.
    for editor in paper.editors:
        yield "A3" if paper.type == "book" else "A2", _name(editor)
    yield "TI", paper.title
    yield from _place(paper)
    yield "C1" if paper.type == "paper-conference" else "CY", paper.publisher_place
    yield "ET", edition(paper)
    yield "VL", paper.volume
    yield "IS", paper.issue
    ends = re.fullmatch(r"\s*(\w+)\s?[-–—]+\s?(\w+)\s*", paper.pages or "")
    yield "SP", ends[1] if ends else paper.pages
    yield "EP", ends and ends[2]
    yield from _date(paper, losses)
    yield "AB", paper.abstract
    yield from (("KW", category) for category in paper.categories)
    yield "DO", identifier(paper, "doi")
    arxiv, pmid = identifier(paper, "arxiv"), identifier(paper, "pmid")
    yield "AN", f"arXiv:{arxiv}" if arxiv else f"PMID:{pmid}" if pmid else None
    isbn = None if paper.type in _NUMBERED else identifier(paper, "isbn")
    yield "SN", isbn
    for found in paper.identifiers:
        used = found.scheme in _NAMED and identifier(paper, found.scheme) == found.value
        if not used or (found.scheme == "pmid" and arxiv) or (found.scheme == "isbn" and not isbn):
            losses.add("papers", f"identifiers ({found.scheme})")
    yield from (("UR", url) for url in dict.fromkeys(url for _, url in addresses(paper.links, "papers", losses)))
    if paper.status != "published" and not is_preprint(paper):
        yield "N1", paper.status
    marks = [f"{author.name} {mark}" for author, mark in zip(paper.authors, marked(paper), strict=True) if mark]
    yield "N1", f"Marks of authors: {'; '.join(marks)}" if marks else None
    for _ in filter(any, (map(plain, editor.marks) for editor in paper.editors)):
        losses.add("papers", "marks of editors")


def _place(paper: Paper) -> Iterator[tuple[str, str | None]]:
    """Where the work appeared; a preprint's server and a thesis's school are its publisher, as readers have it."""
    if is_preprint(paper):
        yield "PB", repository(paper)
    elif paper.type == "thesis":
        kind = thesis(paper)
        yield "PB", kind.school
        yield "M3", kind.genre
    else:
        yield "T2", venue(paper)
        yield "PB", paper.publisher


def _name(author: Author) -> str:
    """The family name before the given ones; without the comma that divides them, a name that is not divided."""
    if author.kind == "person" and author.family and plain(author.family):
        family, given = (plain(part).replace(",", " ") for part in (author.family, author.given or ""))
        return f"{family}, {given}" if given.strip() else family
    return author.name


def _date(paper: Paper, losses: Losses) -> Iterator[tuple[str, str | None]]:
    """The year, and the date as far as it is known, ``2024/05`` or ``2024/05/03``; else with its words."""
    date = dated(paper.date)
    if paper.date is None:
        return
    start = date.start
    if start is None or start.year is None:
        losses.add("papers", "dates without a year")
        return
    yield "PY", f"{start.year:04d}"
    settled = date.single and not start.season and not paper.date.alternatives
    if not settled:
        month, day = (f"{part:02d}" if part is not None else "" for part in (start.month, start.day))
        yield "DA", f"{start.year:04d}/{month}/{day}/{plain(paper.date.text).replace('/', '-')}"
    elif start.month is not None:
        yield "DA", (start.iso or "").replace("-", "/")
    if paper.date.alternatives:
        losses.add("papers", "other readings of the date")
