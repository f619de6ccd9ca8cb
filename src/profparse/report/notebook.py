"""What a notebook shows: the view of the report without its script, in styles that reach nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profparse.model import Date, Item, NewsItem, Paper, Profile
from profparse.report.lists import Lines, remarks
from profparse.report.marks import family, marks
from profparse.report.markup import Html, element, joined
from profparse.report.page import about, joined_files, kinds_of, title
from profparse.report.records import record
from profparse.report.source import source
from profparse.report.values import date_notes, value
from profparse.report.years import timeline

_STYLES = ("report/view.css", "report/notebook.css")
_MOST = 50  # records of a kind; a notebook keeps what it shows
_LONGEST = 30_000  # code points of a page
_NOTHING: frozenset[str] = frozenset()
#: The columns of a list, by the kind of its records.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "Paper": ("date", "title", "authors", "venue"),
    "NewsItem": ("date", "text", "kind"),
    "Project": ("name", "description"),
}


def profile_html(profile: Profile) -> str:
    """A profile: who it is about, its years, its items, what is odd about the page, and the page."""
    parts = [
        element("p", title(profile), class_="name"),
        element("p", about(profile), class_="about"),
        timeline(tuple(profile.items()), choosable=False),
    ]
    if profile.bio is not None:
        parts.append(record(profile.bio, _NOTHING))
    for name in ("papers", "news", "projects"):
        items = getattr(profile, name)
        parts.append(_folded(name, len(items), _table(items), True))
    text: str | None = getattr(profile, "source_text", None)
    if profile.diagnostics:
        found = remarks(enumerate(profile.diagnostics, 1), Lines(text), _NOTHING)
        parts.append(_folded("remarks", len(profile.diagnostics), found, True))
    if text:
        shown = text[:_LONGEST]
        lines = source(shown, marks(profile, len(shown)), kinds_of(profile), static=True)
        page = joined([element("div", lines, class_="page"), _more(len(text) - len(shown), "characters more")])
        parts.append(_folded("source", len(text), page, False))
    return _framed(*parts)


def item_html(item: Item) -> str:
    """An item as a card of its fields."""
    return _framed(record(item, _NOTHING), bare=True)


def date_html(date: Date) -> str:
    """A date in EDTF, and what there is to say of it."""
    notes = date_notes(date)
    said = element("span", notes, class_="note") if notes else ""
    shown = element("span", value(date.edtf, None), " ", said, class_="date", data_family=family("date"))
    return _framed(shown, bare=True)


def records_html(records: Sequence[Any]) -> str:
    """A list of records as a table."""
    if not records:
        return _framed(element("p", "none", class_="note"))
    years = timeline(records, choosable=False) if isinstance(records[0], Paper | NewsItem) else ""
    return _framed(element("p", f"{len(records):,} in all", class_="note"), _table(records), years)


def _table(records: Sequence[Item]) -> Html:
    """The first records, a row each, in the columns that matter most for their kind."""
    if not records:
        return Html()
    names = _COLUMNS.get(type(records[0]).__name__, ("id",))
    rows = [
        element("tr", *[element("td", _cell(item, name), data_family=family(name)) for name in names])
        for item in records[:_MOST]
    ]
    head = element("thead", element("tr", *[element("th", name, scope="col") for name in names]))
    return joined([element("table", head, element("tbody", *rows)), _more(len(records) - _MOST, "more")])


def _cell(item: Item, name: str) -> str:
    content: Any = getattr(item, name, None)
    if isinstance(content, Date):
        return content.edtf
    if name == "authors":
        names = [author.name for author in content]
        return ", ".join([*names, "et al."] if getattr(item, "et_al", False) else names)
    return content or ""


def _folded(name: str, count: int, content: Html, is_open: bool) -> Html:
    """Some content under a heading that folds it away; nothing for none."""
    if not count:
        return Html()
    heading = element("summary", name, " ", element("span", f"{count:,}", class_="count-of"))
    return element("details", heading, content, open=is_open)


def _more(left: int, what: str) -> Html:
    return element("p", f"and {left:,} {what}", class_="note") if left > 0 else Html()


def _framed(*parts: str, bare: bool = False) -> str:
    """The parts with their styles; ``bare`` ones have a frame of their own."""
    style = element("style", Html(joined_files(_STYLES)))
    return str(element("div", style, joined(parts), class_="profparse static bare" if bare else "profparse static"))
