"""Whose page it is: the person's name, from headings, front matter, the title, and what the prose says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.tables import tables
from profparse.fields.biography.words import cut_words
from profparse.pieces.line import Line, Page
from profparse.span import Spans

MOST_LINES = 400
LONGEST = 80  # code points of a line that may be a name

_SEPARATED = re.compile(r"\s+[|•·~@/]\s+|\s+[-–—]+\s+|\s*[|•·]\s*|:\s+")
_OWNED = re.compile(
    r"^(?:welcome to |the |personal |academic |homepage of |home page of |homepage for |website of |webpage of |about |hi,? i'm |i am |i'm )*"
    r"(?P<name>.+?)(?:['’]s?)?(?:\s+(?:personal|academic|professional|research)){0,2}(?:\s+(?:home\s?page|web\s?site|web\s?page|page|site|blog|cv|resume|portfolio|lab|publications|group))*[.!]?$",
    re.IGNORECASE,
)  # fmt: skip
_BEFORE = re.compile(
    r"^(?:dr|prof|professor|mr|ms|mrs|msc|phd)\.?\s+(?=\S)|^(?:prof\.?\s*)?dr\.?(?:-ing\.)?\s+(?=\S)", re.IGNORECASE
)
_AFTER = re.compile(
    r",?\s+(?:ph\.?\s?d\.?|m\.?d\.?|m\.?sc\.?|b\.?sc\.?|dphil|frs|esq\.?|msc|jr\.?)(?=$|[\s,.])[\w\s.,]*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(（\[][^()（）\[\]]{1,40}[)）\]]\s*")
_SAID = re.compile(
    r"(?:^|[.!,]\s+|\b)(?:I['’]?\s?a?m|My name is|my name is|This is|Soy|Je suis|Ich bin|Sono|Eu sou|Me llamo|Je m['’]appelle)\s+"
    r"(?P<name>[^\W\d_a-z][^\s,.:;!()]*(?:\s+(?:[^\W\d_a-z][^\s,:;!()]*|van|von|de|der|den|la|le|da|di|del|bin|el|al|dos))*)"
)
_IS = re.compile(
    r"^(?:Dr\.?\s+|Prof\.?\s+|Professor\s+)*(?P<name>[^\W\d_a-z][^\s,:;!()]*(?:\s+(?:[^\W\d_a-z][^\s,:;!()]*|van|von|de|der|den|la|le|da|di|del|bin|el|al|dos)){1,4})(?:\s*\([^()]{1,40}\))?,?\s+(?:is|was|received|holds|works|joined)\s"
)
_KEYS = {
    "name": 0.9,
    "author": 0.75,
    "author.name": 0.85,
    "params.author": 0.7,
    "title": 0.6,
    "subtitle": 0.3,
    "full_name": 0.9,
    "og:title": 0.45,
    "og:site_name": 0.3,
    "citation_author": 0.3,
}


class Candidate(NamedTuple):
    """A name that a part of the page may be, where it stands, and how much that speaks for it."""

    text: str
    spans: Spans
    weight: float


def person_name(page: Page, lines: Sequence[Line]) -> tuple[str, Spans, float] | None:
    """The name of the page's person, its source spans, and how sure it is (0 to 1); None where nothing names one.

    Evidence adds up: a heading, a title and a sentence that name the same person outweigh any of them alone. A slogan,
    a word that opens a section, or the name of a site is no name.
    """
    found: dict[str, list[Candidate]] = {}
    for candidate in _candidates(page, lines):
        key = _key(candidate.text)
        if key:
            found.setdefault(key, []).append(candidate)
    if not found:
        return None
    best: tuple[float, list[Candidate]] | None = None
    for key, candidates in found.items():
        weight = 1.0
        for candidate in candidates:
            weight *= 1 - candidate.weight
        for other, others in found.items():
            if other != key and _akin(key, other):
                weight *= 1 - 0.8 * max(c.weight for c in others)
        if best is None or 1 - weight > best[0] + 1e-9:
            best = 1 - weight, candidates
    assert best is not None
    if best[0] < 0.45:
        return None
    chosen = max(best[1], key=lambda c: (c.weight, -c.spans[0][0]))
    return chosen.text, chosen.spans, round(min(best[0], 0.99), 4)


def _candidates(page: Page, lines: Sequence[Line]) -> Iterator[Candidate]:
    for field in page.meta:
        key = field.key.lower()
        weight = _KEYS.get(key)
        if weight is None or len(field.value) > 120:
            continue
        for part, start in _parts(field.value):
            name = _trimmed(part)
            if name is None:
                continue
            place = field.value.find(name, start)
            shift = page.text.find(name, *field.span)
            if place < 0 or shift < 0:
                continue
            share = weight * _likeness(name) * (1.0 if part == field.value else 0.9)
            yield Candidate(name, ((shift, shift + len(name)),), share)
    seen = 0
    given = {id(line) for line in lines}
    for number, line in enumerate(page.lines[:MOST_LINES]):
        text = line.text
        if (line.kind == "heading" and len(text) <= LONGEST) or (
            number < 8 and len(text) <= LONGEST and line.kind not in ("item", "code") and not _linked_menu(line)
        ):
            top = (
                0.75
                if line.kind == "heading" and line.level == 1
                else 0.55
                if line.kind == "heading" and line.level == 2
                else 0.4
            )
            top -= 0.02 * min(seen, 15)
            if number > 40:
                top *= 0.3
            for part, start in _parts(text):
                name = _trimmed(part)
                if name is not None:
                    at = text.find(name, start)
                    yield Candidate(name, line.spans(at, at + len(name)), top * _likeness(name))
        seen += line.kind == "heading"
        if len(text) > 20 and (id(line) in given or number < 60):
            yield from _said(line)


def _said(line: Line) -> Iterator[Candidate]:
    """Names that a sentence gives: "I am X", "X is a ..."."""
    text = line.text
    head = text[:600]
    if (
        head[:2] in ("I ", "I'", "I’", "My")
        or "I am" in head[:80]
        or "I'm" in head[:80]
        or "I’m" in head[:80]
        or "name is" in head
        or head.startswith(("Soy", "Je suis", "Ich bin", "This is"))
    ):
        match = _SAID.search(head)
        if match is not None:
            name = _trimmed(match["name"])
            if name is not None and len(name.split()) > 1:
                at = text.find(name, match.start("name"))
                yield Candidate(name, line.spans(at, at + len(name)), 0.7 * _likeness(name))
    match = _IS.match(head)
    if match is not None:
        name = _trimmed(match["name"])
        if name is not None:
            yield Candidate(name, line.spans(*_place(text, name, match.start("name"))), 0.4 * _likeness(name))


def _place(text: str, name: str, start: int) -> tuple[int, int]:
    at = text.find(name, start)
    return at, at + len(name)


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """A title whole, and cut at its separators, each with its offset."""
    place = 0
    parts = []
    for match in _SEPARATED.finditer(text):
        parts.append((text[place : match.start()], place))
        place = match.end()
    parts.append((text[place:], place))
    yield from parts[:4]


def _trimmed(text: str) -> str | None:
    """The name in a heading or title, titles and degrees and "homepage" cut off; None where there is none."""
    text = text.strip(" \t-–—|,:;!*_#\"'“”.")
    match = _OWNED.match(text)
    if match is not None:
        text = match["name"]
    while (before := _BEFORE.match(text)) is not None:
        text = text[before.end() :]
    text = _AFTER.sub("", _BRACKET.sub("", text)).strip(" ,;:-–|")
    if not 3 <= len(text) <= 60 or _likeness(text) <= 0.0:
        return None
    return text


def _likeness(text: str) -> float:
    """How much words look like a person's name, 0 to 1."""
    words = cut_words(text).lower
    known = tables()
    bare = text.split("(")[0].split("（")[0].strip()
    tokens = bare.replace(",", " ").split()
    if (
        any(c.isdigit() or c in ",@/&:!?" for c in text)
        or not tokens
        or any(part in known.places for part in (bare.lower(), tokens[-1].lower()))
    ):
        return 0.0
    cjk = [t for t in tokens if t[0] >= "\u2e80"]
    if cjk and len(cjk) == len(tokens):
        return 0.6 if 2 <= len("".join(cjk)) <= 4 and len(tokens) == 1 and bare not in _cjk_words() else 0.0
    if not 2 <= len([t for t in tokens if t not in cjk]) <= 5:
        return 0.0
    small = {
        "van",
        "von",
        "de",
        "der",
        "den",
        "la",
        "le",
        "da",
        "di",
        "del",
        "dos",
        "bin",
        "el",
        "al",
        "ter",
        "ten",
        "y",
        "e",
    }
    for token in tokens:
        if token in cjk or token.lower() in small:
            continue
        if (
            not token[0].isupper()
            or not token.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalpha()
        ):
            return 0.0
    plain = [w for w in words if w.isalpha()]
    from profparse.fields.biography.vocabulary import is_common, is_role_word

    shape = shape_of(bare, cut_words(bare).lower)
    if shape.person > 0.3:
        return 0.0
    if any(
        is_role_word(w) or w in known.organization_heads or w in known.unit_heads or w in known.fields or is_common(w)
        for w in plain
    ):
        return 0.0
    if tokens[0].isupper() and 1 < len(tokens[0]) < 4 and "." not in tokens[0]:
        return 0.5
    return 1.0


def _cjk_words() -> frozenset[str]:
    from profparse.fields.biography.vocabulary import section_words

    return section_words()


def _linked_menu(line: Line) -> bool:
    return (
        len(line.links) == 1
        and line.links[0].start == 0
        and line.links[0].end >= len(line.text)
        and line.kind in ("item", "cell")
    )


def _key(text: str) -> str:
    return " ".join(cut_words(text.casefold()).lower)


def _akin(one: str, other: str) -> bool:
    """Whether two names are of one person: one has the other's words, or all but one of them."""
    a, b = set(one.split()), set(other.split())
    return len(a & b) >= min(2, len(a), len(b))
