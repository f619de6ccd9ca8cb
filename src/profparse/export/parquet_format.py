"""Parquet: one table with its types, for data frames and databases."""

from __future__ import annotations

import io
from collections.abc import Sequence

from profparse.export.libraries import load
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.export.tables import to_arrow
from profparse.item_lists import KINDS
from profparse.model import Profile

TITLE = "Parquet"


def write(profiles: Sequence[Profile], losses: Losses, items: str) -> bytes:
    """The records of one kind, in all columns of ``docs/exports.md`` after the name of the page."""
    losses.kinds(profiles, (items,))
    pyarrow = load("pyarrow")
    parquet = load("pyarrow.parquet")
    empty = to_arrow(KINDS[items](), nested=True).add_column(0, "page", pyarrow.array([], pyarrow.string()))
    parts = [empty]
    for profile in profiles:
        table = to_arrow(getattr(profile, items), nested=True)
        name = plain(profile.source.name or "") or None
        parts.append(table.add_column(0, "page", pyarrow.array([name] * table.num_rows, pyarrow.string())))
    out = io.BytesIO()
    parquet.write_table(pyarrow.concat_tables(parts), out)
    return out.getvalue()
