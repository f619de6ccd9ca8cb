"""PySpark: pages in a data frame, and units of a run as tasks.

Needs ``profparse[spark]`` and Java 17, which the system brings.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from profparse.arrow import parse_batch, result_schema
from profparse.diagnostics import MissingLibraryError
from profparse.export.libraries import load
from profparse.scale.pages import Unit
from profparse.scale.run import SECONDS, Settings, do_unit

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

FAILURES = 4  # of a task before the run fails: a worker that dies is replaced, and its unit done again


def parse_pages(frame: DataFrame, seconds: float = SECONDS) -> DataFrame:
    """Read the pages of a data frame: a row for each, in the columns of :func:`profparse.arrow.result_schema`.

    The frame has a column ``text`` or ``bytes`` and may have ``url`` and ``options``, as for
    :func:`profparse.arrow.parse_batch`; a page may take so many seconds. Nothing is shuffled.
    """
    names = [name for name in ("url", "text", "bytes", "options") if name in frame.columns]
    return frame.select(*names).mapInArrow(_Pages(seconds), _spark_schema())


class _Pages:
    """Reads batches of pages; an object that Spark can send to its workers."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield parse_batch(batch, seconds=self._seconds)


def _spark_schema() -> Any:
    load("pyspark.sql", "spark")
    return load("pyspark.sql.pandas.types", "spark").from_arrow_schema(result_schema())


def spread(todo: Sequence[Unit], settings: Settings, workers: int) -> None:
    """Do units as tasks of Spark, a partition for each."""
    if not todo:
        return
    session = _session(workers)
    frame = session.range(0, len(todo), 1, len(todo))
    done = frame.mapInArrow(_Units(tuple(todo), settings), "unit long")
    done.collect()


class _Units:
    """Does the units whose places in the list stand in a batch."""

    def __init__(self, todo: tuple[Unit, ...], settings: Settings) -> None:
        self._todo, self._settings = todo, settings

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        library = load("pyarrow")
        for batch in batches:
            done = [do_unit(self._todo[place], self._settings).unit for place in batch[0].to_pylist()]
            yield library.RecordBatch.from_pydict({"unit": done}, library.schema([("unit", library.int64())]))


def _session(workers: int) -> SparkSession:
    """The session of the caller, as ``spark-submit`` makes one; else one on this machine with so many workers."""
    sql = load("pyspark.sql", "spark")
    active = sql.SparkSession.getActiveSession()
    if active is not None:
        return active  # type: ignore[no-any-return]
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise MissingLibraryError("Spark needs Java 17, which is not installed; the system's packages have it")
    builder = sql.SparkSession.builder.appName("profparse")
    if "SPARK_ENV_LOADED" not in os.environ:  # spark-submit sets it, and says where Spark is
        # The workers' Python is asked of the environment alone; without it, it is whatever `python3` is.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        here = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
        }
        builder = builder.master(f"local[{workers},{FAILURES}]").config(map=here)
    return builder.getOrCreate()  # type: ignore[no-any-return]
