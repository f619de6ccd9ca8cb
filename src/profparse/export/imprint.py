"""What a book says of itself beside title and authors: edition, editors, and where it appeared with whom."""

from __future__ import annotations

import re

from profparse.data_files import load_json
from profparse.export.plain import plain
from profparse.model import Paper

# A figure with the ending that makes an ordinal of it, glued to it as in ``2nd``, ``2ª``, ``2-е`` or ``第2版``.
_FIGURE = re.compile(r"[第제]?(\d{1,4})[.-]?[^\W\d_]{0,3}\.?")


def edition(paper: Paper) -> str | None:
    """The edition as the page says it, without the word for that, which styles and readers put there themselves.

    >>> edition(Paper(id="paper-1", blocks=(), layout="homepage", edition="2nd ed."))
    '2nd'
    """
    words = plain(paper.edition or "").split(" ")
    for end in (-1, 0):
        if words[end].strip(".,()[]").casefold() in load_json("edition_words"):
            del words[end]
            break
    return " ".join(words).strip(",()[] ") or plain(paper.edition or "") or None


def edition_number(paper: Paper) -> str | None:
    """The number of the edition, where the page says nothing more of it.

    >>> edition_number(Paper(id="paper-1", blocks=(), layout="homepage", edition="2nd ed."))
    '2'
    >>> edition_number(Paper(id="paper-1", blocks=(), layout="homepage", edition="2nd rev. ed."))
    """
    figure = _FIGURE.fullmatch(edition(paper) or "")
    return figure[1] if figure else None


def edited_by(paper: Paper) -> str | None:
    """The editors on one line.

    >>> edited_by(Paper(id="paper-1", blocks=(), layout="homepage"))
    """
    names = ", ".join(filter(None, (plain(editor.name) for editor in paper.editors)))
    return f"ed. by {names}" if names else None


def imprint(paper: Paper) -> str | None:
    """The publisher and its place on one line.

    >>> imprint(Paper(id="paper-1", blocks=(), layout="homepage", publisher="Well Press", publisher_place="Leiden"))
    'Leiden: Well Press'
    """
    return ": ".join(filter(None, map(plain, (paper.publisher_place or "", paper.publisher or "")))) or None


def venue(paper: Paper) -> str | None:
    """The venue, where it is not the publisher again, which stands in for it of a work that names no other.

    >>> venue(Paper(id="paper-1", blocks=(), layout="homepage", venue="Well Press", publisher="Well Press"))
    """
    return None if paper.venue == paper.publisher else paper.venue
