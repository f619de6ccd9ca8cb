"""Running the command line: inside this process where that will do, as a process of its own where it will not."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import profparse
from profparse.cli import main


class Result(NamedTuple):
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
# The package under test, wherever the tests stand when they start a process.
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(Path(profparse.__file__).parents[1])}
PAGE = "## News\n\n- [5/2024] Our paper on narrow tables is out.\n- [3/2024] I gave a talk on wide ones.\n"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs ``profparse`` with the given arguments in this process."""

    def run_(*arguments: object) -> Result:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        sys.stdout.flush()
        return Result(code, *capfd.readouterr())

    return run_


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small page, in a folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    path = Path("page.md")
    path.write_text(PAGE, "utf-8")
    return path


def process(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    """``profparse`` as a process of its own, with its streams piped unless ``options`` say otherwise."""
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-m", "profparse", *map(str, arguments)]
    return subprocess.Popen(command, **{"env": ENVIRONMENT, **streams, **options})  # type: ignore[call-overload,no-any-return]
