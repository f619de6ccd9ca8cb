"""How to reach a person: addresses, printed plainly or in one of the disguises that keep robots away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.biography.words import word_set
from profparse.fields.links import is_target
from profparse.patterns import lazy_pattern
from profparse.pieces.line import InlineLink, Line
from profparse.span import Span

MOST_SIGNS = 16  # of a line that are looked at
_MARKS = (
    "[at",
    "(at",
    "{at",
    "[AT",
    "(AT",
    "[ at",
    "( at",
    "(@",
    "[@",
    " @ ",
    " AT ",
    " dot ",
    "DOT",
    "<at",
    "_at_",
    "[dot",
    "(dot",
)

_PLAIN = lazy_pattern(r"(?<![\w.+@-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,18}(?![\w@])")
_S = r"\s{0,3}"
_AT = (
    rf"{_S}(?:\[{_S}(?:at|@){_S}\]|\({_S}(?:at|@){_S}\)|\{{{_S}(?:at|@){_S}\}}|<{_S}at{_S}>|_at_|\s@\s|\sAT\s"
    rf"|\s{{1,3}}at\s{{1,3}}){_S}"
)
_DOT = (
    rf"{_S}(?:\[{_S}(?:dot|\.){_S}\]|\({_S}(?:dot|\.){_S}\)|\{{{_S}(?:dot|\.){_S}\}}|<{_S}dot{_S}>|_dot_|\sDOT\s"
    rf"|\s{{1,3}}dot\s{{1,3}}|\.){_S}"
)
_HIDDEN = lazy_pattern(
    rf"(?<![\w.+@-])(?P<local>[A-Za-z0-9][\w+-]{{0,40}}(?:(?:{_DOT}|\.)[\w+-]{{1,40}}){{0,3}}?){_AT}"
    rf"(?P<host>[A-Za-z0-9-]{{1,63}}(?:{_DOT}[A-Za-z0-9-]{{2,63}}){{1,5}})(?![\w@])"
)
_SIGNS = lazy_pattern(r"[\[({<_]\s*(?:at|@|AT)\s*[\])}>_]|\sAT\s|\s@\s|\sat\s[\w-]+\s*(?:\[|\(|\sdot\s|DOT)")
_SPELLED = lazy_pattern(r"[\[({<_]\s*(?:dot|at|@|\.)\s*[\])}>_]|\b(?:dot|DOT|AT)\b|\s@\s")
_AT_SIGN = lazy_pattern(_AT)
_DOT_SIGN = lazy_pattern(_DOT)
_NOT_END = frozenset({"html", "pdf", "png", "jpg"})


class Contact(NamedTuple):
    """Addresses with their place in the source, and the links of the lines.

    ``quoted`` is false where an address stands in disguise: then its place does not hold it letter by letter.
    """

    emails: list[tuple[str, Span]]
    links: list[InlineLink]
    quoted: bool = True


def read_contact(lines: Sequence[Line], source: str = "") -> Contact:
    """The addresses that lines print or link to, each once, in order.

    ``source`` is the page's text: with it the place of a linked address is that of its letters inside the link.

    An address in disguise (``ada [at] example [dot] edu``) is given with its signs put back; a recipe for one
    (``my last name @ example.edu``) is none.

    >>> text = "ada.lane [at] example [dot] edu or (my last name)@example.com"
    >>> read_contact([Line(text, 0, len(text))]).emails
    [('ada.lane@example.edu', (0, 31))]
    """
    emails: dict[str, Span] = {}
    links: list[InlineLink] = []
    quoted = True
    for line in lines:
        for address, start, end in _printed(line.text):
            if any(link.start < end and start < link.end < end for link in line.links):
                continue  # words that run on behind a linked address: the link has it
            quoted = quoted and line.text[start:end] == address and len(line.spans(start, end)) == 1
            emails.setdefault(address, line.span(start, end))
        for link in line.links:
            if not is_target(link.url):
                continue
            links.append(link)
            if link.url[:7].lower() == "mailto:":
                address = _unquoted(link.url[7:].split("?", 1)[0]).strip()
                if _PLAIN.fullmatch(address) and address.lower() not in {e.lower() for e in emails}:
                    place = source.find(address, *link.span)
                    quoted = quoted and place >= 0
                    emails[address] = link.span if place < 0 else (place, place + len(address))
    return Contact(list(emails.items()), links, quoted)


def _unquoted(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)


def _printed(text: str) -> list[tuple[str, int, int]]:
    out = []
    if "@" in text:
        for match in _PLAIN.finditer(text):
            if match[0].rsplit(".", 1)[-1].lower() not in _NOT_END:
                out.append((match[0], *match.span()))
    taken = -1
    if not any(mark in text for mark in _MARKS):
        return out
    for _, sign in zip(range(MOST_SIGNS), _SIGNS.finditer(text), strict=False):
        if sign.start() < taken:
            continue
        found = _disguised(text, max(0, sign.start() - 120), min(len(text), sign.end() + 160), sign.start())
        if found is not None and not any(a < found[2] and found[1] < b for _, a, b in out):
            out.append(found)
            taken = found[2]
    out.sort(key=lambda row: row[1])
    return out


def _disguised(text: str, start: int, end: int, sign: int) -> tuple[str, int, int] | None:
    """The address around a sign that stands for ``@``, or None where the words around it are no address."""
    for match in _HIDDEN.finditer(text, start, end):
        if not match.start() < sign < match.end():
            continue
        local = _DOT_SIGN.sub(".", match["local"])
        host = _DOT_SIGN.sub(".", match["host"])
        plain_words = _SPELLED.search(match[0]) is None or (
            re.search(r"\sat\s", match[0]) and not re.search(r"dot|DOT|\[|\(", match[0])
        )
        if plain_words or local.lower() in word_set("not_local") or host.rsplit(".", 1)[-1].lower() in _NOT_END:
            return None
        if not host.rsplit(".", 1)[-1].isalpha():
            return None
        return f"{local}@{host}", match.start(), match.end()
    return None
