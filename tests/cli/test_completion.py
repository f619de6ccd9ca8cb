"""Completion in real shells: what each offers where."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from profparse.cli.declaration import OPTIONS, SHELLS, names, options_of
from profparse.detect import layout_names
from profparse.pieces.formats import FORMATS
from tests.cli.conftest import ENVIRONMENT, Run

OF_PAGES = {option.name for option in options_of("pages")}

#: What is typed, with what is offered among others, and what is not.
CASES = [
    ("profparse ", {*names()}, {"--json"}),
    ("profparse ex", {"explain"}, {"evaluate", "page.md"}),
    ("profparse --", OF_PAGES, {"--misses"}),
    ("profparse page.md --", OF_PAGES, {"--misses"}),
    ("profparse --j", {"--json", "--jsonl"}, {"--layout"}),
    ("profparse explain --", {o.name for o in options_of("explain")}, {"--strict", "--misses"}),
    ("profparse explain pa", {"page.md", "pages"}, {"schema"}),
    ("profparse evaluate --m", {"--misses", "--max-bytes"}, {"--json"}),
    ("profparse layouts --", {"--json", "--jsonl", "--output", "--help"}, {"--format", "--strict"}),
    ("profparse --format ", set(FORMATS), {"page.md"}),
    ("profparse page.md --format ma", {"markdown"}, {"text"}),
    ("profparse --layout ", set(layout_names()), {"page.md"}),
    ("profparse --output pa", {"page.md", "pages"}, {"explain"}),
    ("profparse --output out.json ex", {"explain"}, {"page.md"}),
    ("profparse completion ", set(SHELLS), {"page.md"}),
]

BASH = """
source ./script
_line=$1
COMP_WORDS=()
for _word in $_line; do COMP_WORDS+=("$_word"); done
[[ $_line == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_shtab_profparse
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page, a folder of pages, and a command ``profparse`` that is this one."""
    monkeypatch.chdir(tmp_path)
    Path("page.md").touch()
    Path("pages").mkdir()
    Path("bin").mkdir()
    Path("bin/profparse").write_text(f'#!/bin/sh\nexec {sys.executable} -m profparse "$@"\n')
    Path("bin/profparse").chmod(0o755)
    return tmp_path


def shell(run: Run, name: str, folder: Path) -> dict[str, str]:
    """The environment for a shell, its script written; skips where the shell is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    result = run("completion", name, "--output", "script")
    assert (result.code, result.err) == (0, "")
    plain = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder), "TERM": "dumb"}
    return {**ENVIRONMENT, **plain, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.parametrize(("typed", "offered", "not_offered"), CASES, ids=[case[0] for case in CASES])
def test_bash_offers_what_may_follow(
    run: Run, folder: Path, typed: str, offered: set[str], not_offered: set[str]
) -> None:
    """The words of a line give commands, options, values and files."""
    environment = shell(run, "bash", folder)
    command = ["bash", "--norc", "-c", BASH, "bash", typed]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    found = set(done.stdout.split())
    assert done.stderr == ""
    assert offered <= found
    assert not not_offered & found


def test_bash_takes_what_is_no_command_for_a_file(run: Run, folder: Path) -> None:
    """Where a line has nothing to offer, readline completes the names of files."""
    environment = shell(run, "bash", folder)
    command = ["bash", "--norc", "-c", "source ./script; complete -p profparse"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert " -o default " in done.stdout
    command = ["bash", "--norc", "-c", BASH, "bash", "profparse pa"]
    assert subprocess.run(command, capture_output=True, text=True, env=environment).stdout.strip() == ""


@pytest.mark.parametrize(("typed", "offered", "not_offered"), CASES, ids=[case[0] for case in CASES])
def test_fish_offers_what_may_follow(
    run: Run, folder: Path, typed: str, offered: set[str], not_offered: set[str]
) -> None:
    """Fish's ``complete -C`` gives what it would offer for a line."""
    environment = shell(run, "fish", folder)
    command = ["fish", "--no-config", "-c", "source ./script; complete -C $argv[1]", typed]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    found = {line.split("\t")[0].rpartition("=")[2].rstrip("/") for line in done.stdout.splitlines()}
    assert done.stderr == ""
    assert offered <= found
    assert not not_offered & found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("profparse expl", "profparse explain "),
        ("profparse --inc", "profparse --include-hidden "),
        ("profparse explain --form", "profparse explain --format "),
        ("profparse --format markd", "profparse --format markdown "),
        ("profparse --layout homep", "profparse --layout homepage "),
        ("profparse evaluate --mis", "profparse evaluate --misses "),
        ("profparse completion fi", "profparse completion fish "),
        ("profparse explain page.", "profparse explain page.md "),
        ("profparse page.", "profparse page.md "),
        ("profparse -o out.json expl", "profparse -o out.json explain "),
    ],
)
def test_zsh_completes_what_was_typed(run: Run, folder: Path, typed: str, completed: str) -> None:
    """In an interactive zsh the tabulator completes the word at the cursor."""
    environment = shell(run, "zsh", folder)
    lines = "autoload -U compinit; compinit -D; eval \"$(cat ./script)\"; show() { zle -I; print \"<<$BUFFER>>\" }"
    Path(".zshrc").write_text(f"{lines}\nzle -N show; bindkey '^T' show; PS1='(ready)'\n")
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe("zsh", ["zsh", "-d", "-i"], {**environment, "ZDOTDIR": str(folder)})
    try:
        read_until(terminal, r"\(ready\)")
        os.write(terminal, typed.encode() + b"\t\x14")
        assert read_until(terminal, "<<(.*?)>>") == completed
    finally:
        os.write(terminal, b"\x03exit\n")
        os.close(terminal)
        os.waitpid(child, 0)


def read_until(terminal: int, sign: str) -> str:
    """What a terminal prints is read until the pattern fits; returns its group."""
    out = ""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.5)[0]:
            out += os.read(terminal, 4096).decode("utf-8", "replace")
        if found := re.search(sign, out):
            return found.group(found.lastindex or 0)
    raise AssertionError(f"no {sign!r} in {out!r}")


def test_fish_offers_files_beside_commands(run: Run, folder: Path) -> None:
    """The first word may be a file, and so may each after it."""
    environment = shell(run, "fish", folder)
    for typed in ("profparse pa", "profparse page.md pa"):
        command = ["fish", "--no-config", "-c", "source ./script; complete -C $argv[1]", typed]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        assert {"page.md", "pages/"} <= {line.split("\t")[0] for line in done.stdout.splitlines()}


@pytest.mark.parametrize("name", SHELLS)
def test_every_option_is_in_every_script(run: Run, name: str) -> None:
    """No shell is left behind: each script names every option and every command."""
    script = run("completion", name).out
    for word in (*names(), *(option.name.lstrip("-") for option in OPTIONS)):
        assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", script.replace("--", " ")), word
