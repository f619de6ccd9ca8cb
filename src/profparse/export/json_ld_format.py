"""JSON-LD in the terms of schema.org: the person, their papers and projects, as search engines read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from profparse.export.addresses import addresses, profile_links
from profparse.export.days import dated
from profparse.export.imprint import venue
from profparse.export.losses import Losses
from profparse.export.plain import kept
from profparse.export.publications import Publication, identifier, own_link, publications
from profparse.model import Author, Bio, Date, Education, Paper, Position, Profile, Project

TITLE = "JSON-LD"
HELD_OF_BIO = frozenset((
    "name", "summary", "positions", "education", "interests", "emails", "links", "identifiers",
))  # fmt: skip
HELD_OF_PAPERS = frozenset((
    "title", "type", "authors", "venue", "volume", "issue", "pages", "publisher", "publisher_place", "edition",
    "editors", "date", "categories", "abstract", "status", "links", "identifiers",
))  # fmt: skip
HELD_OF_PROJECTS = frozenset(("name", "description", "links"))
_TYPES = {
    "thesis": "Thesis", "chapter": "Chapter", "book": "Book", "patent": "CreativeWork", "report": "Report",
    "dataset": "Dataset", "software": "SoftwareApplication",
}  # fmt: skip
#: What an edition and an ISBN are of, in or of a paper of these types; of others schema.org has a ``version``.
_BOOKS = ("book", "chapter")


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """One graph; the persons of several pages are told apart by their number."""
    losses.kinds(profiles, ("papers", "projects", "the biography"))
    owners = [f"#person-{n}" if len(profiles) > 1 else "#person" for n in range(1, len(profiles) + 1)]
    graph: list[Any] = []
    owned: dict[int, tuple[str, str | None]] = {}  # the authors that are a page's person: its node and name
    for owner, profile in zip(owners, profiles, strict=True):
        if profile.bio is not None:
            graph.append(_person(owner, profile.bio, losses))
            own = [author for paper in profile.papers for author in (*paper.authors, *paper.editors) if author.is_owner]
            owned |= {id(author): (owner, profile.bio.name) for author in own}
    graph += [_work(publication, owned, losses) for publication in publications(profiles, losses)]
    for owner, profile in zip(owners, profiles, strict=True):
        for project in profile.projects:
            graph.append(_project(project, owner if profile.bio else None, losses))
    text = json.dumps({"@context": "https://schema.org", "@graph": kept(graph)}, ensure_ascii=False, indent=2)
    # It is made to stand in a script element, which nothing in it may end.
    return text.replace("<", "\\u003c") + "\n"


def _person(owner: str, bio: Bio, losses: Losses) -> dict[str, Any]:
    losses.unheld("the biography", bio, HELD_OF_BIO)
    return {
        "@id": owner,
        "@type": "Person",
        "name": bio.name,
        "description": bio.summary,
        "jobTitle": [position.role for position in bio.positions if position.current],
        "worksFor": [_employment(position, losses) for position in bio.positions if _placed(position, losses)],
        "affiliation": [_studies(each, "affiliation", losses) for each in bio.education if each.current],
        "alumniOf": [_studies(each, "alumniOf", losses) for each in bio.education if not each.current],
        "hasCredential": [_credential(each) for each in bio.education if each.degree and not each.current],
        "knowsAbout": list(bio.interests),
        "email": list(bio.emails),
        "identifier": [_property(found.scheme, found.value) for found in bio.identifiers],
        "sameAs": list(dict.fromkeys(url for _, url in profile_links(bio.links, losses))),
    }


def _organization(kind: str, name: str | None, unit: str | None) -> dict[str, Any] | None:
    if not name and not unit:
        return None
    return {"@type": kind, "name": name, "department": {"@type": "Organization", "name": unit} if unit else None}


def _placed(position: Position, losses: Losses) -> bool:
    """Whether a position can be told from one that is held now: the term for both is the same."""
    if position.current or position.start or position.end:
        return True
    losses.add("the biography", "past positions without dates")
    return False


def _employment(position: Position, losses: Losses) -> dict[str, Any]:
    return {
        "@type": "EmployeeRole",
        "roleName": position.role,
        **_ends(position, losses),
        "worksFor": _organization("Organization", position.organization, position.unit),
    }


def _studies(education: Education, relation: str, losses: Losses) -> dict[str, Any]:
    """A stay at a school; what is studied there now is no credential yet."""
    if education.advisors:
        losses.add("the biography", "advisors")
    if education.field and (education.current or not education.degree):
        losses.add("the biography", "fields of study without a degree")
    return {
        "@type": "OrganizationRole",
        "roleName": education.degree if education.current else None,
        **_ends(education, losses),
        relation: _organization("CollegeOrUniversity", education.institution, education.unit),
    }


def _credential(education: Education) -> dict[str, Any]:
    return {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": education.degree,
        "about": {"@type": "Thing", "name": education.field} if education.field else None,
        "recognizedBy": _organization("CollegeOrUniversity", education.institution, None),
    }


def _ends(stay: Position | Education, losses: Losses) -> dict[str, str | None]:
    return {
        "startDate": _date(stay.start, "the biography", losses),
        "endDate": _date(stay.end, "the biography", losses, last=True),
    }


def _work(publication: Publication, owned: Mapping[int, tuple[str, str | None]], losses: Losses) -> dict[str, Any]:
    paper = publication.paper
    losses.unheld("papers", paper, HELD_OF_PAPERS)
    links = addresses(paper.links, "papers", losses)
    own = own_link(links)
    volume: dict[str, Any] = {"editor": list(_authors(paper.editors, owned))}
    if paper.type in _BOOKS:
        volume |= {"bookEdition": paper.edition, "isbn": identifier(paper, "isbn")}
    within = paper.type == "chapter" or (paper.type != "book" and venue(paper) is not None)
    return {
        "@id": f"#{publication.key}",
        "@type": _TYPES.get(paper.type or "", "ScholarlyArticle"),
        "name": paper.title,
        "author": list(_authors(paper.authors, owned)),
        **({} if within else volume),
        "version": None if paper.type in _BOOKS else paper.edition,
        "isPartOf": _container(publication, volume if within else {}),
        "pagination": paper.pages,
        "publisher": _publisher(paper),
        "datePublished": _date(paper.date, "papers", losses),
        "keywords": list(paper.categories),
        "abstract": paper.abstract,
        "creativeWorkStatus": paper.status,
        "identifier": [_property(found.scheme, found.value) for found in paper.identifiers],
        "url": own and own[1],
        "sameAs": list(dict.fromkeys(url for _, url in links if own is None or url != own[1])),
    }


def _authors(authors: Sequence[Author], owned: Mapping[int, tuple[str, str | None]]) -> Iterator[dict[str, Any]]:
    """The authors; the page's person is one node whatever a byline calls it."""
    for author in authors:
        if id(author) in owned:
            owner, name = owned[id(author)]
            spelt = None if author.name == name else author.name
            yield {"@type": "Person", "@id": owner, "alternateName" if name else "name": spelt}
            continue
        if author.kind == "group":
            yield {"@type": "Organization", "name": author.name}
            continue
        yield {"@type": "Person", "name": author.name, "givenName": author.given, "familyName": author.family}


