"""Objects in a line of plain text, as a console shows them: short, and with nothing of a page that could drive it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profparse.model import Bio, Date, Item, NewsItem, Paper, Profile, Project

_LONGEST = 72  # code points of a title
_MOST = 10  # records of a list


def date_text(date: Date) -> str:
    """A date: its EDTF, and the page's words where they differ."""
    rest = {"text": date.text if date.text != date.edtf else None, "inferred": date.inferred or None}
    return _called("Date", [date.edtf], rest | {"alternatives": date.alternatives or None})


def item_text(item: Item) -> str:
    """An item: its id, what it is called, and what it holds.

    >>> import profparse
    >>> profparse.parse("## News\\n- [5/2024] Our tables are out.\\n").news[0]
    NewsItem('news-1', 'Our tables are out.', date='2024-05', kind='release')
    """
    name = type(item).__name__
    match item:
        case Paper():
            rest = {"authors": len(item.authors), "venue": item.venue, "date": item.date and item.date.edtf}
            return _called(name, [item.id, item.title], rest)
        case NewsItem():
            return _called(name, [item.id, item.text], {"date": item.date and item.date.edtf, "kind": item.kind})
        case Project():
            return _called(name, [item.id, item.name], {"links": len(item.links)})
        case Bio():
            rest = {"positions": len(item.positions), "education": len(item.education), "links": len(item.links)}
            return _called(name, [item.name], rest)
    return _called(name, [item.id], {})


def profile_text(profile: Profile) -> str:
    """A profile: who and what it is about, and how much of each there is."""
    counted = {
        name: len(getattr(profile, name)) for name in ("papers", "news", "projects", "diagnostics", "residue")
    }
    called = profile.bio.name if profile.bio else None
    return _called("Profile", [called], {"source": profile.source.name, "format": profile.source.format, **counted})


def records_text(records: Sequence[Any]) -> str:
    """A list of records: how many, and one line for each of the first."""
    name = type(records).__name__
    if not records:
        return f"{name}()"
    lines = [f"  {record!r}," for record in records[:_MOST]]
    if len(records) > _MOST:
        lines.append(f"  ... {len(records) - _MOST:,} more")
    return "\n".join([f"{name}([", *lines, "])"])


def _called(name: str, first: Sequence[str | None], rest: dict[str, Any]) -> str:
    """The form of a call, long texts cut; what is None is left out."""
    said = [_short(value) for value in first]
    said += [f"{key}={_short(value)}" for key, value in rest.items() if value is not None]
    return f"{name}({', '.join(said)})"


def _short(value: Any) -> str:
    if isinstance(value, str) and len(value) > _LONGEST:
        value = value[: _LONGEST - 1] + "…"
    return repr(value)
