"""What linking looks at in a paper, worked out once for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.merge.words import words
from profparse.model import Author, Paper

ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip
_MAIN = re.compile(r"[^\w:?!–—]*+\w[^:?!–—]*?(?=[:?!–—]|\s-\s|\.\s)")
_BESIDE = re.compile(r"[\[(（]([^\[\]()（）]{4,300})[\])）]|\s[/=|]\s")
_EDITION_NUMBER = re.compile(r"\d{1,2}")


class Signature(NamedTuple):
    """What two papers are compared by; texts are in the form of :func:`profparse.merge.words.words`, blanks gone.

    ``titles`` are the ways in which the title may be meant: whole, without its subtitle, and each half of one with a
    translation beside it. ``families`` has the initials by family name. ``year`` is that of the earliest day.
    """

    titles: tuple[str, ...]
    words: tuple[str, ...]
    main: str
    numbers: tuple[int, ...]
    authors: tuple[tuple[str, str], ...]
    families: Mapping[str, str]
    cut: bool
    year: int | None
    venue: tuple[str, ...]
    state: str
    talk: bool
    edition: int
    type: str
    identifiers: Mapping[str, frozenset[str]]
    volume: str
    issue: str
    pages: str

    @property
    def title(self) -> str:
        """The letters and digits of the whole title."""
        return self.titles[0] if self.titles else ""


@cache
def linking_words(name: str) -> frozenset[tuple[str, ...]]:
    """A list of ``data/linking_words.json``, each entry as its words."""
    return frozenset(words(entry) for entry in load_json("linking_words")[name])


@cache
def _single(name: str) -> frozenset[str]:
    return frozenset(entry[0] for entry in linking_words(name) if len(entry) == 1)


@cache
def _ordinals() -> Mapping[str, int]:
    return {words(name)[0]: number for name, number in load_json("linking_words")["ordinals"].items()}


def signature(paper: Paper) -> Signature:
    """What linking looks at in a paper."""
    title = paper.title or ""
    found = words(title)
    venue = words(paper.venue or "")
    about = [*venue, *(word for badge in paper.badges for word in words(badge))]
    authors = tuple(_name(author) for author in paper.authors)
    families: dict[str, str] = {}
    for family, initials in authors:
        families.setdefault(family, initials)
    identifiers = identifiers_of(paper)
    return Signature(
        _titles(title, found),
        found,
        _joined(_main(title)),
        _numbers(found),
        authors,
        families,
        paper.et_al,
        _year(paper),
        tuple([word for word in venue if len(word) > 1 or not word.isascii()]),
        _state(paper, venue, identifiers),
        not _single("talks").isdisjoint(about) or not _single("talks").isdisjoint(found[:1] + found[-1:]),
        _edition([*words(getattr(paper, "edition", None) or ""), *venue], found),
        paper.type or "",
        identifiers,
        _joined(paper.volume or ""),
        _joined(paper.issue or ""),
        _joined((paper.pages or "").replace("-", "–").partition("–")[0]),
    )


def identifiers_of(paper: Paper) -> dict[str, frozenset[str]]:
    """The identifiers by scheme, in one form for all ways to write each."""
    found: dict[str, frozenset[str]] = {}
    for identifier in paper.identifiers:
        value = identifier.value.casefold().rstrip("/.,;")
        if identifier.scheme == "arxiv":
            value = re.sub(r"v\d+$", "", value)
        elif identifier.scheme == "isbn":
            value = _isbn(value)
        found[identifier.scheme] = found.get(identifier.scheme, frozenset()) | {value}
    return found


def _isbn(value: str) -> str:
    """The nine digits that the forms of ten and of thirteen digits share."""
    digits = "".join(c for c in value if c.isalnum())
    return digits[3:12] if len(digits) == 13 else digits[:9]


def _joined(text: str) -> str:
    return "".join(words(text))


def _main(title: str) -> str:
    found = _MAIN.match(title)
    return found[0] if found else title


def _titles(title: str, found: tuple[str, ...]) -> tuple[str, ...]:
    whole = "".join(found)
    ways = {whole: None, _joined(_main(title)): None}
    if _BESIDE.search(title):
        for piece in _BESIDE.split(title):
            if piece and len(words(piece)) > 1:
                ways[_joined(piece)] = None
    return tuple(way for way in ways if way)


def _numbers(found: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers in a title, in their order; those of a part also where they are words or Roman."""
    numbers = []
    for n, word in enumerate(found):
        before = found[n - 1] if n else ""
        behind = found[n + 1] if n + 1 < len(found) else ""
        named = before in _single("parts") or before in _single("editions")
        figures = word[1:] if word[0] == "v" else word  # `v2`
        if figures.isdigit() and figures.isascii() and len(figures) < 9:
            numbers.append(int(figures))
        elif word in ROMAN and (named or word != "i") and (word not in ("v", "x", "c") or named or not behind):
            numbers.append(ROMAN[word])
        elif word == "i" and n and (not behind or named):
            numbers.append(1)
        elif word in _ordinals() and behind in _single("parts") | _single("editions"):
            numbers.append(_ordinals()[word])
    return tuple(numbers)


def _edition(about: Iterable[str], title: tuple[str, ...]) -> int:
    """The number of the edition; 1 where none is named."""
    listed = [*about, "", *title]
    for n, word in enumerate(listed):
        if word in _single("editions") and n:
            before = listed[n - 1]
            if before in _single("revised") and n > 1:
                return _ordinals().get(listed[n - 2], 2)
            if before in _ordinals():
                return _ordinals()[before]
            if _EDITION_NUMBER.fullmatch(before):
                return int(before)
            if n + 1 < len(listed) and _EDITION_NUMBER.fullmatch(listed[n + 1]):
                return int(listed[n + 1])
        elif word in _ordinals() and len(listed) > n + 1 and not listed[n + 1] and n == 0:
            return _ordinals()[word]
    return 1


def _year(paper: Paper) -> int | None:
    date = paper.date
    known = date.earliest or date.latest if date is not None else None
    return int(known[:4]) if known and known[:4].isdigit() else None


def _state(paper: Paper, venue: tuple[str, ...], identifiers: Mapping[str, frozenset[str]]) -> str:
    """``preprint``, ``published``, or nothing where the entry leaves it open."""
    servers = linking_words("preprint_servers")
    if venue:
        named = any(venue[start : start + size] in servers for size in (1, 2, 3) for start in range(min(3, len(venue))))
        return "preprint" if named else "published"
    if paper.status in ("published", "accepted"):
        return "published"
    if paper.status is not None or "arxiv" in identifiers:
        return "preprint"
    if any(map(is_preprint_doi, identifiers.get("doi", ()))):
        return "preprint"
    return ""


def is_preprint_doi(value: str) -> bool:
    """Whether a DOI is one of a preprint server."""
    return value.startswith(tuple(load_json("linking_words")["preprint_doi_prefixes"]))


def _name(author: Author) -> tuple[str, str]:
    """The last word of the family name, and the initials, as far as they are known.

    Particles are left out, as pages and readers differ in whether they belong to the family name.
    """
    if author.family:
        given = words(author.given or "")
        return (words(author.family) or ("",))[-1], "".join(part[0] for part in given)
    parts = words(author.name)
    if not parts:
        return "", ""
    if len(parts) > 1 and len(parts[-1]) <= 2 < len(parts[0]):  # `Sample AB`
        return parts[-2], parts[-1]
    return parts[-1], "".join(part[0] for part in parts[:-1])
