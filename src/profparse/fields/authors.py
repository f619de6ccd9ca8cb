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
from math import exp
from typing import NamedTuple

from profparse.boundary.candidates import PARTICLES
from profparse.boundary.features import is_group, name_score
from profparse.boundary.lexicon import lexicon
from profparse.boundary.tail import read_tail
from profparse.model import AuthorKind
from profparse.patterns import ScriptPattern, lazy_pattern, script_pattern

MOST_WORDS = 8  # of a name; a longer piece is a sentence


class AuthorName(NamedTuple):
    """One name: its text without marks, and where that stands in the text given; its parts are guesses."""

    name: str
    start: int
    end: int
    given: str | None
    family: str | None
    kind: AuthorKind
    marks: tuple[str, ...]


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
_LEAD = lazy_pattern(
    r"(?:[\s(\[]|(?:by|with|avec|mit|authors?|joint\s(?:work\s)?with|coauthors?)\b:?\s)*", re.IGNORECASE
)
_MARK = r"[*†‡§¶#∗⋆★☆✝✉📧✱♯♦♠♣♥◇△¹²³⁴⁵⁶⁷⁸⁹⁰⁺⁎ᵃᵇᶜᵈ^$]"
_MARK_BEHIND = lazy_pattern(
    rf"""(?:{_MARK}
         | \\[*]
         | \\(?:dagger|ddagger|ast|star)
         | \^?\{{[^{{}}]{{0,12}}\}}
         | [{{}}]
         | (?<=[^\W\d_.])\d{{1,2}}(?:,\d{{1,2}}){{0,6}}
         | (?<=\s)\(\s?\d{{1,2}}\s?\)
         | \((?:equal\scontribution|co-first|co-first\sauthors?|corresponding|corresponding\sauthor|first\sauthor
             |advisor
             |alphabetical|{_MARK}{{1,4}}|eqs?\.?|eds?\.?|editors?)\)
         )$""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_MARK = 40  # code points that marks behind a name are looked for in, one after the other
_MARK_PIECE = lazy_pattern(rf"{_MARK}|\d{{1,2}}|\\dagger|\\ddagger|\\ast|\\star|[A-Za-z][A-Za-z .-]+")
_MARKS_BEFORE = lazy_pattern(rf"(?:{_MARK}|\\\*)+\s*")
_INITIALS = script_pattern(r"(?:[\p{Lu}\p{Lt}\p{Lo}]\.?[ -]?){1,4}(?:,?\s(?:Jr|Sr|I{2,3}|IV)\.?)?$")
_SURNAME_FIRST = script_pattern(r"^[\p{L}][\p{L}\p{M}]*(?:[ '’-][\p{L}\p{M}]+\.?){0,3}$")
_NAME_ALONE = script_pattern(r"[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)?$")
_GIVEN_ALONE = script_pattern(
    r"[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)?(?: [\p{L}]\.?){0,2}\.?$"
)
_SUFFIX = lazy_pattern(r"^(?:Jr|Sr|I{2,3}|IV|2nd|3rd|Ph\.?D|MD|M\.D)\.?$")
LONGEST_SUFFIX = len("Ph.D.")


def read_byline(text: str, start: int = 0, end: int | None = None) -> Byline:
    """Read the authors that stand in ``text[start:end]``; all offsets are into ``text``."""
    end = len(text) if end is None else end
    tail = read_tail(text, start, end)
    lead = _LEAD.match(text, start, tail.names_end)
    first = lead.end() if lead else start
    pieces = _pieces(text, first, tail.names_end)
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
        behind = _MARKS_BEFORE.match(text, a, b) if names and text[a - 1] == "," else None
        if behind is not None:  # `Ada Example,* Bo Sample`: the mark belongs to the name before the comma
            names[-1] = names[-1]._replace(marks=(*names[-1].marks, *_MARK_PIECE.findall(behind[0])))
            a = behind.end()
        name = _name(text, a, b)
        if name is not None:
            names.append(name)
    if len(names) > 1 and names[-1].name.endswith(".") and any(_BARE_INITIALS.search(name.name) for name in names[:-1]):
        last = names[-1]  # `Sample A, Case B.`: the stop is the list's
        given, family = name_parts(last.name[:-1])
        names[-1] = last._replace(name=last.name[:-1], end=last.end - 1, given=given, family=family)
    organizations = tuple((text[a:b], a, b) for a, b in tail.organizations)
    return Byline(tuple(names), tail.et_al or bool(left_out), organizations, start, end)


def read_name(text: str, start: int, end: int) -> AuthorName | None:
    """The one name that stands in ``text[start:end]``, its marks taken off; None where nobody is named.

    >>> read_name("and Ada Example*,", 4, 17).marks
    ('*',)
    """
    return _name(text, start, end)


_MACRO = lazy_pattern(r"[\W_]*(?:dagger|ddagger|ast|star)[\W_]*")


def mark_alone(text: str, start: int, end: int) -> str | None:
    """The mark that a stretch is and nothing else, such as the `dagger` of TeX's `$^\\dagger$`; else None."""
    return text[start:end].strip("$^{} ") if _MACRO.fullmatch(text, start, end) else None


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


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
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
    initials = [not "a" <= word[1:2] <= "z" and bool(_INITIALS.match(_unmarked(word))) for word in words]
    if len(words) == 2 and words[0][:1].isupper() and _NAME_ALONE.match(words[0]) and _GIVEN_ALONE.match(words[1]):
        return [(pieces[0][0], pieces[1][1])]  # `Example, Ada B.`: two authors of one name each are rare
    if not any(initials) and len(words) > 2 and _opens_inverted(words):
        return [(pieces[0][0], pieces[1][1]), *pieces[2:]]  # `Example, Ada, and Bo Case`
    if not any(initials) and all(
        word[-1:].isalpha() and (len(word) > LONGEST_SUFFIX or not _SUFFIX.match(word)) for word in words
    ):
        return list(pieces)  # plain names, as most lists have them
    paired = sum(
        initials[n] and not initials[n - 1] and bool(_SURNAME_FIRST.match(_unmarked(words[n - 1])))
        for n in range(1, len(words))
    )
    # `Surname, A.` pairs only where the list does so throughout; `Ada Example, B` is a slip.
    surnames_first = paired > 0 and paired * 2 >= len(words) - paired - 1 and paired * 2 + 1 >= sum(initials) * 2 - 1
    out: list[tuple[int, int]] = []
    for n, (a, b) in enumerate(pieces):
        joins = out and (
            (initials[n] and not initials[n - 1] and (surnames_first or _is_surname(words[n - 1])))
            or _SUFFIX.match(words[n])
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
    words = _unmarked(word).split()
    return bool(words) and all(part.lower() in PARTICLES for part in words[:-1]) and len(words[-1]) > 1


def _unmarked(word: str) -> str:
    return _stripped(word)[0]


def _stripped(word: str) -> tuple[str, list[str]]:
    """A name without the marks behind it, and those marks in order."""
    marks: list[str] = []
    word = word.rstrip(" ,")
    while _may_be_marked(word) and (mark := _MARK_BEHIND.search(word, max(0, len(word) - LONGEST_MARK))) is not None:
        if not mark.start():
            break
        marks = _MARK_PIECE.findall(mark[0]) + marks
        word = word[: mark.start()].rstrip(" ,")
    return word, marks


def _may_be_marked(word: str) -> bool:
    """Whether a name's last sign can be that of a mark: a cheap look before the pattern; most names end in a letter."""
    last = word[-1:]
    return not (last.isalpha() or last == ".") or "\\" in word or last in "ᵃᵇᶜᵈ"


def _name(text: str, start: int, end: int) -> AuthorName | None:
    """One name with its marks taken off; None for a piece that names nobody."""
    marks: list[str] = []
    while start < end and text[start] in " \t(":
        start += 1
    first = text[start : start + 1]
    before = None if first.isascii() and first.isalpha() else _MARKS_BEFORE.match(text, start, end)
    if before is not None:
        marks += _MARK_PIECE.findall(before[0])
        start = before.end()
    piece = text[start:end].rstrip(" \t,;:")
    if piece.endswith(")") and "(" not in piece:
        piece = piece[:-1].rstrip()
    piece, behind = _stripped(piece)
    marks = behind + marks
    if piece.endswith(".") and not _abbreviated(piece):
        piece = piece[:-1]
    if not piece[:1].isalpha() and not any(map(str.isalpha, piece)):
        return None
    marks = [mark.strip() for mark in marks if mark not in "^${}"]
    kind: AuthorKind = "group" if is_group(piece.split()) else "person"
    given, family = (None, None) if kind == "group" else name_parts(piece)
    return AuthorName(piece, start, start + len(piece), given, family, kind, tuple(marks))


def _abbreviated(piece: str) -> bool:
    """Whether a closing full stop belongs to the name: an initial or a suffix."""
    last = piece.rsplit(" ", 1)[-1].rstrip(".")
    if last.isupper() and len(last) < 4 and piece.endswith(f", {last}."):
        return True
    return len(last.rsplit(".", 1)[-1].rsplit("-", 1)[-1]) == 1 or bool(_SUFFIX.match(last)) or "." in last


def name_parts(name: str) -> tuple[str | None, str | None]:
    """The given and the family name as far as the form tells, else None for each: a best effort.

    >>> name_parts("Bo van Sample"), name_parts("Sample, B. C."), name_parts("FA Surname"), name_parts("李明")
    (('Bo', 'van Sample'), ('B. C.', 'Sample'), ('FA', 'Surname'), (None, None))
    """
    if "," in name:
        family, _, given = name.partition(",")
        return given.strip() or None, family.strip() or None
    words = name.split()
    if len(words) < 2:
        return None, None
    suffix = 1 if len(words) > 2 and _SUFFIX.match(words[-1]) else 0
    core = words[: len(words) - suffix]
    last = core[-1]
    if len(core) == 2 and last.isupper() and len(last) <= 3 and last.isascii() and not core[0].isupper():
        return last, core[0]  # `Surname FA`
    cut = len(core) - 1
    while cut > 1 and core[cut - 1].lower() in PARTICLES and (core[cut - 1].islower() or core[cut - 1] in _TITLED):
        cut -= 1
    return " ".join(core[:cut]), " ".join([*core[cut:], *words[len(words) - suffix :]])


_TITLED = frozenset(
    {"Van", "Von", "De", "Der", "Den", "Del", "Della", "Di", "Da", "Du", "La", "Le", "El", "Al", "Bin", "Ter"}
)
_OPENS_SENTENCE = lazy_pattern(r"\b(?:is|are|was|were|we|our|has|have|will|that|which|this)\b", re.IGNORECASE)


def byline_likeness(text: str, start: int = 0, end: int | None = None) -> float:
    """How much a piece of text looks like a list of authors, from 0 to 1; about 10 µs.

    The mean name score of its pieces, by the lexicon of :mod:`profparse.boundary`, turned into a share.

    >>> byline_likeness("Helga Brandt, Theo Okafor, and Jun Sato") > 0.9
    True
    >>> byline_likeness("Deep Learning for Everyone") < 0.2
    True
    """
    end = len(text) if end is None else end
    piece = text[start:end].strip(" .,;:[]")
    if piece[:1] == "(" and piece[-1:] == ")":
        piece = piece[1:-1]
    if not piece or len(piece) > 4000:
        return 0.0
    tail = read_tail(piece)
    lead = _LEAD.match(piece, 0, tail.names_end)
    pieces = _pieces(piece, lead.end() if lead else 0, tail.names_end)
    if not pieces:
        return 0.9 if tail.et_al else 0.0
    words_of = lexicon()
    total = 0.0
    counted = pieces[:8]
    longest = 0
    figures = any(map(str.isdigit, piece))
    for a, b in counted:
        words = [w for w in _unmarked(piece[a:b]).replace("*", " ").replace("†", " ").split() if w[0].isalpha()]
        if not words:
            continue
        longest = max(longest, len(words))
        score = 2.0 if is_group(words) else name_score(words, words_of)
        if len(words) > 4:
            score -= 1.5 * (len(words) - 4)
        if len(words) == 1 and len(counted) < 2:
            score -= 2.5
        lower = sum(word[0].islower() and word not in PARTICLES for word in words)
        if lower:
            score -= 2.0 * lower
        if figures and any(map(str.isdigit, piece[a:b])) and not any(c in "*†‡" for c in piece[a:b]):
            score -= 1.5
        total += max(-5.0, min(3.0, score))
    mean = total / len(counted)
    mean += 1.5 * tail.et_al + 1.0 * bool(tail.organizations) + min(len(pieces) - 1, 4) * 0.25
    if longest > MOST_WORDS or (len(piece) < 300 and _OPENS_SENTENCE.search(piece)):
        mean -= 2.0
    return 1.0 / (1.0 + exp(-2.2 * (mean - 0.4)))
