"""Author lists: names as the page prints them, with their marks taken off and kept.

>>> byline = read_byline("Ada Example*, Bo van Sample and Team Loom et al. · north-lab")
>>> [(a.name, a.family, a.kind, a.marks) for a in byline.authors[:2]]
[('Ada Example', 'Example', 'person', ('*',)), ('Bo van Sample', 'van Sample', 'person', ())]
>>> byline.authors[2].name, byline.authors[2].kind
('Team Loom', 'group')
>>> byline.et_al, [name for name, _, _ in byline.organizations]
(True, ['north-lab'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from profparse.boundary.candidates import PARTICLES
from profparse.boundary.lexicon import lexicon
from profparse.boundary.tail import read_tail
from profparse.fields.names.author_names import (
    LONGEST_SUFFIX,
    MARK_PIECE,
    MARKS_BEFORE,
    SUFFIX,
    AuthorName,
    name_parts,
    read_name,
    unmarked,
)
from profparse.patterns import ScriptPattern, lazy_pattern, script_pattern


class Byline(NamedTuple):
    """A list of authors, whether it was cut (``et al.``), and the organisations behind it, each with its offsets."""

    authors: tuple[AuthorName, ...]
    et_al: bool
    organizations: tuple[tuple[str, int, int], ...]
    start: int
    end: int


_SEPARATOR = script_pattern(
    r"""\s{0,9}[,;、，；|·]\s{0,9}(?:(?:and|&|und|et|y|e)\s{1,9})?   # a comma, also before the last
      | \s{1,9}(?:and|&|und(?!\szu\s)|with)\s{1,9}
      | \s{0,9}&\s{0,9}
      | (?<=\w)\s{1,9}(?:et|y|e|和|与|及)\s{1,9}(?=[\p{Lu}\p{Han}])
      | \s{0,9}[和与](?=[\p{Han}和])
    """,
    re.VERBOSE,
)
_SEMICOLON = lazy_pattern(r"\s{0,9};\s{0,9}(?:(?:and|&|und)\s{1,9})?|\s{1,9}(?:and|&|und)\s{1,9}")
LEAD = lazy_pattern(
    r"(?:[\s(\[]|(?:by|with|avec|mit|authors?|joint\s(?:work\s)?with|coauthors?)\b:?\s)*", re.IGNORECASE
)
_INITIALS = script_pattern(r"(?:[\p{Lu}\p{Lt}\p{Lo}]\.?[ -]?){1,4}(?:,?\s(?:Jr|Sr|I{2,3}|IV)\.?)?$")
_SURNAME_FIRST = script_pattern(r"^[\p{L}][\p{L}\p{M}]*(?:[ '’-][\p{L}\p{M}]+\.?){0,3}$")
_NAME_ALONE = script_pattern(r"[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)?$")
_GIVEN_ALONE = script_pattern(
    r"[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)?(?: [\p{L}]\.?){0,2}\.?$"
)


def read_byline(text: str, start: int = 0, end: int | None = None) -> Byline:
    """Read the authors that stand in ``text[start:end]``; all offsets are into ``text``."""
    end = len(text) if end is None else end
    tail = read_tail(text, start, end)
    lead = LEAD.match(text, start, tail.names_end)
    first = lead.end() if lead else start
    pieces = pieces_of(text, first, tail.names_end)
    names: list[AuthorName] = []
    if ";" in text[first : tail.names_end]:
        pieces = _by_semicolons(text, first, tail.names_end) or pieces
    left_out = [piece for piece in pieces if text[slice(*piece)].strip() in _LEFT_OUT]  # `A, B, ... & Z`
    if left_out:
        pieces = [piece for piece in pieces if piece not in left_out]
    for n, (a, b) in enumerate(pieces):
        if n and text[a:b].startswith(_LEAVES_OUT):  # `A. Sample, … B. Case`
            left_out.append((a, b))
            pieces[n] = (a + (3 if text[a] == "." else 1), b)
    for a, b in _rejoined(text, pieces):
        behind = MARKS_BEFORE.match(text, a, b) if names and text[a - 1] == "," else None
        if behind is not None:  # `Ada Example,* Bo Sample`: the mark belongs to the name before the comma
            names[-1] = names[-1]._replace(marks=(*names[-1].marks, *MARK_PIECE.findall(behind[0])))
            a = behind.end()
        name = read_name(text, a, b)
        if name is not None:
            names.append(name)
    if len(names) > 1 and names[-1].name.endswith(".") and any(_BARE_INITIALS.search(name.name) for name in names[:-1]):
        last = names[-1]  # `Sample A, Case B.`: the stop is the list's
        given, family = name_parts(last.name[:-1])
        names[-1] = last._replace(name=last.name[:-1], end=last.end - 1, given=given, family=family)
    organizations = tuple((text[a:b], a, b) for a, b in tail.organizations)
    return Byline(tuple(names), tail.et_al or bool(left_out), organizations, start, end)


_CUT = lazy_pattern(
    r"\bet\.?\s?al|\b(?:and|&|und|et|y)\s(?:\d+\s)?(?:others|other authors|colleagues|co-workers|autres|otros|weitere)"
    r"|…|\.\s?\.\s?\.|\bu\.\s?a\.|и др|и соавт|等|ほか|他$|[가-힣]\s외\b",
    re.IGNORECASE,
)


def is_cut(text: str, start: int, end: int) -> bool:
    """Whether a stretch among or behind names says that there are more of them: `et al.`, `and others`, `…`."""
    return _CUT.search(text, start, end) is not None


_BARE_INITIALS = lazy_pattern(r"[^\W\d_]{2} [A-Z]{1,3}(?: [A-Z])*$")
_LEAVES_OUT = ("… ", "... ")
_LEFT_OUT = frozenset({"...", "…", ". . .", "et al", "et al."})


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between separators; one inside brackets parts nothing.

    Where semicolons part the names (``Example, Ada; Sample, Bo``), commas stand inside them.
    """
    out: list[tuple[int, int]] = []
    place = start
    if text.find(";", start, end) >= 0 and text.count(",", start, end) <= 2 * text.count(";", start, end) + 2:
        separator: ScriptPattern | re.Pattern[str] = _SEMICOLON
    else:
        separator = _SEPARATOR
    for match in separator.finditer(text, start, end):
        if match.start() < place:
            continue
        depth = text.count("(", place, match.start()) - text.count(")", place, match.start())
        if depth > 0 and ")" in text[match.end() : min(end, match.end() + 60)]:
            continue
        if match.start() > place:
            out.append((place, match.start()))
        place = match.end()
    if place < end:
        out.append((place, end))
    return out


