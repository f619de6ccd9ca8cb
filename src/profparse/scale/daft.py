"""Daft: pages in a data frame, and units of a run as rows of one.

Needs ``profparse[daft]``. On one machine the rows are spread over processes, on a Ray cluster over its machines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from profparse.arrow import parse_batch, result_schema
from profparse.export.libraries import load
from profparse.scale.pages import Unit
from profparse.scale.run import SECONDS, Settings, do_unit

if TYPE_CHECKING:
    from daft import DataFrame

BATCH = 32  # pages that a worker takes at once


def parse_pages(frame: DataFrame, seconds: float = SECONDS, workers: int = 1) -> DataFrame:
    """Read the pages of a data frame: a row for each, in the columns of :func:`profparse.arrow.result_schema`.

    The frame has a column ``text`` or ``bytes`` and may have ``url`` and ``options``, as for
    :func:`profparse.arrow.parse_batch`; a page may take so many seconds, and so many workers read at once.
    """
    daft = load("daft", "daft")
    names = [name for name in ("url", "text", "bytes", "options") if name in frame.column_names]
    kind = daft.DataType.from_arrow_type(load("pyarrow").struct(list(result_schema())))

    class Pages:
        def __init__(self, names: list[str], seconds: float) -> None:
            self._names, self._seconds = names, seconds

        @daft.method.batch(return_dtype=kind, unnest=True, batch_size=BATCH)  # type: ignore[untyped-decorator]
        def read(self, *columns: Any) -> Any:
            library = load("pyarrow")
            given = dict(zip(self._names, (_plain(column.to_arrow()) for column in columns), strict=True))
            batch = parse_batch(library.RecordBatch.from_pydict(given), seconds=self._seconds)
            return batch.to_struct_array()

    pages = daft.cls(Pages, max_concurrency=workers, use_process=True)(names, seconds)
    return frame.select(pages.read(*[frame[name] for name in names]))


def _plain(column: Any) -> Any:
    """A column without the extension types that Daft gives some."""
    return column.combine_chunks() if hasattr(column, "combine_chunks") else column


def spread(todo: Sequence[Unit], settings: Settings, workers: int) -> None:
    """Do units as rows of a data frame, one at a time for each worker."""
    if not todo:
        return
    daft = load("daft", "daft")
    listed = tuple(todo)

    class Units:
        @daft.method.batch(return_dtype=daft.DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator]
        def do(self, places: Any) -> list[int]:
            return [do_unit(listed[place], settings).unit for place in places.to_pylist()]

    units = daft.cls(Units, max_concurrency=workers, use_process=True)()
    frame = daft.from_pydict({"place": list(range(len(listed)))}).into_batches(1)
    frame.select(units.do(frame["place"]).alias("unit")).collect()
