"""Links: which lead anywhere, and what kind of thing each leads to."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from profparse.data_files import load_json
from profparse.model import Link, LinkKind
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

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


def is_local(url: str) -> bool:
    """Whether a link leads to a page of the site itself.

    >>> is_local("/papers"), is_local("#news"), is_local("cv.pdf"), is_local("https://a.example/")
    (True, True, False, False)
    """
    return not url.startswith(("http:", "https:", "//", "mailto:")) and not url.lower().endswith(".pdf")


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
