"""The inputs: files, folders of pages, pipes that are named like files, and standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from typing import NamedTuple

from profparse.cli.failures import Failed
from profparse.diagnostics import InputError
from profparse.page_files import SUFFIXES as SUFFIXES
from profparse.page_files import files_in, is_page_file

#: What standard input is called.
STANDARD_INPUT = "standard input"
_SAYS_NOTHING = frozenset(("", "."))


class File(NamedTuple):
    """The path of a page's file; ``pathlib`` would cost the start a third of what the whole interpreter does."""

    path: str

    def __fspath__(self) -> str:
        """The path as ``pathlib`` writes it, without what says nothing."""
        path = self.path
        if os.sep == "/" and path and not _SAYS_NOTHING.intersection(path.split("/")[path[0] == "/" :]):
            return path
        from pathlib import Path

        return str(Path(path))


class Input(NamedTuple):
    """One page to read: what it is called, and its file or, of a pipe, its bytes; or why it cannot be read."""

    name: str
    source: File | bytes | InputError


def inputs(names: tuple[str, ...], max_bytes: int) -> Iterator[Input]:
    """The pages behind the names, in order; a folder gives its pages by name, those of inner folders too."""
    for name in names:
        if name == "-":
            yield _standard_input(max_bytes)
        elif _is_folder(name):
            found = False
            for path in files_in(name, is_page_file):
                found = True
                yield Input(path, File(path))
            if not found:
                kinds = ", ".join(sorted(SUFFIXES))
                yield Input(name, InputError(f"{name}: no pages in this folder (files with {kinds})"))
        elif not _is_there(name):
            from profparse.cli.advice import missing

            yield Input(name, InputError(f"{name}: no such file{missing(name)}"))
        elif _is_pipe(name):
            yield _pipe(name, max_bytes)
        else:
            yield Input(name, File(name))


def _is_pipe(name: str) -> bool:
    """Whether a name is that of a pipe, such as a FIFO or what a shell puts in the place of ``<(command)``."""
    try:
        return stat.S_ISFIFO(os.stat(name).st_mode)
    except (OSError, ValueError):
        return False


def _pipe(name: str, max_bytes: int) -> Input:
    """What comes out of a pipe, which is waited for as any command that reads it would."""
    try:
        with open(name, "rb") as pipe:
            return _limited(name, pipe.read(max_bytes + 1), max_bytes)
    except OSError as error:
        return Input(name, InputError(f"{name}: cannot be read: {error.strerror or error}"))


def _limited(name: str, data: bytes, max_bytes: int) -> Input:
    if len(data) > max_bytes:
        return Input(name, InputError(f"{name}: more than the limit of {max_bytes:,} bytes"))
    return Input(name, data)


def _is_folder(name: str) -> bool:
    try:
        return os.path.isdir(name)
    except ValueError:
        return False


def _is_there(name: str) -> bool:
    try:
        return os.path.exists(name)
    except ValueError:
        return True  # a NUL in the name: what is wrong is told where it is opened


def _standard_input(max_bytes: int) -> Input:
    name = STANDARD_INPUT
    try:
        data = sys.stdin.buffer.read(max_bytes + 1)
    except (OSError, ValueError, AttributeError) as error:
        return Input(name, InputError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}"))
    return _limited(name, data, max_bytes)


def refuse_addresses(names: tuple[str, ...]) -> None:
    """Raise :class:`Failed` for an address of the web among the inputs of a command that reads no pipe."""
    from profparse.cli.advice import to_fetch

    for name in names:
        advice = to_fetch(name)
        if advice and not _is_there(name):
            raise Failed(f"{name}: no such file{advice}")


def count(names: tuple[str, ...]) -> int:
    """How many pages there are behind the names, without reading any."""
    folders = [name for name in names if name != "-" and _is_folder(name)]
    return len(names) - len(folders) + sum(1 for name in folders for _ in files_in(name, is_page_file))
