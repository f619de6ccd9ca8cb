"""Which of a page's links an export may carry on: full addresses that run nothing when they are followed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.model import Link

_SAFE = re.compile(r"(?:https?|ftp)://[^\s/?#]|mailto:\S", re.IGNORECASE)
_PDF = re.compile(r"\.pdf(?:[?#]|$)|/pdf(?:[/?#]|$)", re.IGNORECASE)
_UNFIT = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]\u00a1-\ud7ff\uf900-\uffef\U00010000-\U000effff]")
# Brackets stand in the host of an address alone, and there only around an IPv6 number, which pages do not link to.
_BRACKETS = str.maketrans({"[": "%5B", "]": "%5D"})


def address(link: Link) -> str | None:
    """The link's full address with what no address may hold percent-encoded, or None.

    None stands for a relative link that nothing resolved, and for one whose scheme (``javascript:``, ``data:``, …)
    could run something where it is followed.

    >>> address(Link("https://example.org/a b", None, "", "other", (0, 0)))
    'https://example.org/a%20b'
    >>> address(Link("javascript:alert(1)", None, "", "other", (0, 0)))
    """
    url = plain(link.resolved or link.url)
    if not _SAFE.match(url):
        return None
    encoded = _UNFIT.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8")), url)
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", encoded).translate(_BRACKETS)


def addresses(links: Iterable[Link], kind: str, losses: Losses) -> list[tuple[Link, str]]:
    """The links that have a full address, each with it; of the others it is told that they are left out."""
    out = []
    for link in links:
        found = address(link)
        if found is not None:
            out.append((link, found))
        elif re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", link.resolved or link.url):
            losses.add(kind, "links that are no web address")
        else:
            losses.add(kind, "relative links, which base_url would resolve")
    return out


def is_pdf(link: Link, url: str) -> bool:
    """Whether a link leads to a paper as a PDF, by its address or by what the page calls it.

    >>> url = "https://arxiv.org/pdf/2301.01234"
    >>> is_pdf(Link(url, None, "paper", "paper", (0, 0)), url)
    True
    """
    return link.kind == "paper" and (_PDF.search(url) is not None or link.text.strip(" []().").casefold() == "pdf")


def profile_links(links: Iterable[Link], losses: Losses) -> list[tuple[Link, str]]:
    """The links of a biography that are the person's own profiles elsewhere; the others are told.

    Addresses of mail are no links here: a biography has them as ``emails``.
    """
    out = []
    for link, url in addresses(links, "the biography", losses):
        if url.lower().startswith("mailto:"):
            continue
        if link.kind == "profile":
            out.append((link, url))
        else:
            losses.add("the biography", "links that are no profile")
    return out
