"""DOIs in addresses and in text, without what a publisher's address adds to them.

``data/identifiers.json`` lists the endings that name a view of the work (``/full``, ``.pdf``), the hosts that put a
number of their own behind the DOI, and the registrants that put a version there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import unquote

from profparse.data_files import load_json
from profparse.patterns import lazy_pattern

LONGEST = 200  # code points of a DOI that are looked at; the longest that are in use have about 130

_IN_TARGET = lazy_pattern(r"(?:^|[/=:]|%2F|%3A|%3D)(10\.\d{4,9}(?:/|%2F)[^\s\"{}|\\^`#?]{1,200})", re.IGNORECASE)
_IN_TEXT = lazy_pattern(r"(?<![\w.])10\.\d{4,9}/[^\s\"<>{}|\\^`\[\]，。；）、]{1,200}")
_HOST = lazy_pattern(r"//(?:www\.)?([\w.-]{1,100})")
_BEHIND = lazy_pattern(r"\s|;jsessionid|/asset/|https?:|file:")
_OWN_NUMBER = lazy_pattern(r"/\d{5,}(?:/[^\s]*)?$")
_VERSION = lazy_pattern(r"v\d{1,2}$")


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_json("identifiers")["doi"]
    return table | {"endings": tuple(table["endings"]), "versioned": tuple(table["versioned"])}


def doi_of(target: str) -> str | None:
    """The DOI that the target of a link holds, in its path or among its parameters.

    >>> doi_of("https://onlinelibrary.wiley.com/doi/full/10.1111/example.12029?casa_token=x")
    '10.1111/example.12029'
    >>> doi_of("https://journals.plos.org/plosone/article/file?id=10.1371%2Fjournal.pone.0037233&type=printable")
    '10.1371/journal.pone.0037233'
    """
    match = _IN_TARGET.search(target) if "10." in target else None
    if match is None:
        return None
    value = match[1]
    if "?" in target[: match.start(1)]:
        value = value.split("&", 1)[0]
    value = _BEHIND.split(unquote(value), maxsplit=1)[0]
    host = _HOST.search(target, 0, match.start(1))
    if host and host[1].lower() in _table()["article_numbers"]:
        value = _OWN_NUMBER.sub("", value)
    return without_endings(value)


def without_endings(value: str) -> str | None:
    """A DOI without stops behind it, brackets that it does not open, and endings that name a view of the work.

    None if nothing with a digit is left behind the registrant.

    >>> without_endings("10.5555/a.2012.01.full.pdf),"), without_endings("10.1016/0048-9697(94)90087-6).")
    ('10.5555/a.2012.01', '10.1016/0048-9697(94)90087-6')
    """
    value, before = value[:LONGEST], ""
    while value != before:
        before = value
        value = value.rstrip(".,;:'’”»*_/&")
        if value.endswith(")") and value.count(")") > value.count("("):
            value = value[:-1]
        lower = value.lower()
        for ending in _table()["endings"]:
            if lower.endswith(ending):
                value = value[: -len(ending)]
                break
    if value.startswith(_table()["versioned"]):
        value = _VERSION.sub("", value)
    suffix = value.partition("/")[2]
    return value if any(map(str.isdecimal, suffix)) else None


def doi_in(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The first DOI in ``[start, end)`` of a text, and where it begins.

    >>> doi_in("Tides. doi:10.5555/jio.2011.7.", 0, 30)
    ('10.5555/jio.2011.7', 11)
    """
    for match in _IN_TEXT.finditer(text, start, end):
        address = text.rfind("://", max(start, match.start() - LONGEST), match.start())
        word = text[address : match.end()] if address >= 0 else " "
        value = without_endings(match[0]) if " " in word else doi_of(word)
        if value and match[0].startswith(value):
            return value, match.start()
    return None
