"""The declaration as parsers of ``argparse``: one that reads arguments, and those that help and completion are made of.

Options may stand before the command (``profparse --output out.json explain page.md``), so what reads takes them all,
and what is no option of the command is refused afterwards, by name. Help and completion show each command its own.
"""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentError, ArgumentParser, HelpFormatter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from textwrap import fill, wrap
from typing import Any

from profparse.cli.declaration import (
    ABOUT,
    COMMANDS,
    EXIT_CODES,
    GENERAL,
    GROUPS,
    MANY,
    OPTIONS,
    Command,
    Option,
    options_of,
)
from profparse.cli.failures import Misused, near

_CONTINUED = " \\"

#: What makes completion of an option's or a command's values, by :func:`shtab.complete`.
Completed = Callable[[Action, str], None]


def given(arguments: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """The options that were given, by name, with their values, and the words beside them.

    Raises :class:`Misused` for an unknown option, a value that is missing, superfluous or not to be had.
    """
    parser = ArgumentParser(prog="profparse", add_help=False, allow_abbrev=False, exit_on_error=False)
    by_name = {name: option for option in (*OPTIONS, *GENERAL) for name in (option.short, option.name) if name}
    for option in (*OPTIONS, *GENERAL):
        _add(parser, option)
    try:
        values, words = parser.parse_known_args(arguments)
    except ArgumentError as error:  # the values themselves are checked later
        option = by_name[str(error.argument_name).split("/")[0]]
        missing = f"{option.name} needs a value: {option.about}"
        raise Misused(missing if option.value else f"{option.name} takes no value") from None
    for word in words:
        if word.startswith("-") and word != "-":
            name = word.partition("=")[0]
            hint = near(name, tuple(by_name))
            raise Misused(f"unknown option {name!r}; {hint if hint.endswith('?') else 'see profparse --help'}")
    return {f"--{name.replace('_', '-')}": value for name, value in vars(values).items()}, words


def _add(parser: Any, option: Option) -> Action:
    """Add an option to a parser, or to a group of one."""
    names = [name for name in (option.short, option.name) if name]
    kind: dict[str, Any] = {"action": "append" if option.repeats else "store", "metavar": option.value}
    about = option.about.replace("%", "%%")
    action: Action = parser.add_argument(
        *names, default=SUPPRESS, help=about, **kind if option.value else {"action": "store_true"}
    )
    return action


def help_parser(command: Command, width: int = 100, complete: Completed | None = None) -> ArgumentParser:
    """A parser of the options and words of a command, whose help is at most ``width`` columns wide.

    That of the first command is on the whole: the others are its sub-commands. ``complete`` is called for each action
    with the kind of its values.
    """
    first = command is COMMANDS[0]
    usage = "profparse FILE… [options]\n       profparse COMMAND … [options]"
    if not first:
        words = " ".join(["profparse", command.name, *filter(None, [command.words]), "[options]"])
        usage = fill(words, width - len("usage: "), subsequent_indent=" " * len("usage: "))
    examples = [*command.examples, *[c.examples[0] for c in COMMANDS[1:] if first]]
    about = ABOUT if first else command.about if complete else command.more
    parser = ArgumentParser(
        prog="profparse" if first else f"profparse {command.name}", usage=usage, add_help=False,
        description=about, epilog="\n".join(_epilog(examples, first, width)),
        formatter_class=partial(_Help, width=width, max_help_position=24),
    )  # fmt: skip
    parser.color = False  # type: ignore[attr-defined]  # of 3.14: help may go to a file
    if first:
        of_each: Any = lambda of, **_: help_parser(of, width, complete)  # noqa: E731 - argparse takes it for a class
        commands: Any = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=of_each)
        for each in COMMANDS[1:]:
            commands.add_parser(each.name, help=each.about, of=each)
    elif command.takes[1]:
        nargs = "*" if command.takes[1] == MANY else command.takes[1]
        positional = parser.add_argument("words", nargs=nargs, help=SUPPRESS if complete is None else command.words)
        if complete:
            complete(positional, command.values)
    groups = {group: parser.add_argument_group(heading) for group, heading in GROUPS}
    for option in options_of(command.name):
        action = _add(groups[option.group], option)
        if complete and option.value:
            complete(action, option.values)
    return parser


def _epilog(examples: Sequence[str], codes: bool, width: int) -> Iterator[str]:
    """Examples as they can be typed, a long one broken with backslashes; and what the exit codes say."""
    yield "examples:"
    for example in examples:
        lines = wrap(example, width - 4, break_long_words=False, break_on_hyphens=False)
        for n, line in enumerate(lines):
            yield f"{'    ' if n else '  '}{line}{_CONTINUED if n + 1 < len(lines) else ''}"
    if codes:
        yield ""
        yield "exit codes:"
        for code, meaning in EXIT_CODES:
            yield from wrap(meaning, width, initial_indent=f"  {code}  ", subsequent_indent="     ")
        yield ""
        yield from wrap("profparse COMMAND --help tells more of a command.", width)


class _Help(HelpFormatter):
    """Breaks no name at its hyphens, and leaves the lines of an epilog as they are."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width, break_on_hyphens=False)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)
