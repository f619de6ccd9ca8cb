"""``docs/example.ipynb``: the example notebook runs, and is stored without what running it gives."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

PATH = Path(__file__).parents[1] / "docs" / "example.ipynb"


@pytest.fixture(scope="module")
def notebook() -> Any:
    """The notebook after a run, from the folder that it is in."""
    book = nbformat.read(PATH, as_version=4)  # type: ignore[no-untyped-call]
    folder = {"metadata": {"path": str(PATH.parent)}}
    NotebookClient(book, timeout=120, kernel_name="python3", resources=folder, coalesce_streams=True).execute()
    return book


def outputs(notebook: Any, kind: str) -> list[str]:
    """What the cells show in a form, such as ``image/png``; ``text`` is what they print."""
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    if kind == "text":
        return [output.text for output in shown if output.output_type == "stream" and output.name == "stdout"]
    return [output.data[kind] for output in shown if "data" in output and kind in output.data]


def test_it_is_stored_without_outputs() -> None:
    """The stored notebook is valid and holds no outputs and no counts of runs."""
    book = nbformat.read(PATH, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert code and all(cell.outputs == [] and cell.execution_count is None for cell in code)


def test_it_goes_from_the_text_to_a_table_and_two_plots(notebook: Any) -> None:
    """It prints the page, shows its papers as a table, draws two plots, and ends in an export."""
    printed = outputs(notebook, "text")
    assert "Gradual Widening for Sequence ModelsHelga Brandt" in printed[0]
    assert printed[1].startswith("7 papers, 0 news, 0 remarks\n")
    assert "Helga Brandt (" in printed[2] and "'Helga Brandt'" in printed[2]
    assert "heading   ## Grants" in printed[-3] and "unread: 0" in printed[-3]
    assert printed[-2].startswith("7 and 2 papers are 8\nGradual Widening for Sequence Models\n  2023  (page 1, ")
    assert printed[-1].startswith("@misc{brandt2022gradual,\n")
    table = outputs(notebook, "text/html")[0]
    assert table.count("<tr") == 1 + 7 and "Gradual Widening for Sequence Models" in table
    assert len(outputs(notebook, "image/png")) == 2


def test_nothing_is_warned_of(notebook: Any) -> None:
    """No cell writes to standard error."""
    assert [
        output.text
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stderr"
    ] == []
