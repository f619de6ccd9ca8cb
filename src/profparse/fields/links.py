"""Links: what kind of thing a link leads to, and the identifiers that its target spells out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from profparse.data_files import load_json
from profparse.model import Identifier, Link, LinkKind
from profparse.patterns import lazy_pattern
from profparse.pieces.line import InlineLink, Line

LONGEST = 2000  # code points of a target that are looked at

Resolver = Callable[[str, str], LinkKind]


def links_of(
    line: Line, kind: Resolver | None = None, start: int = 0, end: int | None = None, *, whole: bool = True
) -> list[Link]:
    """The links that stand in ``[start, end)`` of a line's visible text, in order; anchors within the page are none."""
    end = len(line.text) if end is None else end
    kind = kind or link_kind
    out = []
    for link in line.links:
        if link.start < start or link.end > end or (link.start >= end > start and not whole):
            continue
        if is_target(link.url) and not (link.start == link.end and _PICTURE.search(link.url)):
            text = line.text[link.start : link.end].strip()
            out.append(Link(link.url, None, text, kind(text, link.url), link.span))
    return out


# A picture that only opens itself, larger, leads nowhere.
_PICTURE = lazy_pattern(r"\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)(?:[?#].*)?$", re.IGNORECASE)


def is_target(url: str) -> bool:
    """Whether a link leads anywhere: not an empty target, an anchor alone, or a script."""
    return bool(url) and not url.startswith(("#", "javascript:", "data:")) and url != "/"


@lru_cache(maxsize=4096)
def link_kind(text: str, url: str) -> LinkKind:
    """What a link leads to, by its text and its target.

    >>> link_kind("Code", "https://example.org/x"), link_kind("[1]", "https://arxiv.org/abs/2306.04751")
    ('code', 'paper')
    """
    data = _by_label()
    label = text.strip(" []().:,").casefold()
    known = data.get(label)
    if known is None and label:
        known = next((data[word] for word in reversed(_WORD.findall(label)[:6]) if word in data), None)
        if known is not None and len(label) > 40:
            known = None  # a title or a sentence, not a label
    by_host = _host_kind(url[:LONGEST])
    if known is None or (known == "paper" and by_host not in (None, "profile")):
        known = by_host or known
    return known or "other"


_WORD = lazy_pattern(r"[^\W\d_]+")


@cache
def _by_label() -> dict[str, LinkKind]:
    out: dict[str, LinkKind] = {}
    for kind, labels in load_json("links")["labels"].items():
        for label in labels:
            out.setdefault(label, kind)
    return out


_HOST = lazy_pattern(r"(?:https?:)?//(?:www\.|m\.)?([^/?#\s]+)(/[^?#\s]*)?", re.IGNORECASE)


def _host_kind(url: str) -> LinkKind | None:
    data = load_json("links")
    lower = url.lower()
    if lower.startswith("mailto:"):
        return "profile"
    match = _HOST.match(lower)
    found: LinkKind | None = None
    if match:
        host, path = match[1], match[2] or ""
        hosts = data["hosts"]
        first = path[1:].split("/", 1)[0]
        found = hosts.get(f"{host}/{first}") or hosts.get(host)
        while found is None and host.count(".") > 1:
            host = host.split(".", 1)[1]
            found = hosts.get(host)
        if found == "code" and host == "github.com" and path.count("/") < 2:
            found = "profile"
        if found is None and host.endswith("github.io"):
            found = "project"
    if found is None or found == "code":
        ending = re.search(r"\.[a-z0-9]{2,4}$", lower.split("?", 1)[0].split("#", 1)[0])
        if ending and ending[0] in data["endings"]:
            found = data["endings"][ending[0]]
    return found


@cache
def _schemes(owner: str) -> tuple[tuple[str, Sequence[str], re.Pattern[str]], ...]:
    """The schemes of papers or persons: what a target has in it (one of these), and the identifier's pattern."""
    rows = load_json("links")["identifiers"][owner]
    return tuple((scheme, signs, lazy_pattern(pattern)) for scheme, signs, pattern in rows)


def identifiers_of(links: Iterable[InlineLink | Link], owner: str, text: str) -> list[Identifier]:
    """The identifiers that link targets spell out; ``owner`` is ``paper`` or ``person``.

    ``text`` is the page's source: where it holds the value inside the link's span, the identifier's span is that
    place, otherwise the whole link. Each scheme and value is given once. ORCID iDs must have a right check digit.
    """
    out: dict[tuple[str, str], Identifier] = {}
    for link in links:
        url = link.url[:LONGEST]
        for scheme, signs, pattern in _schemes(owner):
            match = pattern.search(url) if any(sign in url for sign in signs) else None
            if match is None:
                continue
            value = match[1].rstrip("/.,;)") if scheme == "doi" else match[1]
            if scheme == "arxiv":
                value = value.removesuffix(".pdf")
            if scheme == "orcid" and not _orcid_checks(value):
                continue
            if (scheme, value) not in out:
                place = text.find(value, *link.span)
                span = link.span if place < 0 else (place, place + len(value))
                out[scheme, value] = Identifier(scheme, value, span)
            break
    return list(out.values())


_ORCID = lazy_pattern(r"orcid(?:[ -]?id)?\W{0,9}((?:\d{4}-){3}\d{3}[\dX])(?!\w)", re.IGNORECASE)


def orcid_in(line: Line) -> Identifier | None:
    """The ORCID iD that a line gives in words, without a link.

    >>> orcid_in(Line("Ada Sample, ORCID: 0000-0002-1825-0097", 0, 38))
    Identifier(scheme='orcid', value='0000-0002-1825-0097', span=(19, 38))
    """
    match = _ORCID.search(line.text)
    if match is None or not _orcid_checks(match[1].upper()):
        return None
    return Identifier("orcid", match[1].upper(), line.span(*match.span(1)))


def _orcid_checks(value: str) -> bool:
    """The ISO 7064 11,2 check digit of an ORCID iD."""
    total = 0
    for digit in value.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return value[-1] == ("X" if check == 10 else str(check))
