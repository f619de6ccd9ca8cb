"""iCalendar (RFC 5545): the talks and events among the news whose days are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from profparse.export.days import dated
from profparse.export.losses import Losses
from profparse.export.news import Entry, entries
from profparse.export.plain import plain
from profparse.model import Profile

TITLE = "iCalendar"
HELD = frozenset(("date", "text", "kind", "links"))
KINDS = ("talk", "event")
_OCTETS = 75  # of one line


def write(profiles: Sequence[Profile], losses: Losses) -> str:
    """A calendar with an event of whole days for each talk or event that is dated to the day.

    A calendar wants to know when its events were written down; no clock is asked, so that is the event's first day.
    """
    losses.kinds(profiles, ("news",))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//profparse//news//EN"]
    for entry in entries(profiles, losses):
        days = _days(entry)
        if entry.item.kind not in KINDS:
            losses.add("news", "items that are no talk or event")
        elif days is None:
            losses.add("news", "talks and events without a day")
        else:
            lines += _event(entry, *days, losses)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(entry: Entry, first: date, last: date, losses: Losses) -> Iterator[str]:
    losses.unheld("news", entry.item, HELD)
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.id}"
    yield f"DTSTAMP:{_digits(first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(first)}"
    yield f"DTEND;VALUE=DATE:{_digits(last + timedelta(days=1))}"  # the day after the last
    yield f"SUMMARY:{_text(entry.text)}"
    yield f"CATEGORIES:{_text(plain(entry.item.kind))}"
    if entry.links:
        yield f"URL:{entry.links[0][1]}"
        for _ in entry.links[1:]:
            losses.add("news", "links beyond the first")
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(entry: Entry) -> tuple[date, date] | None:
    """The first and the last day, where both are known exactly."""
    if entry.item.date is not None and entry.item.date.alternatives:
        return None
    ends = [end.iso for end in dated(entry.item.date) if end is not None and end.day is not None and end.iso]
    try:
        first, last = map(date.fromisoformat, ends)
    except ValueError:  # no two such ends, or no days of the calendar
        return None
    return (first, last) if first <= last < date.max else None


def _digits(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(text: str) -> str:
    r"""A text with the characters that divide values escaped.

    >>> print(_text(r"Bonn; tables, chairs \ desks"))
    Bonn\; tables\, chairs \\ desks
    """
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, all but the first begun by a blank."""
    piece, size = "", 0
    for c in line:
        octets = len(c.encode("utf-8"))
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece += c
        size += octets
    yield piece