def _publisher(paper: Paper) -> dict[str, Any] | None:
    if not paper.publisher and not paper.publisher_place:
        return None
    place = {"@type": "Place", "name": paper.publisher_place} if paper.publisher_place else None
    return {"@type": "Organization", "name": paper.publisher, "location": place}


def _container(publication: Publication, more: Mapping[str, Any]) -> dict[str, Any] | None:
    """The journal, the proceedings or the book with ``more`` of what is said of it, within it the volume and issue."""
    paper = publication.paper
    kind = {"article-journal": "Periodical", "chapter": "Book"}.get(paper.type or "", "CreativeWork")
    named = {"name": venue(paper), **more}
    inner: dict[str, Any] | None = {"@type": kind, **named} if any(named.values()) else None
    if paper.volume:
        inner = {"@type": "PublicationVolume", "volumeNumber": paper.volume, "isPartOf": inner}
    if paper.issue:
        inner = {"@type": "PublicationIssue", "issueNumber": paper.issue, "isPartOf": inner}
    return inner


def _project(project: Project, owner: str | None, losses: Losses) -> dict[str, Any]:
    losses.unheld("projects", project, HELD_OF_PROJECTS)
    return {
        "@type": "ResearchProject",
        "name": project.name,
        "description": project.description,
        "url": list(dict.fromkeys(url for _, url in addresses(project.links, "projects", losses))),
        "member": {"@id": owner} if owner else None,
    }


def _property(scheme: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def _date(date: Date | None, kind: str, losses: Losses, last: bool = False) -> str | None:
    """The date as a year, month or day of ISO 8601; of a span of time its start, or with ``last`` its end."""
    if date is None:
        return None
    parts = dated(date)
    chosen = parts.end if last else parts.start
    if parts.single is None or chosen is None or chosen.season or date.alternatives or chosen.year is None:
        losses.add(kind, "spans, seasons and other readings of dates")
    return chosen.iso if chosen is not None else None
