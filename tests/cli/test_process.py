"""The command line as a process: interrupts, readers that go away, and what the start costs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, process


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
def test_an_interrupt_ends_quietly(page: Path, number: signal.Signals, code: int) -> None:
    """An interrupted run prints no traceback and leaves no part of its output behind."""
    child = process(page, "-", "--jsonl", "--output", "out.jsonl")
    while not any(name.endswith(".part") for name in os.listdir()):
        assert child.poll() is None, child.communicate()
    child.send_signal(number)
    assert child.stdout is not None and child.stderr is not None
    assert (child.wait(20), child.stdout.read(), child.stderr.read()) == (code, b"", b"")
    assert os.listdir() == ["page.md"]
    for stream in (child.stdin, child.stdout, child.stderr):
        assert stream is not None
        stream.close()


def test_a_reader_that_goes_away_is_no_news(page: Path) -> None:
    """``profparse … | head`` ends with nothing on standard error."""
    page.write_text(page.read_text() * 2000)
    child = process(*[page] * 20, "--jsonl")
    assert child.stdout is not None
    child.stdout.read(10)
    child.stdout.close()
    _, err = child.communicate()
    assert (child.returncode, err) == (1, b"")


def _imported(code: str) -> set[str]:
    """The modules that a process holds after running some code."""
    command = [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"]
    return set(subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=True).stdout.split())


def test_importing_the_package_imports_nothing_else() -> None:
    """``import profparse`` loads none of its modules and none of the libraries."""
    assert _imported("import profparse") - _imported("import __future__") == {"profparse"}


def test_a_plain_text_page_needs_no_heavy_library(page: Path) -> None:
    """Reading a page of text or Markdown loads none of the libraries that other inputs need."""
    run = f"from profparse.cli import main; main([{str(page)!r}, '--json', '--output', 'out.json'])"
    heavy = {"bs4", "dateparser", "regex", "yaml", "msgspec", "lark", "numpy", "rich", "charset_normalizer"}
    assert not heavy & _imported(run)
