"""What a merged profile is good for: JSON, exports, tables, the command line."""

import json
from pathlib import Path

import pytest

import profparse
from profparse.export.formats import FORMATS, exported
from tests.cli.conftest import Run
from tests.cli.conftest import run as run

PAGE = "CLMay 3, 2024Code\nNarrow TablesHelga Brandt, Theo Okafor et al. · northfield\n"
CV = """# Helga Brandt

I am a professor at the University of Bonn. I work on narrow tables.

## News

- [5/2024] Our paper on narrow tables is out.

## Publications

- H. Brandt, T. Okafor, M. Quist. Narrow tables. *Journal of Rows*, 2025. https://doi.org/10.1000/182
- H. Brandt, I. Rossi. Wide rows. *Journal of Rows*, 2021.
"""


@pytest.fixture(scope="module")
def person() -> profparse.MergedProfile:
    """Two pages of one person."""
    return profparse.merge([profparse.parse(PAGE), profparse.parse(CV)])


def test_each_work_position_and_item_says_where_it_stands(person: profparse.MergedProfile) -> None:
    """The mentions name page and item, and their spans quote the page."""
    narrow, _ = person.papers
    assert [(mention.page, mention.id) for mention in narrow.mentions] == [(0, "paper-1"), (1, "paper-1")]
    start, end = narrow.mentions[1].spans[0]
    assert "Narrow tables" in CV[start:end]
    assert person.bio is not None and person.bio.positions[0].mentions[0].page == 1
    assert [item.mentions[0].page for item in person.news] == [1]


@pytest.mark.parametrize("format", FORMATS)
def test_every_export_takes_a_merged_profile(person: profparse.MergedProfile, format: str) -> None:
    """It gives what the same records in a profile of one page give."""
    assert exported(person, format).content == exported(person.as_profile(), format).content


def test_its_lists_become_tables(person: profparse.MergedProfile) -> None:
    """The columns are those of a profile's papers."""
    assert person.papers.to_arrow().column("title").to_pylist() == ["Narrow Tables", "Wide rows"]


def test_its_json_is_the_same_each_time_and_has_all_keys(person: profparse.MergedProfile) -> None:
    """Plain data, in a fixed order."""
    again = profparse.merge([profparse.parse(PAGE), profparse.parse(CV)])
    assert again.to_json() == person.to_json()
    assert json.loads(person.to_json()) == person.to_dict()
    assert {"mentions", "variants", "states", "origins"} <= set(person.to_dict()["papers"][0])


def test_the_command_prints_one_person(run: Run, tmp_path: Path) -> None:
    """Pages and stored results are merged; --json gives what the function gives, --to an export of it."""
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "cv.md").write_text(CV, "utf-8")
    stored = run(tmp_path / "cv.md", "--json")
    (tmp_path / "cv.json").write_text(stored.out, "utf-8")
    result = run("merge", tmp_path / "page.txt", tmp_path / "cv.json", "--json")
    assert result.code == 0
    assert [paper["title"] for paper in json.loads(result.out)["papers"]] == ["Narrow Tables", "Wide rows"]
    assert "Helga Brandt" in run("merge", tmp_path / "page.txt", tmp_path / "cv.md").out
    assert run("merge", tmp_path / "page.txt", tmp_path / "cv.md", "--to", "bibtex").out.count("@") == 2
    assert len(run("merge", tmp_path, "--jsonl").out.splitlines()) == 1


def test_a_page_that_cannot_be_read_fails_and_the_others_are_merged(run: Run, tmp_path: Path) -> None:
    """As for pages that are only read."""
    (tmp_path / "cv.md").write_text(CV, "utf-8")
    result = run("merge", tmp_path / "cv.md", tmp_path / "none.md", "--json")
    assert result.code == 1 and "no such file" in result.err
    assert len(json.loads(result.out)["papers"]) == 2
