"""Work over many pages in several processes: the same results in the same order, whatever their number.

Each process has a pipe of its own and one page at a time, so that a process that dies, say for want of memory, takes
with it the page that it had and no other. :mod:`concurrent.futures` would fail all that are under way.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

AHEAD = 8  # pages for each process that may be done before they are asked for: memory does not grow with their number



def usable() -> int:
    """How many processes can work at once here: the processors that this one may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Page = TypeVar("Page")
Result = TypeVar("Result")


def in_processes(
    read: Callable[[Page], Result], pages: Iterable[Page], workers: int, lost: Callable[[Page], Result]
) -> Iterator[Result]:
    """What ``read`` gives for each page, in order, read in so many processes.

    A page whose process dies gives what ``lost`` says. An exception of ``read`` is raised here. The processes end with
    the iterator: when it is used up, closed, or left by an exception.
    """
    coming = enumerate(pages)
    crew: list[_Worker[Page, Result]] = []
    done: dict[int, Result] = {}
    begun = given = 0
    ended = False
    try:
        while not ended or given < begun:
            while not ended and begun - given < workers * AHEAD:
                worker = _idle(crew, workers, read)
                if worker is None:
                    break
                number, page = next(coming, (-1, None))
                if page is None:
                    ended = True
                else:
                    worker.begin(number, page)
                    begun += 1
            for worker in _heard(crew):
                number, page = worker.number, worker.page
                assert page is not None
                try:
                    done[number] = worker.result()
                except EOFError:
                    crew.remove(worker)
                    worker.end()
                    done[number] = lost(page)
            while given in done:
                yield done.pop(given)
                given += 1
    finally:
        for worker in crew:
            worker.end()


class _Worker(Generic[Page, Result]):
    """A process, and the page that it has."""

    def __init__(self, read: Callable[[Page], Result]) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_serve, args=(read, theirs, self.pipe), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()
        self.number = -1
        self.page: Page | None = None

    def begin(self, number: int, page: Page) -> None:
        """Hand over a page."""
        self.number, self.page = number, page
        with suppress(BrokenPipeError, ConnectionResetError):  # it is dead, as the result will tell
            self.pipe.send(page)

    def result(self) -> Result:
        """The result of its page; raises ``EOFError`` where the process is dead."""
        try:
            result, error = self.pipe.recv()
        except OSError:
            raise EOFError from None
        self.page = None
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the process."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _idle(
    crew: list[_Worker[Page, Result]], workers: int, read: Callable[[Page], Result]
) -> _Worker[Page, Result] | None:
    """A process without a page, a new one if need be; None where all have one."""
    for worker in crew:
        if worker.page is None:
            return worker
    if len(crew) == workers:
        return None
    crew.append(_Worker(read))
    return crew[-1]


def _heard(crew: list[_Worker[Page, Result]]) -> list[_Worker[Page, Result]]:
    """The processes that are done with their pages, or dead; waits for one."""
    busy = [worker for worker in crew if worker.page is not None]
    ready = set(map(id, wait([worker.pipe for worker in busy]))) if busy else set()
    return [worker for worker in busy if id(worker.pipe) in ready]


def _serve(read: Callable[[Any], Any], pipe: Connection[Any, Any], other: Connection[Any, Any]) -> None:
    """Read pages until nobody sends any more. An interrupt is the first process's matter, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    other.close()  # so that this end tells when the first process has gone
    with suppress(EOFError, OSError):
        while True:
            page = pipe.recv()
            answer: tuple[Any, Exception | None]
            try:
                answer = read(page), None
            except Exception as error:
                answer = None, error
            pipe.send(answer)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Within it no signal to end is heard, so that a process that begins is never told before it can listen."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
