"""The command line as a process: interrupts, readers that go away, and what the start costs."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, process


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
def test_an_interrupt_ends_quietly(page: Path, number: signal.Signals, code: int) -> None:
    """An interrupted run prints no traceback, and of its output keeps the lines that are finished."""
    child = process(page, "-", "--jsonl", "--output", "out.jsonl")
    while not any(name.endswith(".part") and os.path.getsize(name) for name in os.listdir()):
        assert child.poll() is None, child.communicate()
    # A signal that comes just before the process waits for its input is seen only when that wait ends: send another.
    for _ in range(10):
        child.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            child.wait(2)
            break
    assert child.stdout is not None and child.stderr is not None
    go_on = "the same command with --resume goes on"
    said = f"profparse: interrupted: the finished lines are in out.jsonl; {go_on}\n"
    assert (child.wait(0), child.stdout.read(), child.stderr.read().decode()) == (code, b"", said)
    assert sorted(os.listdir()) == ["out.jsonl", "page.md"]
    for stream in (child.stdin, child.stdout, child.stderr):
        assert stream is not None
        stream.close()


EVERY_MOMENT = """
import os, signal, sys
from profparse.cli import main, run

os.dup2(os.open("out.txt", os.O_RDWR | os.O_CREAT), 2)
main([{page!r}, "--output", os.devnull])  # so that the moments are those of a run, not of the imports before it
sys.argv = ["profparse", {page!r}, "--output", "out.json"]
events = 0

def count(*_):
    global events
    events += 1
    if events == moment:
        sys.setprofile(None)
        signal.raise_signal(signal.SIGTERM)

def begin(frame, *_):
    if frame.f_code.co_name == {start!r}:
        sys.setprofile(count)

code, moment = 143, 1
while code == 143:
    child = os.fork()
    if not child:
        sys.setprofile(begin)
        run()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = set(os.listdir()) - {{{page!r}, "out.txt"}}
    assert code == 0 or not left - {{"out.json"}}, (moment, left)
    moment += 1 + moment // {pace}
print(moment, code, left, os.stat("out.txt").st_size)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("start", "pace"), [("read_arguments", 50), ("open_output", 1000)])
def test_an_end_at_any_moment_leaves_nothing(page: Path, start: str, pace: int) -> None:
    """Wherever in a run the signal comes, it is heard, nothing is said, and no part of the output stays.

    The moments are calls and returns: fewer and fewer of a whole run, and nearly all of its output.
    """
    moment, *rest = _printed(EVERY_MOMENT.format(page=str(page), start=start, pace=pace))
    assert int(moment) > 100 and rest == ["0", "{'out.json'}", "0"]


def test_a_reader_that_goes_away_is_no_news(page: Path) -> None:
    """``profparse … | head`` ends with nothing on standard error."""
    page.write_text(page.read_text() * 2000)
    child = process(*[page] * 20, "--jsonl")
    assert child.stdout is not None
    child.stdout.read(10)
    child.stdout.close()
    _, err = child.communicate()
    assert (child.returncode, err) == (0, b"")


def _printed(code: str) -> list[str]:
    """What a process prints, word by word, that runs some code."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT, check=True)
    return run.stdout.split()


def _imported(code: str) -> set[str]:
    """The modules that a process holds after running some code."""
    return set(_printed(f"{code}; import sys; print(*sys.modules)"))


def _run(page: Path) -> str:
    """The code that reads a page as the command line does."""
    return f"from profparse.cli import main; main([{str(page)!r}, '--json', '--output', {os.devnull!r}])"


def test_importing_the_package_imports_nothing_else() -> None:
    """``import profparse`` loads none of its modules and none of the libraries."""
    assert _imported("import profparse") - _imported("import __future__") == {"profparse"}


FIXTURES = Path(__file__).parents[2] / "fixtures"
TEXTS = [FIXTURES / "author_page/01-run-together.txt", FIXTURES / "homepage/01-bullets.md"]
WITH_FRONT_MATTER = FIXTURES / "homepage/02-headings-and-hidden.md"
HTML = FIXTURES / "homepage/03-all-sections.html"
# Libraries that only other inputs need.
HEAVY = {
    "bs4", "dateparser", "regex", "yaml", "msgspec", "lark", "numpy", "rich", "charset_normalizer", "shtab",
    "rapidfuzz",
}  # fmt: skip


@pytest.mark.parametrize("page", [*TEXTS, WITH_FRONT_MATTER, HTML], ids=lambda page: page.stem)
def test_a_usual_page_needs_no_heavy_library(page: Path) -> None:
    """Reading a page of text, Markdown with plain front matter or HTML loads nothing that other inputs need."""
    assert not HEAVY & (_imported(_run(page)) - _imported("pass"))


def test_a_layout_loads_its_readers_for_its_own_pages() -> None:
    """An author page needs no reader of citations or biographies, a homepage no reader of author pages."""
    author_page, homepage = (_imported(_run(page)) for page in TEXTS)
    citations, biographies = "profparse.fields.citation.reader", "profparse.fields.biography.prose"
    own = "profparse.layouts.author_page.build"
    assert own in author_page and not {citations, biographies} & author_page
    assert own not in homepage and {citations, biographies} <= homepage


# How many patterns a first page may compile: about a tenth more than it does.
MOST_PATTERNS = {"01-run-together": 45, "01-bullets": 115, "02-headings-and-hidden": 80, "03-all-sections": 165}


@pytest.mark.parametrize("page", [*TEXTS, WITH_FRONT_MATTER, HTML], ids=lambda page: page.stem)
def test_a_first_page_compiles_few_patterns(page: Path) -> None:
    """A page compiles the patterns that it meets, not all those that there are."""
    count = "import re._compiler as c; n = []; f = c.compile; c.compile = lambda *a: n.append(a) or f(*a)"
    count = f"import dataclasses, pathlib, profparse; {count}"  # those of the standard library do not count
    read = f"profparse.parse(pathlib.Path({str(page)!r}))"
    assert 10 < int(_printed(f"{count}; {read}; print(len(n))")[0]) < MOST_PATTERNS[page.stem]
