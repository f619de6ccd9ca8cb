"""``--jsonl`` over many pages: whole lines in order, whatever happens to a page, a process or the run."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from profparse.workers import in_processes
from tests.cli.conftest import ENVIRONMENT, PAGE, Run, process

MANY = 60


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of many pages, one of which is a picture."""
    monkeypatch.chdir(tmp_path)
    folder = Path("pages")
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:03}.md").write_text(PAGE.replace("narrow", f"narrow{number}") * (number % 7 + 1), "utf-8")
    (folder / "030.md").write_bytes(b"\x89PNG\r\n")
    return folder


def names(text: str) -> list[str]:
    """The pages' names in an output; fails where a line is not whole."""
    assert text == "" or text.endswith("\n")
    return [json.loads(line)["source"]["name"] for line in text.splitlines()]


FAILURE = "profparse: pages/030.md: is an image, not a page of text\n"


def test_workers_change_nothing(run: Run, pages: Path) -> None:
    """With several processes the lines, their order, the messages and the code are those of one."""
    one = run(pages, "--jsonl")
    assert (one.code, one.err, len(names(one.out))) == (1, FAILURE, MANY - 1)
    assert run(pages, "--jsonl", "--workers", 3) == one


def test_workers_write_whole_files(run: Run, pages: Path) -> None:
    """``--output`` works with them as without them."""
    assert run(pages, "--jsonl", "--workers", 2, "--output", "out.jsonl").code == 1
    assert Path("out.jsonl").read_text() == run(pages, "--jsonl").out


def read_or_die(number: int) -> int:
    """Stands for reading a page: some pages kill the process that reads them."""
    if number % 10 == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def lost(number: int) -> int:
    """Stands for what is told of a page whose process died."""
    return -number


def test_a_process_that_dies_takes_one_page_with_it() -> None:
    """Pages that kill their process are told as lost; all others are read, in order."""
    expected = [-n if n % 10 == 7 else n for n in range(30)]
    assert list(in_processes(read_or_die, range(30), 3, lost)) == expected


def test_resume_goes_on(run: Run, pages: Path) -> None:
    """The pages in the output are skipped, a torn last line is done again, and nothing is there twice."""
    whole = run(pages, "--jsonl").out
    lines = whole.splitlines(keepends=True)
    Path("out.jsonl").write_text("".join(lines[:20]) + lines[20][:50])
    result = run(pages, "--jsonl", "--output", "out.jsonl", "--resume", "--workers", 2)
    assert (result.code, result.out, result.err) == (1, "", FAILURE)
    assert Path("out.jsonl").read_text() == whole


def test_resume_begins_where_nothing_is(run: Run, pages: Path) -> None:
    """The first run with ``--resume`` makes the file; a second one over the same pages changes nothing."""
    assert run(pages, "--jsonl", "--output", "out.jsonl", "--resume").code == 1
    first = Path("out.jsonl").read_text()
    assert len(names(first)) == MANY - 1
    assert run(pages, "--jsonl", "--output", "out.jsonl", "--resume").err == FAILURE
    assert Path("out.jsonl").read_text() == first


def test_resume_keeps_what_is_no_output(run: Run, pages: Path) -> None:
    """A file that holds anything else is refused by its line, and left as it is."""
    Path("notes.txt").write_text('{"source": {"name": "a.md"}}\nmy notes\n')
    result = run(pages, "--jsonl", "--output", "notes.txt", "--resume")
    assert (result.code, result.out) == (1, "")
    assert result.err == "profparse: --resume goes on with an output of --jsonl, and line 2 of notes.txt is none\n"
    assert Path("notes.txt").read_text().endswith("my notes\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--resume", "--jsonl"), "--resume needs --output: the file to go on with"),
        (("--resume", "--output", "x"), "--resume is for --jsonl"),
        (("--workers", "2"), "--workers is for --jsonl"),
        (("--workers", "0", "--jsonl"), "--workers must be auto or a number of processes from 1 to 999, not '0'"),
    ],
)
def test_what_does_not_go_together_is_refused(run: Run, page: Path, arguments: tuple[str, ...], message: str) -> None:
    """Options without what they need are misuse."""
    assert run(page, *arguments) == (2, "", f"profparse: {message}\n")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
def test_an_interrupted_run_leaves_whole_lines(pages: Path, workers: int, number: int, code: int) -> None:
    """A signal to all processes ends the run quietly; what was printed are whole lines, and no process stays."""
    everything = ["pages"] * 40
    child = process(
        *everything, "--jsonl", "--workers", workers, "--output", "out.jsonl", "--resume", start_new_session=True
    )
    wait_for(lambda: Path("out.jsonl").exists() and Path("out.jsonl").stat().st_size > 20_000)
    os.killpg(child.pid, number)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out) == (code, b"")
    *failures, said = err.decode().splitlines(keepends=True)
    assert set(failures) <= {FAILURE}
    assert said == (
        "profparse: interrupted: the finished lines are in out.jsonl; the same command with --resume goes on\n"
    )
    done = names(Path("out.jsonl").read_text())
    assert 0 < len(done) < MANY * 40
    wait_for(lambda: not subprocess.run(["pgrep", "-g", str(child.pid)], capture_output=True).stdout)


