"""What an entry of a bibliography is, where formats ask for more than CSL's type: preprints, and which thesis."""

from __future__ import annotations

import re
from typing import NamedTuple

from profparse.export.plain import plain
from profparse.export.publications import identifier
from profparse.model import Paper

_SERVER = re.compile(r"\b\w*Rxiv\b", re.IGNORECASE)


def is_preprint(paper: Paper) -> bool:
    """Whether a paper is a preprint: its type says so or, where it has none, its status or a lone arXiv number.

    >>> is_preprint(Paper(id="paper-1", blocks=(), layout="homepage", status="preprint"))
    True
    """
    if paper.type is not None:
        return paper.type == "article"
    if paper.status is not None:
        return paper.status == "preprint"
    return not paper.venue and identifier(paper, "arxiv") is not None


def repository(paper: Paper) -> str | None:
    """Where a preprint lies: the server that its venue names or, without one, arXiv where it has a number there.

    >>> repository(Paper(id="paper-1", blocks=(), layout="homepage", venue="arXiv preprint arXiv:2401.01234"))
    'arXiv'
    """
    venue = plain(paper.venue or "")
    if venue:
        server = _SERVER.search(venue)
        return server[0] if server else venue
    return "arXiv" if identifier(paper, "arxiv") else paper.publisher


class Thesis(NamedTuple):
    """Which thesis a page says a work is, in its words (``PhD thesis``), and at which school."""

    genre: str | None
    school: str | None

    @property
    def degree(self) -> str | None:
        """``phd`` or ``master`` where the page's words say one of them."""
        return next((name for name, words in _DEGREES if words.search(self.genre or "")), None)


_DEGREES = (
    ("phd", re.compile(r"ph\.?\s?d|doctora|d\.?\s?phil", re.I)),
    ("master", re.compile(r"master|m\.?\s?(?:sc|phil)", re.I)),
)
_WORK = re.compile(r"thesis|dissertation|thèse|tesis|tese|tesi|proefschrift|mémoire|habilitation", re.I)
_BETWEEN = re.compile(r"\s?[,;:]\s|\s(?:at|from)\s|\s?\(|\)\s?")


def thesis(paper: Paper) -> Thesis:
    """The kind and the school of a thesis, taken apart where the venue holds both.

    >>> thesis(Paper(id="paper-1", blocks=(), layout="homepage", venue="PhD thesis, University of Westmark"))
    Thesis(genre='PhD thesis', school='University of Westmark')
    """
    parts = [part for part in _BETWEEN.split(plain(paper.venue or "")) if part]
    kind = next((part for part in parts if _says_which(part)), None)
    rest = ", ".join(part for part in parts if part is not kind)
    return Thesis(kind, rest or paper.publisher)


def _says_which(part: str) -> bool:
    return bool(_WORK.search(part)) or any(words.fullmatch(part) for _, words in _DEGREES)
