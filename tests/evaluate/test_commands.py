"""``profparse evaluate`` and ``profparse diff``."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, Run

ITEM = {"text_start": "Our paper on narrow tables is out.", "date": {"edtf": "2024-06"}}
GOLD = {"source": "page.md", "news": [ITEM]}


@pytest.fixture
def gold(page: Path) -> Path:
    """A folder of gold beside the page, wrong in its date and short of an item."""
    Path("gold").mkdir()
    Path("gold/page.json").write_text(json.dumps(GOLD))
    return Path("gold")


def test_evaluate_prints_a_table(run: Run, gold: Path) -> None:
    """A row for each measure; with ``--misses`` a line for each value that is not right."""
    result = run("evaluate", gold, ".")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0].split() == [
        "measure", "right", "false", "missed", "P", "R", "F1", "ECE", "AUROC",
    ]  # fmt: skip
    assert "wrong value" not in result.out
    misses = run("evaluate", gold, ".", "--misses").out
    assert "  page  false, extra: I gave a talk on wide ones.\n" in misses
    assert "  page  wrong, wrong value: Our paper on narrow tables is out.: 2024-06 → 2024-05\n" in misses


def test_evaluate_as_json(run: Run, gold: Path) -> None:
    """``--json`` gives the whole evaluation, ``--jsonl`` its records."""
    whole = json.loads(run("evaluate", gold, ".", "--json").out)
    assert set(whole) == {"rows", "records", "calibration", "reliability", "failures"}
    assert whole["calibration"]["news.date"]["auroc"] is None
    assert [json.loads(line) for line in run("evaluate", gold, ".", "--jsonl").out.splitlines()] == whole["records"]


def test_evaluate_of_what_cannot_be_read_gives_1(run: Run, gold: Path) -> None:
    """Missing gold ends the run; a missing page is told, and the others are judged."""
    assert run("evaluate", "nothing", ".") == (1, "", "profparse: nothing: no such file or directory\n")
    Path("gold/other.json").write_text(json.dumps({**GOLD, "source": "other.md"}))
    result = run("evaluate", gold, ".")
    assert (result.code, result.err) == (1, "profparse: other: other.md: no such file\n")
    assert "news.date" in result.out


def test_diff_prints_what_changed(run: Run, page: Path) -> None:
    """Pages and stored results can be compared in any mixture; no difference prints nothing."""
    Path("old.json").write_text(run(page, "--json").out)
    Path("new.md").write_text(PAGE.replace("5/2024", "6/2024"))
    assert run("diff", "old.json", page) == (0, "", "")
    lines = run("diff", "old.json", "new.md").out.splitlines()
    assert lines == ["~ news-1: Our paper on narrow tables is out.", "    date: '2024-05' → '2024-06'"]
    assert json.loads(run("diff", page, "new.md", "--json").out)["changed"][0]["after"] == "news-1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["diff", "missing.md", "page.md"], "missing.md: no such file"),
        (["diff", "page.md", "."], ".: is a folder; diff takes two files"),
        (["diff", "page.md", "bad.json"], "bad.json: no profile: "),
    ],
    ids=["missing", "folder", "no profile"],
)
def test_diff_of_what_cannot_be_read_gives_1(run: Run, page: Path, arguments: list[str], said: str) -> None:
    """One clear line says what is wrong."""
    Path("bad.json").write_text("{}")
    result = run(*arguments)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"profparse: {said}")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["diff", "page.md"], "diff takes two files"),
        (["evaluate", "a", "b", "c"], "evaluate takes GOLD and TEXTS"),
        (["page.md", "--misses"], "--misses is an option of evaluate"),
    ],
    ids=["one file", "three folders", "misses of a page"],
)
def test_wrong_arguments_give_2(run: Run, page: Path, arguments: list[str], said: str) -> None:
    """Both commands take two inputs, and only one takes ``--misses``."""
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
