"""JSON Feed 1.1: the news as a feed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from profparse.export.days import day_of
from profparse.export.losses import Losses
from profparse.export.news import Entry, entries, feed_title, owner_of
from profparse.export.plain import plain
from profparse.model import Profile

TITLE = "JSON Feed"
HELD = frozenset(("date", "text", "kind", "links", "mentions"))


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """A feed with one item for each item of news.

    ``date_published`` wants a moment, so only dates of one day have it, at midnight; the extension ``_profparse``
    holds every date in EDTF, and the links and titles that an item has besides its first link.
    """
    losses.kinds(profiles, ("news",))
    owner = owner_of(profiles)
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(profiles),
        **({"authors": [{"name": owner}]} if owner else {}),
        "items": [_item(entry, losses) for entry in entries(profiles, losses)],
    }
    return json.dumps(feed, ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry, losses: Losses) -> dict[str, Any]:
    item = entry.item
    losses.unheld("news", item, HELD)
    found: dict[str, Any] = {"id": f"urn:uuid:{entry.id}", "content_text": entry.text, "tags": [plain(item.kind)]}
    if entry.links:
        found["url"] = entry.links[0][1]
    day = day_of(item.date)
    if day is not None:
        found["date_published"] = f"{day}T00:00:00Z"
    own = {
        "date": plain(item.date.edtf) if item.date else None,
        "links": [{"url": url, "text": plain(link.text), "kind": plain(link.kind)} for link, url in entry.links],
        "mentions": [plain(title) for title in item.mentions],
    }
    return found | {"_profparse": {name: value for name, value in own.items() if value}}
