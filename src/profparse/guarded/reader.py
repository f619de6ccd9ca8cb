"""The process that reads pages for a guard: requests on standard input, results on standard output.

A request is the length of a pickle in eight bytes, and the pickle: a :class:`~profparse.guarded.rows.PageRow` and the
seconds that it may take. The answer is the length of a serialised record batch of one row, and the batch. Whatever
prints goes to standard error. The other end is :mod:`profparse.guarded.guard`, which starts this process; it takes
requests from nobody else.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from typing import BinaryIO

LENGTH = 8
READY = b"ready"  # the first answer, before any request
LATE = 5.0  # seconds after which a process that nobody watches any more ends itself


def send(stream: BinaryIO, data: bytes | memoryview) -> None:
    """Write a frame: its length and its bytes."""
    stream.write(len(data).to_bytes(LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read a frame; None where the other end has gone."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def main() -> None:
    """Read pages until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it comes here too; the other end decides what it means
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a layout of others prints must not stand between the answers
    _limit_memory(int(sys.argv[1]))
    import pyarrow

    from profparse.guarded.rows import read_row, result_schema

    schema = result_schema()
    _answer(answers, READY)
    while (request := receive(requests)) is not None:
        row, seconds = pickle.loads(request)
        _end_after(seconds)
        batch = pyarrow.RecordBatch.from_pylist([read_row(row)], schema)
        _end_after(0)
        _answer(answers, memoryview(batch.serialize()))


def _answer(answers: BinaryIO, data: bytes | memoryview) -> None:
    """Send an answer; where nobody is there any more to take it, end."""
    try:
        send(answers, data)
    except BrokenPipeError:  # whoever asked was killed meanwhile; its unit is done again
        os._exit(0)  # the answers' buffer would be written once more at a usual end


def _end_after(seconds: float) -> None:
    """End this process after so many seconds and some more, should the guard that would do it be gone; 0 takes it back.

    The system does it, also while C code runs.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + LATE if seconds else 0)


def _limit_memory(most: int) -> None:
    """Let a page that wants more than so many bytes fail instead of the machine; 0 sets no limit."""
    if not most:
        return
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
