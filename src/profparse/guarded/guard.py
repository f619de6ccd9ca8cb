"""A process that reads pages, and what watches it: a page that hangs, or takes it down, costs only itself."""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from profparse.export.libraries import load
from profparse.guarded.reader import READY, receive, send
from profparse.guarded.rows import PageRow, failed_row, result_schema

if TYPE_CHECKING:
    import pyarrow

MOST_MEMORY = 4 << 30  # bytes of a reading process: what the largest page that is read wants, twice
STARTS = 120.0  # seconds that a process may take to start on a busy machine


class Guard:
    """Reads pages in one process of its own, which is started when it is first wanted and whenever it has died."""

    def __init__(self, most_memory: int = MOST_MEMORY) -> None:
        self._most_memory = most_memory
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: SimpleQueue[bytes | None] = SimpleQueue()

    def read(self, row: PageRow, seconds: float) -> pyarrow.RecordBatch:
        """A page as a batch of one row of :func:`profparse.guarded.rows.result_schema`.

        A page whose process dies is read once more, as the fault may be another's (one that was killed for want of
        memory, say); one that takes more than ``seconds`` is not.
        """
        for attempt in (1, 2):
            answer = self._ask(row, seconds)
            if isinstance(answer, bytes):
                ipc = load("pyarrow.ipc")
                return ipc.read_record_batch(load("pyarrow").py_buffer(answer), result_schema())
            self.close()
            if answer == "hangs":
                return failed(row, f"took more than {seconds:g} seconds")
            if attempt == 2:
                break
        return failed(row, "the process that read it died; it may want more memory")

    def _ask(self, row: PageRow, seconds: float) -> bytes | str:
        """The answer to a request; ``hangs`` or ``dies`` where there is none."""
        process = self._process
        try:
            if process is None:
                process = self._start()
                if self._answers.get(timeout=STARTS) != READY:
                    return "dies"
            assert process.stdin is not None
            send(process.stdin, pickle.dumps((row, seconds)))  # type: ignore[arg-type]  # a pipe is a stream of bytes
            answer = self._answers.get(timeout=seconds)
        except OSError:
            return "dies"
        except Empty:
            return "hangs"
        return "dies" if answer is None else answer

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "profparse.guarded.reader", str(self._most_memory)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        answers: SimpleQueue[bytes | None] = SimpleQueue()
        threading.Thread(target=_listen, args=(process.stdout, answers), daemon=True).start()
        self._process, self._answers = process, answers
        return process

    @property
    def pid(self) -> int | None:
        """The number of the process that reads, where there is one."""
        return self._process.pid if self._process is not None else None

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _listen(stream: Any, answers: SimpleQueue[bytes | None]) -> None:
    """Put each answer into a queue, and None at the end: a queue can be waited at for a time on every system."""
    with suppress(OSError, ValueError):
        while (answer := receive(stream)) is not None:
            answers.put(answer)
    answers.put(None)


def failed(row: PageRow, error: str) -> pyarrow.RecordBatch:
    """The batch of a page that gave nothing."""
    return load("pyarrow").RecordBatch.from_pylist([failed_row(row, error)], result_schema())


_here = threading.local()
_all: list[Guard] = []


def guard() -> Guard:
    """The guard of this thread, which is kept for its next batch."""
    found: Guard | None = getattr(_here, "guard", None)
    if found is None:
        found = _here.guard = Guard()
        _all.append(found)
    return found


@atexit.register
def close_all() -> None:
    """End the reading processes of this process."""
    for one in _all:
        one.close()
