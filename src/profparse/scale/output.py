"""What a unit of pages gives, as Parquet files: each appears whole or not at all, and has the same bytes each time.

A folder of output holds a table in each of the folders ``pages``, ``papers``, ``news`` and ``positions``, parted as
``day=2026-05-01`` or ``hash=a``, with a file for each unit; and ``_run.json``, what was run, and ``_units``, a file for
each unit that is done, which is written last. Readers of Parquet pass over names that begin with an underscore.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from profparse.export.libraries import load
from profparse.export.tables import arrow_schema
from profparse.guarded.rows import TABLES, result_schema

if TYPE_CHECKING:
    import pyarrow

PARTITIONS = ("day", "hash")
UNKNOWN = "unknown"  # the day of pages of which the input does not say it


class Done(NamedTuple):
    """What a unit came to: how many pages were read, how many failed, and the rows of the tables."""

    unit: int
    pages: int
    errors: int
    papers: int
    news: int
    positions: int


@cache
def page_schema() -> pyarrow.Schema:
    """The columns of the table ``pages``: a row for each page, with its error where it could not be read.

    ``taken`` is the day on which the page was taken, where the input says it.
    """
    library = load("pyarrow")
    return library.schema([(name, library.string()) for name in ("id", "url", "taken", "json", "error")])


@cache
def item_schema(table: str) -> pyarrow.Schema:
    """The columns of a table of items: the page's id, address and day, then those of ``docs/exports.md``."""
    library = load("pyarrow")
    page = [(name, library.string()) for name in ("page_id", "page_url", "page_taken")]
    return library.schema([*page, *arrow_schema(table, nested=True)])


def marker(folder: str, unit: int) -> str:
    """The file that says that a unit is done."""
    return os.path.join(folder, "_units", f"{unit:08}.json")


def write_unit(
    folder: str, partition: str, unit: int, batches: Sequence[pyarrow.RecordBatch], days: Sequence[str | None]
) -> Done:
    """Write what a unit's pages gave, and that it is done."""
    counts = dict.fromkeys(("pages", "errors", *TABLES), 0)
    by_part: dict[str, list[int]] = defaultdict(list)
    rows = load("pyarrow").Table.from_batches(batches, result_schema()).combine_chunks()
    ids = rows["id"].to_pylist()
    for n, (id, day) in enumerate(zip(ids, days, strict=True)):
        by_part[f"day={day or UNKNOWN}" if partition == "day" else f"hash={id[0]}"].append(n)
    for part in sorted(by_part):
        chosen = rows.take(by_part[part])
        of_days = [days[n] for n in by_part[part]]
        for table, found in _tables(chosen, of_days):
            counts[table] += found.num_rows
            if found.num_rows:
                _write(os.path.join(folder, table, part, f"{unit:08}.parquet"), found)
        counts["errors"] += chosen.num_rows - chosen["error"].null_count
    done = Done(unit, **counts)
    _replace(marker(folder, unit), (json.dumps(done._asdict()) + "\n").encode())
    return done


def _tables(rows: pyarrow.Table, days: Sequence[str | None]) -> list[tuple[str, pyarrow.Table]]:
    library = load("pyarrow")
    compute = load("pyarrow.compute")
    day = library.array(days, library.string())
    columns = {"id": rows["id"], "url": rows["url"], "taken": day, "json": rows["json"], "error": rows["error"]}
    found = [("pages", library.table(columns, schema=page_schema()))]
    for table in TABLES:
        lists = rows[table].combine_chunks()
        parents = compute.list_parent_indices(lists)
        items = compute.list_flatten(lists)
        page = [rows["id"].take(parents), rows["url"].take(parents), day.take(parents)]
        fields = [compute.struct_field(items, [n]) for n in range(items.type.num_fields)]
        found.append((table, library.table([*page, *fields], schema=item_schema(table))))
    return found


def _write(path: str, table: pyarrow.Table) -> None:
    sink = load("pyarrow").BufferOutputStream()
    load("pyarrow.parquet").write_table(table, sink, compression="zstd")
    _replace(path, sink.getvalue())


def _replace(path: str, data: Any) -> None:
    """Write a file beside its place and put it there whole, once it is on the disk."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    temporary = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.{os.getpid()}.part")
    with open(temporary, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
