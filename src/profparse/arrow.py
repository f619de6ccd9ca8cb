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

from typing import TYPE_CHECKING, Any

from profparse.export.libraries import load
from profparse.guarded.guard import guard
from profparse.guarded.rows import PageRow, read_row
from profparse.guarded.rows import result_schema as result_schema

if TYPE_CHECKING:
    import pyarrow


def parse_batch(batch: pyarrow.RecordBatch, *, seconds: float | None = None) -> pyarrow.RecordBatch:
    """Read a batch of pages: one row for each, in their order, in the columns of :func:`result_schema`.

    The batch has a column ``text`` (strings) or ``bytes`` (binary) or both, of which each row has one, and may have
    ``url``, the page's address, against which relative links are resolved, and ``options``, a JSON object of options of
    :func:`profparse.parse`. Other columns are left alone. What cannot be read is a row with an ``error``.

    With ``seconds`` pages are read in a process of their own. A page that takes longer, or takes the process down, is
    a row with an ``error``, and the others are read all the same. Raises ``ValueError`` for a batch that has neither
    column.
    """
    return batch_of(rows_in(batch), seconds)


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
    batches = [guard().read(row, seconds) for row in rows]
    table = library.Table.from_batches(batches, result_schema()).combine_chunks()
    return table.to_batches()[0] if rows else library.RecordBatch.from_pylist([], result_schema())
