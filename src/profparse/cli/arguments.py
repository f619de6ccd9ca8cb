"""The arguments: read by what :mod:`profparse.cli.declaration` declares, and checked before anything is read.

They are read by a few lines of our own: the standard library's reader would cost the start half of what the whole
interpreter does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

from profparse.cli.declaration import COMMANDS, GENERAL, OPTIONS, SHELLS, Command, Option, command_named, names
from profparse.cli.failures import Misused, near
from profparse.records import NamedTuple


class Request(NamedTuple):
    """What was asked for: a command over inputs, with the options of the output and of :func:`profparse.parse`."""

    command: str
    inputs: tuple[str, ...]
    json: bool
    jsonl: bool
    output: str | None
    options: dict[str, Any]
    workers: int = 1
    resume: bool = False
    to: str | None = None
    items: str | None = None

    def run(self) -> int:
        """Do it, and return the exit code."""
        from importlib import import_module

        code: int = import_module(f"profparse.cli.{self.command}_command").run(self)
        return code


_BY_NAME: Mapping[str, Option] = {
    name: option for option in (*OPTIONS, *GENERAL) for name in (option.name, option.short) if name
}

#: The options that were given, by name, each with its values in order; a flag's is empty.
Given = dict[str, list[str]]


def read_arguments(arguments: Sequence[str]) -> Request:
    """Read and check the arguments; raises :class:`Misused` for wrong ones.

    >>> read_arguments(["--as-of=2026-05-01", "explain", "page.md", "--json"])[:3]
    ('explain', ('page.md',), True)
    """
    words, given = _parted(arguments)
    command = COMMANDS[0]
    named = bool(words) and words[0] in names()
    if named:
        command = command_named(words.pop(0))
    if "--help" in given:
        return Request("help", (command.name,) if named else (), False, False, None, {})
    if "--version" in given:
        return Request("version", (), False, False, None, {})
    for name in given:
        _check_option(_BY_NAME[name], command)
    output = given["--output"][-1] if "--output" in given else None
    request = Request(
        command.name, tuple(words), "--json" in given, "--jsonl" in given, output, _options(given), _workers(given),
        "--resume" in given, *_export(given),
    )  # fmt: skip
    _check(request, command)
    return request


def _parted(arguments: Sequence[str]) -> tuple[list[str], Given]:
    """The words, and the options with their values."""
    words: list[str] = []
    given: Given = {}
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            words += [_as_file(name) for name in rest]
        elif word == "-" or not word.startswith("-"):
            words.append(word)
        else:
            name, equals, value = word.partition("=")
            option = _BY_NAME.get(name)
            if option is None:
                hint = near(name, tuple(_BY_NAME))
                raise Misused(f"unknown option {name!r}; {hint if hint.endswith('?') else 'see profparse --help'}")
            if option.value:
                try:
                    value = value if equals else next(rest)
                except StopIteration:
                    raise Misused(f"{option.name} needs a value: {option.about}") from None
            elif equals:
                raise Misused(f"{option.name} takes no value")
            given.setdefault(option.name, []).append(value)
    return words, given


def _as_file(name: str) -> str:
    """A word that is a file whatever it looks like: no command, no standard input."""
    return f"./{name}" if name == "-" or name in names() else name


def _check_option(option: Option, command: Command) -> None:
    """Refuse an option that is not of the command."""
    if command.name not in option.commands:
        if command is COMMANDS[0]:
            raise Misused(f"{option.name} is an option of {' and '.join(option.commands)}")
        raise Misused(f"{option.name} is no option of {command.name}; see profparse {command.name} --help")


#: The endings of file names that people try as names of formats.
_ENDINGS = {"bib": "bibtex", "ics": "icalendar", "ical": "icalendar", "jsonld": "json-ld", "md": "markdown"}


def _export(given: Given) -> tuple[str | None, str | None]:
    """The format to export to, and the records that a table is to hold; raises :class:`Misused` for unknown ones."""
    to, items = given.get("--to", [None])[-1], given.get("--items", [None])[-1]
    if to is None and items is None:
        return None, None
    from profparse.export.formats import FORMATS, ITEMS, TABLES

    if to is not None:
        if to not in FORMATS and to in _ENDINGS:
            raise Misused(f"unknown export format {to!r}; did you mean {_ENDINGS[to]!r}?")
        _one_of("export format", to, FORMATS)
    if items is not None:
        _one_of("kind of items", items, ITEMS)
        if to not in TABLES:
            raise Misused(f"--items goes with --to {' or --to '.join(TABLES)}")
    return to, items


def _options(given: Given) -> dict[str, Any]:
    """The options of :func:`profparse.parse` that were given; raises :class:`Misused` for a value they cannot have.

    Of an option that does not repeat the last value counts.
    """
    options: dict[str, Any] = {}
    for name, values in given.items():
        value = values[-1]
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
        elif name == "--owner":
            options["owner"] = _names(values)
        elif name == "--languages":
            options["languages"] = _tags(value)
        elif name == "--max-bytes":
            if not re.fullmatch(r"[0-9]{1,15}", value):
                raise Misused(f"--max-bytes must be a number of bytes, not {value!r}")
            options["max_bytes"] = int(value)
        elif name in ("--include-hidden", "--strict", "--misses"):
            options[name[2:].replace("-", "_")] = True
    return options


def _workers(given: Given) -> int:
    value = given.get("--workers", ["1"])[-1]
    if not re.fullmatch(r"[1-9][0-9]{0,2}", value):
        raise Misused(f"--workers must be a number of processes from 1 to 999, not {value!r}")
    return int(value)


def _one_of(option: str, value: str, values: tuple[str, ...]) -> str:
    if value not in values:
        raise Misused(f"unknown {option} {value!r}; {near(value, values)}")
    return value


def _names(values: Sequence[str]) -> tuple[str, ...]:
    for value in values:
        if not any(c.isalpha() for c in value):
            raise Misused(f"--owner must be a name such as 'Ada Example', not {value!r}")
    return tuple(values)


def _tags(value: str) -> tuple[str, ...]:
    from profparse.fields.date_languages import language_tags

    try:
        return language_tags([tag.strip() for tag in value.split(",")])
    except ValueError as error:
        raise Misused(f"--languages: {error}") from None


def _day(value: str) -> str:
    from datetime import date

    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Misused(f"--as-of must be a day such as 2026-05-01, not {value!r}")


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
    if (request.workers > 1 or request.resume) and not request.jsonl:
        raise Misused(f"{'--resume' if request.resume else '--workers'} is for --jsonl")
    if request.resume and request.output in (None, "-"):
        raise Misused("--resume needs --output: the file to go on with")
    if request.to is not None:
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
            _one_of("shell", words[0], SHELLS)
    elif not words and command.values == "file":
        raise Misused("no input; name a file, a folder, or - for standard input (see profparse --help)")
    elif not most:
        raise Misused(f"{command.name} takes no file; a file of that name is given as ./{command.name}")
    else:
        more = " (see profparse --help)" if least > 1 or not words else ""
        raise Misused(f"{command.name} takes {command.noun}{more}")


def _check_export(request: Request) -> None:
    from profparse.export.formats import OF_ONE_PERSON

    if request.json or request.jsonl:
        raise Misused(f"--to and {'--json' if request.json else '--jsonl'} exclude each other")
    if request.to in OF_ONE_PERSON and (len(request.inputs) > 1 or os.path.isdir(request.inputs[0])):
        raise Misused(f"{request.to} is about one person; name one page")


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.isfile(one) and os.path.samefile(one, other)
    except (OSError, ValueError):
        return False
