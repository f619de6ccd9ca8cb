"""A person's habits: pipes that carry nothing but the output, colours where they are wanted, any width of terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from profparse import Diagnostic, Profile, parse
from profparse.cli.declaration import COMMANDS, OPTIONS
from profparse.cli.terminal import cells
from tests.cli.conftest import ENVIRONMENT, Run, process

COMMAND = [sys.executable, "-m", "profparse"]
TEXTS: dict[str, Any] = {"capture_output": True, "text": True, "env": ENVIRONMENT, "timeout": 60}
ESCAPE = re.compile(r"\x1b")
LONG = "Our paper on tables that are narrower than the questions that are asked of them was accepted at a conference. "
PAGE = f"""# Helga Brandt

I am a postdoctoral researcher at the University of Westbridge, Department of Tables and Other Rectangular Matters.

## News

- [5/2024] {LONG}
- [3/2024] 李明和王芳的论文已被录用，我们将在会议上介绍这项关于表格的工作。

## Publications

- Helga Brandt, Theo Okafor. {LONG.strip(". ")}. In Proceedings of NAACL, 2024.
"""


@pytest.fixture
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page, an earlier result of it, and gold."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    Path("page.md").write_text(PAGE, "utf-8")
    Path("empty.md").touch()
    assert run("page.md", "--json", "--output", "old.json").code == 0
    Path("page.md").write_text(PAGE.replace("NAACL", "TabConf"), "utf-8")
    Path("gold").mkdir()
    Path("gold/page.json").write_text('{"source": "page.md", "news": []}', "utf-8")
    return tmp_path


#: What each command is called with, and the exit code that it ends with.
CALLS = {
    "pages": (("page.md",), 0),
    "explain": (("explain", "page.md"), 0),
    "evaluate": (("evaluate", "gold", "."), 0),
    "diff": (("diff", "old.json", "page.md"), 0),
    "merge": (("merge", "old.json", "page.md"), 0),
    "layouts": (("layouts",), 0),
    "schema": (("schema",), 0),
}


def test_every_command_that_prints_json_is_tried() -> None:
    """A command with ``--json`` has a call in the table of this file."""
    (option,) = [option for option in OPTIONS if option.name == "--json"]
    assert set(option.commands) == set(CALLS) <= {command.name for command in COMMANDS}


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
@pytest.mark.parametrize("command", CALLS)
def test_json_is_all_that_goes_down_the_pipe(run: Run, folder: Path, command: str, form: str) -> None:
    """Standard output is JSON from its first byte to its last, for ``--jsonl`` on each line, whatever is wished for."""
    arguments, code = CALLS[command]
    for wish in ("NO_COLOR", "FORCE_COLOR"):
        os.environ[wish] = "1"
        try:
            result = run(*arguments, form)
        finally:
            del os.environ[wish]
        assert (result.code, result.err) == (code, "")
        assert not ESCAPE.search(result.out)
        assert result.out.endswith("\n")
        for text in [result.out] if form == "--json" else result.out.splitlines():
            json.loads(text)


def test_what_is_said_of_an_input_goes_beside_the_pipe(run: Run, folder: Path) -> None:
    """Warnings and failures are on standard error, and the JSON of the others is whole."""
    result = run("empty.md", "gone.md", "page.md", "--jsonl")
    assert [json.loads(line)["source"]["name"] for line in result.out.splitlines()] == ["empty.md", "page.md"]
    assert result.err == (
        "profparse: empty.md: warning: the page holds no text\nprofparse: gone.md: no such file\n"
    )


def test_jq_takes_it(run: Run, folder: Path) -> None:
    """``profparse … --json | jq`` works as it is typed."""
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    printed = run("page.md", "--json").out
    command = ["jq", "-r", ".news[].date.edtf"]
    done = subprocess.run(command, input=printed, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2024-05\n2024-03\n", "")


@pytest.mark.parametrize("command", CALLS)
def test_a_reader_that_has_gone_is_no_news_to_any_command(folder: Path, command: str) -> None:
    """``profparse COMMAND | true`` says nothing, whatever was still to be printed."""
    reading, writing = os.pipe()
    os.close(reading)
    child = process(*CALLS[command][0], stdout=writing)
    os.close(writing)
    assert child.communicate()[1] == b""
    assert child.returncode in (0, 1)


@pytest.mark.parametrize("command", ["pages", "explain"])
@pytest.mark.parametrize("columns", [40, 57, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    """What a person gets of a page is cut or wrapped to the width, wide characters too; tables and JSON stay whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run(*CALLS[command][0]).out
    assert out
    assert max(map(cells, out.splitlines())) <= columns


