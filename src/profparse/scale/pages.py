"""Pages out of archives (WARC and WET), tables (Parquet), lines of JSON, and folders of files."""

from __future__ import annotations

import base64
import gzip
import json
import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from profparse.diagnostics import InputError
from profparse.export.libraries import load
from profparse.guarded.rows import PageRow
from profparse.page_files import files_in, is_page_file
from profparse.scale.likely import is_likely
from profparse.source import MAX_BYTES

#: What a file of many pages is called, and its kind.
ENDINGS = (
    (".warc", "warc"), (".warc.gz", "warc"), (".warc.zst", "warc"), (".wet", "wet"), (".wet.gz", "wet"),
    (".wet.zst", "wet"), (".parquet", "parquet"), (".jsonl", "jsonl"), (".jsonl.gz", "jsonl"), (".ndjson", "jsonl"),
)  # fmt: skip
_HTML = ("text/html", "application/xhtml+xml")


class Unit(NamedTuple):
    """A part of the input that is read at once: so many records of a file from one on, or some files of pages.

    ``offset`` is the byte at which the first record stands, where the file can be entered there.
    """

    number: int
    kind: str
    paths: tuple[str, ...]
    first: int = 0
    records: int = 0
    offset: int = 0


class Page(NamedTuple):
    """A page of the input: the row to read, the day on which it was taken, where the input says that, and the fault
    for which there is nothing to read."""

    row: PageRow
    day: str | None = None
    fault: str | None = None


def kind_of(path: str) -> str | None:
    """The kind of a file by its name; None for what holds no pages.

    >>> [kind_of(name) for name in ("a.warc.gz", "CC-MAIN.warc.wet.gz", "b.parquet", "ada.html", "data.csv")]
    ['warc', 'wet', 'parquet', 'files', None]
    """
    name = os.path.basename(path).lower()
    ending = max((ending for ending, _ in ENDINGS if name.endswith(ending)), key=len, default=None)
    if ending is not None:
        return dict(ENDINGS)[ending]
    return "files" if is_page_file(name) else None


def units(inputs: tuple[str, ...], size: int) -> Iterator[Unit]:
    """The input in units of at most ``size`` records, in the order of the input.

    Raises :class:`InputError` for what is missing or no file of pages.
    """
    files: list[str] = []
    number = 0
    for path in _files(inputs):
        kind = kind_of(path)
        if kind == "files":
            files.append(path)
            if len(files) == size:
                yield Unit(number, "files", tuple(files), 0, len(files))
                number, files = number + 1, []
            continue
        assert kind is not None
        for first, count, offset in _PARTS[kind](path, size):
            yield Unit(number, kind, (path,), first, count, offset)
            number += 1
    if files:
        yield Unit(number, "files", tuple(files), 0, len(files))


def _files(inputs: tuple[str, ...]) -> Iterator[str]:
    for name in inputs:
        if os.path.isdir(name):
            found = list(files_in(name, lambda path: kind_of(path) is not None))
            if not found:
                raise InputError(f"{name}: no pages in this folder, and no files of pages")
            yield from found
        elif not os.path.exists(name):
            raise InputError(f"{name}: no such file")
        elif kind_of(name) is None:
            endings = ", ".join(ending for ending, _ in ENDINGS)
            raise InputError(f"{name}: no file of pages: these end in {endings}, or like a page")
        else:
            yield name


def pages(unit: Unit, every: bool = False) -> Iterator[Page]:
    """The pages of a unit; of archives only those that may be a researcher's, unless ``every`` is set."""
    for page in _READERS[unit.kind](unit):
        if every or page.fault or unit.kind not in ("warc", "wet") or is_likely(page.row.content or b""):
            yield page


def _archive_parts(path: str, size: int, kind: str) -> Iterator[tuple[int, int, int]]:
    """Where each ``size`` records begin: their ordinal, their number, and the byte."""
    first = count = offset = 0
    try:
        for record in _records(path, 0, kind):
            if count == size:
                yield first, count, offset
                first, count = first + count, 0
            if not count:
                offset = record.stream_pos
            count += 1
    except InputError:  # torn off, or no archive: the unit that ends there meets it again, and says so
        count += 1
    if count:
        yield first, count, offset


def _records(path: str, offset: int, kind: str) -> Iterator[Any]:
    fastwarc = load("fastwarc.warc", "scale")
    types = fastwarc.WarcRecordType.response if kind == "warc" else fastwarc.WarcRecordType.conversion
    with open(path, "rb") as stream:
        stream.seek(offset)
        try:
            yield from fastwarc.ArchiveIterator(stream, record_types=types, parse_http=False)
        except OSError as error:
            raise InputError(f"{path}: cannot be read as an archive: {error}") from None


