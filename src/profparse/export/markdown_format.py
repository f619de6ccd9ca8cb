"""Markdown: the profile as a page to read, nothing of whose text is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from profparse.export.addresses import addresses
from profparse.export.imprint import edited_by, imprint, venue
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.model import Bio, Date, Education, Link, NewsItem, Paper, Position, Profile, Project
from profparse.parts import worded

TITLE = "Markdown"
HELD = {
    "papers": frozenset((
        "title", "authors", "et_al", "organizations", "venue", "volume", "issue", "pages", "publisher",
        "publisher_place", "edition", "editors", "date", "categories", "score", "badges", "abstract", "status",
        "citations", "links", "identifiers",
    )),
    "news": frozenset(("date", "text", "kind", "links", "mentions")),
    "projects": frozenset(("name", "description", "links")),
    "the biography": frozenset((
        "name", "summary", "positions", "education", "interests", "emails", "categories", "metrics", "links",
        "identifiers",
    )),
}  # fmt: skip


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """A section for each profile: the person, papers, news and projects."""
    return "\n".join("\n".join(_page(profile, losses)) + "\n" for profile in profiles)


def _page(profile: Profile, losses: Losses) -> Iterator[str]:
    bio = profile.bio
    yield f"# {escaped((bio and bio.name) or profile.source.name or 'Profile') or 'Profile'}"
    if bio is not None:
        losses.unheld("the biography", bio, HELD["the biography"])
        yield from _bio(bio, losses)
    for heading, rows in (
        ("Papers", [_paper(paper, losses) for paper in profile.papers]),
        ("News", [_news(item, losses) for item in profile.news]),
        ("Projects", [_project(project, losses) for project in profile.projects]),
    ):
        if rows:
            yield f"\n## {heading}\n"
            yield from (f"- {row}" for row in rows)


def _bio(bio: Bio, losses: Losses) -> Iterator[str]:
    if bio.summary and plain(bio.summary):
        yield f"\n{escaped(bio.summary)}"
    rows = [
        ("Positions", "; ".join(_position(position) for position in bio.positions)),
        ("Education", "; ".join(_education(education) for education in bio.education)),
        ("Interests", _list(bio.interests)),
        ("Email", _list(bio.emails)),
        ("Categories", _list(bio.categories)),
        ("Figures", ", ".join(f"{escaped(m.name.replace('_', ' '))} {m.value}" for m in bio.metrics)),
        ("Identifiers", ", ".join(f"{escaped(i.scheme)} {escaped(i.value)}" for i in bio.identifiers)),
        ("Links", _links(bio.links, "the biography", losses)),
    ]
    shown = [f"- **{label}:** {text}" for label, text in rows if text]
    if shown:
        yield ""
        yield from shown


def _position(position: Position) -> str:
    return _list((position.role, position.unit, position.organization)) + _years(position.start, position.end)


def _education(education: Education) -> str:
    with_ = f", with {_list(education.advisors)}" if education.advisors else ""
    place = _list((education.degree, education.field, education.unit, education.institution))
    return place + with_ + _years(education.start, education.end)


def _years(start: Date | None, end: Date | None) -> str:
    first, last = _day(start), _day(end)
    return f" ({first})" if first == last and start else f" ({first}–{last})" if start or end else ""


def _paper(paper: Paper, losses: Losses) -> str:
    losses.unheld("papers", paper, HELD["papers"])
    names = [escaped(author.name) for author in paper.authors] + (["et al."] if paper.et_al else [])
    pages = paper.pages and f"p. {paper.pages}"
    place = _list((venue(paper), edited_by(paper), _number(paper), pages, paper.edition, imprint(paper)))
    score = None if paper.score is None else f"score {paper.score}"
    cited = None if paper.citations is None else f"{paper.citations} citations"
    marks = [*paper.organizations, *paper.categories, *paper.badges, paper.status, score, cited]
    parts = [
        f"**{escaped(paper.title or '') or '(no title)'}**",
        ", ".join(filter(None, names)),
        f"*{place}*" if place else "",
        _day(paper.date),
        " · ".join(escaped(mark) for mark in marks if mark and plain(mark)),
        ", ".join(f"{escaped(i.scheme)} {escaped(i.value)}" for i in paper.identifiers),
        _links(paper.links, "papers", losses),
    ]
    line = _sentences(parts)
    return f"{line}\n  > {escaped(paper.abstract)}" if paper.abstract and plain(paper.abstract) else line


def _number(paper: Paper) -> str | None:
    issue = f"({paper.issue})" if paper.issue else ""
    return f"{paper.volume or ''}{issue}" or None


def _news(item: NewsItem, losses: Losses) -> str:
    losses.unheld("news", item, HELD["news"])
    kind = "" if item.kind == "other" else f"({escaped(item.kind)})"
    # What an item mentions stands in its text already.
    return " ".join(filter(None, (_day(item.date), escaped(item.text), kind, _links(item.links, "news", losses))))


def _project(project: Project, losses: Losses) -> str:
    losses.unheld("projects", project, HELD["projects"])
    named = f"**{escaped(project.name or '') or '(no name)'}**"
    return _sentences((named, escaped(project.description or ""), _links(project.links, "projects", losses)))


def _sentences(parts: Iterable[str]) -> str:
    """The parts with a full stop after each that has no end of its own."""
    held = [part for part in parts if part]
    ended = [part if part.rstrip("*").endswith((".", "?", "!")) else f"{part}." for part in held[:-1]]
    return " ".join(ended + held[-1:])


def _day(date: Date | None) -> str:
    return escaped(worded(date)) if date else ""


def _list(texts: Iterable[str | None]) -> str:
    return ", ".join(escaped(text) for text in texts if text and plain(text))


def _links(links: Iterable[Link], kind: str, losses: Losses) -> str:
    """Links in angle brackets, where no address can end early."""
    return ", ".join(f"[{escaped(link.text) or link.kind}](<{url}>)" for link, url in addresses(links, kind, losses))


_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#!|~&$@]|(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):|^[-+=.:]", re.I)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def escaped(text: str) -> str:
    r"""A text on one line, of which nothing is markup, link or HTML.

    >>> print(escaped("*A* <b> at www.example.org"))
    \*A\* \<b\> at www\.example.org
    """
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", plain(text)))
