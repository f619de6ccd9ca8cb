"""``profparse --help``, and ``profparse COMMAND --help``: made from the declaration."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from textwrap import wrap

from profparse.cli.arguments import Request
from profparse.cli.declaration import (
    ABOUT,
    COMMANDS,
    EXIT_CODES,
    GENERAL,
    GROUPS,
    Command,
    Option,
    command_named,
    options_of,
)
from profparse.cli.output import open_output
from profparse.cli.terminal import terminal_width

WIDEST = 100  # columns; longer lines are hard to read
COLUMN = 24  # where what an option does begins
_CONTINUED = " \\"


def run(request: Request) -> int:
    """Print the help, on the whole or on one command."""
    width = min(WIDEST, terminal_width(sys.stdout))
    lines = _of_command(command_named(request.inputs[0]), width) if request.inputs else _whole(width)
    with open_output(request.output) as output:
        output.write("\n".join(lines) + "\n")
    return 0


def _whole(width: int) -> Iterator[str]:
    yield "usage: profparse FILE… [options]"
    yield "       profparse COMMAND … [options]"
    yield ""
    yield from wrap(ABOUT, width)
    yield ""
    yield "commands:"
    yield from _rows([(f"{command.name} {command.words}".strip(), command.about) for command in COMMANDS[1:]], width)
    yield from _options(options_of(COMMANDS[0].name), width)
    yield ""
    yield "examples:"
    yield from _examples([*COMMANDS[0].examples, *(command.examples[0] for command in COMMANDS[1:])], width)
    yield ""
    yield "exit codes:"
    yield from _rows(EXIT_CODES, width, 5)
    yield ""
    yield from wrap("profparse COMMAND --help tells more of a command.", width)


def _of_command(command: Command, width: int) -> Iterator[str]:
    usage = " ".join(["usage: profparse", command.name, *filter(None, [command.words]), "[options]"])
    yield from wrap(usage, width, subsequent_indent=" " * 7)
    yield ""
    yield from wrap(command.more, width)
    yield from _options(options_of(command.name), width)
    yield ""
    yield "examples:"
    yield from _examples(command.examples, width)


def _options(options: Sequence[Option], width: int) -> Iterator[str]:
    """The options by group, under a heading each."""
    for group, heading in GROUPS:
        rows = [(_spelt(option), option.about) for option in options if option.group == group]
        if rows:
            yield ""
            yield f"{heading}:"
            yield from _rows(rows, width)
    yield ""
    yield from _rows([(_spelt(option), option.about) for option in GENERAL], width)


def _spelt(option: Option) -> str:
    return f"{option.short}, {option.name} {option.value}".removeprefix(", ").rstrip()


def _rows(rows: Sequence[tuple[str, str]], width: int, column: int = COLUMN) -> Iterator[str]:
    """Each row's first part, and its second beside it, or under it where there is no room."""
    if width < 2 * column + 12:
        column = min(column, 6)
    for first, second in rows:
        lines = wrap(second, width - column, break_on_hyphens=False)
        lead = f"  {first}"
        if len(lead) + 2 > column:
            yield lead
            lead = ""
        else:
            lead = f"{lead:{column}}"
            yield f"{lead}{lines.pop(0)}"
        yield from (" " * column + line for line in lines)


def _examples(examples: Sequence[str], width: int) -> Iterator[str]:
    """The examples as they can be typed: a long one is broken with backslashes."""
    for example in examples:
        lines = wrap(example, width - 4, break_long_words=False, break_on_hyphens=False)
        for n, line in enumerate(lines):
            yield f"{'    ' if n else '  '}{line}{_CONTINUED if n + 1 < len(lines) else ''}"
