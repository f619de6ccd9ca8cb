"""A cheap look at a page of the web: may it be a researcher's?

A page passes that holds one of the signs of ``data/researcher_signs.json``: a word of such pages in one of their
languages, or an address of a place that lists papers. It is there to leave out what no reader would spend time on, and
so leans towards keeping; ``docs/scale.md`` says how many researchers' pages it keeps, and what it costs.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from profparse.data_files import load_json

_ENCODINGS = ("utf-8", "latin-1", "cp1251", "gb18030", "shift_jis", "euc-kr")
MOST_LOOKED_AT = 1_000_000  # bytes of a page: a researcher's has a sign before


@cache
def _signs() -> tuple[bytes, ...]:
    """The signs as bytes; those beyond ASCII also in the older encodings that such pages have."""
    found: dict[bytes, None] = {}
    for sign in load_json("researcher_signs")["signs"]:
        for encoding in _ENCODINGS[:1] if sign.isascii() else _ENCODINGS:
            with suppress(UnicodeEncodeError):  # the letters of that sign are not in that encoding
                found[sign.encode(encoding)] = None
                found[sign.capitalize().encode(encoding).lower()] = None  # of bytes only ASCII is put in lower case
    return tuple(found)


def is_likely(content: bytes | str) -> bool:
    """Whether a page may be a researcher's.

    >>> is_likely(b"<h2>Selected Publications</h2>"), is_likely(b"<h1>Buy cheap shoes</h1>")
    (True, False)
    """
    start = content[:MOST_LOOKED_AT].lower()
    data = start.encode("utf-8", "surrogatepass") if isinstance(start, str) else start
    return any(sign in data for sign in _signs())
