"""What a visitor never sees: comments, scripts, styles, heads, template logic. Found in one pass before all else.

A region is found by its opening sign and the first closing sign after it, as browsers do; one that is never closed
runs to the end where that is what browsers do, and is no region otherwise.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from profparse.patterns import lazy_pattern

_OPEN = lazy_pattern(
    r"<(?:(!--)|!\[CDATA\[|(\?)|(script|style|template|noscript|svg|head|title|object|iframe|canvas|select|video|audio)(?=[\s/>]))"
    r"|\{%-?[ \t]*(comment|for)\b",
    re.IGNORECASE,
)
_LIQUID_LOOP = lazy_pattern(r"\{%-?[ \t]*(end)?for\b[^%{}\n]*%\}")
_LIQUID_END = lazy_pattern(r"\{%-?[ \t]*endcomment[ \t]*-?%\}")
#: Elements that browsers run to the end of the page when they are never closed.
_TO_THE_END = ("script", "style")
_PHP_TEXT = lazy_pattern(
    r"""[^"'?/#]++|(?P<text>"(?:[^"\\]++|\\.)*+"|'(?:[^'\\]++|\\.)*+')|//[^\n?]*+|/\*(?:[^*]++|\*(?!/))*+\*/"""
    r"""|[/#]|\?(?!>)|(?P<end>\?>)""",
    re.DOTALL,
)
_LONGEST_PHP = 20_000


class Region(NamedTuple):
    """A hidden stretch of source; ``kind`` is ``comment``, ``php``, ``liquid`` or the element's name.

    ``inner`` is the stretch without its opening and closing signs; ``shown`` are string literals that PHP prints.
    """

    start: int
    end: int
    kind: str
    inner: tuple[int, int]
    shown: tuple[tuple[int, int], ...] = ()


def find_regions(text: str, start: int = 0, end: int | None = None) -> list[Region]:
    """All hidden regions of ``text[start:end]``, outermost only, in order."""
    end = len(text) if end is None else end
    regions: list[Region] = []
    never: set[str] = set()
    place = start
    while (match := _OPEN.search(text, place, end)) is not None:
        place = match.end()
        region = _region(text, match, end, never)
        if region is not None:
            regions.append(region)
            place = region.end
    return regions


def _region(text: str, match: re.Match[str], end: int, never: set[str]) -> Region | None:
    start, inner = match.span()
    comment, php, name, liquid = match.groups()
    if comment:
        return _until(text, start, inner, text.find("-->", inner - 2, end), 3, end, "comment")
    if php:
        return _php(text, start, inner, end, never)
    if liquid:
        if liquid.lower() == "for":
            return _loop(text, start, end, never)
        return _liquid_comment(text, start, inner, end, never)
    if name is None:
        return _until(text, start, inner, text.find("]]>", inner, end), 3, end, "cdata")
    name = name.lower()
    if name in never:
        return None
    opened = text.find(">", inner, end)
    close = _closing(name).search(text, inner, end)
    if close is None or opened < 0:
        never.add(name)
        if name in _TO_THE_END:
            return Region(start, end, name, (inner, end))
        return None
    return Region(start, close.end(), name, (min(opened + 1, close.start()), close.start()))


def _liquid_comment(text: str, start: int, inner: int, end: int, never: set[str]) -> Region | None:
    close = None if "liquid" in never else _LIQUID_END.search(text, inner, end)
    if close is None:
        never.add("liquid")
        return None
    opened = text.find("%}", inner, end) + 2
    return Region(start, close.end(), "comment", (opened, max(opened, close.start())))


def _loop(text: str, start: int, end: int, never: set[str]) -> Region | None:
    """A Liquid loop that prints data from elsewhere is a template: what it holds is nothing that a visitor reads."""
    depth = 0
    for match in () if "loop" in never else _LIQUID_LOOP.finditer(text, start, end):
        depth += -1 if match.group(1) else 1
        if depth <= 0:
            if "{{" not in text[start : match.end()]:
                return None
            return Region(start, match.end(), "liquid", (start, match.end()))
    never.add("loop")
    return None


def _until(text: str, start: int, inner: int, close: int, length: int, end: int, kind: str) -> Region:
    if close < 0:
        return Region(start, end, kind, (inner, end))
    return Region(start, min(end, close + length), kind, (inner, max(inner, close)))


def _closing(name: str) -> re.Pattern[str]:
    # ``re`` keeps the compiled pattern; there are a dozen of them.
    return re.compile(rf"</{name}[ \t\r\n]*>|(?=<body[ \t\r\n>])" if name == "head" else rf"</{name}[ \t\r\n]*>", re.I)


def _php(text: str, start: int, inner: int, end: int, never: set[str]) -> Region:
    """A PHP block or processing instruction; the strings that it prints with HTML's own words are ``shown``."""
    shown: list[tuple[int, int]] = []
    prints = text.startswith("=", inner) or (text.startswith("php", inner) and " echo " in text[inner : inner + 40])
    if "php" not in never:
        limit = min(end, start + _LONGEST_PHP)
        place = inner
        while (match := _PHP_TEXT.match(text, place, limit)) is not None:
            place = match.end()
            if match.lastgroup == "end":
                return Region(start, place, "php", (inner, place - 2), tuple(shown) if prints else ())
            if match.lastgroup == "text":
                shown.append((match.start() + 1, place - 1))
        if limit < end:
            never.add("php")
    close = text.find("?>", inner, end)
    return _until(text, start, inner, close, 2, end, "php")
