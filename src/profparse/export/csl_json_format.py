"""CSL-JSON: what citation processors, Zotero and Pandoc read (version 1.0.2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from profparse.export.addresses import addresses
from profparse.export.days import Parts, dated
from profparse.export.imprint import edition_number, venue
from profparse.export.kinds_of_work import is_preprint, repository, thesis
from profparse.export.losses import Losses
from profparse.export.plain import kept, plain
from profparse.export.publications import Publication, identifier, own_link, publications
from profparse.model import Author, Date, Paper, Profile

TITLE = "CSL-JSON"
HELD = frozenset((
    "title", "type", "authors", "et_al", "organizations", "venue", "volume", "issue", "pages", "publisher",
    "publisher_place", "edition", "editors", "date", "categories", "score", "badges", "abstract", "status", "citations",
    "links", "identifiers",
))  # fmt: skip
_NAMED = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "issn": "ISSN"}


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """A list of items, one for each paper; their ids are the keys that BibTeX has too."""
    losses.kinds(profiles, ("papers",))
    items = [item(publication, losses) for publication in publications(profiles, losses)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(publication: Publication, losses: Losses) -> dict[str, Any]:
    """The CSL item of a paper; what CSL has no variable for stands under ``custom``."""
    paper = publication.paper
    losses.unheld("papers", paper, HELD)
    links = addresses(paper.links, "papers", losses)
    own = own_link(links)
    values: dict[str, Any] = {
        "id": publication.key,
        "title": paper.title,
        "author": [name(author) for author in paper.authors if plain(author.name)],
        "editor": [name(editor) for editor in paper.editors if plain(editor.name)],
        **_place(paper),
        "publisher-place": paper.publisher_place,
        "edition": edition_number(paper) or paper.edition,  # styles put the word beside a number alone
        "volume": paper.volume,
        "issue": paper.issue,
        "page": paper.pages,
        "issued": issued(paper.date),
        "abstract": paper.abstract,
        "keyword": ", ".join(paper.categories),
        "URL": own and own[1],
        **{variable: identifier(paper, scheme) for scheme, variable in _NAMED.items()},
        "custom": _custom(paper, [url for _, url in links if own is None or url != own[1]]),
    }
    found: dict[str, Any] = kept(values)
    return found


def _place(paper: Paper) -> dict[str, str | None]:
    """The type, and where the work appeared: what a thesis, report or preprint appears with is its publisher."""
    if is_preprint(paper):
        arxiv = identifier(paper, "arxiv")
        number = f"arXiv:{arxiv}" if arxiv else None
        return {"type": "article", "genre": "preprint", "publisher": repository(paper), "number": number}
    if paper.type == "thesis":
        kind = thesis(paper)
        return {"type": "thesis", "genre": kind.genre, "publisher": kind.school}
    if paper.type == "report" and not (paper.publisher and venue(paper)):
        return {"type": "report", "publisher": paper.venue or paper.publisher}
    return {"type": paper.type or "document", "container-title": venue(paper), "publisher": paper.publisher}


def name(author: Author) -> dict[str, str]:
    """A CSL name: its parts where they are known, else the name as it is."""
    if author.kind == "person" and author.family and plain(author.family):
        parts: dict[str, str] = kept({"family": author.family, "given": author.given})
        return parts
    return {"literal": plain(author.name)}


def issued(date: Date | None) -> dict[str, Any] | None:
    """A CSL date: its parts as far as they are known; the words of the page for what has no year."""
    if date is None:
        return None
    start, end = dated(date)
    if start is None or start.year is None:
        return {"literal": plain(date.text)} if plain(date.text) else None
    if start == end:
        season = {} if start.season is None else {"season": start.season - 20}
        return {"date-parts": [_parts(start)], **season}
    if end is None or end.year is None or start.season or end.season:
        return {"literal": plain(date.edtf)}
    return {"date-parts": [_parts(start), _parts(end)]}


def _parts(parts: Parts) -> list[int]:
    return [part for part in (parts.year, parts.month, parts.day) if part is not None]


def _custom(paper: Paper, urls: Sequence[str]) -> dict[str, Any]:
    used = {**_NAMED, "arxiv": "number"} if is_preprint(paper) else _NAMED
    return {
        "et_al": paper.et_al or None,
        "author_marks": _marks(paper.authors),
        "editor_marks": _marks(paper.editors),
        "organizations": list(paper.organizations),
        "score": paper.score,
        "badges": list(paper.badges),
        "status": paper.status,  # styles would print the variable of that name
        "citations": paper.citations,
        "date_alternatives": list(paper.date.alternatives) if paper.date else [],
        "links": urls,
        "identifiers": [
            {"scheme": found.scheme, "value": found.value}
            for found in paper.identifiers
            if identifier(paper, found.scheme) != found.value or found.scheme not in used
        ],
    }


def _marks(names: Sequence[Author]) -> list[list[str]] | None:
    marks = [list(filter(None, map(plain, one.marks))) for one in names]
    return marks if any(marks) else None
