"""Batches of pages: the one function that every engine calls."""

import json
import os
import signal
import threading
import time
from typing import Any

import pyarrow
import pytest

import profparse
from profparse.arrow import parse_batch, result_schema
from profparse.guarded.guard import Guard, guard
from profparse.guarded.rows import PageRow
from tests.scale.inputs import address, page


def batch(**columns: list[Any]) -> pyarrow.RecordBatch:
    """A batch of pages."""
    return pyarrow.RecordBatch.from_pydict(columns)


def test_a_batch_gives_a_row_for_each_page_in_the_declared_columns() -> None:
    """The JSON is the profile's, links are resolved against the address, and the tables are lists of rows."""
    read = parse_batch(batch(url=[address(0), address(1)], text=[page(0), None], bytes=[None, page(1).encode()]))
    assert read.schema.equals(result_schema())
    first, second = read.to_pylist()
    profile = profparse.Profile.from_json(first["json"])
    assert profile.papers[0].title == first["papers"][0]["title"] == "Narrow Tables in 0 Columns"
    assert profile.source.name == first["url"] == address(0)
    assert first["news"][1]["links"][0]["resolved"] == f"{address(0)}rows.pdf"
    assert first["positions"][0]["organization"] == "University of Bonn"
    assert second["papers"][0]["title"] == "Narrow Tables in 1 Columns"
    assert first["id"] != second["id"] and first["error"] is None and first["milliseconds"] > 0


def test_options_are_read_for_each_page() -> None:
    """``options`` is a JSON object of what ``parse`` takes; a wrong one is an error of its row alone."""
    texts = [page(0)] * 4
    options = [json.dumps({"as_of": "2026-04-01"}), None, "[1]", '{"colour": "red"}']
    rows = parse_batch(batch(text=texts, options=options)).to_pylist()
    assert rows[0]["news"][0]["date"] == "2026-03-03" and rows[1]["error"] is None
    assert [row["error"] for row in rows[2:]] == [
        "the options are no JSON object",
        "unknown option 'colour'; there are as_of, base_url, format, include_hidden, languages, layout, max_bytes, "
        "owner",
    ]


@pytest.mark.parametrize("seconds", [None, 60.0], ids=["here", "guarded"])
def test_what_cannot_be_read_is_a_row_with_an_error(seconds: float | None) -> None:
    """A binary and nothing at all stand beside a good page."""
    contents = [b"\x00\x01\x02" * 50, None, page(0).encode()]
    rows = parse_batch(batch(bytes=contents, url=["a", "b", "c"]), seconds=seconds)
    errors = rows["error"].to_pylist()
    assert errors[0] is not None and "binary" in errors[0]
    assert errors[1:] == ["the row has neither text nor bytes", None]
    assert [len(papers) for papers in rows["papers"]] == [0, 0, 1]


def test_a_batch_without_pages_is_refused() -> None:
    """The message names the columns that there are."""
    with pytest.raises(ValueError, match=r"has a column 'text' or 'bytes'; this one has url$"):
        parse_batch(batch(url=["a"]))


def test_an_empty_batch_gives_an_empty_batch() -> None:
    """Engines send such batches."""
    empty = batch(text=[]).cast(pyarrow.schema([("text", pyarrow.string())]))
    assert parse_batch(empty, seconds=9).num_rows == parse_batch(empty).num_rows == 0


def test_guarded_reading_gives_the_same_rows() -> None:
    """A process of its own changes nothing but the time."""
    pages = batch(url=[address(n) for n in range(5)], text=[page(n) for n in range(5)])
    timeless = [read.drop_columns(["milliseconds"]) for read in (parse_batch(pages), parse_batch(pages, seconds=60))]
    assert timeless[0].equals(timeless[1])


def test_a_page_that_hangs_costs_itself_alone() -> None:
    """Past its time the process is ended, the page's row says so, and the next page is read by another."""
    one = Guard()
    try:
        slow = one.read(PageRow("slow", page(0) * 2000), 0.2)
        assert slow["error"].to_pylist() == ["took more than 0.2 seconds"]
        assert one.read(PageRow("next", page(1)), 60).to_pylist()[0]["error"] is None
    finally:
        one.close()


def test_a_page_whose_process_is_killed_is_read_again() -> None:
    """The kill may be another's fault: the page's row is whole, and there is one."""
    one = Guard()
    try:
        one.read(PageRow("first", page(0)), 60)
        killed = threading.Timer(0.3, lambda: os.kill(one.pid or 0, signal.SIGKILL))
        killed.start()
        row = one.read(PageRow("big", page(0) * 300), 60).to_pylist()[0]
        killed.join()
        assert row["error"] is None and len(row["news"]) == 600
    finally:
        one.close()


def test_a_page_that_takes_its_process_down_twice_is_an_error() -> None:
    """Memory is bounded: a page that wants more costs itself, and the next page is read."""
    one = Guard(most_memory=1)  # not even the interpreter's own
    try:
        row = one.read(PageRow("big", page(0)), 60).to_pylist()[0]
        assert row["error"] == "the process that read it died; it may want more memory"
    finally:
        one.close()


def test_the_process_is_kept_for_the_next_batch() -> None:
    """Starting one for each page would cost more than reading it."""
    parse_batch(batch(text=[page(0)]), seconds=60)
    before = guard().pid
    start = time.monotonic()
    parse_batch(batch(text=[page(1)]), seconds=60)
    assert guard().pid == before and time.monotonic() - start < 30
