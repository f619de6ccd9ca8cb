"""The arguments: what may be asked for, checked before anything is read."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from typing import Any, NamedTuple, NoReturn

from profparse.cli.failures import Misused, near

COMMANDS = ("schema", "layouts", "explain")

class Request(NamedTuple):
    """What was asked for: a command over inputs, with the options of the output and of :func:`profparse.parse`."""

    command: str
    inputs: tuple[str, ...]
    json: bool
    jsonl: bool
    output: str | None
    options: dict[str, Any]

    def run(self) -> int:
        """Do it, and return the exit code."""
        from importlib import import_module

        code: int = import_module(f"profparse.cli.{self.command}_command").run(self)
        return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misused(message)


def read_arguments(arguments: Sequence[str]) -> Request:
    """Read and check the arguments; raises :class:`Misused` for wrong ones."""
    parser = _Parser("profparse", add_help=False, allow_abbrev=False)
    parser.add_argument("words", nargs="*")
    for flag in ("--json", "--jsonl", "--strict", "--include-hidden", "--version", "--help"):
        parser.add_argument(*(("-h", flag) if flag == "--help" else (flag,)), action="store_true")
    for option in ("--output", "--format", "--layout", "--as-of", "--base-url", "--max-bytes"):
        parser.add_argument(option)
    given, unknown = parser.parse_known_intermixed_args(_guarded(arguments))
    if given.help or given.version:
        return Request("help" if given.help else "version", (), False, False, None, {})
    if unknown:
        flags = tuple(flag for action in parser._actions for flag in action.option_strings)
        word = _restored(unknown[0]).split("=")[0]
        hint = near(word, flags)
        raise Misused(f"unknown option {word!r}; {hint if hint.endswith('?') else 'see profparse --help'}")
    words = [_restored(word) for word in given.words]
    command = "pages"
    if words and words[0] in COMMANDS:
        command = words.pop(0)
    request = Request(command, tuple(words), given.json, given.jsonl, given.output, _options(given))
    _check(request)
    return request


# argparse takes a word that follows `--` for a file, but forgets so between options; a mark keeps it.
_FILE_MARK = "\0"


def _guarded(arguments: Sequence[str]) -> list[str]:
    """The arguments with all that follows ``--`` marked as files, whatever it looks like."""
    words = list(arguments)
    if "--" not in words:
        return words
    place = words.index("--")
    return words[:place] + [_FILE_MARK + word for word in words[place + 1 :]]


def _restored(word: str) -> str:
    return word.removeprefix(_FILE_MARK)


def _options(given: argparse.Namespace) -> dict[str, Any]:
    """The options of :func:`profparse.parse` that were given; raises :class:`Misused` for a value they cannot have."""
    options: dict[str, Any] = {}
    if given.format is not None:
        from profparse.pieces.formats import FORMATS

        options["format"] = _one_of("format", given.format, FORMATS)
    if given.layout is not None:
        from profparse.detect import layout_names

        options["layout"] = _one_of("layout", given.layout, layout_names())
    if given.as_of is not None:
        options["as_of"] = _day(given.as_of)
    if given.base_url is not None:
        if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/]", given.base_url):
            raise Misused(f"--base-url must be an absolute URL such as https://example.org/, not {given.base_url!r}")
        options["base_url"] = given.base_url
    if given.max_bytes is not None:
        if not re.fullmatch(r"[0-9]{1,15}", given.max_bytes):
            raise Misused(f"--max-bytes must be a number of bytes, not {given.max_bytes!r}")
        options["max_bytes"] = int(given.max_bytes)
    if given.include_hidden:
        options["include_hidden"] = True
    if given.strict:
        options["strict"] = True
    return options


def _one_of(option: str, value: str, values: tuple[str, ...]) -> str:
    if value not in values:
        raise Misused(f"unknown {option} {value!r}; {near(value, values)}")
    return value


def _day(value: str) -> str:
    from datetime import date

    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Misused(f"--as-of must be a day such as 2026-05-01, not {value!r}")


def _check(request: Request) -> None:
    """Refuse what does not go together."""
    inputs = request.inputs
    if request.output == "":
        raise Misused("--output must be a path, or - for standard output")
    if request.command in ("schema", "layouts"):
        if inputs:
            raise Misused(f"{request.command} takes no file; a file of that name is given as ./{request.command}")
        return
    if not inputs:
        raise Misused("no input; name a file, a folder, or - for standard input (see profparse --help)")
    if request.command == "explain" and len(inputs) > 1:
        raise Misused("explain takes one file")
    if request.json and request.jsonl:
        raise Misused("--json and --jsonl exclude each other")
    if inputs.count("-") > 1:
        raise Misused("standard input can be read only once")
    if request.json and request.command == "pages" and (len(inputs) > 1 or os.path.isdir(inputs[0])):
        raise Misused("--json prints one page; --jsonl prints a line for each of several")
    if request.output is not None and request.output != "-":
        same = [name for name in inputs if name != "-" and _same_file(name, request.output)]
        if same:
            raise Misused(f"--output would replace the input {same[0]}")


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.isfile(one) and os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


