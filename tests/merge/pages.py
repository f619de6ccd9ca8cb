"""Pages and entries to merge: built from facts, in several shapes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import profparse
from profparse.model import Author, Date, Identifier, Paper

WORKS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("works_on_three_pages.json").read_text("utf-8"))


def author_page(works: Sequence[dict[str, Any]]) -> str:
    """The works as a site of papers prints them: fields run together."""
    day = "{0:%b} {0.day}, {0:%Y}"
    from datetime import date

    return "\n".join(
        f"CL{day.format(date.fromisoformat(work['date']))}Code\n{work['title']}{', '.join(work['authors'])}"
        f"{' et al.' if work['et_al'] else ''} · north-lab\n"
        for work in works
    )


def publication_list(works: Sequence[dict[str, Any]]) -> str:
    """The works as the references of a homepage: initials, sentence case, the year at the end."""
    entries = []
    for work in works:
        parts = [name.split() for name in work["authors"]]
        names = [" ".join([*(word[0] + "." for word in name[:-1]), name[-1]]) for name in parts]
        listed = ", ".join(names) + (", et al." if work["et_al"] else ".")
        entries.append(f"- {listed} *{work['title']}*. arXiv preprint, {work['date'][:4]}.")
    return "# Publications\n\n" + "\n".join(entries) + "\n"


def html_list(works: Sequence[dict[str, Any]]) -> str:
    """The works as items of HTML, the title in quotation marks."""
    items = "".join(
        f"<li>{', '.join(work['authors'])}{', et al.' if work['et_al'] else '.'} "
        f"“{work['title'].replace('&', '&amp;')}.” <i>Preprint</i>, {work['date'][:4]}.</li>\n"
        for work in works
    )
    return f"<html><body><h1>Ada Example</h1><h2>Publications</h2><ul>\n{items}</ul></body></html>"


def identifier(text: str) -> Identifier:
    """An identifier written as ``doi:10.1/x``."""
    scheme, _, value = text.partition(":")
    return Identifier(scheme, value, (0, 0))


def entry(title: str, authors: str = "", year: int | None = None, **fields: Any) -> Paper:
    """A paper as a reader gives it; ``ids`` as ``doi:10.1/x``; ``authors`` separated by commas."""
    identifiers = tuple(identifier(one) for one in fields.pop("ids", ()))
    names = tuple(
        Author(name.strip(), None, None, "person", (), False, (0, 0)) for name in authors.split(",") if name.strip()
    )
    date = Date(str(year), str(year), f"{year}-01-01", f"{year}-12-31", "year", False, (), (), (0, 0)) if year else None
    return Paper(
        id=fields.pop("id", "paper-1"), blocks=((0, 1),), layout="test", title=title, authors=names, date=date,
        identifiers=identifiers, **fields,
    )  # fmt: skip


def page(*papers: Paper, bio: profparse.Bio | None = None, name: str | None = None) -> profparse.Profile:
    """A profile of one page."""
    from dataclasses import replace

    numbered = tuple(replace(paper, id=f"paper-{n}") for n, paper in enumerate(papers, 1))
    source = profparse.Source(name, "text", 1, "")
    return profparse.Profile(
        profparse.SCHEMA_VERSION, source, (), bio, numbered, (), (), (), ()  # type: ignore[arg-type]
    )


def places(person: profparse.MergedProfile) -> set[frozenset[tuple[int, str]]]:
    """The groups of entries that are one work, by page and id."""
    return {frozenset((mention.page, mention.id) for mention in paper.mentions) for paper in person.papers}
