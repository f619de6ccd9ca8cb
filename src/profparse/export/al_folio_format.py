"""Content for the Jekyll theme al-folio: its bibliography, news, projects and CV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from profparse.export import bibtex_format, json_resume_format
from profparse.export.addresses import addresses, is_pdf
from profparse.export.content_folder import Files, day, file, links, markdown, names, news_names
from profparse.export.losses import Losses
from profparse.export.news import entries
from profparse.export.plain import plain
from profparse.export.publications import ascii_letters, identifier, publications
from profparse.model import Author, Paper, Profile, Project

TITLE = "al-folio"
HELD_OF_PAPERS = bibtex_format.HELD
HELD_OF_NEWS = frozenset(("date", "text", "links"))
HELD_OF_PROJECTS = frozenset(("name", "description", "links"))
HELD_OF_BIO = json_resume_format.HELD_OF_BIO
#: The fields that the theme makes a button of for links of a kind.
_BUTTONS = {
    "code": "code", "slides": "slides", "video": "video", "blog": "blog", "project": "website", "demo": "website",
}  # fmt: skip


def write(profiles: Sequence[Profile], losses: Losses) -> Files:
    """``_bibliography/papers.bib``, ``_news/``, ``_projects/`` and, of one person, the CV in ``assets/json``."""
    found = []
    for publication in publications(profiles, losses):
        losses.unheld("papers", publication.paper, HELD_OF_PAPERS)
        found.append(bibtex_format.entry(publication, _fields(publication.paper, losses)))
    # Jekyll reads a file only with front matter, be it empty.
    files: Files = {"_bibliography/papers.bib": "---\n---\n\n" + "\n".join(found)}
    news = entries(profiles, losses)
    for entry, name in zip(news, news_names(news), strict=True):
        losses.unheld("news", entry.item, HELD_OF_NEWS)
        first = day(entry.item.date, "news", losses)
        if first is None:  # Jekyll would show the day on which the site is built
            losses.add("news", "items without a year")
            continue
        body = " ".join(filter(None, (markdown(entry.text), links(entry.links))))
        values = {"layout": "post", "date": first, "inline": True, "related_posts": False}
        files[f"_news/{name}.md"] = file(values, body)
    projects = [project for profile in profiles for project in profile.projects]
    stems = [ascii_letters(project.name or "")[:60] or "project" for project in projects]
    for n, (project, name) in enumerate(zip(projects, names(stems), strict=True), 1):
        files[f"_projects/{name}.md"] = _project(project, n, losses)
    if len(profiles) == 1 and profiles[0].bio is not None:
        files["assets/json/resume.json"] = json_resume_format.write(profiles, Losses(TITLE))
    elif len(profiles) > 1:
        losses.remark("al-folio is the site of one person: no CV is written of {} pages", len(profiles))
    return files


def _fields(paper: Paper, losses: Losses) -> Iterator[tuple[str, str]]:
    """BibTeX's fields, then those of the theme's buttons."""
    yield from bibtex_format.fields(paper, losses, name=_name)
    arxiv = identifier(paper, "arxiv")
    if arxiv:
        yield "arxiv", f"{{{bibtex_format.verbatim(arxiv)}}}"
    seen = set()
    for link, url in addresses(paper.links, "papers", Losses("")):
        button = "pdf" if is_pdf(link, url) else "html" if link.kind == "paper" else _BUTTONS.get(link.kind)
        if button is not None and button not in seen:
            seen.add(button)
            yield button, f"{{{bibtex_format.verbatim(url)}}}"
    yield "bibtex_show", "{true}"


def _name(author: Author) -> str:
    """A name as BibTeX has it; the theme raises marks that stand after the family name."""
    spelt = bibtex_format.spelt(author)
    mark = "".join(mark for mark in map(plain, author.marks) if mark in "*∗†‡§¶‖")
    family, comma, given = spelt.partition(",")
    return f"{family}{mark}{comma}{given}" if mark and spelt and "{" not in spelt else spelt


def _project(project: Project, importance: int, losses: Losses) -> str:
    losses.unheld("projects", project, HELD_OF_PROJECTS)
    found = addresses(project.links, "projects", losses)
    values = {
        "layout": "page", "title": project.name or "(no name)", "description": project.description,
        "importance": importance, "redirect": found[0][1] if len(found) == 1 else None,
    }  # fmt: skip
    return file(values, "\n\n".join(filter(None, (markdown(project.description), links(found)))))
