"""``parse_many`` and the processes behind it: each source gives something, in order, whatever becomes of the others."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import profparse
from profparse import ProfileError
from profparse.workers import in_processes
from tests.cli.conftest import ENVIRONMENT, PAGE


def squared_or_dead(number: int) -> int:
    """Stands for reading a page: some pages kill the process that reads them, some take their time."""
    if number % 10 == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 10 == 3:
        time.sleep(0.05)
    return number * number


def lost(number: int) -> int:
    """Stands for what is told of a page whose process died."""
    return -number


def raised(number: int) -> int:
    """Stands for a read that raises."""
    raise ValueError(f"no {number}")


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_a_process_that_dies_takes_one_page_with_it(workers: int) -> None:
    """Pages that kill their process are told as lost; all others are read, in order."""
    expected = [-n if n % 10 == 7 else n * n for n in range(60)]
    assert list(in_processes(squared_or_dead, range(60), workers, lost)) == expected


def test_pages_are_asked_for_when_they_are_needed() -> None:
    """Of an endless row of pages only a few more are taken than were read, so that memory does not grow."""
    taken: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            taken.append(len(taken))
            yield 0

    results = in_processes(squared_or_dead, endless(), 2, lost)
    assert [next(results) for _ in range(50)] == [0] * 50
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 50 + 2 * 8 + 2


def own_number(page: int) -> int:
    """Stands for a read that tells which process did it."""
    return os.getpid()


def is_alive(number: int) -> bool:
    """Whether a process runs; one that has ended and was not asked for its code does not."""
    return Path(f"/proc/{number}/fd/0").is_symlink()


def test_no_process_stays() -> None:
    """When the iterator is left its processes end, and no other process of the caller does."""
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    results = in_processes(own_number, [0] * 100, 2, lost)
    workers = {next(results) for _ in range(20)}
    assert all(map(is_alive, workers))
    results.close()  # type: ignore[attr-defined]
    assert not any(map(is_alive, workers))
    assert other.poll() is None
    other.kill()
    other.wait()


def test_an_exception_of_the_reading_is_raised() -> None:
    """What ``read`` raises is raised where the results are asked for."""
    with pytest.raises(ValueError, match=r"^no 1$"):
        list(in_processes(raised, [1], 2, lost))


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_each_source_gives_something(tmp_path: Path, workers: int | None) -> None:
    """Bad sources give a ``ProfileError`` each, good ones their profile, in order, with any number of workers."""
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n")
    sources: list[Any] = [PAGE, tmp_path / "picture.md", tmp_path / "missing.md", PAGE.encode(), b"\0" * 999, ""]
    results = list(profparse.parse_many(sources, workers=workers))
    assert [type(result) for result in results] == [
        profparse.Profile, ProfileError, ProfileError, profparse.Profile, ProfileError, profparse.Profile,
    ]  # fmt: skip
    assert results[0] == profparse.parse(PAGE)
    assert str(results[1]) == f"{tmp_path}/picture.md: is an image, not a page of text"


def test_a_fault_of_ours_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on which the parser falls over is told as such, and the next one is read."""
    module = importlib.import_module("profparse.parse")
    real = module.parse

    def faulty(source: Any, **options: Any) -> profparse.Profile:
        if source == "bad":
            raise RuntimeError("a layout fell over")
        profile: profparse.Profile = real(source, **options)
        return profile

    monkeypatch.setattr(module, "parse", faulty)
    first, second = profparse.parse_many(["bad", PAGE])
    assert isinstance(first, ProfileError) and second == real(PAGE)
    says = "the text: could not be parsed, which is a fault of profparse: RuntimeError: a layout fell over"
    assert (str(first), first.profile, first.source) == (says, None, None)


def test_a_source_of_another_type_is_misuse() -> None:
    """What is neither text nor bytes nor a path nor a soup raises ``TypeError``."""
    with pytest.raises(TypeError, match=r"^a source is a str, bytes, a path or a Beautiful Soup object, not int$"):
        list(profparse.parse_many([5]))  # type: ignore[list-item]


def test_workers_end_with_a_killed_process(tmp_path: Path) -> None:
    """Where the first process is killed outright, its workers end by themselves."""
    script = """
import os, time
from profparse.workers import in_processes
def read(page): return os.getpid()
results = in_processes(read, [0] * 40, 3, read)
print(*{next(results) for _ in range(30)}, flush=True)
time.sleep(60)
"""
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
    assert child.stdout is not None
    workers = child.stdout.readline().split()
    assert workers
    child.kill()
    child.wait()
    child.stdout.close()
    for _ in range(500):
        if not any(is_alive(int(number)) for number in workers):
            return
        time.sleep(0.01)
    raise AssertionError("a worker is still there")
