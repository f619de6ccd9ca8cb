"""Reading pages in several processes: the same results in the same order, whatever their number."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

AHEAD = 4  # pages for each process that may be read before they are asked for

Page = TypeVar("Page")
Result = TypeVar("Result")


def in_processes(
    read: Callable[[Page], Result], pages: Iterable[Page], workers: int, lost: Callable[[Page], Result]
) -> Iterator[Result]:
    """What ``read`` gives for each page, in order, read in so many processes.

    A page whose process dies, say for want of memory, gives what ``lost`` says; the pages that were read beside it
    are read again. Few pages are under way at a time, so that memory does not grow with their number.
    """
    pool = _pool(workers)
    waiting: deque[tuple[Page, Future[Result] | None]] = deque()
    coming = iter(pages)
    ended = False
    try:
        while waiting or not ended:
            while not ended and len(waiting) < workers * AHEAD:
                page = next(coming, None)
                if page is None:
                    ended = True
                else:
                    waiting.append((page, _begun(pool, read, page)))
            if not waiting:
                return
            page, future = waiting.popleft()
            try:
                if future is None:
                    raise BrokenProcessPool
                result = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                result = _alone(read, page, lost)
                pool = _pool(workers)
                waiting = deque((other, _begun(pool, read, other)) for other, _ in waiting)
            yield result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()


def _begun(pool: ProcessPoolExecutor, read: Callable[[Page], Result], page: Page) -> Future[Result] | None:
    """The page's reading under way; None where a process has died since the last look."""
    try:
        return pool.submit(read, page)
    except BrokenProcessPool:
        return None


def _alone(read: Callable[[Page], Result], page: Page, lost: Callable[[Page], Result]) -> Result:
    """Read a page in a process of its own, after one died that may have been reading it."""
    with _pool(1) as pool:
        try:
            return pool.submit(read, page).result()
        except BrokenProcessPool:
            return lost(page)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_quiet)


def _quiet() -> None:
    """An interrupt is the first process's matter, which then ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
