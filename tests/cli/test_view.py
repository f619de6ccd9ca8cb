"""``profparse view``: the report of a page, or of a stored result and its page."""

import io
import sys
from pathlib import Path

import pytest

from profparse import html_report, parse
from tests.cli.conftest import PAGE, Run


def test_view_writes_the_report(run: Run, page: Path) -> None:
    """The report is that of Python's :func:`profparse.html_report`, written whole to the output or printed."""
    assert run("view", page, "-o", "report.html") == (0, "", "")
    report = Path("report.html").read_text("utf-8")
    assert report == html_report(parse(page))
    assert run("view", page).out == report


def test_view_reads_with_the_options_of_parse(run: Run, page: Path) -> None:
    """What decides how a page is read decides here too."""
    assert run("view", page, "--format", "text").out == html_report(parse(page, format="text"))


def test_view_shows_a_stored_result_with_its_page(run: Run, page: Path) -> None:
    """JSON and the page that it was read from give the report that the page gives; JSON alone has no source."""
    run(page, "--json", "-o", "result.json")
    assert run("view", "result.json", page).out == run("view", page).out
    assert "This profile was loaded without its page." in run("view", "result.json").out


def test_view_refuses_a_page_that_the_result_is_not_of(run: Run, page: Path) -> None:
    """Spans of one page mean nothing in another."""
    run(page, "--json", "-o", "result.json")
    page.write_text(PAGE + "More.\n", "utf-8")
    assert run("view", "result.json", page) == (
        1, "", "profparse: page.md: is not the page that this result was read from (their SHA-256 differ)\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["missing.md"], 1, "missing.md: no such file"),
        (["missing.json"], 1, "missing.json: no such file"),
        (["."], 1, ".: is a folder; view takes one file"),
        (["broken.json"], 1, "broken.json: no profile: $: the key 'schema_version' is missing"),
        (
            ["page.md", "page.md"], 2,
            "of two files that view takes, the first is a stored result (.json), the second its page",
        ),
        (["a", "b", "c"], 2, "view takes one file, or a stored result and its page"),
        (["page.md", "--json"], 2, "--json is no option of view; see profparse view --help"),
        ([], 2, "no input; name a file, a folder, or - for standard input (see profparse --help)"),
        (["page.md", "-o", "no/report.html"], 1, "cannot write no/report.html: No such file or directory"),
    ],
)  # fmt: skip
def test_view_says_what_is_wrong(run: Run, page: Path, arguments: list[str], code: int, message: str) -> None:
    """One line says what cannot be read or was asked wrongly, with the exit code for it."""
    Path("broken.json").write_text("{}")
    assert run("view", *arguments) == (code, "", f"profparse: {message}\n")


def test_view_makes_a_report_to_edit(run: Run, page: Path) -> None:
    """With ``--edit`` it holds the page's text and the buttons of corrections; a result without its page is refused."""
    assert run("view", page, "--edit", "-o", "report.html").code == 0
    assert Path("report.html").read_text("utf-8") == html_report(parse(page), edit=True)
    run(page, "--json", "-o", "result.json")
    assert run("view", "result.json", "--edit", "-o", "none.html") == (
        2, "", "profparse: --edit needs the page beside its result: profparse view result.json page.html --edit\n",
    )  # fmt: skip
    assert not Path("none.html").exists()


def test_view_does_not_fill_a_terminal(run: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HTML on a terminal is of no use to anyone: the message says where to put it."""
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    assert run("view", page)[::2] == (
        2, "profparse: view writes an HTML page: name its file with --output report.html\n",
    )  # fmt: skip
