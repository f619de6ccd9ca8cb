"""Whether each value quotes the page: its spans hold its own letters and no others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from profparse.evaluate.compare import letters, without_tags
from profparse.evaluate.page import Json, Page
from profparse.pieces.characters import resolved

_MAIN = {"papers": "title", "news": "text", "projects": "name", "bio": None}  # the field that has a span in any case


def spans(page: Page) -> None:
    """Record for every value of a profile whether its spans quote it; nothing where the page's text is not at hand."""
    text = page.text
    if text is None:
        return
    for kind, main in _MAIN.items():
        listed: Any = page.found.get(kind) or []
        for item in [listed] if kind == "bio" and listed else listed:
            _fields(page, text, kind, main, item)
            _objects(page, text, item)


def _quoted(text: str, where: Iterable[Any], *, tags: bool = False) -> str:
    """The letters of the page at some spans."""
    raw = " ".join(text[start:end] for start, end in where)
    return letters(resolved(without_tags(raw) if tags else raw))


def _fields(page: Page, text: str, kind: str, main: str | None, item: Json) -> None:
    where = item.get("spans") or {}
    if main and item.get(main):
        page.check("spans present", (kind, item[main]), where.get(main), main, None)
    for field, parts in where.items():
        value = item.get(field)
        if isinstance(value, str):
            good = _quoted(text, parts) == letters(value)
        elif isinstance(value, list):
            good = [letters(entry) for entry in value] == [_quoted(text, [part]) for part in parts]
        else:
            continue
        got = None if good else [text[start:end][:80] for start, end in parts]
        page.check("spans faithful", (kind, field, str(value)), good, value, got)


def _objects(page: Page, text: str, item: Json) -> None:
    for author in item.get("authors") or []:
        _one(page, text, "spans of authors", author, author["name"])
    if item.get("date"):
        _one(page, text, "spans of dates", item["date"], item["date"]["text"])
    for link in item.get("links") or []:
        start, end = link.get("span") or (0, 0)
        got = text[start:end]
        page.check("spans of links", link["url"], resolved(link["url"]) in resolved(got), link["url"], got[:80])


def _one(page: Page, text: str, measure: str, part: Json, value: str) -> None:
    span = part.get("span")
    good = span and _quoted(text, [span], tags=True) == letters(value)
    page.check(measure, value, good, value, text[span[0] : span[1]][:80] if span else None)
