"""News for feeds and calendars: what a feed is called, and an id of each item that stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.export.addresses import addresses
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.model import Link, NewsItem, Profile


class Entry(NamedTuple):
    """An item of news: its id, its text on one line, the item, and its links that can be followed."""

    id: str
    text: str
    item: NewsItem
    links: Sequence[tuple[Link, str]]


def owner_of(profiles: Sequence[Profile]) -> str | None:
    """The names of the pages' persons, or None where no page says one."""
    names = [plain(profile.bio.name) for profile in profiles if profile.bio and profile.bio.name]
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def feed_title(profiles: Sequence[Profile]) -> str:
    """What a feed of the profiles' news is called."""
    owner = owner_of(profiles)
    return f"News of {owner}" if owner else "News"


def entries(profiles: Sequence[Profile], losses: Losses) -> list[Entry]:
    """The news of all profiles, in order.

    An id is made of an item's date and text and of whose news it is, so that it stays when other items come and go;
    of items that are equal in these the later ones are numbered.
    """
    out: list[Entry] = []
    seen: dict[str, int] = {}
    for profile in profiles:
        owner = owner_of([profile]) or plain(profile.source.name or "")
        for item in profile.news:
            text = plain(item.text)
            said = "\n".join((owner, item.date.edtf if item.date else "", text))
            seen[said] = seen.get(said, 0) + 1
            links = addresses(item.links, "news", losses)
            out.append(Entry(stable_id(f"{said}\n{seen[said]}" if seen[said] > 1 else said), text, item, links))
    return out


_HEADLINE = 100  # characters of a text that are its title


def headline(text: str) -> str:
    """The text itself or, of a long one, its beginning up to the end of a word."""
    if len(text) <= _HEADLINE:
        return text or "(no text)"
    return text[:_HEADLINE].rsplit(" ", 1)[0] + "…"


def stable_id(said: str) -> str:
    """A UUID made of a text."""
    from uuid import UUID, uuid5

    space = UUID("6f7ad3a2-5a4e-5d0c-9c0b-2f6b1c8e7d10")  # of profparse's news, chosen once
    return str(uuid5(space, said.encode("utf-8", "replace").decode("utf-8")))
