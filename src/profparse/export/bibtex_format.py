"""BibTeX: what LaTeX bibliographies are made of. UTF-8, with the characters that TeX acts on written as commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from profparse.data_files import load_json
from profparse.export.addresses import addresses
from profparse.export.days import SEASONS, Dated, dated
from profparse.export.imprint import edition, venue
from profparse.export.kinds_of_work import is_preprint, repository, thesis
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.export.publications import Publication, identifier, marked, own_link, publications
from profparse.model import Author, Identifier, Paper, Profile

TITLE = "BibTeX"
HELD = frozenset((
    "title", "type", "authors", "et_al", "venue", "volume", "issue", "pages", "publisher", "publisher_place", "edition",
    "editors", "date", "categories", "abstract", "status", "links", "identifiers",
))  # fmt: skip
#: The entry type of each CSL type, and the field that names where the paper appeared.
_TYPES = {
    "article-journal": ("article", "journal"), "paper-conference": ("inproceedings", "booktitle"),
    "chapter": ("incollection", "booktitle"), "book": ("book", "series"), "report": ("techreport", "institution"),
}  # fmt: skip
_NAMED = {"doi", "arxiv", "pmid", "isbn"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """One entry for each paper."""
    losses.kinds(profiles, ("papers",))
    return "\n".join(write_entry(publication, losses) for publication in publications(profiles, losses))


def write_entry(publication: Publication, losses: Losses) -> str:
    """The entry of a paper."""
    losses.unheld("papers", publication.paper, HELD)
    return entry(publication, fields(publication.paper, losses))


def entry(publication: Publication, values: Iterable[tuple[str, str]]) -> str:
    """An entry with its key and some fields, each with its value as :func:`fields` gives it."""
    lines = [f"  {name:9} = {value},\n" for name, value in values]
    return f"@{_kind(publication.paper)}{{{publication.key},\n{''.join(lines)}}}\n"


def _kind(paper: Paper) -> str:
    """The entry type. A thesis of which the page does not say which one has its own words in ``type``."""
    if is_preprint(paper):
        return "misc"
    if paper.type == "thesis":
        return "mastersthesis" if thesis(paper).degree == "master" else "phdthesis"
    return _TYPES.get(paper.type or "", ("misc", ""))[0]


def fields(paper: Paper, losses: Losses, name: Callable[[Author], str] | None = None) -> Iterator[tuple[str, str]]:
    """The fields of an entry, each with its value as BibTeX writes it; ``name`` writes an author otherwise."""
    if paper.authors:
        names = [shown for shown in map(name or spelt, paper.authors) if shown]
        yield "author", f"{{{' and '.join([*names, 'others'] if paper.et_al else names)}}}"
        marks = [f'{n}="{escaped(mark)}"' for n, mark in enumerate(marked(paper), 1) if mark and name is None]
        if marks:
            yield "author+an", f"{{{'; '.join(marks)}}}"
    elif paper.et_al:
        losses.add("papers", "et_al without a name")
    if editors := [shown for shown in map(spelt, paper.editors) if shown]:
        yield "editor", f"{{{' and '.join(editors)}}}"
    for _ in filter(any, (map(plain, editor.marks) for editor in paper.editors)):
        losses.add("papers", "marks of editors")
    if paper.title and plain(paper.title):
        yield "title", f"{{{_title(paper.title)}}}"
    plainly = [
        *_place(paper), ("address", paper.publisher_place), ("edition", edition(paper)), ("volume", paper.volume),
        ("number", paper.issue),
    ]  # fmt: skip
    yield from ((field, f"{{{escaped(value)}}}") for field, value in plainly if value and plain(value))
    if paper.pages and plain(paper.pages):
        ranges = re.sub(r"(?<=\w)\s?[-–—]+\s?(?=\w)", "–", plain(paper.pages))
        yield "pages", f"{{{escaped(ranges).replace('–', '--')}}}"
    yield from _date(dated(paper.date), paper, losses)
    yield from _identity(paper, losses)
    # An entry is taken for published unless it says so, and what is a preprint is seen by its server.
    status = None if paper.status == "published" or is_preprint(paper) else paper.status
    for field, value in (("keywords", ", ".join(paper.categories)), ("abstract", paper.abstract), ("note", status)):
        if value and plain(value):
            yield field, f"{{{escaped(value)}}}"


def _place(paper: Paper) -> Iterator[tuple[str, str | None]]:
    """Where the work appeared, in the field that its entry type has for that."""
    if is_preprint(paper):
        server = repository(paper)
        # ``eprint`` says arXiv already.
        yield "howpublished", None if identifier(paper, "arxiv") and (server or "").lower() == "arxiv" else server
        return
    if paper.type == "thesis":
        which = thesis(paper)
        yield "school", which.school
        yield "type", which.genre or "Thesis"
        return
    kind, place = _TYPES.get(paper.type or "", ("misc", "howpublished"))
    own = paper.venue if kind == "techreport" else venue(paper)
    yield place, own
    yield "publisher", None if paper.publisher == own else paper.publisher
    yield "type", paper.type if kind == "misc" else None


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
        yield "doi", f"{{{verbatim(doi)}}}"
    if arxiv := identifier(paper, "arxiv"):
        yield "eprint", f"{{{verbatim(arxiv)}}}"
        yield "archiveprefix", "{arXiv}"
    if pmid := identifier(paper, "pmid"):
        yield "pmid", f"{{{verbatim(pmid)}}}"
    if isbn := identifier(paper, "isbn"):
        yield "isbn", f"{{{verbatim(isbn)}}}"
    for found in paper.identifiers:
        if not holds(paper, found):
            losses.add("papers", f"identifiers ({found.scheme})")
    links = addresses(paper.links, "papers", losses)
    own = own_link(links)
    if own is not None:
        yield "url", f"{{{verbatim(own[1])}}}"
        for _ in links[1:]:
            losses.add("papers", "links beyond the first")


def holds(paper: Paper, found: Identifier) -> bool:
    """Whether a field of the paper's entry is for an identifier: the first of each scheme that BibTeX has one for."""
    return found.scheme in _NAMED and found.value == identifier(paper, found.scheme)


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
    return _commands(plain(text))


