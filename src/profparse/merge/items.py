"""What all kinds of items have in common when several mentions of one become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any, NamedTuple

from profparse.frozen import Frozen
from profparse.merge.choose import (
    ROUNDED,
    Value,
    chosen,
    confidence_of,
    date_value,
    names_value,
    plain_value,
    spans_of,
    text_value,
    united,
)  # fmt: skip
from profparse.merge.merged import Mention, MergedIdentifier, MergedLink, Variant
from profparse.model import Author, Date, Identifier, Link

#: The fields of an item that are about the item itself, or that are joined in a way of their own.
OWN = frozenset({
    "id", "blocks", "spans", "provenance", "confidence", "layout", "hidden", "same_as", "et_al", "links",
    "identifiers", "mentions",
})  # fmt: skip
_LETTERS = frozenset({"title", "venue", "publisher", "abstract", "text", "name", "description"})


class Found(NamedTuple):
    """An item on a page: the page's number, and the item."""

    page: int
    item: Any

    def mention(self, field: str = "") -> Mention:
        """Where the item stands, or one of its fields."""
        spans = spans_of(self.item, field) if field else self.item.blocks
        return Mention(self.page, self.item.id, spans)


def value_of(found: Found, field: str) -> Value | None:
    """A field's value in one mention; None where it has none."""
    value = getattr(found.item, field)
    if value is None or value == "" or value == ():
        return None
    confidence, mention = confidence_of(found.item, field), found.mention(field)
    if isinstance(value, tuple) and isinstance(value[0], Author):
        return names_value(value, field == "authors" and found.item.et_al, confidence, mention)
    if isinstance(value, Date):
        return date_value(value, confidence, mention)
    if field in _LETTERS:
        return text_value(value, confidence, mention)
    return plain_value(value, confidence, mention)


def joined(
    mentions: Sequence[Found], among: Mapping[str, Sequence[Sequence[Found]]] | None = None
) -> dict[str, Any]:
    """The fields of a merged item: the chosen values with where they are from, and the variants of those that differ.

    ``among`` says for some fields which of the mentions count: those of the first list before those of the next.
    """
    kind = type(mentions[0].item)
    fields: dict[str, Any] = {}
    origins: dict[str, int] = {}
    variants: dict[str, tuple[Variant, ...]] = {}
    spans, provenance, confidence = {}, {}, {}
    places = {(found.page, found.item.id): n for n, found in enumerate(mentions)}
    for field in [part.name for part in fields_of(kind)]:
        if field in OWN:
            continue
        if _is_list_of_text(mentions, field):
            listed = [(found.mention(field), text) for found in mentions for text in getattr(found.item, field)]
            fields[field] = united(listed, _folded, lambda text, _: text)
            if fields[field] and len(mentions) > 1:
                variants[field] = united(listed, _folded, lambda text, of: Variant(text, 1.0, len(text), of))
            continue
        options = _options(field, (among or {}).get(field, (mentions,)))
        if not options:
            continue
        shown = options[0]
        fields[field] = shown.value
        place = shown.mentions[0]
        origin = origins[field] = places[place.page, place.id]
        source = mentions[origin].item
        if field == "authors":
            fields["authors"], fields["et_al"] = shown.value
        if field in source.spans:
            spans[field] = source.spans[field]
        if field in source.provenance:
            provenance[field] = source.provenance[field]
        confidence[field] = round(shown.confidence, ROUNDED)
        if len(options) > 1:
            variants[field] = tuple(_shown(option, field) for option in options)
    if hasattr(mentions[0].item, "links"):
        fields["links"] = merged_links(mentions)
    if hasattr(mentions[0].item, "identifiers"):
        fields["identifiers"] = merged_identifiers(mentions)
    return fields | {
        "blocks": (),
        "layout": mentions[0].item.layout,
        "hidden": all(found.item.hidden for found in mentions),
        "spans": Frozen(spans),
        "provenance": Frozen(provenance),
        "confidence": Frozen(confidence),
        "mentions": tuple(found.mention() for found in mentions),
        "origins": Frozen(origins),
        "variants": Frozen(variants),
    }


def _options(field: str, tiers: Sequence[Sequence[Found]]) -> tuple[Variant, ...]:
    """The values of a field that differ, the one to show first: one of the first list that has any."""
    options: list[Variant] = []
    for mentions in tiers:
        values = [value_of(found, field) for found in mentions]
        for option in chosen([value for value in values if value is not None]):
            if all(str(option.value) != str(other.value) for other in options):
                options.append(option)
    return tuple(options)


def _shown(option: Variant, field: str) -> Variant:
    """A variant with the value as the field has it: of authors the list without the sign that it was cut."""
    if isinstance(option.value, tuple) and field in ("authors", "editors"):
        return Variant(option.value[0], option.confidence, option.completeness, option.mentions)
    return option


def _is_list_of_text(mentions: Sequence[Found], field: str) -> bool:
    """Whether a field is a list of texts, which are joined and not chosen from."""
    values = [getattr(found.item, field) for found in mentions]
    return all(isinstance(value, tuple) and all(isinstance(part, str) for part in value) for value in values)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold())) or text


def merged_links(mentions: Sequence[Found]) -> tuple[MergedLink, ...]:
    """The links of all mentions, each target once."""
    listed = [(Mention(one.page, one.item.id, (link.span,)), link) for one in mentions for link in one.item.links]

    def make(link: Link, places: tuple[Mention, ...]) -> MergedLink:
        return MergedLink(link.url, link.resolved, link.text, link.kind, link.span, mentions=places)

    return united(listed, lambda link: link.resolved or link.url, make)


def merged_identifiers(mentions: Sequence[Found]) -> tuple[MergedIdentifier, ...]:
    """The identifiers of all mentions, each once whatever its case."""
    listed = [(Mention(one.page, one.item.id, (part.span,)), part) for one in mentions for part in one.item.identifiers]

    def make(part: Identifier, places: tuple[Mention, ...]) -> MergedIdentifier:
        return MergedIdentifier(part.scheme, part.value, part.span, mentions=places)

    return united(listed, lambda part: (part.scheme, part.value.casefold()), make)
