"""How far a long run is, for a person who watches: one line on standard error that is written over."""

from __future__ import annotations

import sys
import time

SECONDS = 0.2  # between two updates


class Progress:
    """Counts pages; shows the figures where ``shown``, and otherwise says nothing.

    ``total`` is how many pages there are; with it, the time is told that the rest will take at the present rate.
    """

    def __init__(self, shown: bool, total: int | None = None) -> None:
        self._shown = shown
        self._total = total
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
            self._put(f"\r{line:<{self._width}}")
            self._width = len(line)

    def line(self, seconds: float) -> str:
        """The figures after so many seconds.

        >>> progress = Progress(True, 1000)
        >>> progress.read, progress.failed = 200, 1
        >>> progress.line(10.0)
        '200 of 1,000 pages read, 1 failed, 20/s, 40 s left'
        """
        of = "" if self._total is None else f" of {self._total:,}"
        others = ((self.failed, "failed"), (self.skipped, "skipped"))
        parts = [f"{self.read:,}{of} pages read", *(f"{count:,} {what}" for count, what in others if count)]
        done = self.read + self.failed
        if done and seconds > 0:
            rate = done / seconds
            parts.append(f"{rate:,.0f}/s" if rate >= 1 else f"{60 * rate:,.0f}/min")
            if self._total is not None:
                parts.append(f"{_lasting(max(0, self._total - done - self.skipped) / rate)} left")
        return ", ".join(parts)

    def clear(self) -> None:
        """Take the line away, before other words or at the end."""
        if self._width:
            self._put("\r" + " " * self._width + "\r")
            self._width = 0

    @staticmethod
    def _put(text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:  # nobody watches any more
            pass


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
