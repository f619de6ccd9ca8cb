"""The arguments: what may be asked for, checked before anything is read.

They are read by a few lines of our own: the standard library's reader would cost the start half of what the whole
interpreter does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from profparse.cli.failures import Misused, near

COMMANDS = ("schema", "layouts", "explain", "view", "evaluate", "diff")
#: Commands over two things, and what these are called.
PAIRS = {"evaluate": "GOLD and TEXTS", "diff": "two files"}


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


FLAGS = ("--json", "--jsonl", "--strict", "--include-hidden", "--misses", "--version", "--help")
VALUED = ("--output", "--format", "--layout", "--as-of", "--base-url", "--max-bytes")
SHORT = {"-h": "--help", "-o": "--output"}


def read_arguments(arguments: Sequence[str]) -> Request:
    """Read and check the arguments; raises :class:`Misused` for wrong ones.

    >>> read_arguments(["--as-of=2026-05-01", "explain", "page.md", "--json"])[:3]
    ('explain', ('page.md',), True)
    """
    words, given = _parted(arguments)
    if "--help" in given or "--version" in given:
        return Request("help" if "--help" in given else "version", (), False, False, None, {})
    command = "pages"
    if words and words[0] in COMMANDS:
        command = words.pop(0)
    output = given.get("--output")
    request = Request(command, tuple(words), "--json" in given, "--jsonl" in given, output, _options(given))
    _check(request)
    return request


def _parted(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The words, and the options with their values (a flag's is empty); the last of an option's values counts."""
    words: list[str] = []
    given: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            words += [_as_file(name) for name in rest]
        elif word == "-" or not word.startswith("-"):
            words.append(word)
        else:
            name, equals, value = word.partition("=")
            name = SHORT.get(name, name)
            if name in VALUED:
                try:
                    given[name] = value if equals else next(rest)
                except StopIteration:
                    raise Misused(f"{name} needs a value") from None
            elif name not in FLAGS:
                hint = near(name, FLAGS + VALUED)
                raise Misused(f"unknown option {name!r}; {hint if hint.endswith('?') else 'see profparse --help'}")
            elif equals:
                raise Misused(f"{name} takes no value")
            else:
                given[name] = ""
    return words, given


def _as_file(name: str) -> str:
    """A word that is a file whatever it looks like: no command, no standard input."""
    return f"./{name}" if name == "-" or name in COMMANDS else name


def _options(given: Mapping[str, str]) -> dict[str, Any]:
    """The options of :func:`profparse.parse` that were given; raises :class:`Misused` for a value they cannot have."""
    options: dict[str, Any] = {}
    for name, value in given.items():
        if name == "--format":
            from profparse.pieces.formats import FORMATS

            options["format"] = _one_of("format", value, FORMATS)
        elif name == "--layout":
            from profparse.detect import layout_names

            options["layout"] = _one_of("layout", value, layout_names())
        elif name == "--as-of":
            options["as_of"] = _day(value)
        elif name == "--base-url":
            if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/]", value):
                raise Misused(f"--base-url must be an absolute URL such as https://example.org/, not {value!r}")
            options["base_url"] = value
        elif name == "--max-bytes":
            if not re.fullmatch(r"[0-9]{1,15}", value):
                raise Misused(f"--max-bytes must be a number of bytes, not {value!r}")
            options["max_bytes"] = int(value)
        elif name in ("--include-hidden", "--strict", "--misses"):
            options[name[2:].replace("-", "_")] = True
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
    if request.command == "view" and len(inputs) > 2:
        raise Misused("view takes one file, or a stored result and its page")
    if request.command in PAIRS and len(inputs) != 2:
        raise Misused(f"{request.command} takes {PAIRS[request.command]} (see profparse --help)")
    if "misses" in request.options and request.command != "evaluate":
        raise Misused("--misses is an option of evaluate")
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
