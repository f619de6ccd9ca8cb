"""Pages as Arrow record batches: what every engine that has these, such as Spark and Daft, can call.

>>> import pyarrow
>>> page = "## News\\n\\n- [5/2024] Our paper on narrow tables is out.\\n"
>>> batch = pyarrow.RecordBatch.from_pydict({"url": ["https://example.org/~ada/"], "text": [page]})
>>> read = parse_batch(batch)
>>> read.column_names
['id', 'url', 'json', 'papers', 'news', 'positions', 'error', 'milliseconds']
>>> [item["text"].as_py() for item in read["news"][0]]
['Our paper on narrow tables is out.']
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from profparse.diagnostics import InputError, OptionError
from profparse.export.libraries import load
from profparse.export.plain import without_surrogates
from profparse.export.tables import arrow_schema, rows_of
from profparse.parse import parse

if TYPE_CHECKING:
    import pyarrow

TABLES = ("papers", "news", "positions")


class PageRow(NamedTuple):
    """A row of the input: where the page is from, its text or bytes, and the options to read it with."""

    url: str | None
    content: str | bytes | None
    options: str | None = None


@cache
def result_schema() -> pyarrow.Schema:
    """The columns of what :func:`parse_batch` returns.

    ``id`` is made of the address and the content, so that it is the same in every run; ``json`` is what
    :meth:`Profile.to_json` gives, null where ``error`` says why; ``papers``, ``news`` and ``positions`` are lists of
    rows in the columns of ``docs/exports.md``. Raises :class:`MissingLibraryError` without pyarrow.
    """
    library = load("pyarrow")
    string = library.string()
    tables = [(name, library.list_(library.struct(arrow_schema(name, nested=True)))) for name in TABLES]
    ends = [("error", string), ("milliseconds", library.float64())]
    return library.schema([("id", string), ("url", string), ("json", string), *tables, *ends])


def parse_batch(batch: pyarrow.RecordBatch, *, seconds: float | None = None) -> pyarrow.RecordBatch:
    """Read a batch of pages: one row for each, in their order, in the columns of :func:`result_schema`.

    The batch has a column ``text`` (strings) or ``bytes`` (binary) or both, of which each row has one, and may have
    ``url``, the page's address, against which relative links are resolved, and ``options``, a JSON object of options of
    :func:`profparse.parse`. Other columns are left alone. What cannot be read is a row with an ``error``.

    With ``seconds`` pages are read in a process of their own. A page that takes longer, or takes the process down, is
    a row with an ``error``, and the others are read all the same. Raises ``ValueError`` for a batch that has neither
    column.
    """
    return batch_of([row for row in rows_in(batch)], seconds)


def rows_in(batch: pyarrow.RecordBatch) -> list[PageRow]:
    """The rows of a batch; raises ``ValueError`` where it has neither texts nor bytes."""
    names = batch.schema.names
    if "text" not in names and "bytes" not in names:
        raise ValueError(f"a batch of pages has a column 'text' or 'bytes'; this one has {', '.join(names) or 'none'}")

    def column(name: str) -> list[Any]:
        return batch[name].to_pylist() if name in names else [None] * batch.num_rows

    contents = [data if text is None else text for text, data in zip(column("text"), column("bytes"), strict=True)]
    return [PageRow(*row) for row in zip(column("url"), contents, column("options"), strict=True)]


def batch_of(rows: list[PageRow], seconds: float | None = None) -> pyarrow.RecordBatch:
    """The rows read, as a batch in the columns of :func:`result_schema`; ``seconds`` as for :func:`parse_batch`."""
    library = load("pyarrow")
    if seconds is None:
        return library.RecordBatch.from_pylist([read_row(row) for row in rows], result_schema())
    from profparse.scale.guard import guard

    batches = [guard().read(row, seconds) for row in rows]
    table = library.Table.from_batches(batches, result_schema()).combine_chunks()
    return table.to_batches()[0] if rows else library.RecordBatch.from_pylist([], result_schema())


def read_row(row: PageRow) -> dict[str, Any]:
    """One page as a row of the result."""
    start = time.perf_counter()
    found: dict[str, Any] = {}
    try:
        found = _read(row)
        error = None
    except (InputError, OptionError) as fault:
        error = str(fault).split("\n", 1)[0]
    except Exception as fault:  # a fault of ours: the other pages are still read
        error = f"could not be parsed, which is a fault of profparse: {type(fault).__name__}: {fault}"
    milliseconds = round((time.perf_counter() - start) * 1000, 3)
    return failed_row(row, error) | found | {"milliseconds": milliseconds}


def failed_row(row: PageRow, error: str | None) -> dict[str, Any]:
    """The row of a page that gave nothing."""
    url = None if row.url is None else without_surrogates(row.url)
    error = None if error is None else without_surrogates(error)
    tables: Mapping[str, Any] = {name: [] for name in TABLES}
    return {"id": identity(row), "url": url, "json": None, **tables, "error": error, "milliseconds": 0.0}


def identity(row: PageRow) -> str:
    """What tells a page from others: 32 hexadecimal digits, made of its address and its content."""
    content = row.content or b""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    address = (row.url or "").encode("utf-8", "surrogatepass")
    return hashlib.sha256(address + b"\0" + data).hexdigest()[:32]


def _read(row: PageRow) -> dict[str, Any]:
    if row.content is None:
        raise InputError("the row has neither text nor bytes")
    options: dict[str, Any] = {}
    if row.url is not None and "://" in row.url:
        options["base_url"] = row.url
    options |= _options(row.options)
    profile = parse(row.content, **options)
    if row.url is not None:
        profile = replace(profile, source=replace(profile.source, name=row.url))
    positions = profile.bio.positions if profile.bio is not None else ()
    return {
        "json": without_surrogates(profile.to_json()),
        "papers": rows_of(profile.papers, "papers"),
        "news": rows_of(profile.news, "news"),
        "positions": rows_of(positions, "positions"),
    }


def _options(text: str | None) -> dict[str, Any]:
    """The options of a row; raises :class:`OptionError` for what is no JSON object of options."""
    if not text:
        return {}
    try:
        options = json.loads(text)
    except ValueError as error:
        raise OptionError(f"the options are no JSON: {error}") from None
    if not isinstance(options, dict):
        raise OptionError("the options are no JSON object")
    unknown = sorted(options.keys() - OPTIONS)
    if unknown:
        raise OptionError(f"unknown option {unknown[0]!r}; there are {', '.join(sorted(OPTIONS))}")
    return options


#: The options of :func:`profparse.parse` that a row may set.
OPTIONS = frozenset({"format", "layout", "as_of", "base_url", "owner", "languages", "include_hidden", "max_bytes"})