def _commands(text: str) -> str:
    return _LIGATURES.sub("{}", text.translate(_TABLE))


def _title(text: str) -> str:
    """A title whose own capitals no style writes small, with braces about nothing else.

    Styles write every word small but the first, so what has a capital after its first letter stands in braces, as in
    ``{BERT}``; in a title that is written as a sentence, where capitals are names, each word with one does.

    >>> _title("Narrow Tables for Wide-Eyed BERT: A Study")
    'Narrow Tables for Wide-Eyed {BERT}: A Study'
    >>> _title("Narrow tables along the upper Nile: what Helga saw")
    'Narrow tables along the upper {Nile}: what {Helga} saw'
    """
    shown = plain(text)
    sentence = _is_sentence(shown.split(" ")[1:])
    out, end = [], 0
    for word in _WORD.finditer(shown):
        before = shown[end : word.start()]
        opens = word.start() == 0 or (end > 0 and before.rstrip().endswith(":"))
        own = any(c.isupper() for c in word[0][1:]) or (sentence and not opens and word[0][0].isupper())
        out += [_commands(before), f"{{{_commands(word[0])}}}" if own else _commands(word[0])]
        end = word.end()
    return "".join([*out, _commands(shown[end:])])


# A word or a part of one between hyphens, without the signs around it.
_WORD = re.compile(r"[^\W_](?:[^\s/–—-]*[^\W_])?")


def _is_sentence(words: Sequence[str]) -> bool:
    """Whether the words after a title's first are a sentence's: of the telling ones, more are small than not."""
    stop = load_json("key_stop_words")
    telling = [word for word in words if word[:1].isalpha() and word.strip(".,:;?!").lower() not in stop]
    small = sum(word.islower() for word in telling)
    return small > len(telling) - small


def verbatim(text: str) -> str:
    """An address or identifier, which packages print as it is: only what would end the field is encoded."""
    return re.sub(r"[{}\\\s]", lambda m: f"%{ord(m[0]):02X}", plain(text))


def spelt(author: Author) -> str:
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
