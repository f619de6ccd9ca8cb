"""How a run of the command line ends early, and how it says so."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Failed(Exception):
    """The run ends with exit code 1 and this one line."""


class Misused(Exception):
    """The arguments are wrong: the run ends with exit code 2 and this one line."""


def complain(message: str) -> None:
    """One line on standard error; control characters in it, say of a file's name, are escaped."""
    from profparse.cli.terminal import printable

    with unbroken():
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
    """Whether something is being written whole, and the request to end that came meanwhile."""

    writing = False
    asked: int | None = None


#: What a request to end calls first; the last one added before the others.
_discards: list[Callable[[], object]] = []


def end_on_signals() -> None:
    """From here on SIGINT and SIGTERM end this process: quietly, with 130 and 143, and with nothing half-written left.

    The handler ends the process itself. An exception raised there could be lost, for instance in a destructor.
    """
    import signal

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _end)


def _end(number: int, _: object = None) -> None:
    if _Ending.writing and _Ending.asked is None:
        _Ending.asked = number  # a second request does not wait
        return
    import os
    from contextlib import suppress

    for discard in reversed(_discards):
        with suppress(Exception):
            discard()
    if "multiprocessing" in sys.modules:
        from multiprocessing import active_children

        for child in active_children():
            child.terminate()
    os._exit(128 + number)


@contextmanager
def discarded_at_end(discard: Callable[[], object]) -> Iterator[None]:
    """Within it a request to end calls ``discard`` first, say to take an unfinished file away."""
    _discards.append(discard)
    try:
        yield
    finally:
        _discards.remove(discard)


@contextmanager
def unbroken() -> Iterator[None]:
    """Within it a request to end waits until what is being written is whole; a second one does not.

    So nothing that is said at the end is said into the middle of it: a stream that is being written to refuses that.
    """
    if _Ending.writing:
        yield
        return
    _Ending.writing, _Ending.asked = True, None
    try:
        yield
    finally:
        _Ending.writing = False
    if _Ending.asked is not None:
        _end(_Ending.asked)
