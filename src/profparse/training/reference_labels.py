"""From annotated references to the kinds of their tokens.

Annotations of different projects disagree on what belongs to a part: the comma behind it, the quotes around it, ``In``
before a volume. What they agree on is the words, so signs at a part's edges and such leads belong to no field here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from profparse.fields.names.bylines import read_byline
from profparse.pieces.characters import is_cjk

#: The kinds of annotations, by the labels of AnyStyle, of GROBID's TEI and of rendered references.
KINDS = {
    "author": "AUTHOR", "authors": "AUTHOR", "orgName:collaboration": "AUTHOR", "title": "TITLE", "title:a": "TITLE",
    "journal": "VENUE", "container-title": "VENUE", "title:j": "VENUE", "title:s": "SERIES",
    "collection-title": "SERIES",
    "date": "DATE", "biblScope:date": "DATE", "editor": "EDITOR", "director": "AUTHOR", "volume": "VOLUME",
    "biblScope:vol": "VOLUME", "biblScope:volume": "VOLUME", "volumes": "VOLUME", "issue": "VOLUME",
    "biblScope:issue": "VOLUME", "biblScope": "VOLUME", "pages": "PAGES", "page": "PAGES", "biblScope:pp": "PAGES",
    "biblScope:page": "PAGES", "biblScope:pages": "PAGES", "biblStruct:page": "PAGES", "publisher": "PUBLISHER",
    "institution": "PUBLISHER", "orgName": "PUBLISHER", "location": "PLACE", "pubPlace": "PLACE", "pubplace": "PLACE",
    "edition": "EDITION", "citation-number": "MARKER", "url": "IDENTIFIER", "doi": "IDENTIFIER",
    "isbn": "IDENTIFIER", "issn": "IDENTIFIER",
    "arxiv": "IDENTIFIER", "pmid": "IDENTIFIER", "ptr:web": "IDENTIFIER", "genre": "NOTE", "note": "NOTE",
    "notes": "NOTE", "source": "NOTE", "medium": "NOTE", "translator": "NOTE", "producer": "NOTE",
    "biblScope:chapter": "NOTE", "link": "LINK", "link-label": "LINK", "badge": "BADGE", "status": "STATUS",
    "abstract": "ABSTRACT",
}  # fmt: skip
_NESTED = frozenset({"surname", "forename"})
_SIGNS = frozenset(",.;:()[]{}\"'“”‘’„«»「」『』《》〈〉-–—/|·•`，。；：、（）") | {"``", "''", "--", "---"}
_DASHES = ("-", "–", "—", "_")  # the same author again: they are names
_LEADS = frozenset(
    {"in", "en", "dans", "em", "im", "from", "aus", "v", "w", "appeared", "appears", "published", "to", "appear", "nel"}
)
_OTHERS = frozenset({"al", "alii", "others", "al."})


def is_sign(word: str) -> bool:
    """Whether a token is a sign that parts fields or encloses them."""
    return word in _SIGNS


def kind_of(label: str, labels: frozenset[str]) -> str | None:
    """The kind of an annotation, among the labels of its reference; None for those that say nothing.

    A ``title:m`` is the volume of what has a title of its own, and else the title of a book.
    """
    if label == "title:m":
        return "VENUE" if "title:a" in labels else "TITLE"
    if label.startswith("idno"):
        return "IDENTIFIER"
    if label.startswith("note"):
        return "NOTE"
    return KINDS.get(label)


def token_kinds(
    text: str,
    words: Sequence[str],
    places: Sequence[tuple[int, int]],
    parts: Sequence[tuple[str, int, int]],
    authors: Sequence[str] | None,
) -> list[str]:
    """The kind of each token of a reference.

    ``places`` are the tokens' offsets into ``text``; ``parts`` its annotations, ``(label, start, end)``, nested ones
    after what holds them; ``authors`` the names one by one, where they are known.
    """
    kinds = ["OTHER"] * len(words)
    labels = frozenset(label for label, _, _ in parts)
    starts = [start for start, _ in places]
    for label, start, end in parts:
        kind = None if label in _NESTED else kind_of(label, labels)
        if kind is None:
            continue
        first, last = bisect_left(starts, start), bisect_left(starts, end) - 1
        first, last = _trimmed(words, first, last, kind)
        if kind in ("VENUE", "EDITOR", "SERIES"):
            for _ in range(2):
                if first < last and (words[first].lower() in _LEADS or words[first] == ":"):
                    first += 1
        if first > last:
            continue
        if kind == "AUTHOR":
            _names(text, words, places, (first, last), authors, kinds)
        elif kind in ("TITLE", "VENUE"):
            kinds[first : last + 1] = [kind, *[f"{kind}_MORE"] * (last - first)]
        else:
            kinds[first : last + 1] = [kind] * (last - first + 1)
    return kinds


def _trimmed(words: Sequence[str], first: int, last: int, kind: str) -> tuple[int, int]:
    """The range without signs at its edges; closing brackets of what opens inside stay, and stops of initials."""
    names = kind in ("AUTHOR", "EDITOR")
    while first <= last and words[first] in _SIGNS and not (names and words[first].startswith(_DASHES)):
        first += 1
    while last >= first and words[last] in _SIGNS:
        word = words[last]
        if names and word.startswith(_DASHES):
            break
        if (word == ")" and "(" in words[first:last]) or (word == "]" and "[" in words[first:last]):
            break
        if names and word == "." and last > first and len(words[last - 1]) <= 2 and words[last - 1][:1].isupper():
            break
        last -= 1
    return first, last


def _apart(names: Sequence[str]) -> Iterator[str]:
    """The names one by one; some data gives a list of Chinese, Japanese or Korean names as one."""
    for name in names:
        if is_cjk(name[:1]):
            yield from (part.strip() for part in _EASTERN.split(name) if part.strip())
        else:
            yield name


_EASTERN = re.compile(r"[,、，;；·・]")


def _names(
    text: str,
    words: Sequence[str],
    places: Sequence[tuple[int, int]],
    span: tuple[int, int],
    authors: Sequence[str] | None,
    kinds: list[str],
) -> None:
    """Mark the tokens of a list of names: each name's first and further ones, and what stands between names."""
    first, last = span
    start, end = places[first][0], places[last][1]
    names: list[tuple[int, int]] = []
    place = start
    for name in _apart(authors or ()):
        found = text.find(name, place, end + 2)
        if found < 0:
            break
        place = found + len(name)
        names.append((found, place))
    if not names:
        names = [(name.start, name.end) for name in read_byline(text, start, end).authors] or [(start, end)]
    for n in range(first, last + 1):
        own = next(((a, b) for a, b in names if a <= places[n][0] < b), None)
        if own is None:
            kinds[n] = "BETWEEN"
        else:
            kinds[n] = "AUTHOR_MORE" if n > first and own[0] <= places[n - 1][0] < own[1] else "AUTHOR"
    for n in range(first, last):
        if words[n].lower() == "et" and words[n + 1].lower() in _OTHERS:
            for k in range(n, min(n + 3, last + 1)):
                kinds[k] = "BETWEEN"
    while first <= last and kinds[first] == "BETWEEN":
        kinds[first] = "OTHER"
        first += 1
    while last >= first and kinds[last] == "BETWEEN" and words[last].lower() not in _OTHERS:
        kinds[last] = "OTHER"
        last -= 1