def _archive(unit: Unit) -> Iterator[Page]:
    from itertools import islice

    for record in islice(_records(unit.paths[0], unit.offset, unit.kind), unit.records):
        length = record.content_length
        if length <= MAX_BYTES:
            record.freeze()
            if record.content_length < length:
                raise InputError(f"{unit.paths[0]}: cannot be read as an archive: it ends within a record")
        day = record.record_date.date().isoformat() if record.record_date else None
        row = PageRow(record.headers.get("WARC-Target-URI"), None, json.dumps({"as_of": day}) if day else None)
        try:
            if unit.kind == "warc":
                record.parse_http(auto_decode="all")
                if not _is_page(record):
                    continue
            data = record.reader.read(MAX_BYTES + 1)  # what is longer is refused as any page is
        except OSError as error:
            yield Page(row, day, f"the record cannot be read: {error}")
            continue
        yield Page(row._replace(content=data if unit.kind == "warc" else data.decode("utf-8", "replace")), day)


def _is_page(record: Any) -> bool:
    """Whether a response is a page: found, and HTML as far as it says."""
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return False
    kind = record.http_content_type
    return kind is None or kind.lower() in _HTML


def _parquet_parts(path: str, size: int) -> Iterator[tuple[int, int, int]]:
    total = load("pyarrow.parquet").ParquetFile(path).metadata.num_rows
    for first in range(0, total, size):
        yield first, min(size, total - first), 0


def _parquet(unit: Unit) -> Iterator[Page]:
    file = load("pyarrow.parquet").ParquetFile(unit.paths[0])
    columns = [name for name in ("url", "text", "bytes", "html", "options", "day") if name in file.schema_arrow.names]
    if not {"text", "bytes", "html"}.intersection(columns):
        raise InputError(f"{unit.paths[0]}: a table of pages has a column 'text', 'bytes' or 'html'")
    place = 0
    for batch in file.iter_batches(batch_size=unit.records, columns=columns):
        start, end = max(unit.first - place, 0), min(unit.first + unit.records - place, batch.num_rows)
        place += batch.num_rows
        if start < end:
            for row in batch.slice(start, end - start).to_pylist():
                yield _page(row)
        if place >= unit.first + unit.records:
            return


def _jsonl_parts(path: str, size: int) -> Iterator[tuple[int, int, int]]:
    first = count = offset = place = 0
    with _opened(path) as lines:
        for line in lines:
            if count == size:
                yield first, count, offset
                first, count, offset = first + count, 0, place
            place += len(line)
            count += 1
    if count:
        yield first, count, offset


def _opened(path: str) -> Any:
    return gzip.open(path, "rb") if path.lower().endswith(".gz") else open(path, "rb")


def _jsonl(unit: Unit) -> Iterator[Page]:
    with _opened(unit.paths[0]) as lines:
        lines.seek(unit.offset)
        for number in range(unit.first + 1, unit.first + unit.records + 1):
            line = lines.readline()
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError("it is no object")
                yield _page(row)
            except ValueError as error:
                yield Page(PageRow(f"{unit.paths[0]}#{number}", None), None, f"line {number} is no page: {error}")


def _page(row: dict[str, Any]) -> Page:
    """A row of a table, or a line: ``url``, one of ``text``, ``html`` and ``bytes`` (in JSON base64), ``options``."""
    content = next((row[name] for name in ("text", "html", "bytes") if row.get(name) is not None), None)
    if isinstance(content, str) and row.get("text") is None and row.get("html") is None:
        content = base64.b64decode(content)
    options = row.get("options")
    if isinstance(options, dict):
        options = json.dumps(options)
    day = None if row.get("day") is None else str(row["day"])
    return Page(PageRow(row.get("url"), content, options), day)


def _page_files(unit: Unit) -> Iterator[Page]:
    for path in unit.paths:
        try:
            with open(path, "rb") as file:
                yield Page(PageRow(path, file.read(MAX_BYTES + 1)))
        except OSError as error:
            yield Page(PageRow(path, None), None, f"cannot be read: {error.strerror or error}")


_PARTS = {
    "warc": lambda path, size: _archive_parts(path, size, "warc"),
    "wet": lambda path, size: _archive_parts(path, size, "wet"),
    "parquet": _parquet_parts,
    "jsonl": _jsonl_parts,
}
_READERS = {"warc": _archive, "wet": _archive, "parquet": _parquet, "jsonl": _jsonl, "files": _page_files}
