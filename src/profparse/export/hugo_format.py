"""Content folders for Hugo sites, in the front matter of HugoBlox (formerly Academic)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profparse.export import bibtex_format
from profparse.export.addresses import addresses, is_pdf, profile_links
from profparse.export.content_folder import Files, day, file, links, markdown, names, news_names, where
from profparse.export.days import dated
from profparse.export.losses import Losses
from profparse.export.news import entries, headline
from profparse.export.plain import plain
from profparse.export.publications import Publication, ascii_letters, identifier, marked, publications
from profparse.model import Bio, Education, Paper, Profile, Project

TITLE = "Hugo"
HELD_OF_PAPERS = frozenset((
    "title", "type", "authors", "venue", "volume", "issue", "pages", "publisher", "publisher_place", "edition",
    "editors", "date", "categories", "abstract", "links", "identifiers",
))  # fmt: skip
HELD_OF_NEWS = frozenset(("date", "text", "kind", "links"))
HELD_OF_BIO = frozenset((
    "name", "summary", "positions", "education", "interests", "emails", "links", "identifiers",
))  # fmt: skip
HELD_OF_PROJECTS = frozenset(("name", "description", "links"))
#: The keys that HugoBlox has for links of a kind.
_URLS = {
    "code": "url_code", "data": "url_dataset", "slides": "url_slides", "video": "url_video", "project": "url_project",
}  # fmt: skip


def write(profiles: Sequence[Profile], losses: Losses) -> Files:
    """A folder ``content/`` with a page for each person, paper, item of news and project."""
    folders = _authors(profiles)
    files: Files = {}
    for profile, folder in zip(profiles, folders, strict=True):
        if profile.bio is not None:
            files[f"content/authors/{folder}/_index.md"] = _person(profile.bio, folder, losses)
    owners = {paper: folder for profile, folder in zip(profiles, folders, strict=True) for paper in _keyed(profile)}
    for publication in publications(profiles, losses):
        path = f"content/publication/{publication.key}"
        owner = owners.get(id(publication.paper))
        files[f"{path}/index.md"] = _paper(publication, owner, losses)
        files[f"{path}/cite.bib"] = bibtex_format.write_entry(publication, Losses("BibTeX"))
    news = entries(profiles, losses)
    for entry, name in zip(news, news_names(news), strict=True):
        losses.unheld("news", entry.item, HELD_OF_NEWS)
        folder = "event" if entry.item.kind in ("talk", "event") else "post"
        values = {
            "title": headline(entry.text), "date": day(entry.item.date, "news", losses),
            "tags": [entry.item.kind],
        }  # fmt: skip
        body = "\n\n".join(filter(None, (markdown(entry.text), links(entry.links))))
        files[f"content/{folder}/{name}/index.md"] = file(values, body)
    projects = [project for profile in profiles for project in profile.projects]
    stems = [ascii_letters(project.name or "")[:60] or "project" for project in projects]
    for project, name in zip(projects, names(stems), strict=True):
        files[f"content/project/{name}/index.md"] = _project(project, losses)
    return files


def _authors(profiles: Sequence[Profile]) -> list[str]:
    """The folder of each page's person: that of the site's owner where there is one page alone."""
    if len(profiles) == 1:
        return ["admin"]
    return names(
        "-".join(filter(None, map(ascii_letters, (profile.bio.name or "").split()))) if profile.bio else "author"
        for profile in profiles
    )


def _keyed(profile: Profile) -> list[int]:
    return [id(paper) for paper in profile.papers] if profile.bio is not None else []


def _person(bio: Bio, folder: str, losses: Losses) -> str:
    losses.unheld("the biography", bio, HELD_OF_BIO)
    now = [position for position in bio.positions if position.current]
    rest = [position for position in bio.positions if not position.current] + now[1:]
    for _ in rest:
        losses.add("the biography", "positions beyond the present one")
    accounts = [{"icon": "link", "icon_pack": "fas", "link": url} for _, url in profile_links(bio.links, losses)]
    email = next((email for email in bio.emails if "@" in email), None)
    values: dict[str, Any] = {
        "title": bio.name,
        "superuser": folder == "admin",
        "role": now[0].role if now else None,
        "organizations": [{"name": position.organization or position.unit} for position in now[:1]],
        "interests": bio.interests,
        "education": {"courses": [_course(education) for education in bio.education]},
        "email": email,
        "social": accounts,
        "profiles": [{"network": found.scheme, "username": found.value} for found in bio.identifiers],
    }
    return file(values, markdown(bio.summary))


def _course(education: Education) -> dict[str, Any]:
    end = dated(education.end).end
    return {
        "course": ", ".join(filter(None, (education.degree, education.field))),
        "institution": ", ".join(filter(None, (education.unit, education.institution))),
        "year": end.year if end else None,
    }


def _paper(publication: Publication, owner: str | None, losses: Losses) -> str:
    paper = publication.paper
    losses.unheld("papers", paper, HELD_OF_PAPERS)
    for found in paper.identifiers:
        if not bibtex_format.holds(paper, found):  # in ``cite.bib``
            losses.add("papers", f"identifiers ({found.scheme})")
    authors = [(author, mark) for author, mark in zip(paper.authors, marked(paper), strict=True) if plain(author.name)]
    values: dict[str, Any] = {
        "title": paper.title or "(no title)",
        "authors": [owner if owner and author.is_owner else author.name for author, _ in authors],
        "date": day(paper.date, "papers", losses),
        "doi": identifier(paper, "doi"),
        "publication_types": [paper.type or "document"],
        "publication": where(paper),
        "abstract": paper.abstract,
        "tags": paper.categories,
        **_links(paper, losses),
    }
    arxiv = identifier(paper, "arxiv")
    if arxiv:
        values["hugoblox"] = {"ids": {"arxiv": arxiv}}
    return file(values, notes=[mark for _, mark in authors])


def _links(paper: Paper, losses: Losses) -> dict[str, Any]:
    """The links under the keys of their kinds; more of a kind, and other kinds, in the list of links."""
    values: dict[str, Any] = {}
    others = []
    for link, url in addresses(paper.links, "papers", losses):
        key = "url_pdf" if is_pdf(link, url) else _URLS.get(link.kind)
        if key is None or key in values:
            others.append({"name": plain(link.text) or link.kind, "url": url})
        else:
            values[key] = url
    return {**values, "links": others}


def _project(project: Project, losses: Losses) -> str:
    losses.unheld("projects", project, HELD_OF_PROJECTS)
    found = addresses(project.links, "projects", losses)
    values = {
        "title": project.name or "(no name)", "summary": project.description,
        "external_link": found[0][1] if found else None,
    }  # fmt: skip
    return file(values, "\n\n".join(filter(None, (markdown(project.description), links(found[1:])))))
