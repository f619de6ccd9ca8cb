"""Chinese and Japanese text, which has no blanks between words: cut at the words that the tables know.

>>> text = "获西北工业大学软件工程学士学位"
>>> [(piece.kind, text[piece.start : piece.end]) for piece in cjk_pieces(text, 0, 15)]
[('NAME', '西北工业大学'), ('NAME', '软件工程'), ('DEGREE', '学士学位')]
"""

from __future__ import annotations

import re
from functools import cache

from profparse.data_files import load_json
from profparse.fields.biography.piece import Piece
from profparse.fields.languages import degrees_of_languages, joined
from profparse.patterns import lazy_pattern

CJK = lazy_pattern(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_LANGUAGES = ("zh", "ja")
_RUN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"


@cache
def _pattern() -> re.Pattern[str]:
    table = load_json("organizations")
    degree = "|".join(map(re.escape, sorted(_levels(), key=len, reverse=True)))
    role = "|".join(map(re.escape, sorted(_roles(), key=len, reverse=True)))
    organization = "|".join(sorted(table["cjk_organizations"], key=len, reverse=True))
    small = "|".join(sorted(table["cjk_small"], key=len, reverse=True))
    advised = "|".join(sorted(load_json("roles")["cjk_advised"], key=len, reverse=True))
    return re.compile(
        rf"(?P<small>{small})|(?P<advised>{advised})|(?P<role>{role})|(?P<degree>{degree})"
        rf"|(?P<organization>(?:(?!{small}|{degree}){_RUN}){{1,12}}?(?:{organization}))"
        rf"|(?P<word>{_RUN})|(?P<other>[^\s])"
    )


@cache
def _levels() -> dict[str, str]:
    words = load_json("degrees")["cjk"]
    more = {word: level for word, level in degrees_of_languages(_LANGUAGES) if CJK.search(word)}
    return more | {word: level for level in words for word in words[level]}


@cache
def _roles() -> frozenset[str]:
    return frozenset((*load_json("roles")["cjk"], *joined("roles", _LANGUAGES)))


def cjk_pieces(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of a stretch in such a script; words between the known ones become names of fields or people."""
    out: list[Piece] = []
    open_run = False
    for match in _pattern().finditer(text, start, end):
        kind, (a, b) = match.lastgroup, match.span()
        if kind == "word" or kind == "other":
            if open_run and out[-1].end == a:
                out[-1].end = out[-1].read_end = b
            else:
                out.append(Piece("NAME", a, b, "cjk"))
                open_run = True
            continue
        open_run = False
        if kind == "organization":
            out.append(Piece("NAME", a, b, "cjk"))
        elif kind == "degree":
            student = match[0].endswith(("生", "直博"))
            out.append(Piece("STUDENT" if student else "DEGREE", a, b, "", _levels()[match[0]]))
        elif kind == "role":
            if len(out) > 1 and out[-1].end == a and out[-2].kind == "ADVISED":
                continue  # a title behind an advisor's name
            out.append(Piece("ROLE", a, b))
        elif kind == "advised":
            out.append(Piece("ADVISED", a, b, match[0]))
    return [p for p in out if p.kind != "NAME" or p.end - p.start > 1]


@cache
def _telling() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted((*_levels(), *_roles())))))


def tells_cjk(text: str) -> bool:
    """Whether a text names a degree or a role in such a script."""
    return not text.isascii() and _telling().search(text) is not None
