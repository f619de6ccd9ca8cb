"""Pages that fail: under ``--strict`` those with an error, and those that we should have read."""

import os
from pathlib import Path
from typing import Any

import pytest

import profparse
from profparse.cli import reading
from profparse.diagnostics import Diagnostic, ProfileError
from profparse.parse import parse
from tests.cli.conftest import Run


@pytest.fixture
def _one_page_errs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsing as it is, but a page named ``bad.md`` has an error."""

    def strictly(source: Any, **options: Any) -> profparse.Profile:
        profile = parse(source, **options)
        if options.get("strict") and os.fspath(source) == "bad.md":
            remark = Diagnostic("unread-block", "error", "nothing fits here", (0, 4))
            raise ProfileError(remark.render("# Me", "bad.md"), profile, "bad.md")
        return profile

    monkeypatch.setattr(reading, "parse", strictly)


@pytest.mark.usefixtures("_one_page_errs")
def test_strict_fails_a_page_with_an_error_and_prints_the_others(run: Run, page: Path) -> None:
    """The page with the error is named in one line and left out; the others are printed; the code is 1."""
    Path("bad.md").write_text("# Me\n")
    result = run("bad.md", page, "--strict", "--jsonl")
    assert (result.code, result.out.count("\n")) == (1, 1)
    assert result.err == "profparse: bad.md:1:1: error: nothing fits here [unread-block]\n"


@pytest.mark.usefixtures("_one_page_errs")
def test_without_strict_the_page_is_printed(run: Run, page: Path) -> None:
    """Without the option an error in the diagnostics is no failure."""
    Path("bad.md").write_text("# Me\n")
    assert run("bad.md", "--jsonl").code == 0


@pytest.mark.usefixtures("_one_page_errs")
def test_a_failed_page_leaves_the_output_as_it_was(run: Run, page: Path) -> None:
    """Where the only page fails, ``--output`` is neither made nor changed."""
    Path("bad.md").write_text("# Me\n")
    Path("kept.json").write_text("old")
    assert run("bad.md", "--strict", "--json", "--output", "kept.json").code == 1
    assert run("bad.md", "--strict", "--json", "--output", "new.json").code == 1
    assert Path("kept.json").read_text() == "old"
    assert not Path("new.json").exists()


def test_a_fault_of_ours_does_not_stop_the_other_pages(run: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that should not be is told in one line with the page's name, and the other pages are printed."""
    Path("bad.md").touch()

    def faulty(source: Any, **options: Any) -> profparse.Profile:
        if os.fspath(source) == "bad.md":
            raise RuntimeError("a layout\nfell over")
        return parse(source, **options)

    monkeypatch.setattr(reading, "parse", faulty)
    result = run("bad.md", page, "--jsonl")
    assert (result.code, result.out.count("\n")) == (1, 1)
    says = "bad.md: could not be parsed, which is a fault of profparse: RuntimeError: a layout fell over"
    assert result.err == f"profparse: {says}\n"
