"""What many pages cost, with each engine: pages a second, memory, and that all write the same, also after a kill.

usage: scale.py [--pages N] [--workers N] [--least SHARE] [--folder FOLDER] [--engines NAME…]

Makes a WARC of N pages (the HTML fixtures, and invented homepages of the sizes that real ones have), reads a third of
it with one process, then all of it with so many workers on this machine, on Spark and on Daft, kills a reading process
on the way of each, and the whole of a last run, which goes on. The exit code is 1 where outputs differ, where a page is
missing or there twice, or where an engine is under SHARE of so many times one process. It wants as many idle cores as
workers.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import pages
from profparse.guarded.rows import identity
from profparse.scale.likely import is_likely
from profparse.scale.pages import pages as pages_of
from profparse.scale.pages import units
from profparse.scale.run import Settings, Summary, run

FIXTURES = Path(__file__).parents[1] / "fixtures"
UNIT = 50  # records: at the end of so short a run no worker should wait long for another's unit
SIZES = (7_000, 11_000, 16_000, 25_000, 36_000)  # characters: every fifth of 63 real homepages, by size


class Measured(NamedTuple):
    """What one run took: seconds, the seconds of all processors, the most memory at once; and what came of it."""

    seconds: float
    processor: float
    memory: int
    summary: Summary
    killed: int

    @property
    def speed(self) -> float:
        """Pages a second."""
        return self.summary.pages / self.seconds

    def share(self, one: Measured, workers: int) -> float:
        """The speed beside that of one process, for each worker."""
        return self.speed / one.speed / workers


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the archive, run the engines, and print the table."""
    reader = argparse.ArgumentParser(usage=__doc__)
    reader.add_argument("--pages", type=int, default=3000)
    reader.add_argument("--workers", type=int, default=2)
    reader.add_argument("--least", type=float, default=0.85)
    reader.add_argument("--folder", type=Path)
    reader.add_argument("--engines", nargs="*", default=["local", "spark", "daft"])
    options = reader.parse_args(arguments)
    folder = options.folder or Path(tempfile.mkdtemp(prefix="profparse-scale-"))
    try:
        return _measure(folder, options)
    finally:
        if options.folder is None:
            shutil.rmtree(folder)


