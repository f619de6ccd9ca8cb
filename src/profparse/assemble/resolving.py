"""Links resolved against the address of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from profparse.model import Link


def resolved(item: Any, base: str) -> Any:
    from urllib.parse import urljoin

    def resolve(link: Link) -> Link:
        try:
            return replace(link, resolved=urljoin(base, link.url))
        except ValueError:  # a target such as http://[x is no URL
            return link

    return replace(item, links=tuple(resolve(link) for link in item.links)) if item.links else item
