"""How a run of the command line ends early, and how it says so."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Failed(Exception):
    """The run ends with exit code 1 and this one line."""


class Misused(Exception):
    """The arguments are wrong: the run ends with exit code 2 and this one line."""


class Terminated(BaseException):
    """The process was asked to end; raised where it is, so that nothing half-written stays."""


def complain(message: str) -> None:
    """One line on standard error; control characters in it, say of a file's name, are escaped."""
    from profparse.cli.terminal import printable

    print(f"profparse: {printable(message)}", file=sys.stderr)


def told(error: Exception, name: str) -> str:
    """An input's failure in one line: under the name that it was given by, and with what to do about it."""
    from profparse.cli.advice import step

    message = str(error).split("\n", 1)[0]
    if name not in message:
        message = message.replace("the bytes", name, 1)  # they have no name of their own
    return f"{message}{step(message)}"


def near(word: str, words: tuple[str, ...]) -> str:
    """A hint to the nearest of the words that there are, or to all of them.

    >>> near("markdwon", ("text", "markdown"))
    "did you mean 'markdown'?"
    >>> near("x", ("text", "markdown"))
    'there are text, markdown'
    """
    from difflib import get_close_matches

    close = get_close_matches(word, words, 1, 0.5)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(words)}"


@contextmanager
def on_termination() -> Iterator[None]:
    """Within it, a request to end (SIGTERM) raises :class:`Terminated`; only a process's main thread can hear it."""
    import signal

    def end(*_: Any) -> None:
        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # this is no main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
