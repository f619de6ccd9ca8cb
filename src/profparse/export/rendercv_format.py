"""RenderCV: a CV in YAML, which RenderCV sets as a PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from profparse.export.addresses import addresses, profile_links
from profparse.export.days import dated, first_day
from profparse.export.imprint import venue
from profparse.export.losses import Losses
from profparse.export.plain import kept, plain
from profparse.export.publications import identifier, marked, own_link
from profparse.model import Bio, Date, Education, NewsItem, Paper, Position, Profile, Project

TITLE = "RenderCV"
HELD_OF_BIO = frozenset((
    "name", "summary", "positions", "education", "interests", "emails", "links", "identifiers",
))  # fmt: skip
HELD_OF_PAPERS = frozenset(("title", "authors", "et_al", "venue", "publisher", "date", "links", "identifiers"))
HELD_OF_AWARDS = frozenset(("date", "text", "kind"))
HELD_OF_PROJECTS = frozenset(("name", "description", "links"))
#: RenderCV's names of networks, and what a name of an account in them looks like.
_NETWORKS = {
    "orcid": ("ORCID", re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")), "github": ("GitHub", re.compile(r"[\w-]+")),
    "google_scholar": ("Google Scholar", re.compile(r"[\w-]+")), "linkedin": ("LinkedIn", re.compile(r"[\w-]+")),
    "twitter": ("X", re.compile(r"\w+")),
}  # fmt: skip
_EMAIL = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}")


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """The CV of one person: biography, papers, projects, and the news that are awards."""
    import yaml

    cv: dict[str, Any] = {}
    for profile in profiles:
        bio = profile.bio or Bio(id="bio", blocks=(), layout="")
        losses.unheld("the biography", bio, HELD_OF_BIO)
        cv |= {"name": bio.name, "email": _email(bio, losses), "social_networks": _networks(bio, losses)}
        awards = [item for item in profile.news if item.kind == "award"]
        for _ in range(len(profile.news) - len(awards)):
            losses.add("news", "items that are no award")
        cv["sections"] = {
            "summary": [_text(bio.summary)],
            "experience": [_work(position) for position in bio.positions],
            "education": [_education(education, losses) for education in bio.education],
            "publications": [_publication(paper, losses) for paper in profile.papers],
            "projects": [_project(project, losses) for project in profile.projects],
            "awards": [{"bullet": _award(item, losses)} for item in awards],
            "interests": [{"bullet": _text(interest)} for interest in bio.interests],
        }
    text: str = yaml.safe_dump({"cv": _whole(kept(cv))}, allow_unicode=True, sort_keys=False, width=1000)
    return text


#: What RenderCV wants in each entry of a section, be it empty.
_WANTED: Mapping[str, Mapping[str, Any]] = {
    "experience": {"company": "", "position": ""},
    "education": {"institution": "", "area": ""},
    "publications": {"title": "", "authors": []},
    "projects": {"name": ""},
}


def _whole(cv: dict[str, Any]) -> dict[str, Any]:
    """The CV with what must not be left out of an entry."""
    sections = {
        name: [{**_WANTED[name], **entry} if name in _WANTED else entry for entry in entries]
        for name, entries in cv.get("sections", {}).items()
    }
    return {**cv, "sections": sections} if sections else cv


def _text(text: str | None) -> str:
    """A text of which RenderCV makes no emphasis and no link."""
    return plain(text or "").replace("*", "\\*").replace("](", "] (")


def _email(bio: Bio, losses: Losses) -> str | None:
    fit = [email for email in bio.emails if _EMAIL.fullmatch(email)]
    for _ in bio.emails[len(fit[:1]) :]:
        losses.add("the biography", "emails beyond the first")
    return fit[0] if fit else None


def _networks(bio: Bio, losses: Losses) -> list[dict[str, str]]:
    out = []
    for found in bio.identifiers:
        network, form = _NETWORKS.get(found.scheme, ("", None))
        if form is not None and form.fullmatch(found.value):
            out.append({"network": network, "username": found.value})
        else:
            losses.add("the biography", f"identifiers ({found.scheme})")
    for _ in profile_links(bio.links, losses):
        losses.add("the biography", "links to profiles")
    return out


def _work(position: Position) -> dict[str, Any]:
    place = ", ".join(filter(None, (position.unit, position.organization)))
    return {"company": _text(place) or "-", "position": _text(position.role) or "-", **_stay(position)}


def _education(education: Education, losses: Losses) -> dict[str, Any]:
    if education.advisors:
        losses.add("the biography", "advisors")
    place = ", ".join(filter(None, (education.unit, education.institution)))
    # The degree stands for a field of study that the page does not say.
    area, degree = (education.field, education.degree) if education.field else (education.degree, None)
    return {"institution": _text(place), "area": _text(area), "degree": _text(degree), **_stay(education)}


def _first_day(date: str) -> str:
    """The first day of a date, as which RenderCV takes it when it asks whether a stay begins before it ends."""
    return date + "-01-01"[len(date) - len("2024") :]


def _stay(stay: Position | Education) -> dict[str, Any]:
    """The two ends where both are known or the stay lasts; else the one in words, of which RenderCV adds no other."""
    start, end = (_known(date) for date in (stay.start, stay.end))
    if start and end and _first_day(start) <= _first_day(end):
        return {"start_date": start, "end_date": end}
    if start and stay.current and not end:
        return {"start_date": start, "end_date": "present"}
    said = [plain(date.text) if date else "" for date in (stay.start, stay.end)]
    if said[0] == said[1]:
        said.pop()  # a stay within one season, or two ends that the page says in one
    return {"date": " – ".join(said).strip() if any(said) else None}


def _known(date: Date | None) -> str | None:
    """A date as a year, month or day, of a span of time the start; None for any that RenderCV refuses."""
    first = first_day(date)
    start = dated(date).start
    if date is None or first is None or start is None or start.season or first.year < 1000:
        return None
    iso = first.isoformat()
    return iso[: 4 if start.month is None else 7 if start.day is None else 10]


def _publication(paper: Paper, losses: Losses) -> dict[str, Any]:
    losses.unheld("papers", paper, HELD_OF_PAPERS)
    links = addresses(paper.links, "papers", losses)
    own = own_link(links)
    for _ in links[1:]:
        losses.add("papers", "links beyond the first")
    doi = identifier(paper, "doi")
    doi = doi if doi and doi.startswith("10.") else None
    for found in paper.identifiers:
        if found.scheme != "doi" or found.value != doi:
            losses.add("papers", f"identifiers ({found.scheme})")
    if venue(paper) and paper.publisher:
        losses.add("papers", "publisher beside the venue")
    authors = [
        (f"*{_text(author.name)}*" if author.is_owner else _text(author.name)) + (f" {_text(mark)}" if mark else "")
        for author, mark in zip(paper.authors, marked(paper), strict=True)
        if plain(author.name)
    ]
    return {
        "title": _text(paper.title),
        "authors": [*authors, "et al."] if paper.et_al else authors,
        "doi": doi,
        "url": own[1] if own and not doi and _WEB.match(own[1]) else None,
        "journal": _text(paper.venue or paper.publisher),
        "date": _known(paper.date) or (_text(paper.date.text) if paper.date else None),
    }


_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,4})?(?:[/?#]|$)", re.IGNORECASE)


def _project(project: Project, losses: Losses) -> dict[str, Any]:
    losses.unheld("projects", project, HELD_OF_PROJECTS)
    found = addresses(project.links, "projects", losses)
    for _ in found[1:]:
        losses.add("projects", "links beyond the first")
    name = _text(project.name)
    return {
        "name": f"[{name.replace('[', '(').replace(']', ')')}]({found[0][1]})" if found and name else name,
        "summary": _text(project.description),
    }  # fmt: skip


def _award(item: NewsItem, losses: Losses) -> str:
    losses.unheld("news", item, HELD_OF_AWARDS)
    when = plain(item.date.text) if item.date else ""
    return f"{_text(item.text)} ({_text(when)})" if when else _text(item.text)
