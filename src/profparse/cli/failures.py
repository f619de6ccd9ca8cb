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


class _Ending:
    """A request to end that came while something was written whole."""

    writing = False
    asked: BaseException | None = None


@contextmanager
def on_termination() -> Iterator[None]:
    """Within it, SIGTERM raises :class:`Terminated`; only a process's main thread can hear it."""
    import signal

    def end(number: int, _: Any) -> None:
        wish = KeyboardInterrupt() if number == signal.SIGINT else Terminated()
        if _Ending.writing and _Ending.asked is None:
            _Ending.asked = wish  # a second request does not wait
            return
        raise wish

    try:
        before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    except ValueError:  # this is no main thread
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def unbroken() -> Iterator[None]:
    """Within it a request to end waits until what is being written is whole; a second one does not."""
    _Ending.writing, _Ending.asked = True, None
    try:
        yield
    finally:
        _Ending.writing = False
    asked, _Ending.asked = _Ending.asked, None
    if asked is not None:
        raise asked
