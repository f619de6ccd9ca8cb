"""The biographies of several pages of one person as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profparse.frozen import Frozen
from profparse.merge.careers import merged_education, merged_positions
from profparse.merge.choose import chosen, confidence_of, most_complete, spans_of, text_value, united
from profparse.merge.items import Found, merged_identifiers, merged_links
from profparse.merge.merged import Mention, MergedBio, MergedMetric, Variant
from profparse.model import Metric


def merged_bio(mentions: Sequence[Found]) -> MergedBio | None:
    """One biography out of those that the pages have; None for none."""
    if not mentions:
        return None
    variants: dict[str, tuple[Variant, ...]] = {}
    origins: dict[str, int] = {}
    shown: dict[str, Any] = {}
    places = {found.page: n for n, found in enumerate(mentions)}
    for field, choose in (("name", chosen), ("summary", most_complete)):
        values = [
            text_value(text, confidence_of(one.item, field), Mention(one.page, one.item.id, spans_of(one.item, field)))
            for one in mentions
            if (text := getattr(one.item, field))
        ]
        options = choose(values)
        if options:
            shown[field] = options[0].value
            origins[field] = places[options[0].mentions[0].page]
        if len(options) > 1:
            variants[field] = options
    lists: dict[str, Any] = {}
    for field in ("interests", "emails", "categories"):
        listed = [(place, text) for one in mentions for place, text in _each(one, field)]
        found = united(listed, lambda text: " ".join(text.casefold().split()), _variant)
        lists[field] = tuple(variant.value for variant in found)
        if found:
            variants[field] = found
    sources = [mentions[n].item for n in origins.values()]
    return MergedBio(
        id="bio-1",
        blocks=(),
        layout=mentions[0].item.layout,
        spans=Frozen({field: item.spans.get(field, ()) for field, item in zip(origins, sources, strict=True)}),
        provenance=Frozen(
            {
                field: item.provenance[field]
                for field, item in zip(origins, sources, strict=True)
                if field in item.provenance
            }
        ),
        positions=merged_positions(_places(mentions, "positions")),
        education=merged_education(_places(mentions, "education")),
        metrics=united(_places(mentions, "metrics"), lambda metric: (metric.name, metric.value), _metric),
        links=merged_links(mentions),
        identifiers=merged_identifiers(mentions),
        mentions=tuple(one.mention() for one in mentions),
        origins=Frozen(origins),
        variants=Frozen(variants),
        **shown,
        **lists,
    )


def _each(one: Found, field: str) -> list[tuple[Mention, str]]:
    """The texts of a list, each with its place."""
    texts = getattr(one.item, field)
    spans = one.item.spans.get(field, ())
    return [
        (Mention(one.page, one.item.id, (spans[n],) if len(spans) == len(texts) else ()), text)
        for n, text in enumerate(texts)
    ]


def _places(mentions: Sequence[Found], field: str) -> list[tuple[Mention, object]]:
    return [
        (Mention(one.page, one.item.id, (part.span,)), part) for one in mentions for part in getattr(one.item, field)
    ]


def _variant(text: str, mentions: tuple[Mention, ...]) -> Variant:
    return Variant(text, 1.0, len(text), mentions)


def _metric(metric: Metric, mentions: tuple[Mention, ...]) -> MergedMetric:
    return MergedMetric(metric.name, metric.value, metric.span, mentions=mentions)
