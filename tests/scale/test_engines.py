"""Spark and Daft: the same output as without them, and data frames of pages."""

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from profparse.arrow import parse_batch, result_schema
from profparse.scale.run import Settings, run
from tests.scale import inputs

SPARK = pytest.mark.skipif(
    find_spec("pyspark") is None or (shutil.which("java") is None and "JAVA_HOME" not in os.environ),
    reason="PySpark (profparse[spark]) or Java 17 is not installed",
)
DAFT = pytest.mark.skipif(find_spec("daft") is None, reason="Daft (profparse[daft]) is not installed")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session on this machine."""
    from profparse.scale.spark import _session

    session = _session(2)
    yield session
    session.stop()


def timeless(table: pyarrow.Table) -> list[dict[str, Any]]:
    """Rows by address, without the time that they took."""
    return sorted(table.drop_columns(["milliseconds"]).to_pylist(), key=lambda row: row["url"])


PAGES: dict[str, Any] = {"url": [inputs.address(n) for n in range(9)], "text": [inputs.page(n) for n in range(9)]}
READ = parse_batch(pyarrow.RecordBatch.from_pydict(PAGES))


@SPARK
def test_a_spark_frame_of_pages_becomes_a_frame_of_results(spark: Any) -> None:
    """In the columns of the result, with what a single call gives."""
    from profparse.scale.spark import parse_pages

    frame = parse_pages(spark.createDataFrame(list(zip(*PAGES.values(), strict=True)), list(PAGES)))
    assert frame.columns == result_schema().names
    assert timeless(frame.toArrow().cast(result_schema())) == timeless(pyarrow.Table.from_batches([READ]))


@DAFT
def test_a_daft_frame_of_pages_becomes_a_frame_of_results() -> None:
    """In the columns of the result, with what a single call gives."""
    import daft

    from profparse.scale.daft import parse_pages

    frame = parse_pages(daft.from_pydict(PAGES), workers=2)
    assert frame.column_names == result_schema().names
    assert timeless(frame.to_arrow().cast(result_schema())) == timeless(pyarrow.Table.from_batches([READ]))


@pytest.mark.parametrize("engine", [pytest.param("spark", marks=SPARK), pytest.param("daft", marks=DAFT)])
def test_every_engine_writes_the_same_bytes(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The files of a run do not tell who did the units."""
    if engine == "spark":
        request.getfixturevalue("spark")
    source = str(inputs.archive(tmp_path / "crawl.warc.gz", 9))
    for name, by in (("here", "local"), ("there", engine)):
        run([source], Settings(str(tmp_path / name), unit=2), engine=by, workers=2)
    assert inputs.contents(tmp_path / "here") == inputs.contents(tmp_path / "there")
