"""What a run over pages without gold shows: how much of each was read, and what looks odd about the result.

Used by ``benchmarks/accuracy.py --smoke FOLDER``. Nothing here says what is right; the remarks say where to look.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from profparse import Bio, NewsItem, Paper, Profile, ProfparseError, parse
from profparse.table import table

KINDS = ("unparsed", "prose", "markup", "hidden", "boilerplate", "heading")
MOST_UNPARSED, MOST_PROSE = 0.02, 0.4  # shares of a page's non-blank characters
LONGEST_TITLE, SHORTEST_TITLE, LONGEST_NAME, LONGEST_SUMMARY = 300, 8, 60, 6000  # characters
FEW = 3  # items of which a share says something
_NOT_A_NAME = re.compile(r"[0-9@]|https?:|\b(?:University|Institute|Proceedings|Conference|Journal|et al)\b")
_NAME_LIST = re.compile(r"^[^;]{3,40}, [^;]{2,30};|^(?:[A-Z][\w'-]+ [A-Z][\w'-]+, ){2}")


class Seen(NamedTuple):
    """One page: the shares of its non-blank characters by kind of residue, its items counted, and remarks."""

    page: str
    shares: dict[str, float]
    counts: tuple[int, int, int, str]
    remarks: list[str]


def run(folder: Path) -> int:
    """Print a row for each page of a folder, then the remarks; the exit code is 1 where a page could not be read."""
    seen, failed = [], []
    for path in sorted(folder.iterdir()):
        if path.is_file():
            try:
                seen.append(look(path.name, parse(path)))
            except ProfparseError as error:
                failed.append(f"{path.name}: {error}")
    rows = [[page, *(shares[kind] for kind in KINDS), *counts] for page, shares, counts, _ in seen]
    print(table(["page", *KINDS, "papers", "news", "projects", "bio"], rows))
    print()
    for page, _, _, remarks in seen:
        for remark in remarks:
            print(f"{page}: {remark}")
    for line in failed:
        print(f"not read: {line}")
    odd = sum(bool(page.remarks) for page in seen)
    print(f"{len(seen)} pages, {odd} with remarks, {len(failed)} not read")
    return 1 if failed else 0


def look(name: str, profile: Profile) -> Seen:
    """What one page's profile shows."""
    text = profile.source_text or ""
    total = max(1, len("".join(text.split())))
    shares = dict.fromkeys(KINDS, 0.0)
    for piece in profile.residue:
        shares[piece.kind] += len("".join(text[slice(*piece.span)].split())) / total
    bio = profile.bio
    about = f"{bio.name or '-'} {len(bio.positions)}+{len(bio.education)}" if bio else ""
    counts = (len(profile.papers), len(profile.news), len(profile.projects), about)
    remarks = [*_of_page(profile, shares), *_of_papers(profile.papers), *_of_news(profile.news)]
    remarks += _of_bio(bio) if bio else ()
    return Seen(name, shares, counts, remarks)


def _of_page(profile: Profile, shares: dict[str, float]) -> Iterator[str]:
    if shares["unparsed"] > MOST_UNPARSED:
        yield f"{shares['unparsed']:.0%} of it is unparsed"
    if shares["prose"] > MOST_PROSE:
        yield f"{shares['prose']:.0%} of it is prose of no item"
    if not any(profile.items()):
        yield "nothing was read"


def _of_papers(papers: tuple[Paper, ...]) -> Iterator[str]:
    for paper in papers:
        title = paper.title or ""
        if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE:
            yield f"{paper.id}: a title of {len(title)} characters: {title[:60]!r}"
        elif _NAME_LIST.search(title):
            yield f"{paper.id}: the title may be a list of names: {title[:60]!r}"
        persons = [author.name for author in paper.authors if author.kind == "person"]
        odd = [name for name in persons if _NOT_A_NAME.search(name) or len(name) > LONGEST_NAME]
        if odd:
            yield f"{paper.id}: no names of authors: {odd[:3]}"
    without = sum(not paper.authors for paper in papers)
    if len(papers) >= FEW and without > len(papers) / 2:
        yield f"{without} of {len(papers)} papers have no authors"
    undated = sum(paper.date is None for paper in papers)
    if len(papers) >= FEW and undated > len(papers) / 2:
        yield f"{undated} of {len(papers)} papers have no date"


def _of_news(news: tuple[NewsItem, ...]) -> Iterator[str]:
    undated = sum(item.date is None for item in news)
    if len(news) >= FEW and 0 < undated < len(news):
        yield f"{undated} of {len(news)} news items have no date"


def _of_bio(bio: Bio) -> Iterator[str]:
    if not bio.name and (bio.positions or bio.education):
        yield "positions or degrees, but no name"
    if bio.summary and len(bio.summary) > LONGEST_SUMMARY:
        yield f"a summary of {len(bio.summary)} characters"
    if not any((bio.name, bio.positions, bio.education, bio.emails, bio.identifiers, bio.metrics)):
        yield "a biography that says nothing of a person"
    halves = [held for held in bio.positions if not held.role or not held.organization]
    if halves:
        yield f"{len(halves)} of {len(bio.positions)} positions lack the role or the organisation"
    halves_of_degrees = [degree for degree in bio.education if not degree.degree or not degree.institution]
    if halves_of_degrees:
        yield f"{len(halves_of_degrees)} of {len(bio.education)} degrees lack their name or the institution"
