"""Markup to lines: :func:`read_page` cuts a source into the lines that a visitor sees, each with its place.

Here: one scanner for each format, which cuts the source once, and the formats' signs. Not here: what a line means; no
word of any language is known, but for those that browsers never show, and nothing is searched for again once it has
been cut.

>>> page = read_page("# News\\n- **May 2024** [Talk](https://a.b) given", "markdown")
>>> [(line.kind, line.text) for line in page.lines]
[('heading', 'News'), ('item', 'May 2024 Talk given')]
>>> page.lines[1].span(9, 13), page.lines[1].links[0].url
((23, 27), 'https://a.b')
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from profparse.pieces.doubled import without_copies
from profparse.pieces.fallbacks import without_fallbacks
from profparse.pieces.line import Box, Line, MetaField, Page
from profparse.pieces.numbered import parted, without_bars
from profparse.pieces.views import view_of
from profparse.span import merged

__all__ = ["read_page"]

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profparse.pieces.hidden import Region
    from profparse.pieces.scanner import Scanner

_SCANNERS = {
    "text": "text.TextScanner",
    "html": "html.HtmlScanner",
    "markdown": "markdown.MarkdownScanner",
    "jemdoc": "jemdoc.JemdocScanner",
    "org": "org.OrgScanner",
    "rst": "rst.RstScanner",
    "data": "data.DataScanner",
}


@cache
def _scanner(format: str) -> type[Scanner]:
    """The scanner of a format, imported when its first page comes: each compiles patterns of its own."""
    module, _, name = _SCANNERS[format].partition(".")
    scanner: type[Scanner] = getattr(import_module(f"profparse.pieces.{module}"), name)
    return scanner


def read_page(text: str, format: str, *, include_hidden: bool = False) -> Page:
    """Cut a page into lines; ``format`` is one of :data:`profparse.pieces.formats.FORMATS`.

    With ``include_hidden`` the lines inside comments are given too, with ``hidden`` true. All offsets are code points
    of ``text``. Raises ``KeyError`` for a format that is none.
    """
    view = view_of(text)
    if view is not None:
        return view.mapped(_read(view.text, format, include_hidden), text)
    return _read(text, format, include_hidden)


def _read(text: str, format: str, include_hidden: bool) -> Page:
    scanner = _scanner(format)
    boxes: list[Box] = []
    if format == "data":
        values = scanner(text, boxes, {})
        values.scan(0, len(text))
        if not values.lines and not values.unseen:
            return _read(text, "text", include_hidden)
        return Page(text, format, tuple(values.lines), tuple(boxes), merged(values.unseen))
    if format == "text":
        plain = scanner(text, boxes, {})
        plain.scan(0, len(text))
        from profparse.pieces.shards import mended

        shown, unseen = without_fallbacks(mended(plain.lines))
        shown, copies = without_copies(shown)
        unseen += copies
        return Page(text, format, tuple(parted(without_bars(shown))), (), merged(unseen))
    from profparse.pieces.head import head_fields
    from profparse.pieces.hidden import find_regions

    hidden: list[tuple[int, int]] = []
    meta: list[MetaField] = []
    start = 0
    cards: list[Line] = []
    if format in ("markdown", "html"):
        from profparse.pieces.front_matter import read_front_matter

        front = read_front_matter(text)
        if front is not None:
            meta += front.fields
            start = front.span[1]
            if any(".0." in field.key for field in front.fields):
                from profparse.pieces.front_matter_cards import card_lines

                cards = card_lines(text, front, 0)
                boxes += [Box("front-matter", -1)] if cards else []
            if not cards and any(field.key == "title" for field in front.fields):
                cards = _publication(text, front.fields, boxes)
            place = front.span[0]
            for card in cards:
                hidden.append((place, card.start))
                place = card.end
            hidden.append((place, start))
    regions = find_regions(text, start)
    visible = scanner(text, boxes, {region.start: region for region in regions})
    visible.prepare()
    visible.scan(start, len(text))
    lines = [*cards, *visible.lines] if cards else visible.lines
    for region in regions:
        place = region.start
        for first, last in region.shown:
            hidden.append((place, first))
            place = last
        hidden.append((place, region.end))
        if region.kind in ("head", "title"):
            meta += head_fields(text, region)
    hidden += visible.unseen
    meta += visible.meta
    if include_hidden:
        lines = [*cards, *_with_comments(visible, regions)]
    lines, unseen = without_fallbacks(lines)
    hidden += unseen
    if format == "markdown":
        lines, copies = without_copies(lines)
        hidden += copies
    return Page(text, format, tuple(parted(lines)), tuple(boxes), merged(hidden), tuple(meta))


def _publication(text: str, fields: Sequence[MetaField], boxes: list[Box]) -> list[Line]:
    """The lines of front matter that is a publication."""
    from profparse.pieces.front_matter_record import publication_fields

    shown = publication_fields(fields)
    if not shown:
        return []
    from profparse.pieces.data import DataScanner

    record = DataScanner(text, boxes, {})
    record.show(shown)
    record.close_to(0)
    return record.lines


def _with_comments(visible: Scanner, regions: list[Region]) -> list[Line]:
    """The lines of the page and those inside its comments, in source order; none inside another line."""
    from profparse.pieces.hidden import find_regions

    text = visible.text
    out = list(visible.lines)
    for region in regions:
        if region.kind == "comment":
            inner = {found.start: found for found in find_regions(text, *region.inner)}
            comment = type(visible)(text, visible.boxes, inner, True)
            comment.references = visible.references
            comment.scan(*region.inner)
            out += comment.lines
    out.sort(key=_start)
    kept: list[Line] = []
    for line in out:
        if kept and line.start < kept[-1].end and (line.hidden or kept[-1].hidden):
            if line.hidden:
                continue
            kept.pop()
        kept.append(line)
    return kept


def _start(line: Line) -> int:
    return line.start
