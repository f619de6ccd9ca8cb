"""Records as tables: pandas, polars and Arrow with one schema."""

import datetime
import json
import sys
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import profparse
from profparse import MissingLibraryError, Papers, Profile, parse
from profparse.export.tables import columns
from profparse.item_lists import NewsItems, Projects, Records
from tests.pages import PAGES, name_of

ROOT = Path(__file__).parents[2]
TABLES = ("papers", "news", "projects")
EMPTY: dict[str, Records[Any]] = {"papers": Papers(), "news": NewsItems(), "projects": Projects()}


def tables(profile: Profile) -> list[Records[Any]]:
    """The lists of a profile."""
    return [profile.papers, profile.news, profile.projects]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_three_libraries_hold_the_same(page: Path) -> None:
    """The Arrow, polars and pandas tables of a page hold the same values in the same columns."""
    for records in tables(parse(page)):
        plain = list(columns(records.table))
        assert records.to_arrow().column_names == records.to_polars().columns == list(records.to_pandas()) == plain
        names = list(columns(records.table, nested=True))
        arrow = records.to_arrow(nested=True)
        frame = records.to_polars(nested=True)
        assert arrow.column_names == frame.columns == list(records.to_pandas(nested=True)) == names
        rows = arrow.to_pylist()
        assert frame.to_dicts() == rows
        assert len(rows) == len(records)
        for name, values in records.to_pandas(nested=True).items():
            for value, row in zip(values, rows, strict=True):
                wanted = row[str(name)]
                if wanted is None:
                    assert value is None or pandas.isna(value)
                elif isinstance(wanted, datetime.date):
                    assert value.date() == wanted
                else:
                    assert value == wanted


def test_values_are_those_of_the_model() -> None:
    """Names, days, spans, provenance and confidence of a record stand in its row."""
    page = parse("98.1CLMay 3, 2024Code\nNarrow TablesHelga Brandt, Theo Okafor et al. · northfield\n")
    (paper,) = page.papers
    assert paper.date is not None
    (row,) = page.papers.to_polars(nested=True).to_dicts()
    assert (row["id"], row["title"], row["authors"]) == ("paper-1", paper.title, "Helga Brandt; Theo Okafor")
    assert (row["year"], row["confidence"]) == (2024, paper.confidence.get("item"))
    assert (row["date"], row["date_earliest"]) == ("2024-05-03", datetime.date(2024, 5, 3))
    assert (row["score"], row["et_al"], row["citations"]) == (98.1, True, None)
    start, end = paper.authors[1].span
    assert row["authors_list"][1] == {
        "name": "Theo Okafor", "given": "Theo", "family": "Okafor", "kind": "person", "marks": [], "is_owner": False,
        "start": start, "end": end,
    }  # fmt: skip
    assert {part["field"]: part["value"] for part in row["confidence_list"]} == paper.confidence
    assert {part["field"]: part["value"] for part in row["provenance"]} == paper.provenance
    assert {"field": "title", "start": paper.spans["title"][0][0], "end": paper.spans["title"][0][1]} in row["spans"]


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_list_is_an_empty_table_of_the_same_schema(table: str) -> None:
    """No records give no rows, in columns of the same names and types."""
    full = parse("## News\n\n- [5/2024] Out.\n\n## Projects\n\n- [Loom](https://example.org): weaves.\n")
    full = profparse.Profile.from_dict({**full.to_dict(), "papers": parse(PAGES[0]).to_dict()["papers"]})
    records = next(part for part in tables(full) if part.table == table)
    empty = EMPTY[table]
    assert len(records) > 0 and len(empty) == 0
    assert empty.to_arrow(nested=True).schema == records.to_arrow(nested=True).schema
    assert empty.to_polars(nested=True).schema == records.to_polars(nested=True).schema
    assert empty.to_pandas(nested=True).dtypes.to_dict() == records.to_pandas(nested=True).dtypes.to_dict()


def test_stored_values_that_no_table_holds_become_null_or_a_replacement() -> None:
    """A half of a surrogate pair, an endless integer and a day before the year 1 break no table."""
    data = parse(PAGES[0]).to_dict()
    data["papers"][0]["title"] = "a\ud800b"
    data["papers"][0]["citations"] = 10**30
    data["papers"][0]["date"]["earliest"] = "0000-01-01"
    papers = profparse.Profile.from_dict(json.loads(json.dumps(data))).papers
    for row in (papers.to_arrow().to_pylist()[0], papers.to_polars().to_dicts()[0]):
        assert (row["title"], row["citations"], row["date_earliest"]) == ("a\ufffdb", None, None)
    assert papers.to_pandas()["title"][0] == "a\ufffdb"


@pytest.mark.parametrize(
    ("library", "method"), [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")]
)
def test_a_missing_library_says_what_to_install(library: str, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library, the error names it and the extra that brings it."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibraryError) as caught:
        getattr(Papers(), method)()
    assert str(caught.value) == f"{library} is not installed; install it with: pip install 'profparse[tables]'"


def test_the_documented_columns_are_those_of_the_tables() -> None:
    """``docs/exports.md`` lists each column with its type, and no other."""
    text = (ROOT / "docs" / "exports.md").read_text("utf-8")
    for table in TABLES:
        section = text.split(f"### The columns of `{table}`\n", 1)[1].split("\n#", 1)[0]
        listed = [line.split("|")[1:3] for line in section.splitlines() if line.startswith("| `")]
        shown = {name.strip(" `"): kind.strip(" `") for name, kind in listed}
        assert shown == {name: written(kind) for name, kind in columns(table, nested=True).items()}


def written(kind: Any) -> str:
    """How the documentation writes a type."""
    if isinstance(kind, list):
        return f"list of {written(kind[0])}"
    if isinstance(kind, dict):
        return "struct of " + ", ".join(f"{name} {written(part)}" for name, part in kind.items())
    return {"joined": "string, joined"}.get(kind, str(kind))


def test_the_libraries_are_loaded_when_they_are_called_for() -> None:
    """Reading a page imports none of them."""
    import subprocess

    code = (
        "import sys, profparse; profparse.parse('x').papers; "
        "print({'pandas', 'polars', 'pyarrow', 'profparse.export'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
    assert polars and pyarrow