def coloured(arguments: tuple[str, ...], **environment: str) -> bool:
    """Whether a run on a terminal prints escape sequences."""
    reading, terminal = pty.openpty()
    plain = {name: value for name, value in ENVIRONMENT.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    child = process(*arguments, stdout=terminal, env={**plain, "COLUMNS": "80", **environment})
    os.close(terminal)
    printed = b""
    try:
        while part := os.read(reading, 65536):
            printed += part
    except OSError:  # the other end is closed
        pass
    child.communicate()
    os.close(reading)
    assert b"page.md" in printed or b"News" in printed
    return b"\x1b" in printed


@pytest.mark.slow
def test_colours_go_where_they_are_wanted(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, but not with ``NO_COLOR`` or a dumb one; down a pipe only with ``FORCE_COLOR``."""
    for arguments in (("page.md",), ("explain", "page.md")):
        assert coloured(arguments, TERM="xterm")
        assert not coloured(arguments, TERM="dumb")
        assert not coloured(arguments, TERM="xterm", NO_COLOR="1")
        assert not coloured(arguments, TERM="xterm", NO_COLOR="1", FORCE_COLOR="1")
        assert coloured(arguments, TERM="xterm", NO_COLOR="")
        assert coloured(arguments, TERM="dumb", FORCE_COLOR="1")
        assert not ESCAPE.search(run(*arguments).out)
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert ESCAPE.search(run(*arguments).out)
        monkeypatch.delenv("FORCE_COLOR")


def test_a_page_on_which_nothing_was_found_says_what_to_do(run: Run, folder: Path) -> None:
    """A summary without items names the command that shows why."""
    Path("odd.txt").write_text("just a line\n", "utf-8")
    assert run("odd.txt").out.splitlines() == [
        "odd.txt",
        "text, 12 characters, no layout",
        "",
        "Nothing was found; profparse explain shows how each line was read.",
    ]


def test_an_empty_pipe_says_what_to_do(folder: Path) -> None:
    """``profparse -`` with nothing behind it warns in one line."""
    child = process("-", "--json")
    out, err = child.communicate(b"")
    assert json.loads(out)["papers"] == []
    assert err == (
        b"profparse: standard input: warning: the page holds no text; pipe a page into it, or name a file\n"
    )


def test_a_page_that_scripts_fill_in_says_so(run: Run, folder: Path) -> None:
    """A page without a word for a visitor is told from one that nothing was found on."""
    Path("app.html").write_text("<!doctype html><title></title><div id=root></div><script>start()</script>", "utf-8")
    says = "the page shows no text: all that it holds is markup, hidden, or filled in by scripts"
    assert run("app.html", "--json").err == f"profparse: app.html: warning: {says}\n"
    os.environ["COLUMNS"] = "60"
    try:
        remarks = run("app.html").out.split("Remarks (1)\n")[1]
    finally:
        del os.environ["COLUMNS"]
    assert " ".join(remarks.split()) == f"line: warning: {says} [empty-page]"


def test_pipes_are_read_like_files(folder: Path) -> None:
    """A FIFO, and what a shell puts in the place of ``<(command)``, are inputs as any file is."""
    code = """
        mkfifo fifo
        cat page.md > fifo &
        "$@" fifo --to bibtex -o fifo.bib -q
        "$@" <(cat page.md) <(cat page.md) --jsonl
        "$@" <(cat old.json) --to bibtex -q
    """
    done = subprocess.run(["bash", "-c", code, "bash", *COMMAND], **TEXTS)
    assert (done.returncode, done.stderr) == (0, "")
    first, second, *bibliography = done.stdout.split("\n", 2)
    assert first == second and json.loads(first)["papers"]
    assert "TabConf" in Path("fifo.bib").read_text("utf-8")
    assert "NAACL" in bibliography[0]


def test_what_is_piped_in_needs_no_name(folder: Path) -> None:
    """``cat page | profparse`` and ``profparse < page`` read it; where nothing is piped in, that is told."""
    Path("page.md").write_text(PAGE, "utf-8")
    named = subprocess.run([*COMMAND, "-"], input=PAGE, **TEXTS)
    for code in ('cat page.md | "$@"', '"$@" < page.md', 'cat page.md | "$@" explain', 'cat old.json | "$@" merge'):
        done = subprocess.run(["bash", "-c", code, "bash", *COMMAND], **TEXTS)
        assert (done.returncode, done.stderr) == (0, ""), code
        assert done.stdout == named.stdout or "explain" in code or "merge" in code
        assert "narrower" in done.stdout
    for code in ('"$@" < /dev/null', '"$@" <&-'):
        done = subprocess.run(["bash", "-c", code, "bash", *COMMAND], **TEXTS)
        assert (done.returncode, done.stdout) == (2, "") and "no input" in done.stderr


def test_a_pipe_has_the_limit_of_a_file(folder: Path) -> None:
    """No more is read from a pipe than a page may have."""
    code = '"$@" <(yes) --max-bytes 1000 --json'
    done = subprocess.run(["bash", "-c", code, "bash", *COMMAND], **TEXTS)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"profparse: /dev/fd/\d+: more than the limit of 1,000 bytes; --max-bytes N allows more\n", done.stderr
    )


def test_short_options(run: Run, folder: Path) -> None:
    """``-V`` is the version; ``-q`` leaves of what is told the failures."""
    assert run("-V") == run("--version")
    loud = run("page.md", "empty.md", "missing.md", "--to", "ris")
    quiet = run("page.md", "empty.md", "missing.md", "--to", "ris", "-q")
    assert "warning" in loud.err and "note" in loud.err
    assert (quiet.code, quiet.out) == (loud.code, loud.out) == (1, loud.out)
    assert quiet.err == "profparse: missing.md: no such file\n"
    assert run("empty.md", "--quiet", "--jsonl").err == ""


def test_what_was_not_read_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that holds what look like records, and were not read, has a line of its own, and says where to look."""
    unread = Diagnostic("records-unread", "warning", "about 3 papers were not read", (0, 4), {"kind": "paper"})

    def with_it(source: object, **options: Any) -> Profile:
        return replace(parse(Path("page.md")), diagnostics=(unread,))

    monkeypatch.setattr("profparse.cli.reading.parse", with_it)
    told = "profparse: page.md: warning: about 3 papers were not read; profparse view shows where\n"
    assert run("page.md", "--json").err == run("page.md", "--jsonl").err == run("page.md").err == told
    assert run("page.md", "--json", "-q").err == ""