def _measure(folder: Path, options: argparse.Namespace) -> int:
    archive = folder / "pages.warc.gz"
    size = _archive(archive, options.pages)
    print(f"{options.pages:,} pages, {size / options.pages / 1000:.1f} kB each, in {archive.stat().st_size:,} bytes")
    _print_filter(archive)
    third = folder / "third.warc.gz"
    _archive(third, max(options.pages // 3 // UNIT, 1) * UNIT)
    one = _timed(folder, third, "local", 1, kill=False)
    print(f"{'engine':8}{'workers':>8}{'seconds':>9}{'pages/s':>9}{'share':>7}{'processor':>11}{'memory':>9}  output")
    _print_row("local", 1, one, one, "")
    failures = 0
    first = _contents(folder / "local-1")
    whole: dict[str, bytes] = {}
    for engine in options.engines:
        if not _is_there(engine):
            print(f"{engine:8} is not installed, or Java is not")
            continue
        start = time.monotonic()
        if engine == "spark":
            from profparse.scale.spark import _session

            _session(options.workers)
        started = time.monotonic() - start
        done = _timed(folder, archive, engine, options.workers, kill=True)
        found = _contents(folder / f"{engine}-{options.workers}")
        whole = whole or found
        same = found == whole and first.items() <= found.items()
        notes = [f"the same ({done.killed} process killed)" if same else "DIFFERENT"]
        if started > 1:
            notes.append(f"after {started:.1f} s of start")
        _print_row(engine, options.workers, done, one, ", ".join(notes))
        failures += not same or done.share(one, options.workers) < options.least
    failures += not _goes_on(folder, archive, options.workers, whole)
    return 1 if failures else 0


def _archive(path: Path, count: int) -> int:
    """Write the archive; the bytes of its pages."""
    dice = random.Random(1)
    fixtures = [file.read_bytes() for file in sorted(FIXTURES.rglob("*.html"))]
    size = 0
    with open(path, "wb") as file:
        for n in range(count):
            invented = pages.homepage("html", dice.choice(SIZES), seed=n)
            body = fixtures[n // 10 % len(fixtures)] if n % 10 == 0 else invented.encode()
            size += len(body)
            found = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
            answer = found.encode() + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{n}/\r\n"
                f"WARC-Date: 2026-04-{n % 28 // 14 + 1:02}T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n:032}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0))
    return size


def _print_filter(archive: Path) -> None:
    """What reading the archive and the cheap look cost, beside reading the pages."""
    start = time.process_time()
    found = [page for unit in units((str(archive),), UNIT) for page in pages_of(unit, every=True)]
    read = time.process_time() - start
    start = time.process_time()
    kept = sum(is_likely(page.row.content or b"") for page in found)
    looked = time.process_time() - start
    assert len({identity(page.row) for page in found}) == len(found)
    print(
        f"archive: {read / len(found) * 1000:.2f} ms a page; the cheap look: {looked / len(found) * 1000:.3f} ms, "
        f"{kept:,} kept"
    )


def _timed(folder: Path, archive: Path, engine: str, workers: int, kill: bool) -> Measured:
    """One run, into a folder of its own."""
    watch = _Watch(kill)
    start = time.monotonic()
    with watch:
        settings = Settings(str(folder / f"{engine}-{workers}"), unit=UNIT)
        summary = run([str(archive)], settings, engine=engine, workers=workers, progress=watch.tell)
    return Measured(time.monotonic() - start, watch.processor, watch.memory, summary, watch.killed)


def _print_row(engine: str, workers: int, done: Measured, one: Measured, note: str) -> None:
    counts = f"{done.summary.pages:,} pages, {done.summary.papers:,} papers, {done.summary.errors} errors"
    each = done.processor / done.summary.pages * 1000
    figures = f"{done.seconds:9.1f}{done.speed:9.1f}{done.share(one, workers):7.2f}{each:8.1f} ms"
    print(f"{engine:8}{workers:8}{figures}{done.memory / 2**20:6.0f} MB  {counts}; {note}", flush=True)


def _is_there(engine: str) -> bool:
    if engine == "spark":
        return find_spec("pyspark") is not None and (shutil.which("java") is not None or "JAVA_HOME" in os.environ)
    return engine == "local" or find_spec(engine) is not None


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "_run.json"
    }


def _goes_on(folder: Path, archive: Path, workers: int, whole: dict[str, bytes]) -> bool:
    """Kill the whole of a run on the way, and run again: nothing may be missing, nothing twice."""
    out = folder / "killed"
    settings = f"Settings({str(out)!r}, unit={UNIT})"
    program = f"from profparse.scale.run import *; run([{str(archive)!r}], {settings}, workers={workers})"
    process = subprocess.Popen([sys.executable, "-c", program])
    wanted = max(1, sum(name.startswith("_units") for name in whole) // 3)
    while process.poll() is None and len(list((out / "_units").glob("0*.json"))) < wanted:
        time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = len(list((out / "_units").glob("0*.json")))
    start = time.monotonic()
    summary = run([str(archive)], Settings(str(out), unit=UNIT), workers=workers)
    same = _contents(out) == whole
    print(
        f"killed after {before} units, run again in {time.monotonic() - start:.1f} s: {summary.pages:,} pages, "
        f"{'the same' if same else 'DIFFERENT'}"
    )
    return same


class _Watch:
    """Sums up what this process and those that it started use, and kills a reading one on the way."""

    def __init__(self, kill: bool) -> None:
        self.memory = 0
        self.killed = 0
        self._before = {pid: _processor(pid) for pid in [os.getpid(), *_descendants()]}
        self._used = dict(self._before)
        self._kill = kill
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._look()
        self._ended.set()
        self._thread.join()

    @property
    def processor(self) -> float:
        """Seconds of the processor since the beginning, of processes that have ended as far as they were seen."""
        return sum(self._used.values()) - sum(self._before.values())

    def tell(self, summary: Summary, units: int) -> None:
        """At a third of the way one reading process is killed."""
        if self._kill and not self.killed and summary.units >= units / 3:
            readers = [pid for pid in _descendants() if "profparse.guarded.reader" in _read(f"/proc/{pid}/cmdline")]
            if readers:
                os.kill(readers[0], signal.SIGKILL)
                self.killed = 1

    def _watch(self) -> None:
        while not self._ended.wait(1.0):
            self._look()

    def _look(self) -> None:
        pids = [os.getpid(), *_descendants()]
        self.memory = max(self.memory, sum(map(_memory, pids)))
        for pid in pids:
            self._used[pid] = max(self._used.get(pid, 0.0), _processor(pid))


def _descendants() -> Iterator[int]:
    """The processes that this one started, and those that they started (Linux)."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        fields = _read(f"{entry}/stat").rpartition(")")[2].split()
        if fields:
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    waiting = [os.getpid()]
    while waiting:
        for child in parents.get(waiting.pop(), []):
            yield child
            waiting.append(child)


def _processor(pid: int) -> float:
    """Seconds of the processor that a process has used."""
    fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _memory(pid: int) -> int:
    """The memory that a process has to itself, and its share of what it has in common with others."""
    for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: str) -> str:
    try:
        return Path(path).read_text(errors="replace")
    except OSError:
        return ""


if __name__ == "__main__":
    sys.exit(main())
