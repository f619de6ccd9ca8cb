"""The arguments as a request, checked before anything is read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from profparse.cli.declaration import COMMANDS, GENERAL, OPTIONS, SHELLS, Command, Option, command_named, names
from profparse.cli.failures import Misused
from profparse.cli.parser import given
from profparse.cli.values import one_of, read_value


class Request(NamedTuple):
    """What was asked for: a command over inputs, with the options of the output and of :func:`profparse.parse`."""

    command: str
    inputs: tuple[str, ...]
    json: bool = False
    jsonl: bool = False
    output: str | None = None
    options: dict[str, Any] = {}  # noqa: RUF012 - nobody changes it
    workers: int = 1
    resume: bool = False
    to: str | None = None
    items: str | None = None
    quiet: bool = False

    def run(self) -> int:
        """Do it, and return the exit code."""
        from importlib import import_module

        code: int = import_module(f"profparse.cli.{self.command}_command").run(self)
        return code


def read_arguments(arguments: Sequence[str]) -> Request:
    """Read and check the arguments; raises :class:`Misused` for wrong ones.

    An option that :class:`Request` has no field for is one of its ``options``.

    >>> read_arguments(["--as-of=2026-05-01", "explain", "page.md", "--json"])[:3]
    ('explain', ('page.md',), True)
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    values, words = given(arguments[:end])
    words += [_as_file(name) for name in arguments[end + 1 :]]
    command = COMMANDS[0]
    named = bool(words) and words[0] in names()
    if named:
        command = command_named(words.pop(0))
    for option in GENERAL:
        if option.name in values:
            return Request(option.name[2:], (command.name,) if named else ())
    fields: dict[str, Any] = {}
    options: dict[str, Any] = {}
    for option in OPTIONS:
        if option.name in values:
            _check_option(option, command)
            name = option.name[2:].replace("-", "_")
            (fields if name in Request._fields else options)[name] = read_value(option.name, values[option.name])
    if not words and command.words.startswith("FILE") and _is_piped():
        words = ["-"]
    request = Request(command.name, tuple(words), options=options, **fields)
    _check(request, command)
    return request


def _as_file(name: str) -> str:
    """A word that is a file whatever it looks like: no command, no standard input."""
    return f"./{name}" if name == "-" or name in names() else name


def _check_option(option: Option, command: Command) -> None:
    """Refuse an option that is not of the command."""
    if command.name not in option.commands:
        if command is COMMANDS[0]:
            raise Misused(f"{option.name} is an option of {' and '.join(option.commands)}")
        raise Misused(f"{option.name} is no option of {command.name}; see profparse {command.name} --help")


def _check(request: Request, command: Command) -> None:
    """Refuse what does not go together."""
    inputs = request.inputs
    if request.output == "":
        raise Misused("--output must be a path, or - for standard output")
    _check_words(inputs, command)
    if request.json and request.jsonl:
        raise Misused("--json and --jsonl exclude each other")
    if command.values != "file":
        return
    if request.command == "run":
        return _check_run(request)
    if request.command == "fit" and request.output in (None, "-"):
        raise Misused("fit writes a model; say where with --output PATH")
    if (request.workers != 1 or request.resume) and not request.jsonl:
        raise Misused(f"{'--resume' if request.resume else '--workers'} is for --jsonl")
    if request.resume and request.output in (None, "-"):
        raise Misused("--resume needs --output: the file to go on with")
    _check_export(request)
    if inputs.count("-") > 1:
        raise Misused("standard input can be read only once")
    if request.json and command is COMMANDS[0] and (len(inputs) > 1 or os.path.isdir(inputs[0])):
        raise Misused("--json prints one page; --jsonl prints a line for each of several")
    if request.output is not None and request.output != "-":
        same = [name for name in inputs if name != "-" and _same_file(name, request.output)]
        if same:
            raise Misused(f"--output would replace the input {same[0]}")


def _check_words(words: Sequence[str], command: Command) -> None:
    """Refuse more or fewer words than the command takes."""
    least, most = command.takes
    if least <= len(words) <= most:
        if command.values == "shell":
            one_of("shell", words[0], SHELLS)
    elif not words and command.values == "file":
        raise Misused("no input; name a file, a folder, or - for standard input (see profparse --help)")
    elif not most:
        raise Misused(f"{command.name} takes no file; a file of that name is given as ./{command.name}")
    else:
        more = " (see profparse --help)" if least > 1 or not words else ""
        raise Misused(f"{command.name} takes {command.noun}{more}")


def _check_run(request: Request) -> None:
    if request.to not in (None, "parquet"):
        raise Misused(f"run writes parquet; profparse FILE… --to {request.to} writes one export of all files")
    if request.output in (None, "-"):
        raise Misused("run writes a folder of tables; say which with --output PATH")


def _check_export(request: Request) -> None:
    if request.to is None and request.items is None:
        return
    from profparse.export.formats import FOLDERS, OF_ONE_PERSON, TABLES

    if request.items is not None and request.to not in TABLES:
        raise Misused(f"--items goes with --to {' or --to '.join(TABLES)}")
    if request.to is None:
        return
    if request.json or request.jsonl:
        raise Misused(f"--to and {'--json' if request.json else '--jsonl'} exclude each other")
    several = len(request.inputs) > 1 or os.path.isdir(request.inputs[0])
    if request.to in OF_ONE_PERSON and several and request.command != "merge":
        raise Misused(f"{request.to} is about one person; name one page")
    if request.to in FOLDERS and request.output in (None, "-"):
        raise Misused(f"{request.to} is a folder of files; say which with --output PATH")


def _is_piped() -> bool:
    """Whether standard input is a pipe or a file, as in ``curl … | profparse``; no terminal, and not ``/dev/null``."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):  # closed, or something else in its place
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.isfile(one) and os.path.samefile(one, other)
    except (OSError, ValueError):
        return False
