"""How far a long run is, for a person who watches: one line on standard error that is written over."""

from __future__ import annotations

import sys
import time

SECONDS = 0.2  # between two updates


class Progress:
    """Counts pages; shows the count where ``shown``, and otherwise says nothing."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown
        self._last = 0.0
        self._width = 0
        self.read = 0
        self.failed = 0
        self.skipped = 0

    def step(self) -> None:
        """Show the figures, unless they were shown just now."""
        now = time.monotonic()
        if self._shown and now - self._last >= SECONDS:
            self._last = now
            others = ((self.failed, "failed"), (self.skipped, "skipped"))
            line = ", ".join([f"{self.read:,} pages read", *(f"{count:,} {what}" for count, what in others if count)])
            self._put(f"\r{line:<{self._width}}")
            self._width = len(line)

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


def is_watched(output: str | None) -> bool:
    """Whether a person watches a run whose output does not go to the same terminal."""
    try:
        return sys.stderr.isatty() and (output not in (None, "-") or not sys.stdout.isatty())
    except (AttributeError, ValueError):  # a stream that is closed
        return False