@pytest.mark.parametrize("there", [False, True], ids=["new", "old"])
def test_an_interrupted_output_keeps_its_finished_lines(pages: Path, there: bool) -> None:
    """Without ``--resume`` too: the lines are in the output or, where one was, beside it; how to go on is told."""
    if there:
        Path("out.jsonl").write_text("what was there\n")
    child = process(*["pages"] * 40, "--jsonl", "--output", "out.jsonl")
    wait_for(lambda: any(path.stat().st_size > 20_000 for path in Path().glob(".out.jsonl.*.part")))
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=20)
    assert child.returncode == 130
    kept = "out.jsonl.part" if there else "out.jsonl"
    go_on = "--resume --output out.jsonl.part" if there else "--resume"
    said = f"profparse: interrupted: the finished lines are in {kept}; the same command with {go_on} goes on"
    assert err.decode().splitlines()[-1] == said
    done = names(Path(kept).read_text())
    assert 0 < len(done) < MANY * 40
    if there:
        assert Path("out.jsonl").read_text() == "what was there\n"
    assert list(Path().glob(".out.jsonl.*")) == []


def test_workers_take_their_number_by_themselves(run: Run, pages: Path) -> None:
    """``--workers auto`` gives the same lines."""
    assert run(pages, "--jsonl", "--workers", "auto") == run(pages, "--jsonl")


def wait_for(holds: object) -> None:
    """Wait until a condition holds, at most some seconds."""
    for _ in range(1000):
        if holds():  # type: ignore[operator]
            return
        time.sleep(0.01)
    raise AssertionError("it never came to hold")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_leaves_ends_the_run(pages: Path, workers: int) -> None:
    """When nobody reads on, as behind ``| head``, the run ends with code 0 and says nothing of it."""
    child = process(*["pages"] * 60, "--jsonl", "--workers", workers)
    assert child.stdout is not None
    line = child.stdout.readline()
    child.stdout.close()
    assert child.stderr is not None
    err = child.stderr.read().decode()
    assert json.loads(line)["source"]["name"] == "pages/000.md"
    assert child.wait(20) == 0
    assert set(err.splitlines(keepends=True)) <= {FAILURE}


@pytest.mark.parametrize(
    ("signals", "printed", "code"),
    [(("SIGTERM",), "whole discarded", 143), (("SIGTERM", "SIGINT"), "discarded", 130), ((), "whole after", 0)],
)
def test_a_line_under_way_is_ended_before_the_run_is(signals: tuple[str, ...], printed: str, code: int) -> None:
    """A signal that comes while a line is written waits for its end; a second one does not."""
    program = f"""
import os, signal
from profparse.cli.failures import discarded_at_end, end_on_signals, unbroken
end_on_signals()
with discarded_at_end(lambda: print("discarded", flush=True)):
    with unbroken():
        for name in {signals}:
            os.kill(os.getpid(), getattr(signal, name))
        print("whole", flush=True)
print("after")
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=ENVIRONMENT)
    assert (run.stdout.split(), run.stderr, run.returncode) == (printed.split(), "", code)


def shown_by(*arguments: object, interrupt_at: bytes | None = None) -> str:
    """What a run shows on a terminal; with ``interrupt_at`` it is interrupted once that was shown."""
    outer, inner = pty.openpty()
    child = process(*arguments, stderr=inner)
    os.close(inner)
    seen = b""
    while True:
        try:
            part = os.read(outer, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
        if interrupt_at is not None and interrupt_at in seen:
            child.send_signal(signal.SIGINT)
            interrupt_at = None
    os.close(outer)
    child.communicate(timeout=20)
    return seen.decode()


@pytest.mark.parametrize(
    "command", [("--jsonl", "--output", "out.jsonl"), ("--to", "bibtex", "--output", "out.bib")], ids=["jsonl", "to"]
)
def test_progress_is_shown_to_a_person(pages: Path, command: tuple[str, ...]) -> None:
    """On a terminal one line counts the pages; it is gone at the end, and failures stand on lines of their own."""
    text = shown_by("pages", *["pages"] * 10, *command)
    assert re.search(r"\r\d+ of 660 pages read(?:, \d+ failed)?, \d+/(?:s|min), (?:\d+ min )?\d+ s left", text)
    assert "\r" + FAILURE.replace("\n", "\r\n") in text
    assert re.search(r"(?:\r *\r|\r\n)$", text)


def test_an_interrupt_takes_the_progress_away_first(pages: Path) -> None:
    """What is said of an interrupted run stands on a line of its own, and not behind the figures."""
    text = shown_by("pages", *["pages"] * 40, "--jsonl", "--output", "out.jsonl", interrupt_at=b" left")
    last = text.replace("\r\n", "\n").rstrip("\n").rpartition("\n")[2].rpartition("\r")[2]
    assert last == "profparse: interrupted: the finished lines are in out.jsonl; the same command with --resume goes on"


#: A stream that refuses words while it is written to, as a buffered one does, and is interrupted just then.
INTERRUPTED_WHILE_WRITING = """
import os, signal, sys
from profparse.cli.failures import complain, discarded_at_end, end_on_signals
from profparse.cli.progress import Progress

class Stream:
    busy = False
    def write(self, text):
        if self.busy:
            raise RuntimeError("reentrant call")
        self.busy = True
        if text == "figures":
            os.kill(os.getpid(), signal.SIGINT)
        os.write(2, text.encode())
        self.busy = False
    def flush(self):
        pass

sys.stderr = Stream()
end_on_signals()
with discarded_at_end(lambda: complain("ended")):
    Progress._put("figures")
    complain("not reached")
"""


def test_an_interrupt_within_what_is_written_waits_for_its_end() -> None:
    """What is said at the end is said behind what was being written, and not lost."""
    run = subprocess.run([sys.executable, "-c", INTERRUPTED_WHILE_WRITING], capture_output=True, text=True, timeout=20)
    assert (run.returncode, run.stderr) == (130, "figuresprofparse: ended\n")


def test_progress_is_not_shown_to_programs(pages: Path) -> None:
    """Where standard error is no terminal, it holds the failures alone."""
    child = process("pages", "--jsonl", "--output", "out.jsonl")
    assert child.communicate(timeout=20) == (b"", FAILURE.encode())
