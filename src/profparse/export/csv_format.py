"""CSV (RFC 4180): one table, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from profparse.export.addresses import addresses
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.export.publications import identifier
from profparse.export.tables import BETWEEN, columns, named_rows, value_of
from profparse.model import Profile

TITLE = "CSV"
# A cell that begins like this is a formula for a spreadsheet, whatever quotes are around it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(profiles: Sequence[Profile], losses: Losses, items: str) -> str:
    """The records of one kind, in the plain columns of ``docs/exports.md`` after the name of the page.

    Several texts are joined by ``; ``. A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    losses.kinds(profiles, (items,))
    names = ["page", *columns(items)]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\r\n")
    writer.writeheader()
    for profile in profiles:
        records = getattr(profile, items)
        for record in records:
            _told(record, items, losses)
        for row in named_rows(records):
            cells = {name: _cell(value, losses) for name, value in row.items()}
            writer.writerow({"page": _inert(plain(profile.source.name or ""), losses), **cells})
    return out.getvalue()


def _told(record: Any, items: str, losses: Losses) -> None:
    """Count what the plain columns leave out of a record, and what cannot be told apart in them."""
    for _ in addresses(record.links, items, losses)[1:]:
        losses.add(items, "links beyond the first")
    for found in getattr(record, "identifiers", ()):
        if found.scheme not in ("doi", "arxiv", "isbn") or found.value != identifier(record, found.scheme):
            losses.add(items, f"identifiers ({found.scheme})")
    joined = [name for name, kind in columns(items).items() if kind == "joined"]
    if any(BETWEEN.strip() in part for name in joined for part in value_of(record, name) or ()):
        losses.remark("CSV joins texts by '; ', which a text of {} records holds too")


def _cell(value: Any, losses: Losses) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    return _inert(plain(value), losses)


def _inert(text: str, losses: Losses) -> str:
    if text.startswith(_FORMULA):
        losses.remark("CSV marks {} cells with an apostrophe, which spreadsheets would take for formulas")
        return f"'{text}"
    return text
