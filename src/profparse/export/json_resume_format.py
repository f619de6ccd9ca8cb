"""JSON Resume (version 1.0.0): the CV of the page's person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from profparse.export.addresses import address, addresses, profile_links
from profparse.export.days import dated
from profparse.export.losses import Losses
from profparse.export.plain import kept
from profparse.export.publications import doi_address, own_link
from profparse.model import Bio, Date, Education, NewsItem, Paper, Position, Profile, Project

TITLE = "JSON Resume"
HELD_OF_BIO = frozenset((
    "name", "summary", "positions", "education", "interests", "emails", "links", "identifiers",
))  # fmt: skip
HELD_OF_PAPERS = frozenset(("title", "venue", "publisher", "date", "abstract", "links"))
HELD_OF_AWARDS = frozenset(("date", "text", "kind"))
HELD_OF_PROJECTS = frozenset(("name", "description", "links"))
SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """The CV of one person: biography, papers, projects, and the news that are awards."""
    resume: dict[str, Any] = {"$schema": SCHEMA}
    for profile in profiles:
        if profile.bio is not None:
            resume |= _person(profile.bio, losses)
        awards = [item for item in profile.news if item.kind == "award"]
        for _ in range(len(profile.news) - len(awards)):
            losses.add("news", "items that are no award")
        resume |= {
            "awards": [_award(item, losses) for item in awards],
            "publications": [_publication(paper, losses) for paper in profile.papers],
            "projects": [_project(project, losses) for project in profile.projects],
        }
    return json.dumps(kept(resume), ensure_ascii=False, indent=2) + "\n"


def _person(bio: Bio, losses: Losses) -> dict[str, Any]:
    losses.unheld("the biography", bio, HELD_OF_BIO)
    email = next((email for email in bio.emails if "@" in email), None)
    for other in bio.emails:
        if other != email:
            losses.add("the biography", "emails beyond the first")
    return {
        "basics": {
            "name": bio.name,
            "label": next((position.role for position in bio.positions if position.current), None),
            "email": email,
            "summary": bio.summary,
            "profiles": _profiles(bio, losses),
        },
        "work": [_work(position, losses) for position in bio.positions],
        "education": [_education(education, losses) for education in bio.education],
        "interests": [{"name": interest} for interest in bio.interests],
    }


def _profiles(bio: Bio, losses: Losses) -> list[dict[str, str | None]]:
    """The person's accounts: their identifiers with the links that name them, and other links to profiles."""
    links = dict.fromkeys(url for _, url in profile_links(bio.links, losses))
    out: list[dict[str, str | None]] = []
    for found in bio.identifiers:
        url = next((url for url in links if found.value and found.value in url), None)
        out.append({"network": found.scheme, "username": found.value, "url": url})
        links.pop(url or "", None)
    return out + [{"network": urlsplit(url).hostname, "url": url} for url in links]


def _work(position: Position, losses: Losses) -> dict[str, Any]:
    place = ", ".join(filter(None, (position.unit, position.organization)))
    return {"name": place, "position": position.role, **_ends(position, losses)}


def _education(education: Education, losses: Losses) -> dict[str, Any]:
    if education.advisors:
        losses.add("the biography", "advisors")
    place = ", ".join(filter(None, (education.unit, education.institution)))
    return {"institution": place, "area": education.field, "studyType": education.degree, **_ends(education, losses)}


def _ends(stay: Position | Education, losses: Losses) -> dict[str, str | None]:
    return {
        "startDate": _day(stay.start, "the biography", losses),
        "endDate": _day(stay.end, "the biography", losses, last=True),
    }


def _award(item: NewsItem, losses: Losses) -> dict[str, Any]:
    losses.unheld("news", item, HELD_OF_AWARDS)
    return {"title": item.text, "date": _day(item.date, "news", losses)}


def _publication(paper: Paper, losses: Losses) -> dict[str, Any]:
    losses.unheld("papers", paper, HELD_OF_PAPERS)
    links = addresses(paper.links, "papers", losses)
    own = own_link(links)
    for _ in links[1:]:
        losses.add("papers", "links beyond the first")
    if paper.venue and paper.publisher:
        losses.add("papers", "publisher beside the venue")
    return {
        "name": paper.title,
        "publisher": paper.venue or paper.publisher,
        "releaseDate": _day(paper.date, "papers", losses),
        "url": own[1] if own else doi_address(paper),
        "summary": paper.abstract,
    }


def _project(project: Project, losses: Losses) -> dict[str, Any]:
    losses.unheld("projects", project, HELD_OF_PROJECTS)
    links = [url for url in map(address, project.links) if url]
    for _ in project.links[len(links[:1]) :]:
        losses.add("projects", "links beyond the first")
    return {"name": project.name, "description": project.description, "url": links[0] if links else None}


def _day(date: Date | None, kind: str, losses: Losses, last: bool = False) -> str | None:
    """The date as a year, month or day; of a span of time its start, or with ``last`` its end."""
    if date is None:
        return None
    parts = dated(date)
    chosen = parts.end if last else parts.start
    if parts.single is None or chosen is None or chosen.season or date.alternatives:
        losses.add(kind, "spans, seasons and other readings of dates")
    iso = chosen.iso if chosen is not None else None
    return iso if iso is not None and "1000" <= iso < "3" else None
