"""Many pages into a folder of Parquet: in units, each done whole or again, by whatever engine.

A run may be ended in any way and started again: units that are done stay, others are done anew, and files of theirs
that were written before are replaced by the same bytes.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, NamedTuple

from profparse.diagnostics import InputError, OptionError
from profparse.guarded.guard import failed, guard
from profparse.guarded.rows import PageRow
from profparse.scale.output import Done, marker, write_unit
from profparse.scale.pages import Unit, pages, units

ENGINES = ("local", "spark", "daft")
SECONDS = 60.0  # for a page: the largest that are read want some ten
TOLD_EVERY = 1.0  # seconds
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


#: Does units with so many workers.
Engine = Callable[[Sequence[Unit], Settings, int], None]


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
    with _told(settings.folder, len(plan), progress):
        spread(todo, settings, workers)
    _clear(settings.folder)
    return Tally(settings.folder).summary()


def do_unit(unit: Unit, settings: Settings) -> Done:
    """Read a unit's pages and write what they give."""
    batches: list[Any] = []
    days: list[str | None] = []
    try:
        for page in pages(unit, settings.every):
            read = failed(page.row, page.fault) if page.fault else guard().read(page.row, settings.seconds)
            batches.append(read)
            days.append(page.day)
    except (InputError, OSError, ValueError) as error:  # the rest of the unit cannot be read, say of a torn archive
        batches.append(failed(PageRow(unit.paths[0], None), str(error).split("\n", 1)[0]))
        days.append(None)
    return write_unit(settings.folder, settings.partition, unit.number, batches, days)


class Tally:
    """What the units of a folder that are done came to; each is looked at once."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.join(folder, "_units")
        self._seen: set[str] = set()
        self._counts = dict.fromkeys(Done._fields, 0)

    def summary(self) -> Summary:
        """What is done by now."""
        for name in sorted(os.listdir(self._folder)):
            if name.endswith(".json") and not name.startswith(".") and name not in self._seen:
                with open(os.path.join(self._folder, name), encoding="utf-8") as file:
                    found = json.load(file)
                self._seen.add(name)
                for key, value in found.items():
                    self._counts[key] += value
        return Summary(len(self._seen), **{name: self._counts[name] for name in Summary._fields[1:]})


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


def _local(todo: Sequence[Unit], settings: Settings, workers: int) -> None:
    """The units in threads of this process, each with a reading process of its own."""
    with ThreadPoolExecutor(workers) as threads:
        futures = [threads.submit(do_unit, unit, settings) for unit in todo]
        try:
            for future in as_completed(futures):
                future.result()
        finally:
            for future in futures:
                future.cancel()


@contextmanager
def _told(folder: str, total: int, tell: Callable[[Summary, int], None] | None) -> Iterator[None]:
    """Within it ``tell`` hears, at the start and each second, how far the run is: engines leave it in the folder."""
    if tell is None:
        yield
        return
    ended = threading.Event()
    tally = Tally(folder)
    tell(tally.summary(), total)

    def watch() -> None:
        while not ended.wait(TOLD_EVERY):
            with suppress(OSError, ValueError):
                tell(tally.summary(), total)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _clear(folder: str) -> None:
    """Take away what workers that died left unfinished."""
    for here, _, names in os.walk(folder):
        for name in names:
            if name.startswith(".") and name.endswith(".part"):
                with suppress(OSError):
                    os.unlink(os.path.join(here, name))

