"""Addresses of a page that may be followed from a report: nothing that runs, reads files or hides where it leads."""

from __future__ import annotations

import re

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\"'<>\\^`{|}]+", re.IGNORECASE)


def followable(address: str | None) -> str | None:
    """The address, if it is one of the web or of mail and plain to see; else None.

    >>> followable("https://example.org/a?b=c#d")
    'https://example.org/a?b=c#d'
    >>> followable("javascript:alert(1)"), followable("https://a\\u202e.example"), followable("#top")
    (None, None, None)
    """
    if address is None or not address.isprintable() or not _SAFE.fullmatch(address):
        return None
    return address
