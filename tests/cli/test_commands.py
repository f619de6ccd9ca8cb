"""``schema``, ``layouts``, ``explain``, ``--help`` and ``--version``."""

import json
import re
from pathlib import Path

from profparse import __version__, explain
from profparse.detect import layout_names
from profparse.schema import json_schema
from tests.cli.conftest import Run


def test_schema_prints_the_schema(run: Run) -> None:
    """``profparse schema`` prints the JSON Schema that Python gives."""
    result = run("schema")
    assert (result.code, json.loads(result.out)) == (0, json_schema())


def test_layouts_prints_each_layout_with_what_it_reads(run: Run) -> None:
    """``profparse layouts`` prints a line for each layout; ``--json`` and ``--jsonl`` give the same to programs."""
    assert [line.split()[0] for line in run("layouts").out.splitlines()] == list(layout_names())
    listed = json.loads(run("layouts", "--json").out)
    assert [row["name"] for row in listed] == list(layout_names())
    assert all(row["summary"] for row in listed)
    assert [json.loads(line) for line in run("layouts", "--jsonl").out.splitlines()] == listed


def test_explain_shows_for_each_line_its_kind_why_and_what_it_gave(run: Run, page: Path) -> None:
    """Two rows for each line: number, kind and text; then the reason and the fields that it gave."""
    rows = run("explain", page).out.splitlines()
    lines = explain(page)
    assert len(rows) == 2 * len(lines)
    for line, (first, second) in zip(lines, zip(rows[::2], rows[1::2], strict=True), strict=True):
        assert first.split()[:2] == [str(line.number), line.kind]
        assert line.reason.split()[0] in second
    assert any(" → news-1" in row for row in rows[1::2])


def test_explain_as_json_holds_every_line(run: Run, page: Path) -> None:
    """``--json`` gives the explained lines as a list of objects, ``--jsonl`` one for each line of output."""
    listed = json.loads(run("explain", page, "--json").out)
    assert [row["number"] for row in listed] == [line.number for line in explain(page)]
    assert set(listed[0]) == {"number", "span", "text", "kind", "reason", "gave"}
    assert [json.loads(line) for line in run("explain", page, "--jsonl").out.splitlines()] == listed


def test_explain_of_what_cannot_be_read_gives_1(run: Run, page: Path) -> None:
    """A missing file or a folder is one clear line."""
    assert run("explain", "missing.md") == (1, "", "profparse: missing.md: no such file\n")
    assert run("explain", ".") == (1, "", "profparse: .: is a folder; explain takes one file\n")


def test_explain_of_an_empty_page_prints_nothing(run: Run, page: Path) -> None:
    """A page without lines has nothing to explain."""
    page.write_text("")
    assert run("explain", page) == (0, "", "")


def test_help_names_every_option_and_command(run: Run) -> None:
    """The help tells of all that the command line takes, in lines that fit a terminal."""
    text = run("--help").out
    for word in (
        "schema", "layouts", "explain", "--json", "--jsonl", "--format", "--layout", "--as-of", "--base-url",
        "--include-hidden", "--strict", "--output", "--max-bytes", "--version",
    ):  # fmt: skip
        assert word in text
    assert max(map(len, text.splitlines())) <= 120
    assert run("-h").out == text


def test_version_is_that_of_the_package(run: Run) -> None:
    """``--version`` prints the one version that there is."""
    assert run("--version").out == f"profparse {__version__}\n"
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+|rc\d+)?", __version__)
