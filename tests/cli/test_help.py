"""``--help``: all that there is, in lines that fit, with examples that work as they are printed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from profparse.cli.declaration import COMMANDS, GENERAL, OPTIONS, Command, options_of
from tests.cli.conftest import ENVIRONMENT, PAGE, Run
from tests.scale import inputs

PAPERS = "## Papers\n\n- Ada Example. Narrow Tables. NAACL 2024.\n"


def help_of(run: Run, command: Command) -> str:
    """What ``--help`` prints of a command, or on the whole for the one without a name."""
    return run(*([] if command is COMMANDS[0] else [command.name]), "--help").out


def test_help_names_every_command_and_option(run: Run) -> None:
    """The help on the whole names all commands and all options of reading pages; ``-h`` is the same."""
    text = run("--help").out
    for command in COMMANDS[1:]:
        assert f"  {command.name} " in text
    for option in options_of("pages"):
        assert option.name in text
        assert " ".join(option.about.split()[:2]) in text
    assert run("-h").out == text


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_of_a_command_names_its_options_and_no_others(run: Run, command: Command) -> None:
    """``profparse COMMAND --help`` names what the command takes."""
    named = set(re.findall(r"^  (?:-\w(?: [A-Z]+)?, )?(--[a-z-]+)", help_of(run, command), re.MULTILINE))
    assert named == {option.name for option in options_of(command.name)}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@pytest.mark.parametrize("columns", [40, 57, 80, 200])
def test_help_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, command: Command, columns: int) -> None:
    """No line is wider than the terminal; on a wide one the lines stay short enough to be read."""
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(len, help_of(run, command).splitlines())) <= min(columns, 100)


def examples(text: str) -> list[str]:
    """The commands under ``examples:``, with those that are broken over lines joined as a shell joins them."""
    block = text.split("\nexamples:\n")[1].split("\n\n")[0]
    return [line.strip() for line in re.sub(r"\\\n\s*", "", block).splitlines()]


@pytest.mark.parametrize("columns", [40, 100])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_examples_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command, columns: int
) -> None:
    """Each example, typed as it is printed in a folder that holds the files it names, ends well and prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(columns))
    for name in ("page.md", "old.md"):
        Path(name).write_text(PAGE, "utf-8")
    for name in ("author.txt", "homepage.html", "cv.md"):
        Path(name).write_text(PAPERS, "utf-8")
    Path("page.html").write_text("<h2>News</h2><ul><li>[5/2024] A <a href='t.pdf'>talk</a>.</ul>", "utf-8")
    Path("old.md").write_text(PAGE + PAPERS, "utf-8")
    for folder in ("pages", "gold"):
        Path(folder).mkdir()
    for name in ("pages/page.md", "homepage.md", "cv.md"):
        Path(name).write_text(PAPERS, "utf-8")
    inputs.archive(Path("crawl.warc.gz"), 2)
    assert run("old.md", "--json", "--output", "old.json").code == 0
    assert run("page.md", "--json", "--output", "result.json").code == 0
    Path("gold/page.json").write_text('{"source": "page.md", "papers": [{"title": "Narrow Tables"}]}', "utf-8")
    for example in examples(help_of(run, command)):
        if "| jq" in example and shutil.which("jq") is None:
            pytest.skip("jq is not installed")
        shell = re.sub(r"\bprofparse (?=\S)", f"{sys.executable} -m profparse ", example)
        done = subprocess.run(["bash", "-o", "pipefail", "-c", shell], capture_output=True, text=True, env=ENVIRONMENT)
        told = [line for line in done.stderr.splitlines() if not line.startswith("profparse: note: ")]
        assert (done.returncode, told) == (0, []), example
        written = re.search(r"--output (\S+)", example)
        assert Path(written[1]).stat().st_size if written else done.stdout, example


def test_what_is_declared_hangs_together() -> None:
    """Every command has a module and an example; every option is of commands that there are, and says what it does."""
    commands = {command.name for command in COMMANDS}
    folder = Path(sys.modules["profparse.cli"].__file__ or "").parent
    for command in COMMANDS:
        assert os.path.exists(folder / f"{command.name}_command.py")
        assert command.examples
    for option in OPTIONS:
        assert set(option.commands) <= commands
    assert all(option.about for option in (*OPTIONS, *GENERAL))
