"""What may stand behind the names of a byline: ``et al.`` in its forms, and `` · org, org``."""

from __future__ import annotations

import re
from typing import NamedTuple

from profparse.patterns import lazy_pattern
from profparse.span import Spans

_ET_AL = lazy_pattern(
    r"""[\s,;]{0,9}(?:
          \bet\.?\s?al\b\.?(?:\s?,)?
        | (?:…|\.{3})
        | \b(?:and|&)\s(?:(?:\d+\s)?others|colleagues)\b
        | 等
        )
        (?:\s?\(\d+\sadditional\sauthors?\snot\sshown\))?[\s,;.]{0,9}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CUT_ENDS = frozenset(",;.…)lLsS等")  # the last signs of what _ET_AL finds, white space aside
_ORGANIZATION = lazy_pattern(r"[^,;·]+")


class Tail(NamedTuple):
    """Where the names of a byline end, whether the list was cut there, and the organisations' spans behind it."""

    names_end: int
    et_al: bool
    organizations: Spans


def read_tail(text: str, start: int = 0, end: int | None = None) -> Tail:
    """Read the end of a line that closes with a byline.

    >>> read_tail("Ada Example, Bo Sample et al. · north-lab, uni-west")
    Tail(names_end=22, et_al=True, organizations=((32, 41), (43, 51)))
    """
    end = len(text) if end is None else end
    organizations: list[tuple[int, int]] = []
    dot = text.find(" · ", start, end)
    if dot < 0 and text.endswith(" ·", start, end):
        dot = end - 2
    names_end = end
    if dot >= 0:
        for match in _ORGANIZATION.finditer(text, dot + 2, end):
            a, b = match.span()
            while a < b and text[a] == " ":
                a += 1
            while a < b and text[b - 1] in " ,;":
                b -= 1
            if a < b:
                organizations.append((a, b))
        names_end = dot
    et_al = text.endswith(" et al.", start, names_end)
    if et_al:  # by far the most frequent form
        names_end -= len(" et al.")
    else:
        window = max(start, names_end - 60)
        cut = _ET_AL.search(text, window, names_end) if _may_be_cut(text, window, names_end) else None
        if cut is not None:
            names_end, et_al = cut.start(), True
    while names_end > start and text[names_end - 1] in " ,;":
        names_end -= 1
    return Tail(names_end, et_al, tuple(organizations))


def _may_be_cut(text: str, start: int, end: int) -> bool:
    if end > start and text[end - 1] not in _CUT_ENDS and not text[end - 1].isspace():
        return False
    piece = text[start:end].lower()
    return (
        "al" in piece or "…" in piece or "..." in piece or "others" in piece or "等" in piece or "colleagues" in piece
    )
