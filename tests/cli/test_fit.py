"""``profparse fit`` and ``--model``: learning from corrected pages on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from profparse import Model
from tests.cli.conftest import Run
from tests.corrected_pages import arrows, pages

TEXTS, GOLD = pages(arrows, 6)


@pytest.fixture(scope="module")
def fitted() -> bytes:
    """A model's file."""
    from profparse import fit

    return fit({name: GOLD[name] for name in list(GOLD)[:3]}, TEXTS).to_bytes()


@pytest.fixture
def folder(fitted: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages, the gold of some, and a model."""
    monkeypatch.chdir(tmp_path)
    for name in ("pages", "gold"):
        Path(name).mkdir()
    for name, text in TEXTS.items():
        Path("pages", name).write_text(text, "utf-8")
    for name in list(GOLD)[:3]:
        Path("gold", f"{name}.json").write_text(json.dumps(GOLD[name]), "utf-8")
    Path("own.model").write_bytes(fitted)
    return tmp_path


def test_a_model_is_written_and_what_it_did_is_said(run: Run, folder: Path, fitted: bytes) -> None:
    """The table is by pages that each model did not see; the file is that of the library."""
    result = run("fit", "gold", "pages", "-o", "new.model")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "measure        before   after  better  worse"
    assert lines[-1] == "3 pages in 3 parts: each page was read by a model that was fitted without its part."
    assert Path("new.model").read_bytes() == fitted


def test_of_one_page_nothing_can_be_said(run: Run, folder: Path) -> None:
    """One page makes a model, and no comparison."""
    for name in list(GOLD)[1:3]:
        Path("gold", f"{name}.json").unlink()
    result = run("fit", "gold", "pages", "-o", "new.model")
    assert result.code == 0
    assert result.out == "Fitted to one page: with a second one it can be said what that does to the other.\n"
    assert Model.load("new.model").about == {"pages": 1, "folds": 0, "measures": {}}


#: A call of each command that reads pages, and a word of what it prints with the model that it does not print without.
READERS = {
    "pages": (("pages/arrows-5.md", "--json"), '"paper-5"'),
    "pages, --jsonl": (("pages/arrows-5.md", "pages/arrows-3.md", "--jsonl", "--workers", "2"), '"paper-5"'),
    "pages, --to": (("pages/arrows-5.md", "--to", "csl-json"), '"container-title"'),
    "explain": (("explain", "pages/arrows-5.md"), "paper-5.title"),
    "view": (("view", "pages/arrows-5.md"), 'data-path="paper-5"'),
    "diff": (("diff", "pages/arrows-5.md", "pages/arrows-4.md"), "papers"),
    "merge": (("merge", "pages/arrows-5.md", "pages/arrows-4.md", "--to", "csl-json"), '"container-title"'),
}


@pytest.mark.parametrize("name", READERS)
def test_every_command_that_reads_takes_a_model(run: Run, folder: Path, name: str) -> None:
    """With it papers are read that are not read without it."""
    arguments, word = READERS[name]
    without, with_model = run(*arguments), run(*arguments, "--model", "own.model")
    assert without.code == with_model.code == 0
    assert without.out != with_model.out
    if name != "diff":
        assert word in with_model.out and word not in without.out


def test_evaluate_takes_a_model(run: Run, folder: Path) -> None:
    """The pages that the model was fitted to are all right by it."""
    rows = json.loads(run("evaluate", "gold", "pages", "--model", "own.model", "--json").out)["rows"]
    assert {row["f1"] for row in rows if row["measure"].startswith("paper")} == {1.0}


def test_a_fit_goes_on_from_a_model(run: Run, folder: Path) -> None:
    """With --model what is there already counts as what was before."""
    result = run("fit", "gold", "pages", "--model", "own.model", "-o", "next.model")
    assert result.code == 0
    *_, papers, parts, said = result.out.splitlines()
    assert papers == "papers         1.0000  1.0000       0      0"
    assert parts == "3 pages in 3 parts: each page was read by a model that was fitted without its part."
    assert said == "They are read no better by it; it learns from pages of one kind that are read wrong."


FAILURES = {
    "no file": (
        ("page.md", "--model", "gone.model"), 1, "gone.model: the model cannot be read: no such file or directory",
    ),
    "a page": (
        ("pages", "--jsonl", "--model", "pages/arrows-0.md"), 1,
        "pages/arrows-0.md: is no model that profparse fit wrote",
    ),
    "no output": (("fit", "gold", "pages"), 2, "fit writes a model; say where with --output PATH"),
    "one word": (("fit", "gold", "-o", "new.model"), 2, "fit takes GOLD and TEXTS (see profparse --help)"),
    "no gold": (("fit", "pages", "pages", "-o", "new.model"), 1, "pages: no gold in this folder (files with .json)"),
    "not of layouts": (
        ("layouts", "--model", "own.model"), 2, "--model is no option of layouts; see profparse layouts --help",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILURES)
def test_what_cannot_be_done_is_told_in_one_line(run: Run, folder: Path, name: str) -> None:
    """Once, whatever the number of pages, and nothing is written."""
    arguments, code, message = FAILURES[name]
    assert run(*arguments) == (code, "", f"profparse: {message}\n")
    assert not Path("new.model").exists()


def test_gold_that_names_a_missing_page_is_told(run: Run, folder: Path) -> None:
    """The line names the gold and the file; what was there before stays."""
    Path("pages/arrows-1.md").unlink()
    before = Path("own.model").read_bytes()
    message = "profparse: the gold of arrows-1 names a page that cannot be read: pages/arrows-1.md: no such file\n"
    assert run("fit", "gold", "pages", "-o", "own.model") == (1, "", message)
    assert Path("own.model").read_bytes() == before


def test_a_correction_that_contradicts_itself_is_told(run: Run, folder: Path) -> None:
    """Two records that take up the same words: the line names both and the place."""
    gold = {
        "source": "arrows-0.md",
        "papers": [{"title": "A", "blocks": [[0, 5]]}],
        "news": [{"text_start": "B", "blocks": [[4, 9]]}],
    }
    Path("gold/arrows-0.json").write_text(json.dumps(gold), "utf-8")
    message = "profparse: the gold of arrows-0 contradicts itself: papers[0] and news[0] both take up [4, 5]\n"
    assert run("fit", "gold", "pages", "-o", "new.model") == (1, "", message)
