"""Content for the Jekyll template academicpages: a file for each publication, talk, post and project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profparse.export import json_resume_format
from profparse.export.addresses import addresses
from profparse.export.content_folder import Files, day, file, link, links, markdown, names, news_names, where
from profparse.export.losses import Losses
from profparse.export.news import Entry, entries, headline
from profparse.export.plain import plain
from profparse.export.publications import Publication, ascii_letters, doi_address, identifier, own_link, publications
from profparse.model import Paper, Profile, Project

TITLE = "academicpages"
HELD_OF_PAPERS = frozenset((
    "title", "type", "authors", "et_al", "venue", "volume", "issue", "pages", "publisher", "publisher_place", "edition",
    "editors", "date", "abstract", "links", "identifiers",
))  # fmt: skip
HELD_OF_NEWS = frozenset(("date", "text", "kind", "links"))
HELD_OF_PROJECTS = frozenset(("name", "description", "links"))
HELD_OF_BIO = json_resume_format.HELD_OF_BIO
#: The template's three headings of publications, by the types under them.
_CATEGORIES = {"paper-conference": "conferences", "book": "books", "chapter": "books"}


def write(profiles: Sequence[Profile], losses: Losses) -> Files:
    """``_publications/``, ``_talks/``, ``_posts/``, ``_portfolio/`` and, of one person, the CV in ``_data``."""
    files: Files = {}
    for publication in publications(profiles, losses):
        name, text = _paper(publication, losses)
        files[f"_publications/{name}.md"] = text
    news = entries(profiles, losses)
    for entry, name in zip(news, news_names(news), strict=True):
        losses.unheld("news", entry.item, HELD_OF_NEWS)
        first = day(entry.item.date, "news", losses)
        if first is None:  # the name of a post's file is its day
            losses.add("news", "items without a year")
            continue
        folder = "talks" if entry.item.kind == "talk" else "posts"
        files[f"_{folder}/{name}.md"] = _news(entry, folder, name, first)
    projects = [project for profile in profiles for project in profile.projects]
    stems = [ascii_letters(project.name or "")[:60] or "project" for project in projects]
    for project, name in zip(projects, names(stems), strict=True):
        files[f"_portfolio/{name}.md"] = _project(project, losses)
    if len(profiles) == 1 and profiles[0].bio is not None:
        files["_data/cv.json"] = json_resume_format.write(profiles, Losses(TITLE))
    elif len(profiles) > 1:
        losses.remark("academicpages is the site of one person: no CV is written of {} pages", len(profiles))
    return files


def _paper(publication: Publication, losses: Losses) -> tuple[str, str]:
    """The name of a publication's file, and its text."""
    paper = publication.paper
    losses.unheld("papers", paper, HELD_OF_PAPERS)
    for found in paper.identifiers:
        if found.scheme not in ("doi", "isbn") or found.value != identifier(paper, found.scheme):
            losses.add("papers", f"identifiers ({found.scheme})")
    first = day(paper.date, "papers", losses)
    if first is None:
        losses.add("papers", "that no year is known: Jekyll shows that of the build")
    pairs = addresses(paper.links, "papers", losses)
    own = own_link(pairs)
    slides = next((url for one, url in pairs if one.kind == "slides"), None)
    name = f"{first.isoformat()}-{publication.key}" if first else publication.key
    values: dict[str, Any] = {
        "title": paper.title or "(no title)",
        "collection": "publications",
        "category": _CATEGORIES.get(paper.type or "", "manuscripts"),
        "permalink": f"/publication/{name}",
        "excerpt": paper.abstract,
        "date": first,
        "venue": where(paper),
        "paperurl": own[1] if own else doi_address(paper),
        "slidesurl": slides,
        "citation": _citation(paper),
    }
    rest = links(pair for pair in pairs if own is None or pair[1] not in (own[1], slides))
    doi = doi_address(paper)
    return name, file(values, "\n\n".join(filter(None, (markdown(paper.abstract), rest, doi and link("DOI", doi)))))


def _citation(paper: Paper) -> str:
    """A reference in words: names, year, title, place and ISBN."""
    names = [plain(author.name) for author in paper.authors] + (["et al."] if paper.et_al else [])
    year = f" ({paper.date.edtf[:4]})" if paper.date and paper.date.edtf[:4].isdigit() else ""
    isbn = plain(identifier(paper, "isbn") or "")
    whose = f"{', '.join(filter(None, names))}{year}".strip()
    parts = (whose, f"“{plain(paper.title or '')}.”", where(paper), isbn and f"ISBN {isbn}")
    return " ".join(part if part.endswith(".”") else f"{part}." for part in parts if part)


def _news(entry: Entry, folder: str, name: str, first: Any) -> str:
    values: dict[str, Any] = {"title": headline(entry.text), "date": first}
    if folder == "talks":
        values |= {"collection": "talks", "type": "Talk", "permalink": f"/talks/{name}"}
    else:
        values |= {"permalink": f"/posts/{name}/", "tags": [entry.item.kind]}
    return file(values, "\n\n".join(filter(None, (markdown(entry.text), links(entry.links)))))


def _project(project: Project, losses: Losses) -> str:
    losses.unheld("projects", project, HELD_OF_PROJECTS)
    found = addresses(project.links, "projects", losses)
    values = {
        "title": project.name or "(no name)", "excerpt": project.description, "collection": "portfolio",
    }  # fmt: skip
    return file(values, "\n\n".join(filter(None, (markdown(project.description), links(found)))))
