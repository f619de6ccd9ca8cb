"""Records: an item as a card of its fields, with where each came from and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from profparse.model import Item
from profparse.report.marks import KINDS, family
from profparse.report.markup import Html, element, joined
from profparse.report.values import part
from profparse.report.years import year_of

_HEADINGS = ("title", "name", "text")  # the field that heads a card: the first that the kind of item has
_ELSEWHERE = frozenset({"et_al"})  # shown with the authors
_INNATE = frozenset(Item.__dataclass_fields__)


def record(item: Item, marked: frozenset[str], buttons: Sequence[Html] = ()) -> Html:
    """An item as a card; values whose paths are in ``marked`` are tied to the page.

    ``buttons`` are for a script to serve, which finds the item's id beside its path.
    """
    kind = KINDS.get(type(item), "item")
    names = [field.name for field in fields(item) if field.name not in _INNATE | _ELSEWHERE]
    heading = next((name for name in _HEADINGS if name in names), None)
    rows = [_row(item, name, marked) for name in names if name != heading and _is_given(getattr(item, name))]
    year = year_of(item)
    return element(
        "article",
        _head(item, heading, marked, buttons),
        element("div", *rows, class_="fields") if rows else "",
        class_="record",
        data_id=item.id if buttons else None,
        data_path=item.id if item.id in marked else None,
        data_kind=f"{kind} hidden" if item.hidden else kind,
        data_year=year,
        data_certainty=f"{min(item.confidence.values()):.2f}" if item.confidence else None,
    )


def _head(item: Item, heading: str | None, marked: frozenset[str], buttons: Sequence[Html]) -> Html:
    """The name of an item, and what it is called here."""
    title = getattr(item, heading) if heading else None
    named = part(title, f"{item.id}.{heading}", marked) if title else element("span", "(no name)", class_="note")
    return element(
        "header",
        element("h3", named, data_family=family(heading or "")),
        element(
            "p",
            element("span", item.id, class_="id"),
            _origin(item, heading or ""),
            element("span", "hidden", class_="origin") if item.hidden else "",
            certainty(item.confidence.get(heading or "")),
            *buttons,
        ),
    )


def _row(item: Item, name: str, marked: frozenset[str]) -> Html:
    """One field: its name, its values, and what is to be said of them."""
    content = getattr(item, name)
    path = f"{item.id}.{name}"
    if isinstance(content, tuple):
        parts = [part(one, f"{path}.{n}", marked) for n, one in enumerate(content)]
        if name == "authors" and getattr(item, "et_al", False):
            parts.append(element("span", "et al.", class_="note"))
        values = joined([element("span", one, class_="one") for one in parts], " ")
        shown = element("div", values, class_="values")
    else:
        shown = element("div", part(content, path, marked), class_="values")
    said = _origin(item, name), certainty(item.confidence.get(name))
    return element(
        "div",
        element("span", name.replace("_", " "), class_="label"),
        " ",
        shown,
        element("span", *said, class_="remarks") if any(said) else "",
        class_="field",
        data_field=name,
        data_family=family(name),
    )


def _origin(item: Item, name: str) -> Html:
    """How a value came about, unless it was simply read."""
    origin = item.provenance.get(name, "read")
    return element("span", origin, class_="origin") if origin != "read" else Html()


def certainty(confidence: float | None) -> Html:
    """A confidence as a figure and a bar; nothing where there is none."""
    if confidence is None:
        return Html()
    tenths = max(0, min(10, round(confidence * 10)))
    return element("span", f"{confidence:.2f}", class_="certainty", title="confidence", data_tenths=tenths)


def _is_given(content: Any) -> bool:
    return content is not None and content is not False and content != ()
