"""Pages as rows: what a page gives as a row of a table, whatever goes wrong with it."""

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
    """The columns of what :func:`profparse.arrow.parse_batch` returns.

    ``id`` is made of the address and the content, so that it is the same in every run; ``json`` is what
    :meth:`Profile.to_json` gives, null where ``error`` says why; ``papers``, ``news`` and ``positions`` are lists of
    rows in the columns of ``docs/exports.md``. Raises :class:`MissingLibraryError` without pyarrow.
    """
    library = load("pyarrow")
    string = library.string()
    tables = [(name, library.list_(library.struct(arrow_schema(name, nested=True)))) for name in TABLES]
    ends = [("error", string), ("milliseconds", library.float64())]
    return library.schema([("id", string), ("url", string), ("json", string), *tables, *ends])


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
