"""CSV (RFC 4180): one table, for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.export.tables import columns, named_rows
from profparse.model import Profile

TITLE = "CSV"
_BETWEEN = "; "
# A cell that begins like this is a formula for a spreadsheet, whatever quotes are around it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(profiles: Sequence[Profile], losses: Losses, items: str) -> str:
    """The records of one kind, in the columns of ``docs/exports.md`` after the name of the page.

    Lists of texts are joined by ``; ``; other lists and structures are JSON. A text that a spreadsheet would take for
    a formula has an apostrophe before it.
    """
    losses.kinds(profiles, (items,))
    names = ["page", *columns(items)]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\r\n")
    writer.writeheader()
    for profile in profiles:
        for row in named_rows(getattr(profile, items)):
            cells = {name: _cell(value, items, name, losses) for name, value in row.items()}
            writer.writerow({"page": _inert(plain(profile.source.name or ""), losses), **cells})
    return out.getvalue()


def _cell(value: Any, items: str, name: str, losses: Losses) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if columns(items)[name] == ["string"]:
        if any(_BETWEEN.strip() in part for part in value):
            losses.remark("CSV joins lists by '; ', which {} values hold too")
        return _inert(_BETWEEN.join(map(plain, value)), losses)
    if isinstance(value, str):
        return _inert(plain(value), losses)
    return json.dumps(value, ensure_ascii=False) if value else ""


def _inert(text: str, losses: Losses) -> str:
    if text.startswith(_FORMULA):
        losses.remark("CSV marks {} cells with an apostrophe, which spreadsheets would take for formulas")
        return f"'{text}"
    return text
