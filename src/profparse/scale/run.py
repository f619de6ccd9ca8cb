"""Many pages into a folder of Parquet: in units, each done whole or again, by whatever engine.

A run may be ended in any way and started again: units that are done stay, others are done anew, and files of theirs that
were written before are replaced by the same bytes.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

from profparse.diagnostics import InputError, OptionError
from profparse.scale.guard import guard
from profparse.scale.output import Done, marker, write_unit
from profparse.scale.pages import Page, Unit, pages, units

ENGINES = ("local", "spark", "daft")
SECONDS = 60.0  # for a page: the largest that are read want some ten
UNIT = 200  # records of a unit: some seconds of work, of which a dying worker loses no more


class Settings(NamedTuple):
    """What a run's output depends on."""

    folder: str
    partition: str = "day"
    seconds: float = SECONDS
    every: bool = False
    unit: int = UNIT


class Summary(NamedTuple):
    """What a run came to, with what earlier runs into the folder had done."""

    units: int
    pages: int
    errors: int
    papers: int
    news: int
    positions: int


Engine = Callable[[Sequence[Unit], Settings, int], Iterator[int]]


def run(
    inputs: Sequence[str],
    settings: Settings,
    *,
    engine: str = "local",
    workers: int = 1,
    progress: Callable[[Summary, int], None] | None = None,
) -> Summary:
    """Read all pages of the inputs into ``settings.folder``, going on where an earlier run stopped.

    ``engine`` is one of :data:`ENGINES`, ``workers`` the number of pages that are read at once; neither changes the
    output. ``progress`` is called now and then with what is done and the number of units.

    Raises :class:`InputError` for an input that cannot be read, :class:`OptionError` for an unknown engine and for a
    folder that holds something else, and :class:`MissingLibraryError` for an engine that is not installed.
    """
    if engine not in ENGINES:
        raise OptionError(f"unknown engine {engine!r}; there are {', '.join(ENGINES)}")
    plan = list(units(tuple(inputs), settings.unit))
    _begin(plan, settings)
    todo = [unit for unit in plan if not os.path.exists(marker(settings.folder, unit.number))]
    spread: Engine = _local if engine == "local" else import_module(f"profparse.scale.{engine}").spread
    watch = _Watch(settings.folder, len(plan), progress)
    with watch:
        for _ in spread(todo, settings, workers):
            watch.step()
    _clear(settings.folder)
    return summary(settings.folder)


def do_unit(unit: Unit, settings: Settings) -> Done:
    """Read a unit's pages and write what they give."""
    batches, days = [], []
    for page in _readable(unit, settings.every):
        batches.append(guard().read(page.row, settings.seconds))
        days.append(page.day)
    return write_unit(settings.folder, settings.partition, unit.number, batches, days)


def _readable(unit: Unit, every: bool) -> Iterator[Page]:
    return pages(unit, every)


def summary(folder: str) -> Summary:
    """What the units that are done came to."""
    counts = dict.fromkeys(Done._fields, 0)
    done = 0
    for name in sorted(os.listdir(os.path.join(folder, "_units"))):
        if name.endswith(".json") and not name.startswith("."):
            with open(os.path.join(folder, "_units", name), encoding="utf-8") as file:
                for key, value in json.load(file).items():
                    counts[key] += value
            done += 1
    del counts["unit"]
    return Summary(done, **counts)


def _begin(plan: Sequence[Unit], settings: Settings) -> None:
    """Write down what is run, or see that the folder holds the same; raises :class:`OptionError` where it does not."""
    path = os.path.join(settings.folder, "_run.json")
    files = dict.fromkeys(name for unit in plan for name in unit.paths)
    about = {
        "partition": settings.partition,
        "seconds": settings.seconds,
        "every": settings.every,
        "unit": settings.unit,
        "files": {name: os.path.getsize(name) for name in files},
    }
    os.makedirs(os.path.join(settings.folder, "_units"), exist_ok=True)
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            earlier: dict[str, Any] = json.load(file)
        for key, value in about.items():
            if earlier.get(key) != value:
                what = "other input" if key == "files" else f"{key} {earlier.get(key)}"
                raise OptionError(f"{settings.folder} holds a run with {what}; name another folder, or the same input")
        return
    if set(os.listdir(settings.folder)) != {"_units"}:
        raise OptionError(f"{settings.folder} holds other files; name an empty folder")
    with open(f"{path}.part", "w", encoding="utf-8") as file:
        json.dump(about, file, indent=1)
    os.replace(f"{path}.part", path)


def _local(todo: Sequence[Unit], settings: Settings, workers: int) -> Iterator[int]:
    """The units in threads of this process, each with a reading process of its own; yields the number of each."""
    with ThreadPoolExecutor(workers) as threads:
        futures = [threads.submit(do_unit, unit, settings) for unit in todo]
        try:
            for future in as_completed(futures):
                yield future.result().unit
        finally:
            for future in futures:
                future.cancel()


class _Watch:
    """Tells how far a run is, by the units that are done: every engine leaves them in the folder."""

    def __init__(self, folder: str, total: int, tell: Callable[[Summary, int], None] | None) -> None:
        self._folder, self._total, self._tell = folder, total, tell
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        if self._tell is not None:
            self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if self._tell is not None:
            self._thread.join()

    def step(self) -> None:
        """A unit is done."""

    def _watch(self) -> None:
        assert self._tell is not None
        while not self._ended.wait(1.0):
            with suppress(OSError, ValueError):
                self._tell(summary(self._folder), self._total)


def _clear(folder: str) -> None:
    """Take away what workers that died left unfinished."""
    for here, _, names in os.walk(folder):
        for name in names:
            if name.startswith(".") and name.endswith(".part"):
                with suppress(OSError):
                    os.unlink(os.path.join(here, name))


__all__ = ["ENGINES", "InputError", "Settings", "Summary", "do_unit", "run", "summary"]
