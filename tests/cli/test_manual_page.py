"""The manual page: as fresh as the declaration, and clean roff."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from profparse.cli.declaration import COMMANDS, GENERAL, OPTIONS
from profparse.cli.manual_page import manual_page

FILE = Path(__file__).parents[2] / "man" / "profparse.1"


def test_the_manual_page_that_ships_is_fresh() -> None:
    """``man/profparse.1`` is what ``make man`` writes."""
    assert FILE.read_text("utf-8") == manual_page()


@pytest.mark.parametrize(
    "command",
    [["mandoc", "-T", "lint"], ["groff", "-man", "-T", "utf8", "-ww", "-z"]],
    ids=["mandoc", "groff"],
)
def test_the_manual_page_is_clean_roff(command: list[str]) -> None:
    """The two formatters that systems have find nothing to say about it."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([*command, str(FILE)], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_manual_page_reads_as_the_help_does() -> None:
    """Formatted, it names each command and option with what it does, in words and signs as they are typed."""
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed")
    command = ["mandoc", "-T", "ascii", "-O", "width=200", str(FILE)]
    formatted = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    while "\b" in formatted:
        at = formatted.index("\b")
        formatted = formatted[: at - 1] + formatted[at + 1 :]
    text = " ".join(formatted.split())
    for option in (*OPTIONS, *GENERAL):
        assert f"{option.name} {option.value}".rstrip() in text
        assert option.about[1:] in text
    for each in COMMANDS:
        assert each.more in text
        for example in each.examples:
            assert example in text
