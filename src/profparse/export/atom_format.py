"""Atom (RFC 4287): the news as a feed."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from profparse.export.days import day_of, first_day
from profparse.export.losses import Losses
from profparse.export.news import Entry, entries, feed_title, headline, owner_of, stable_id
from profparse.export.plain import plain
from profparse.model import Profile

TITLE = "Atom"
HELD = frozenset(("date", "text", "kind", "links"))
NAMESPACE = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00Z"  # when a feed without entries was last changed


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """A feed with an entry for each item of news that has a year.

    Atom wants the moment of an entry's last change; it is the first of the date, at midnight. ``published`` is there
    for dates of one day alone.
    """
    losses.kinds(profiles, ("news",))
    ElementTree.register_namespace("", NAMESPACE)
    feed = ElementTree.Element(f"{{{NAMESPACE}}}feed")
    dated_entries = []
    for entry in entries(profiles, losses):
        moment = _moment(entry)
        if moment is None:
            losses.add("news", "items without a year")
        else:
            dated_entries.append((entry, moment))
    title = feed_title(profiles)
    _add(feed, "id", f"urn:uuid:{_feed_id(title, profiles)}")
    _add(feed, "title", title)
    _add(feed, "updated", max((moment for _, moment in dated_entries), default=_NEVER))
    _add(_add(feed, "author"), "name", owner_of(profiles) or "unknown")
    for entry, moment in dated_entries:
        _entry(feed, entry, moment, losses)
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _feed_id(title: str, profiles: Sequence[Profile]) -> str:
    """An id that stays the same while the pages' persons or, without them, the pages' names do."""
    names = "\n".join(plain(profile.source.name or "") for profile in profiles)
    return stable_id(title if owner_of(profiles) else f"{title}\n{names}")


def _entry(feed: ElementTree.Element, entry: Entry, moment: str, losses: Losses) -> None:
    losses.unheld("news", entry.item, HELD)
    element = _add(feed, "entry")
    _add(element, "id", f"urn:uuid:{entry.id}")
    _add(element, "title", headline(entry.text))
    _add(element, "updated", moment)
    if day_of(entry.item.date):
        _add(element, "published", moment)
    else:
        losses.add("news", "the precision of dates")
    _add(element, "category", term=plain(entry.item.kind))
    _add(element, "content", entry.text, type="text")
    for n, (link, url) in enumerate(entry.links):
        _add(element, "link", rel="related" if n else "alternate", href=url, title=plain(link.text))


def _moment(entry: Entry) -> str | None:
    """The first moment of an item's date; None where no year is known."""
    first = first_day(entry.item.date)
    return f"{first.isoformat()}T00:00:00Z" if first else None


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    held = {key: value for key, value in attributes.items() if value}
    element = ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}", held)
    element.text = text
    return element
