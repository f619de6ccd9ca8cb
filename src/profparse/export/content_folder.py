"""Folders of content for generators of sites: files with front matter, in which nothing of a page is active."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from profparse.export.days import first_day
from profparse.export.imprint import edited_by, imprint, venue
from profparse.export.losses import Losses
from profparse.export.news import Entry
from profparse.export.plain import kept, plain
from profparse.export.publications import ascii_letters
from profparse.model import Date, Link, Paper

#: The files of an export by their paths in its folder, with ``/`` between the parts.
Files = dict[str, str]


def file(values: Mapping[str, Any], body: str = "", notes: Sequence[str] = ()) -> str:
    """A file with front matter in YAML, of which empty values are left out, and a text under it.

    ``notes`` are those of the authors, one for each, among which empty ones stay. Themes print front matter as HTML, so
    no tag begins in it.

    >>> print(file({"title": "A < B", "date": None}), end="")
    ---
    title: A &lt; B
    ---
    """
    import yaml

    held = kept(values) | ({"author_notes": list(notes)} if any(notes) else {})
    matter = yaml.safe_dump(_without_tags(held), allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{matter}---\n" + (f"{body}\n" if body else "")


def _without_tags(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("<", "&lt;")
    if isinstance(value, dict):
        return {key: _without_tags(part) for key, part in value.items()}
    return [_without_tags(part) for part in value] if isinstance(value, list) else value


_ACTIVE = re.compile(r"[\\`*_{}\[\]<|~$]|&(?=#?\w+;)|^[-+=#>:]")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def markdown(text: str | None) -> str:
    """A text for the body of a file, of which no Markdown, shortcode, Liquid or HTML is made: entities stand for signs.

    >>> markdown("*A* {{< b >}}")
    '&#42;A&#42; &#123;&#123;&lt; b >&#125;&#125;'
    """
    encoded = _ACTIVE.sub(lambda m: "&lt;" if m[0] == "<" else f"&#{ord(m[0])};", plain(text or ""))
    return _NUMBERED.sub(lambda m: f"{m[1]}&#{ord(m[2])};", encoded)


def link(text: str, url: str) -> str:
    """A link in Markdown, whose address no sign ends early."""
    return f"[{markdown(text)}](<{url}>)"


def links(pairs: Iterable[tuple[Link, str]]) -> str:
    """Links on one line, each called as the page does or, without a text, by its kind."""
    return " · ".join(link(plain(one.text) or one.kind, url) for one, url in pairs)


def names(stems: Iterable[str]) -> list[str]:
    """A name for each of some files, those that would share one numbered from the second on."""
    seen: set[str] = set()
    out = []
    for stem in stems:
        name, n = stem, 1
        while name in seen:
            n += 1
            name = f"{stem}-{n}"
        seen.add(name)
        out.append(name)
    return out


def news_names(entries: Sequence[Entry]) -> list[str]:
    """A name for the file of each item of news: its first day and the first words of its text."""
    return names(_stem(entry) for entry in entries)


_WORDS = 6  # of a text that are in the name of its file


def _stem(entry: Entry) -> str:
    words = [word for word in map(ascii_letters, entry.text.split()) if word][:_WORDS]
    day = first_day(entry.item.date)
    return "-".join([*([day.isoformat()] if day else []), *(words or [entry.item.kind])])[:100]


def day(date: Date | None, kind: str, losses: Losses) -> Any:
    """The first day of a date, which generators want; that it is one of several is told."""
    found = first_day(date)
    if found is not None and date is not None and date.edtf != found.isoformat():
        losses.add(kind, "the precision of dates")
    return found


def where(paper: Paper) -> str:
    """Where a paper appeared, on one line: the venue with editors, numbers and edition, and the publisher."""
    volume = " ".join(filter(None, (paper.volume, paper.issue and f"({paper.issue})")))
    pages = paper.pages and f"pp. {paper.pages}"
    parts = (venue(paper), edited_by(paper), volume, pages, paper.edition, imprint(paper))
    return ", ".join(plain(part) for part in parts if part and plain(part))
