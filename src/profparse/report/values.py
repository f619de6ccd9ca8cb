"""Values as markup: a date in EDTF, a name with its marks, a link with its kind; each tied to its place in the page."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from profparse.model import Author, Date, Identifier, Link, Metric
from profparse.parts import worded
from profparse.report.addresses import followable
from profparse.report.markup import Html, element, joined

_NOT_SHOWN = ("span", "given", "family", "kind", "is_owner", "marks", "resolved")


def value(content: str, path: str | None) -> Html:
    """A value; with a path it is tied to its mark in the page, and the report's script makes a button of it."""
    return element("span", content, class_="value", data_path=path)


def part(thing: Any, path: str, marked: frozenset[str]) -> Html:
    """One value of a field: a string, a number, a truth, or one of the model's small objects."""
    tied = path if path in marked else None
    match thing:
        case Date():
            return _apart(value(thing.edtf, tied), _note(date_notes(thing)))
        case Author():
            owner = element("span", "owner", class_="note") if thing.is_owner else ""
            marks = element("sup", " ".join(thing.marks)) if thing.marks else ""
            return _apart(joined([value(thing.name, tied), marks]), owner)
        case Link():
            kind = _note(thing.kind if thing.kind != "other" else "")
            return _apart(value(thing.text or thing.url, tied), kind, _way(thing.resolved or thing.url))
        case Identifier():
            return value(f"{thing.scheme.replace('_', ' ')} {thing.value}", tied)
        case Metric():
            return value(f"{thing.name.replace('_', ' ')} {thing.value:,.10g}", tied)
        case bool():
            return value("yes" if thing else "no", tied)
        case int() | float():
            return value(f"{thing:.10g}", tied)
        case str():
            return value(thing, tied)
    return _career(thing, path, tied, marked)


def date_notes(date: Date) -> str:
    """What there is to say of a date beside its EDTF: the page's words, parts that are inferred, other readings."""
    notes = [f"“{date.text}”"] if date.text != date.edtf else []
    if date.inferred:
        notes.append(f"{', '.join(date.inferred)} inferred")
    if date.alternatives:
        notes.append(" or ".join(date.alternatives))
    return ", ".join(notes)


def _career(thing: Any, path: str, tied: str | None, marked: frozenset[str]) -> Html:
    """A position or an education: its parts in order, its advisors, then its years."""
    words = [getattr(thing, field.name) for field in fields(thing) if field.name not in _NOT_SHOWN]
    named = value(", ".join(word for word in words if isinstance(word, str)) or "(nothing named)", tied)
    advisors = getattr(thing, "advisors", ())
    with_ = _note(f"with {', '.join(advisors)}") if advisors else ""
    return _apart(named, with_, _years(thing, path, marked))


def _years(thing: Any, path: str, marked: frozenset[str]) -> Html:
    """From when to when; ``now`` for what still runs."""
    bounds = [getattr(thing, name, None) for name in ("start", "end")]
    shown = [
        value(worded(bound), at if (at := f"{path}.{name}") in marked else None) if bound else ""
        for name, bound in zip(("start", "end"), bounds, strict=True)
    ]
    if getattr(thing, "current", None) and bounds[1] is None:
        if bounds[0] is None:
            return _note("current")
        shown[1] = "now"
    elif bounds[0] == bounds[1]:
        shown.pop()  # a stay within one year, month or season
    return element("span", joined(shown, "–"), class_="note") if any(shown) else Html()


def _apart(*parts: str) -> Html:
    return joined(filter(None, parts), " ")


def _note(words: str) -> Html:
    return element("span", words, class_="note") if words else Html()


def _way(address: str) -> Html:
    """The arrow that leads to where a link goes; for an address that may not be followed, its plain text."""
    way = followable(address)
    if way is None:
        return _note(address)
    return element("a", "↗", class_="way", href=way, target="_blank", rel="noopener noreferrer", aria_label="open")
