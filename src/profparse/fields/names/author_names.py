"""One author's name as the page prints it: its marks taken off and kept, its parts as far as the form tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from profparse.boundary.candidates import PARTICLES
from profparse.boundary.name_score import is_group
from profparse.model import AuthorKind
from profparse.patterns import lazy_pattern


class AuthorName(NamedTuple):
    """One name: its text without marks, and where that stands in the text given; its parts are guesses."""

    name: str
    start: int
    end: int
    given: str | None
    family: str | None
    kind: AuthorKind
    marks: tuple[str, ...]


_MARK = r"[*+†‡§¶#∗⋆★☆✝✉📧✱♯♦♠♣♥◇△¹²³⁴⁵⁶⁷⁸⁹⁰⁺⁎ᵃᵇᶜᵈ^$]"
_MARK_BEHIND = lazy_pattern(
    rf"""(?:{_MARK}
         | \\[*]
         | \\(?:dagger|ddagger|ast|star)
         | \^?\{{[^{{}}]{{0,12}}\}}
         | [{{}}]
         | (?<=[^\W\d_.])\d{{1,2}}(?:,\d{{1,2}}){{0,6}}
         | (?<=\s)\(\s?\d{{1,2}}\s?\)
         | [(（](?:通讯作者|通信作者|共同第一作者|共同一作|第一作者|責任著者|筆頭著者|교신저자|공동저자)[)）]
         | \((?:equal\scontribution|co-first|co-first\sauthors?|corresponding|corresponding\sauthor|first\sauthor
             |advisor
             |alphabetical|{_MARK}{{1,4}}|eqs?\.?|eds?\.?|editors?)\)
         )$""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_MARK = 40  # code points that marks behind a name are looked for in, one after the other
MARK_PIECE = lazy_pattern(
    rf"{_MARK}|\d{{1,2}}|\\dagger|\\ddagger|\\ast|\\star|[A-Za-z][A-Za-z .-]+|[぀-ヿ㐀-鿿가-힣]{{3,9}}"
)
MARKS_BEFORE = lazy_pattern(rf"(?:{_MARK}|\\\*)+\s*")
SUFFIX = lazy_pattern(r"^(?:Jr|Sr|I{2,3}|IV|2nd|3rd|Ph\.?D|MD|M\.D)\.?$")
LONGEST_SUFFIX = len("Ph.D.")


def read_name(text: str, start: int, end: int) -> AuthorName | None:
    """The one name that stands in ``text[start:end]``, its marks taken off; None where nobody is named.

    >>> read_name("and Ada Example*,", 4, 17).marks
    ('*',)
    """
    marks: list[str] = []
    while start < end and text[start] in " \t(":
        start += 1
    first = text[start : start + 1]
    before = None if first.isascii() and first.isalpha() else MARKS_BEFORE.match(text, start, end)
    if before is not None:
        marks += MARK_PIECE.findall(before[0])
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


_MACRO = lazy_pattern(r"[\W_]*(?:dagger|ddagger|ast|star)[\W_]*")


def mark_alone(text: str, start: int, end: int) -> str | None:
    """The mark that a stretch is and nothing else, such as the `dagger` of TeX's `$^\\dagger$`; else None."""
    return text[start:end].strip("$^{} ") if _MACRO.fullmatch(text, start, end) else None


def is_mark(sign: str) -> bool:
    """Whether a sign is one that marks a name, such as `*` or `†`."""
    return len(sign) == 1 and MARKS_BEFORE.fullmatch(sign) is not None


def unmarked(word: str) -> str:
    """A name without the marks behind it."""
    return _stripped(word)[0]


def _stripped(word: str) -> tuple[str, list[str]]:
    """A name without the marks behind it, and those marks in order."""
    marks: list[str] = []
    word = word.rstrip(" ,")
    while _may_be_marked(word) and (mark := _MARK_BEHIND.search(word, max(0, len(word) - LONGEST_MARK))) is not None:
        if not mark.start():
            break
        marks = MARK_PIECE.findall(mark[0]) + marks
        word = word[: mark.start()].rstrip(" ,")
    return word, marks


def _may_be_marked(word: str) -> bool:
    """Whether a name's last sign can be that of a mark: a cheap look before the pattern; most names end in a letter."""
    last = word[-1:]
    return not (last.isalpha() or last == ".") or "\\" in word or last in "ᵃᵇᶜᵈ"


def _abbreviated(piece: str) -> bool:
    """Whether a closing full stop belongs to the name: an initial or a suffix."""
    last = piece.rsplit(" ", 1)[-1].rstrip(".")
    if last.isupper() and len(last) < 4 and piece.endswith(f", {last}."):
        return True
    return len(last.rsplit(".", 1)[-1].rsplit("-", 1)[-1]) == 1 or bool(SUFFIX.match(last)) or "." in last


def name_parts(name: str) -> tuple[str | None, str | None]:
    """The given and the family name as far as the form tells, else None for each: a best effort.

    >>> name_parts("Bo van Sample"), name_parts("Sample, B. C."), name_parts("FA Surname"), name_parts("李明")
    (('Bo', 'van Sample'), ('B. C.', 'Sample'), ('FA', 'Surname'), (None, None))
    """
    if "," in name:
        family, _, given = name.partition(",")
        return given.strip() or None, unmarked(family) or None  # `Surname*, B.`
    words = name.split()
    if len(words) < 2:
        return None, None
    suffix = 1 if len(words) > 2 and SUFFIX.match(words[-1]) else 0
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
