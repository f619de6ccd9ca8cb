"""Going on with an output of ``--jsonl`` that an earlier run began."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import IO

from profparse.cli.failures import Failed, discarded_at_end
from profparse.cli.output import Output, tell_how_to_go_on, unwritable


@contextmanager
def resumed(path: str) -> Iterator[tuple[Output, frozenset[str]]]:
    """The output, open behind its last whole line, and the names of the pages that it holds.

    A last line that was torn off, as by a power cut, is taken away. Raises :class:`Failed` for a file that holds
    anything but such lines, which is left as it is.
    """
    try:
        raw = open(path, "r+b" if os.path.exists(path) else "x+b")  # noqa: SIM115 - closed below
    except (OSError, ValueError) as error:
        raise Failed(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from None
    try:
        if not stat.S_ISREG(os.fstat(raw.fileno()).st_mode):
            raise Failed(f"--resume goes on with a file, and {path} is none")
        try:
            names, end = _read(raw, path)
            raw.seek(end)
            raw.truncate()
        except OSError as error:
            raise unwritable(path, error) from None
        with discarded_at_end(partial(tell_how_to_go_on, path, "--resume")):
            yield Output(raw, path), names
    finally:
        with suppress(OSError):
            raw.close()


def _read(raw: IO[bytes], path: str) -> tuple[frozenset[str], int]:
    """The names of the pages in the output, and where its last whole line ends."""
    names: set[str] = set()
    end = 0
    for number, line in enumerate(raw, 1):
        if not line.endswith(b"\n"):
            break
        try:
            name = json.loads(line)["source"]["name"]
        except (ValueError, LookupError, TypeError, RecursionError):
            raise Failed(f"--resume goes on with an output of --jsonl, and line {number} of {path} is none") from None
        if name is not None:
            names.add(str(name))
        end += len(line)
    return frozenset(names), end
