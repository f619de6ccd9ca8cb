"""The title and the meta elements of an HTML head, as fields with the spans of their values."""

from __future__ import annotations

import re

from profparse.patterns import lazy_pattern
from profparse.pieces.characters import resolved
from profparse.pieces.hidden import Region
from profparse.pieces.line import MetaField
from profparse.pieces.tags import TAG

_TITLE = lazy_pattern(r"<title[^<>]*>([^<]*)</title", re.IGNORECASE)
_META = lazy_pattern(r"<meta(?=[\s/])", re.IGNORECASE)
_NAME = lazy_pattern(r"(?<![\w-])(?:name|property|itemprop)\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_CONTENT = lazy_pattern(r"(?<![\w-])content\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def head_fields(text: str, region: Region) -> list[MetaField]:
    """The fields of a head or a title region: ``title``, and each named meta element by its lower-case name."""
    fields: list[MetaField] = []
    title = _TITLE.search(text, region.start, region.end)
    if title is not None:
        fields += _field("title", text, *title.span(1))
    if region.kind == "head":
        for start in _META.finditer(text, region.start, region.end):
            tag = TAG.match(text, start.start(), region.end)
            if tag is None:
                continue
            name = _NAME.search(text, start.end(), tag.end())
            content = _CONTENT.search(text, start.end(), tag.end())
            if name is not None and content is not None:
                group = 1 if content.group(1) is not None else 2
                fields += _field(name.group(1).lower(), text, *content.span(group))
    return fields


def _field(key: str, text: str, start: int, end: int) -> list[MetaField]:
    source = text[start:end]
    bare = source.strip()
    if not bare:
        return []
    start += source.index(bare[0])
    return [MetaField(key, " ".join(resolved(bare).split()), (start, start + len(bare)))]
