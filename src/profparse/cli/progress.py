"""How far a long run is, for a person who watches: one line on standard error that is written over."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from profparse.cli.failures import complain, discarded_at_end, unbroken
from profparse.cli.inputs import count

if TYPE_CHECKING:
    from profparse.cli.arguments import Request

SECONDS = 0.2  # between two updates


class Progress:
    """Counts pages; shows the figures where ``shown``, and otherwise says nothing.

    ``total`` is how many pages there are; with it, the time is told that the rest will take at the present rate. Where
    that is not known beforehand, ``units`` says how many parts of the work are done, and out of how many. ``earlier``
    is how many pages an earlier run had read.
    """

    def __init__(self, shown: bool, total: int | None = None) -> None:
        self._shown = shown
        self._total = total
        self.units: tuple[int, int] | None = None
        self.earlier: tuple[int, int] = (0, 0)  # pages and units
        self._began = self._last = time.monotonic()
        self._width = 0
        self.read = 0
        self.failed = 0
        self.skipped = 0

    def step(self) -> None:
        """Show the figures, unless they were shown just now."""
        now = time.monotonic()
        if self._shown and now - self._last >= SECONDS:
            self._last = now
            line = self.line(now - self._began)
            text = f"\r{line:<{self._width}}"
            self._width = max(self._width, len(line))  # before it is shown: an interrupt takes away what may be
            self._put(text)
            self._width = len(line)

    def line(self, seconds: float) -> str:
        """The figures after so many seconds.

        >>> progress = Progress(True, 1000)
        >>> progress.read, progress.failed = 200, 1
        >>> progress.line(10.0)
        '200 of 1,000 pages read, 1 failed, 20/s, 40 s left'
        >>> progress = Progress(True)
        >>> progress.read, progress.units, progress.earlier = 600, (3, 12), (200, 1)
        >>> progress.line(10.0)
        '600 pages read, 3 of 12 parts done, 40/s, 45 s left'
        """
        of = "" if self._total is None else f" of {self._total:,}"
        others = ((self.failed, "failed"), (self.skipped, "skipped"))
        parts = [f"{self.read:,}{of} pages read", *(f"{count:,} {what}" for count, what in others if count)]
        if self.units:
            parts.append(f"{self.units[0]:,} of {self.units[1]:,} parts done")
        done = self.read + self.failed - self.earlier[0]
        if done and seconds > 0:
            rate = done / seconds
            parts.append(f"{rate:,.0f}/s" if rate >= 1 else f"{60 * rate:,.0f}/min")
            left = self._left(done, seconds)
            if left is not None:
                parts.append(f"{_lasting(left)} left")
        return ", ".join(parts)

    def _left(self, done: int, seconds: float) -> float | None:
        """How long the rest will take at the rate of the pages or the parts that are done; None where none is known."""
        if self._total is not None:
            return max(0, self._total - done - self.skipped) * seconds / done
        if self.units and self.units[0] > self.earlier[1]:
            return (self.units[1] - self.units[0]) * seconds / (self.units[0] - self.earlier[1])
        return None

    def tell(self, remarks: Iterable[str]) -> None:
        """Say something else, with no figures before it."""
        for remark in remarks:
            self.clear()
            complain(remark)

    def clear(self) -> None:
        """Take the line away, before other words or at the end."""
        if self._width:
            self._put("\r" + " " * self._width + "\r")
            self._width = 0

    @staticmethod
    def _put(text: str) -> None:
        with suppress(OSError), unbroken():  # or nobody watches any more
            sys.stderr.write(text)
            sys.stderr.flush()


@contextmanager
def progress_of(request: Request) -> Iterator[Progress]:
    """The progress of a command over several inputs, shown where a person watches, and taken away at the end."""
    several = len(request.inputs) > 1 or any(map(os.path.isdir, request.inputs))
    shown = several and not request.quiet and is_watched(request.output)
    progress = Progress(shown, count(request.inputs) if shown else None)
    with discarded_at_end(progress.clear):
        try:
            yield progress
        finally:
            progress.clear()


def _lasting(seconds: float) -> str:
    """A time as a person says it.

    >>> _lasting(8.2), _lasting(754), _lasting(7200)
    ('8 s', '12 min 34 s', '2 h 0 min')
    """
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {whole % 60} s" if minutes else f"{whole} s"


def is_watched(output: str | None) -> bool:
    """Whether a person watches a run whose output does not go to the same terminal."""
    try:
        return sys.stderr.isatty() and (output not in (None, "-") or not sys.stdout.isatty())
    except (AttributeError, ValueError):  # a stream that is closed
        return False
