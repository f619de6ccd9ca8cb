"""Many pages into a folder of tables: inputs, engines, kills, and going on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import profparse
from profparse.scale import run as runs
from profparse.scale.likely import is_likely
from profparse.scale.pages import pages, units
from profparse.scale.run import Settings, run
from tests.cli.conftest import ENVIRONMENT, Run
from tests.cli.conftest import run as command
from tests.scale import inputs

__all__ = ["command"]

TITLES = [(f"Narrow Tables in {n} Columns",) for n in range(9)]
INPUTS: dict[str, Callable[[Path], Path]] = {
    "warc": lambda folder: inputs.archive(folder / "crawl.warc", 9),
    "warc.gz": lambda folder: inputs.archive(folder / "crawl.warc.gz", 9),
    "warc.zst": lambda folder: inputs.archive(folder / "crawl.warc.zst", 9),
    "wet": lambda folder: inputs.texts_archive(folder / "crawl.warc.wet.gz", 9),
    "jsonl": lambda folder: inputs.lines(folder / "crawl.jsonl", 9),
    "parquet": lambda folder: inputs.table(folder / "crawl.parquet", 9),
    "folder": lambda folder: inputs.folder(folder / "crawl", 9),
}


@pytest.mark.parametrize("make", INPUTS.values(), ids=INPUTS)
def test_each_kind_of_input_gives_its_pages(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """Nine pages each, in units of two; what is no page of a researcher's, or none at all, is not among them."""
    source = make(tmp_path)
    done = run([str(source)], Settings(str(tmp_path / "out"), unit=2))
    assert inputs.rows(tmp_path / "out", "papers", ["title"]) == sorted(TITLES)
    assert (done.papers, done.errors) == (9, 1 if source.suffix == ".jsonl" else 0)


def test_units_enter_an_archive_where_their_records_stand(tmp_path: Path) -> None:
    """The pages of all units are the pages of the archive, each once, whatever the size of a unit."""
    source = str(inputs.archive(tmp_path / "crawl.warc.gz", 9))
    for size in (1, 2, 5, 100):
        found = [page.row.url for unit in units((source,), size) for page in pages(unit)]
        assert found == [inputs.address(n) for n in range(9)]


def test_archives_say_when_a_page_was_taken(tmp_path: Path) -> None:
    """A day without its year is the last before it, and the tables are parted by it."""
    run([str(inputs.archive(tmp_path / "crawl.warc.gz", 3))], Settings(str(tmp_path / "out")))
    assert [path.name for path in (tmp_path / "out" / "news").iterdir()] == [f"day={inputs.DAY}"]
    assert ("2026-03-03",) in inputs.rows(tmp_path / "out", "news", ["date"])


def test_tables_can_be_parted_by_hash(tmp_path: Path) -> None:
    """The part is the first digit of the page's id."""
    run([str(inputs.folder(tmp_path / "in", 9))], Settings(str(tmp_path / "out"), partition="hash"))
    parts = {path.name for path in (tmp_path / "out" / "pages").iterdir()}
    assert parts == {f"hash={id[0]}" for (id,) in inputs.rows(tmp_path / "out", "pages", ["id"])}  # type: ignore[index]


def test_a_torn_archive_gives_what_can_be_read_and_a_row_that_says_so(tmp_path: Path) -> None:
    """Beside it a whole archive is read whole."""
    torn = inputs.archive(tmp_path / "a.warc.gz", 9, torn=True)
    whole = inputs.archive(tmp_path / "b.warc.gz", 9)
    done = run([str(torn), str(whole)], Settings(str(tmp_path / "out"), unit=4))
    errors = [row for row in inputs.rows(tmp_path / "out", "pages", ["url", "error"]) if row[1] is not None]
    assert done.errors == len(errors) == 1 and errors[0][0] == str(torn)
    assert "cannot be read as an archive" in str(errors[0][1])
    assert 9 < done.papers < 18


def test_errors_are_rows_and_cost_only_themselves(tmp_path: Path) -> None:
    """A binary and a page over the limit of 50 MB stand beside good pages."""
    folder = inputs.folder(tmp_path / "in", 3)
    (folder / "big.html").write_bytes(b"<p>" + b"x" * 50_000_001)
    (folder / "binary.html").write_bytes(b"\x00\x01\x02" * 100)
    done = run([str(folder)], Settings(str(tmp_path / "out"), unit=2))
    assert (done.pages, done.errors, done.papers) == (5, 2, 3)