def _by_semicolons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between semicolons where each is a `Surname, Given Name`; else none."""
    out: list[tuple[int, int]] = []
    place = start
    for part in text[start:end].split(";"):
        a, b = place, place + len(part)
        place = b + 1
        lead = _CONJUNCTION.match(text, a, b)
        if lead is not None:
            a = lead.end()
        if part.count(",") != 1 or part.strip().endswith(","):
            return []
        out.append((a, b))
    return out


_CONJUNCTION = lazy_pattern(r"\s*(?:(?:and|&|und|et|y|e)\s)?\s*")


def _rejoined(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put ``Surname, A. B.`` together again, and suffixes (``Jr.``) and marks (``1,2``) to the name before them."""
    words = [text[a:b].strip() for a, b in pieces]
    initials = [not "a" <= word[1:2] <= "z" and bool(_INITIALS.match(unmarked(word))) for word in words]
    if len(words) == 2 and words[0][:1].isupper() and _NAME_ALONE.match(words[0]) and _GIVEN_ALONE.match(words[1]):
        return [(pieces[0][0], pieces[1][1])]  # `Example, Ada B.`: two authors of one name each are rare
    if not any(initials) and len(words) > 2 and _opens_inverted(words):
        return [(pieces[0][0], pieces[1][1]), *pieces[2:]]  # `Example, Ada, and Bo Case`
    if not any(initials) and all(
        word[-1:].isalpha() and (len(word) > LONGEST_SUFFIX or not SUFFIX.match(word)) for word in words
    ):
        return list(pieces)  # plain names, as most lists have them
    paired = sum(
        initials[n] and not initials[n - 1] and bool(_SURNAME_FIRST.match(unmarked(words[n - 1])))
        for n in range(1, len(words))
    )
    # `Surname, A.` pairs only where the list does so throughout; `Ada Example, B` is a slip.
    surnames_first = paired > 0 and paired * 2 >= len(words) - paired - 1 and paired * 2 + 1 >= sum(initials) * 2 - 1
    out: list[tuple[int, int]] = []
    for n, (a, b) in enumerate(pieces):
        joins = out and (
            (initials[n] and not initials[n - 1] and (surnames_first or _is_surname(words[n - 1])))
            or SUFFIX.match(words[n])
            or not any(c.isalpha() for c in words[n])
        )
        if joins:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _opens_inverted(words: Sequence[str]) -> bool:
    """Whether only the first author's family name stands first: one word, then given names, then names of several."""
    return (
        _NAME_ALONE.match(words[0]) is not None
        and is_given(words[1])
        and all(" " in word for word in words[2:])
    )


def is_given(words: str) -> bool:
    """Whether words are given names, the first known as one: `Ada`, `Bo-Young`, `Ada B.`"""
    if _GIVEN_ALONE.match(words) is None:
        return False
    first = words.split()[0]
    return "-" in first or (lexicon().given[first] or 0.0) > 0.5


def _is_surname(word: str) -> bool:
    """Whether a piece is a family name alone, so that initials behind it belong to it: `Example`, `van Sample`."""
    words = unmarked(word).split()
    return bool(words) and all(part.lower() in PARTICLES for part in words[:-1]) and len(words[-1]) > 1
