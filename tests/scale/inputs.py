"""Pages to read at scale, and archives and tables of them."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from pathlib import Path

import pyarrow
import pyarrow.parquet

DAY = "2026-04-01"


def page(n: int) -> str:
    """A researcher's homepage, each a little different."""
    return (
        f"<!doctype html><html><head><title>Ada Example {n}</title></head><body><h1>Ada Example</h1>"
        f"<p>I am a professor at the University of Bonn.</p>"
        f"<h2>News</h2><ul><li><b>Mar 3</b>: A talk in Ulm, number {n}.</li>"
        f"<li><b>Dec 2025</b>: Our <a href='rows.pdf'>paper</a> was accepted.</li></ul>"
        f"<h2>Publications</h2><ul><li>Ada Example, Bo Sample. <i>Narrow Tables in {n} Columns</i>. Journal of Rows, "
        "2025.</li></ul></body></html>"
    )


SHOP = "<!doctype html><html><head><title>Shoes</title></head><body><h1>Shoes</h1><p>Buy them here.</p></body></html>"


def response(body: bytes, status: str = "200 OK", kind: str = "text/html", coding: str = "") -> bytes:
    """An answer of a web server."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *([f"Content-Encoding: {coding}"] if coding else [])]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body


def record(kind: str, url: str, body: bytes, day: str = DAY) -> bytes:
    """A record of an archive."""
    media = "application/http; msgtype=response" if kind == "response" else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}T12:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{zlib.crc32(url.encode()):012}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def address(n: int) -> str:
    """The address of a page."""
    return f"https://example.org/~ada{n}/"


def archive(path: Path, count: int, torn: bool = False) -> Path:
    """A WARC of pages, with what else archives have between them; gzip by the name. ``torn`` lacks its end."""
    records = [record("warcinfo", "about:this", b"software: none\r\n")]
    for n in range(count):
        records.append(record("request", address(n), b"GET / HTTP/1.1\r\n\r\n"))
        body = page(n).encode()
        coded = response(gzip.compress(body, mtime=0), coding="gzip") if n % 2 else response(body)
        records.append(record("response", address(n), coded))
    records.append(record("response", "https://example.org/shoes", response(SHOP.encode())))
    records.append(record("response", "https://example.org/gone", response(page(0).encode(), "404 Not Found")))
    records.append(record("response", "https://example.org/a.png", response(b"\x89PNG", kind="image/png")))
    if path.suffix == ".gz":
        data = b"".join(gzip.compress(one, mtime=0) for one in records)
    elif path.suffix == ".zst":
        data = b"".join(pyarrow.compress(one, codec="zstd", asbytes=True) for one in records)
    else:
        data = b"".join(records)
    path.write_bytes(data[: len(data) * 2 // 3] if torn else data)
    return path


def texts_archive(path: Path, count: int) -> Path:
    """A WET: the texts of pages."""
    paper = "Ada Example, Bo Sample. Narrow Tables in {} Columns. Journal of Rows, 2025."
    body = f"Ada Example\n\nPublications\n\n{paper}\n"
    records = [record("conversion", address(n), body.format(n).encode()) for n in range(count)]
    path.write_bytes(b"".join(gzip.compress(one, mtime=0) for one in records))
    return path


def lines(path: Path, count: int) -> Path:
    """Pages as lines of JSON, one of which is torn."""
    rows = [json.dumps({"url": address(n), "html": page(n), "options": {"as_of": DAY}}) for n in range(count)]
    path.write_text("\n".join([*rows, '{"url": "https://exa']) + "\n", "utf-8")
    return path


def table(path: Path, count: int) -> Path:
    """Pages as a table of Parquet."""
    columns = {"url": [address(n) for n in range(count)], "bytes": [page(n).encode() for n in range(count)]}
    pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=4)
    return path


def folder(path: Path, count: int) -> Path:
    """Pages as files."""
    path.mkdir()
    for n in range(count):
        (path / f"ada{n}.html").write_text(page(n), "utf-8")
    return path


def rows(folder: Path, name: str, columns: Sequence[str]) -> list[tuple[object, ...]]:
    """The rows of a table of the output, sorted."""
    found = pyarrow.parquet.read_table(folder / name, columns=list(columns)).to_pylist()
    return sorted((tuple(row[column] for column in columns) for row in found), key=repr)


def contents(folder: Path) -> dict[str, bytes]:
    """All files of an output by their paths within it, but for the record of the run."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "_run.json"
    }