def test_the_output_is_the_same_for_any_number_of_workers_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """The same files with the same bytes; files of a run that is done are left alone."""
    source = str(inputs.archive(tmp_path / "crawl.warc.gz", 9))
    for name, workers in (("one", 1), ("three", 3)):
        run([source], Settings(str(tmp_path / name), unit=2), workers=workers)
    one = inputs.contents(tmp_path / "one")
    assert one == inputs.contents(tmp_path / "three")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*.parquet")}
    run([source], Settings(str(tmp_path / "one"), unit=2))
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_run_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in the fourth unit ends the run; the next one does what is left, and nothing twice."""
    source = str(inputs.archive(tmp_path / "crawl.warc.gz", 9))
    settings = Settings(str(tmp_path / "out"), unit=2)
    do_unit = runs.do_unit

    def fails(unit: object, settings: Settings) -> object:
        if unit.number == 3:  # type: ignore[attr-defined]
            raise MemoryError
        return do_unit(unit, settings)  # type: ignore[arg-type]

    monkeypatch.setattr(runs, "do_unit", fails)
    with pytest.raises(MemoryError):
        run([source], settings)
    monkeypatch.setattr(runs, "do_unit", do_unit)
    (tmp_path / "out" / "papers" / f"day={inputs.DAY}" / ".00000003.parquet.1.part").write_bytes(b"half")
    run([source], settings)
    run([source], Settings(str(tmp_path / "whole"), unit=2))
    assert inputs.contents(tmp_path / "out") == inputs.contents(tmp_path / "whole")


def test_a_run_that_is_killed_goes_on(tmp_path: Path) -> None:
    """The process gets SIGKILL in the middle; after the next run nothing is missing and nothing there twice."""
    source = str(inputs.archive(tmp_path / "crawl.warc.gz", 40))
    out = tmp_path / "out"
    program = f"from profparse.scale.run import *; run([{source!r}], Settings({str(out)!r}, unit=2))"
    process = subprocess.Popen([sys.executable, "-c", program], env=ENVIRONMENT)
    while not list((out / "_units").glob("0*.json")) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = run([source], Settings(str(out), unit=2))
    assert done.papers == done.pages == 40
    assert len(set(inputs.rows(out, "papers", ["title"]))) == 40


def test_an_interrupted_command_says_how_to_go_on(tmp_path: Path) -> None:
    """Ctrl-C ends ``profparse run`` with one line, and the same command does the rest."""
    source, out = inputs.archive(tmp_path / "crawl.warc.gz", 260), tmp_path / "out"
    line = [sys.executable, "-m", "profparse", "run", str(source), "--output", str(out)]
    process = subprocess.Popen(line, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not list(out.glob("_units/0*.json")) and process.poll() is None:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the processes that read, too
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert said == f"profparse: interrupted: what is done stays in {out}; the same command goes on\n"
    assert 0 < len(list(out.glob("_units/0*.json"))) < 2
    assert run([str(source)], Settings(str(out))).pages == 260


def test_a_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    """Another run's output, and other files, are left as they are."""
    source = str(inputs.folder(tmp_path / "in", 1))
    run([source], Settings(str(tmp_path / "out")))
    with pytest.raises(profparse.OptionError, match=r"holds a run with partition day; name another folder"):
        run([source], Settings(str(tmp_path / "out"), partition="hash"))
    (tmp_path / "in" / "new.html").write_text(inputs.page(7))
    with pytest.raises(profparse.OptionError, match=r"holds a run with other input"):
        run([source], Settings(str(tmp_path / "out")))
    with pytest.raises(profparse.OptionError, match=r"holds other files; name an empty folder"):
        run([source], Settings(str(tmp_path / "in")))


def test_the_cheap_look_keeps_researchers_pages() -> None:
    """In other languages and encodings, too; a shop is left out."""
    assert is_likely(inputs.page(0)) and is_likely("<h1>Публикации</h1>".encode("cp1251"))
    assert is_likely("<h1>研究</h1>".encode("gb18030")) and not is_likely(inputs.SHOP)


def test_the_command_writes_the_tables_and_says_what_there_is(command: Run, tmp_path: Path) -> None:
    """One line at the end; errors are named by their number and are no failure of the run."""
    source = inputs.lines(tmp_path / "crawl.jsonl", 9)
    result = command("run", source, "--to", "parquet", "--output", tmp_path / "out", "--workers", "2")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "10 pages, 9 papers, 18 items of news, 9 positions; 1 could not be read: see the column error of pages\n"
    )
    assert inputs.rows(tmp_path / "out", "papers", ["title"]) == sorted(TITLES)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("in",), 2, "run writes a folder of tables; say which with --output PATH"),
        (("in", "-o", "out", "--to", "ris"), 2,
         "run writes parquet; profparse FILE… --to ris writes one export of all files"),
        (("in", "-o", "out", "--engine", "sparc"), 2, "unknown engine 'sparc'; did you mean 'spark'?"),
        (("in", "-o", "out", "--seconds", "0"), 2, "--seconds must be a number of seconds, not '0'"),
        (("none.warc", "-o", "out"), 1, "none.warc: no such file"),
        (("in", "-o", "in"), 2, "in holds other files; name an empty folder"),
    ],
)  # fmt: skip
def test_wrong_arguments_are_told(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """In one line each, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    inputs.folder(Path("in"), 1)
    result = command("run", *arguments)
    assert (result.code, result.err) == (code, f"profparse: {message}\n")
    assert not os.path.exists("out")


