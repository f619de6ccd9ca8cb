"""Marks: what of a profile stands where in its page, each under a path such as ``paper-3.authors.0``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from profparse.data_files import load_json
from profparse.model import Bio, Date, Item, NewsItem, Paper, Profile, Project
from profparse.span import Span, Spans

KINDS: dict[type, str] = {Bio: "bio", Paper: "paper", NewsItem: "news", Project: "project"}


class Mark(NamedTuple):
    """A value, an item, a remark or a piece of residue, and the spans that it takes up.

    ``family`` is the group of fields that it belongs to, which gives its colour; it is None for what is no value.
    """

    path: str
    family: str | None
    spans: Spans


def family(field: str) -> str:
    """The group of fields that share a colour.

    >>> family("title"), family("authors"), family("a_field_to_come")
    ('name', 'person', 'other')
    """
    families: dict[str, list[str]] = load_json("report/families")
    return next((name for name, names in families.items() if field in names), "other")


def marks(profile: Profile, length: int) -> list[Mark]:
    """All that is marked in a page of ``length`` code points: values, then items, residue and remarks.

    Spans outside the page, as a stored profile may hold, are cut or left out.
    """
    found = [mark for item in profile.items() for mark in item_marks(item)]
    found += [Mark(item.id, None, item.blocks) for item in profile.items()]
    found += [Mark(f"residue-{n}", None, (piece.span,)) for n, piece in enumerate(profile.residue, 1)]
    found += [
        Mark(f"remark-{n}", None, (remark.span,))
        for n, remark in enumerate(profile.diagnostics, 1)
        if remark.span is not None
    ]
    return [mark._replace(spans=inside) for mark in found if (inside := _inside(mark.spans, length))]


def item_marks(item: Item) -> Iterator[Mark]:
    """The marks of an item's values, parts of values too, under the paths that :func:`value_path` gives."""
    for field in fields(item):
        value = getattr(item, field.name)
        path = f"{item.id}.{field.name}"
        spans = item.spans.get(field.name)
        if spans and isinstance(value, tuple):
            for n, span in enumerate(spans):
                yield Mark(f"{path}.{n}", family(field.name), (span,))
        elif spans:
            yield Mark(path, family(field.name), spans)
        elif field.name not in Item.__dataclass_fields__:
            yield from _part_marks(path, field.name, value)


def _part_marks(path: str, field: str, value: Any) -> Iterator[Mark]:
    """The marks of the objects inside an item, and of the dates inside those."""
    if isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from _part_marks(f"{path}.{n}", field, part)
    elif hasattr(value, "span"):
        yield Mark(path, family(field), (value.span,))
        for inner in fields(value):
            if isinstance(date := getattr(value, inner.name), Date):
                yield Mark(f"{path}.{inner.name}", family(inner.name), (date.span,))


def _inside(spans: Spans, length: int) -> Spans:
    """The spans as far as they lie in the page."""
    cut: list[Span] = [(max(0, start), min(end, length)) for start, end in spans]
    return tuple(sorted(span for span in cut if span[0] < span[1]))
