"""Where the output goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from shlex import quote
from typing import IO

from profparse.cli.failures import Failed, complain, discarded_at_end, unbroken

MOST_WAITING = 1 << 18  # characters that are kept back at most, so that a page's JSON is written in a few steps


class Output:
    """Takes text; ``stream`` is the standard output where that is what it goes to."""

    def __init__(self, raw: IO[bytes], name: str, stream: IO[str] | None = None) -> None:
        self._raw = raw
        self._name = name
        self.stream = stream

    def write_data(self, data: str | bytes) -> None:
        """Write what is for programs as it stands; on a terminal, with what could drive it in JSON's escapes."""
        if isinstance(data, str) and self._raw.isatty():
            from profparse.cli.terminal import escaped

            data = escaped(data)
        self.write(data)

    def write_parts(self, parts: Iterable[str]) -> None:
        """Write data that comes in parts, a good many of them at once."""
        waiting: list[str] = []
        length = 0
        for part in parts:
            waiting.append(part)
            length += len(part)
            if length >= MOST_WAITING:
                self.write_data("".join(waiting))
                waiting, length = [], 0
        self.write_data("".join(waiting))

    def write(self, text: str | bytes) -> None:
        """Write text or bytes at once; raises :class:`Failed` where it cannot, ``BrokenPipeError`` if nobody reads.

        The bytes are UTF-8 whatever the locale; a half of a surrogate pair, as in an undecodable file name, is written
        as its JSON escape.
        """
        data = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
        try:
            with unbroken():
                self._raw.write(data)
                self._raw.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(self._name, error) from None


def unwritable(name: str, error: OSError) -> Failed:
    """The one line for an output that cannot be written."""
    return Failed(f"cannot write {name}: {error.strerror or error}")


def tell_how_to_go_on(kept: str, options: str) -> None:
    """The one line for a run whose finished lines an interrupt left in a file."""
    complain(f"interrupted: the finished lines are in {kept}; the same command with {options} goes on")


@contextmanager
def open_output(path: str | None, *, lines: bool = False) -> Iterator[Output]:
    """The output for a path, or standard output for None and ``-``; a file appears only when all went well.

    Of ``lines``, each written whole, an interrupted run keeps what it has, and says how to go on.
    """
    if path is None or path == "-":
        yield Output(sys.stdout.buffer, "standard output", sys.stdout)
        return
    try:
        special = not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        special = False
    except ValueError as error:
        raise Failed(f"cannot write {path}: {error}") from None
    with _in_place(path) if special else _replaced(path, lines) as output:
        yield output


@contextmanager
def _in_place(path: str) -> Iterator[Output]:
    """A device or a pipe, which cannot be replaced by a file."""
    try:
        raw = open(path, "wb")  # noqa: SIM115 - closed below, where its failure is told
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        yield Output(raw, path)
    finally:
        with suppress(OSError):
            raw.close()


@contextmanager
def _replaced(path: str, lines: bool) -> Iterator[Output]:
    """A file beside the target, put in its place by one rename once it is whole and on the disk."""
    target = os.path.realpath(path)  # a symbolic link stays one
    temporary = os.path.join(os.path.dirname(target), f".{os.path.basename(target)[:100]}.{os.getpid()}.part")
    raw = None
    ours = True

    def discard() -> None:
        # An interrupt may come as soon as the file is there, before it is known by a name.
        if ours:
            with suppress(OSError):
                os.unlink(temporary)

    def keep() -> None:
        # What was there before stays; the finished lines stand beside it.
        kept = f"{path}.part" if os.path.exists(target) else path
        try:
            if not (ours and os.path.getsize(temporary)):
                return discard()
            os.replace(temporary, kept)
        except OSError:
            return discard()
        tell_how_to_go_on(kept, f"--resume --output {quote(kept)}" if kept != path else "--resume")

    with discarded_at_end(keep if lines else discard):
        try:
            try:
                mode = stat.S_IMODE(os.stat(target).st_mode) if os.path.exists(target) else None
                if mode is not None and not os.access(target, os.W_OK):
                    raise PermissionError(13, "Permission denied")
                raw = open(temporary, "xb")  # noqa: SIM115 - closed below, where its failure is told
            except OSError as error:
                ours = not isinstance(error, FileExistsError)
                raise unwritable(path, error) from None
            yield Output(raw, path)
            try:
                os.fsync(raw.fileno())
                raw.close()
                if mode is not None:
                    os.chmod(temporary, mode)
                os.replace(temporary, target)
            except OSError as error:
                raise unwritable(path, error) from None
        finally:
            if raw is not None:
                with suppress(OSError):
                    raw.close()
            discard()
