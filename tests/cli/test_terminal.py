"""A page in a terminal: whatever command prints it, nothing of it drives the terminal."""

from __future__ import annotations

import json
import os
import pty
import re
from pathlib import Path

import pytest

from profparse.cli.terminal import escaped
from tests.cli.conftest import Run, process

#: Escape sequences, control characters of seven and of eight bits, and signs that turn the direction of text.
DRIVING = "\x1b[31m\x1b]0;mine\x07\x1bc\x9b2J\x9d0;mine\x9c\x84\x08\x0e\x7f\x0c\u202e\u2066\u2028\U000e0041"
PAGE = (
    f"""---
title: "Ada{DRIVING} Lane"
---
# Ada {DRIVING}Lane{DRIVING}

I am a professor{DRIVING} at the University of Westbridge{DRIVING}. Mail: ada{DRIVING}@westbridge.example

## News{DRIVING}

- [5/2024{DRIVING}] Our{DRIVING} [paper](http://a.example/{DRIVING}x) is{DRIVING} out. <b class="{DRIVING}">Yes</b>
- [13/2024] {DRIVING}

## Publications

- Ada Lane{DRIVING}, Bo{DRIVING} Sample. A{DRIVING} study of things{DRIVING}. In ICML{DRIVING}, 2024.
- &#27;[2J&#155;2J&#x202e; Ada Lane. Another study. 2023.

<!-- {DRIVING} -->

"""
    + "A sentence of plain words, so that the page is no binary file.\n" * 60
)
STYLE = re.compile(r"\x1b\[(?:0|1|2)m")
NAME = "ada\x1b[2J\x9b\u202e.md"
CALLS = {
    "pages": (NAME,),
    "pages, --json": (NAME, "--json"),
    "pages, --jsonl": (".", "--jsonl"),
    "pages, --strict": (NAME, "--strict", "--include-hidden"),
    "explain": ("explain", NAME),
    "explain, --json": ("explain", NAME, "--json"),
    "explain, --jsonl": ("explain", NAME, "--jsonl"),
    "diff": ("diff", "old.json", NAME),
    "diff, --json": ("diff", "old.json", NAME, "--json"),
    "evaluate": ("evaluate", "gold", ".", "--misses"),
    "evaluate, --json": ("evaluate", "gold", ".", "--json"),
    "evaluate, --jsonl": ("evaluate", "gold", ".", "--jsonl"),
    "a missing file": (f"no{NAME}",),
    "a wrong option": (f"--{NAME}",),
    "a wrong layout": (NAME, "--layout", NAME),
    "a folder without pages": (f"empty{DRIVING.replace('/', '')}",),
    **{f"--to {name}": (NAME, "--to", name) for name in ("bibtex", "csl", "csv", "ris", "markdown", "html")},
}


@pytest.fixture
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the page, a result and gold that hold the same characters."""
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_text(PAGE, "utf-8")
    other = PAGE.replace("out", f"gone{DRIVING}").replace("Bo", "Theo").replace("2023", "2022")
    Path("old.md").write_text(other, "utf-8")
    assert run("old.md", "--json", "--output", "old.json").code == 0
    Path("old.md").unlink()
    Path("gold").mkdir()
    gold = Path("old.json").read_text("utf-8").replace('"old.md"', '"ada\\u001b[2J\\u009b\\u202e.md"')
    Path("gold/ada.json").write_text(gold, "utf-8")
    Path(f"empty{DRIVING.replace('/', '')}").mkdir()
    return tmp_path


def shown(*arguments: str) -> str:
    """What a person's terminal gets of a run, both streams, without the styles that are the command's own."""
    own, other = pty.openpty()
    child = process(*arguments, stdin=other, stdout=other, stderr=other)
    os.close(other)
    printed = b""
    while True:
        try:
            data = os.read(own, 1 << 16)
        except OSError:  # the last that could write has gone
            break
        if not data:
            break
        printed += data
    os.close(own)
    child.wait(20)
    return STYLE.sub("", printed.decode("utf-8"))


@pytest.mark.parametrize("call", CALLS)
def test_nothing_of_a_page_drives_a_terminal(folder: Path, call: str) -> None:
    """Of a page or a name full of control sequences, a terminal gets printable characters and line ends alone."""
    text = shown(*CALLS[call])
    assert text
    assert sorted({c for c in text if not c.isprintable()} - set("\r\n\t")) == []


def test_json_for_a_terminal_says_the_same(run: Run, folder: Path) -> None:
    """What a terminal shows of the JSON is the same JSON, escaped; a program gets it as it is."""
    piped = run(NAME, "--json").out
    assert json.loads(shown(NAME, "--json")) == json.loads(piped)
    assert escaped(piped) != piped
