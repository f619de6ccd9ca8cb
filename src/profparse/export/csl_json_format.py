"""CSL-JSON: what citation processors, Zotero and Pandoc read (version 1.0.2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from profparse.export.addresses import addresses
from profparse.export.days import Parts, dated
from profparse.export.losses import Losses
from profparse.export.plain import kept, plain
from profparse.export.publications import Publication, identifier, own_link, publications
from profparse.model import Author, Date, Paper, Profile

TITLE = "CSL-JSON"
HELD = frozenset((
    "title", "type", "authors", "et_al", "organizations", "venue", "volume", "issue", "pages", "publisher", "date",
    "categories", "score", "badges", "abstract", "status", "citations", "links", "identifiers",
))  # fmt: skip
_NAMED = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "issn": "ISSN"}
# What these appear with is their publisher, not a container.
_PUBLISHED_BY_VENUE = ("thesis", "report")


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
    by_venue = paper.type in _PUBLISHED_BY_VENUE and not paper.publisher
    values: dict[str, Any] = {
        "id": publication.key,
        "type": paper.type or "document",
        "title": paper.title,
        "author": [name(author) for author in paper.authors if plain(author.name)],
        "container-title": None if by_venue else paper.venue,
        "publisher": paper.venue if by_venue else paper.publisher,
        "volume": paper.volume,
        "issue": paper.issue,
        "page": paper.pages,
        "issued": issued(paper.date),
        "abstract": paper.abstract,
        "keyword": ", ".join(paper.categories),
        "status": paper.status,
        "URL": own and own[1],
        **{variable: identifier(paper, scheme) for scheme, variable in _NAMED.items()},
        "custom": _custom(paper, [url for _, url in links if own is None or url != own[1]]),
    }
    found: dict[str, Any] = kept(values)
    return found


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
    return {
        "et_al": paper.et_al or None,
        "organizations": list(paper.organizations),
        "score": paper.score,
        "badges": list(paper.badges),
        "citations": paper.citations,
        "date_alternatives": list(paper.date.alternatives) if paper.date else [],
        "links": urls,
        "identifiers": [
            {"scheme": found.scheme, "value": found.value}
            for found in paper.identifiers
            if identifier(paper, found.scheme) != found.value or found.scheme not in _NAMED
        ],
    }
