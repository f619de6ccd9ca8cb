"""BibTeX: what LaTeX bibliographies are made of. UTF-8, with the characters that TeX acts on written as commands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from profparse.export.addresses import addresses
from profparse.export.days import SEASONS, Dated, dated
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.export.publications import Publication, identifier, own_link, publications
from profparse.model import Author, Paper, Profile

TITLE = "BibTeX"
HELD = frozenset((
    "title", "type", "authors", "et_al", "venue", "volume", "issue", "pages", "publisher", "date", "categories",
    "abstract", "status", "links", "identifiers",
))  # fmt: skip
#: The entry type of each CSL type, and the field that names where the paper appeared.
_TYPES = {
    "article-journal": ("article", "journal"), "paper-conference": ("inproceedings", "booktitle"),
    "chapter": ("incollection", "booktitle"), "book": ("book", "series"), "report": ("techreport", "institution"),
}  # fmt: skip
_THESES = (("phdthesis", re.compile(r"ph\.?\s?d|doctora", re.I)), ("mastersthesis", re.compile(r"master|m\.?sc", re.I)))
_NAMED = {"doi", "arxiv", "pmid"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """One entry for each paper."""
    losses.kinds(profiles, ("papers",))
    return "\n".join(_entry(publication, losses) for publication in publications(profiles, losses))


def _entry(publication: Publication, losses: Losses) -> str:
    paper = publication.paper
    losses.unheld("papers", paper, HELD)
    kind, _ = _kind(paper)
    lines = [f"  {name:9} = {value},\n" for name, value in _fields(paper, losses)]
    return f"@{kind}{{{publication.key},\n{''.join(lines)}}}\n"


def _kind(paper: Paper) -> tuple[str, str]:
    """The entry type, and the field for the venue; which thesis it is only the page's own words can say."""
    if paper.type == "thesis":
        said = f"{paper.venue} {paper.publisher}"
        return next(((kind, "school") for kind, words in _THESES if words.search(said)), ("misc", "howpublished"))
    return _TYPES.get(paper.type or "", ("misc", "howpublished"))


def _fields(paper: Paper, losses: Losses) -> Iterator[tuple[str, str]]:
    """The fields of an entry, each with its value as BibTeX writes it."""
    kind, place = _kind(paper)
    if paper.authors:
        names = [name for name in map(_name, paper.authors) if name]
        yield "author", f"{{{' and '.join([*names, 'others'] if paper.et_al else names)}}}"
    elif paper.et_al:
        losses.add("papers", "et_al without a name")
    if paper.title and plain(paper.title):
        yield "title", f"{{{_title(paper.title)}}}"
    plainly = [
        (place, paper.venue), ("volume", paper.volume), ("number", paper.issue),
        ("publisher", paper.publisher),
    ]  # fmt: skip
    if kind == "misc" and paper.type not in (None, "article"):
        plainly.append(("type", paper.type))
    yield from ((name, f"{{{escaped(value)}}}") for name, value in plainly if value and plain(value))
    if paper.pages and plain(paper.pages):
        ranges = re.sub(r"(?<=\w)\s?[-–—]+\s?(?=\w)", "–", plain(paper.pages))
        yield "pages", f"{{{escaped(ranges).replace('–', '--')}}}"
    yield from _date(dated(paper.date), paper, losses)
    yield from _identity(paper, losses)
    status = None if paper.status == "published" else paper.status  # an entry is taken for published unless it says so
    for name, value in (("keywords", ", ".join(paper.categories)), ("abstract", paper.abstract), ("note", status)):
        if value and plain(value):
            yield name, f"{{{escaped(value)}}}"


def _date(date: Dated, paper: Paper, losses: Losses) -> Iterator[tuple[str, str]]:
    """Year, month and day as far as the page says them; of a span of time its years."""
    if paper.date is None:
        return
    start, end = date
    single = date.single
    if single is None:
        losses.add("papers", "the ends of a span of time")
    if start is not None and start.year is not None:
        last = "" if single or (end and end.year == start.year) else f"--{end.year}" if end and end.year else "--"
        yield "year", f"{{{start.year:04d}{last}}}"
    elif single is None and end is not None and end.year is not None:
        yield "year", f"{{--{end.year:04d}}}"
    if single is not None:
        if single.season is not None:
            yield "month", f"{{{SEASONS[single.season]}}}"
        if single.month is not None:
            yield "month", _MONTHS[single.month - 1]
        if single.day is not None:
            yield "day", f"{{{single.day}}}"
    if paper.date.alternatives:
        losses.add("papers", "other readings of the date")


def _identity(paper: Paper, losses: Losses) -> Iterator[tuple[str, str]]:
    if doi := identifier(paper, "doi"):
        yield "doi", f"{{{_verbatim(doi)}}}"
    if arxiv := identifier(paper, "arxiv"):
        yield "eprint", f"{{{_verbatim(arxiv)}}}"
        yield "archiveprefix", "{arXiv}"
    if pmid := identifier(paper, "pmid"):
        yield "pmid", f"{{{_verbatim(pmid)}}}"
    for found in paper.identifiers:
        if found.scheme not in _NAMED or found.value != identifier(paper, found.scheme):
            losses.add("papers", f"identifiers ({found.scheme})")
    links = addresses(paper.links, "papers", losses)
    own = own_link(links)
    if own is not None:
        yield "url", f"{{{_verbatim(own[1])}}}"
        for _ in links[1:]:
            losses.add("papers", "links beyond the first")


_COMMANDS = {
    "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}", "@": "{@}", **{c: f"\\{c}" for c in "%&$#_"},
}  # fmt: skip
_TABLE = str.maketrans(_COMMANDS)
# Where TeX would make one character of two, as of two hyphens.
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")


def escaped(text: str) -> str:
    """A text whose characters mean themselves.

    >>> escaped("100% of A_b {x}")
    '100\\\\% of A\\\\_b {\\\\textbraceleft}x{\\\\textbraceright}'
    """
    return _LIGATURES.sub("{}", plain(text).translate(_TABLE))


def _title(text: str) -> str:
    """A title; words with a capital after their first letter keep their case in any style, as in ``{BERT}``."""
    words = []
    for word in plain(text).split(" "):
        shown = escaped(word)
        words.append(f"{{{shown}}}" if any(c.isupper() for c in word[1:]) else shown)
    return " ".join(words)


def _verbatim(text: str) -> str:
    """An address or identifier, which packages print as it is: only what would end the field is encoded."""
    return re.sub(r"[{}\\\s]", lambda m: f"%{ord(m[0]):02X}", plain(text))


def _name(author: Author) -> str:
    """A name as BibTeX splits it; braces hold together what must not be split."""
    if author.kind == "group":
        return f"{{{escaped(author.name)}}}" if plain(author.name) else ""
    if author.family and plain(author.family):
        given = _whole(author.given) if author.given and plain(author.given) else ""
        return f"{_whole(author.family)}, {given}" if given else f"{{{escaped(author.family)}}}"
    return _whole(author.name, commas=1) if plain(author.name) else ""


def _whole(text: str, commas: int = 0) -> str:
    """A part of a name, in braces where BibTeX would read more into it."""
    shown, words = escaped(text), plain(text).lower().split()
    unsafe = shown.count(",") > commas or "and" in words or words == ["others"] or shown.strip(",").strip() != shown
    return f"{{{shown}}}" if unsafe else shown
