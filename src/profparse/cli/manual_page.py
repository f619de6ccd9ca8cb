"""The manual page ``profparse(1)``, made from the declaration: ``python -m profparse.cli.manual_page``, `make man`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from textwrap import wrap

from profparse import __version__
from profparse.cli.declaration import ABOUT, COMMANDS, EXIT_CODES, GENERAL, GROUPS, Command, Option, options_of

DATE = "2026-11-21"  # of the last change to what the page says

ENVIRONMENT = (
    ("NO_COLOR", "no emphasis in what is printed for a person, if it is set and not empty"),
    ("FORCE_COLOR", "emphasis even where the output is no terminal; NO_COLOR goes before it"),
    ("TERM", "no emphasis if it is dumb"),
    ("COLUMNS", "the width of what is printed for a person; that of the terminal by default, and at least 40"),
)


def manual_page() -> str:
    """The page as roff in the man macros."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH PROFPARSE 1 "{DATE}" "profparse {_escaped(__version__)}" "User Commands"'
    yield ".SH NAME"
    yield "profparse \\- read researcher pages into typed, source\\-grounded data"
    yield ".SH SYNOPSIS"
    for n, command in enumerate(COMMANDS):
        if n:
            yield ".br"
        yield f"\\fBprofparse\\fR {_usage(command)} [\\fIoptions\\fR]"
    yield ".SH DESCRIPTION"
    yield from _wrapped(ABOUT)
    yield ".SH COMMANDS"
    for command in COMMANDS:
        yield from _command(command)
    yield ".SH OPTIONS"
    for group, heading in GROUPS:
        yield f".SS {heading.capitalize()}"
        for option in dict.fromkeys(o for command in COMMANDS for o in options_of(command.name)):
            if option.group == group:
                yield from _option(option)
    yield ".SS General"
    for option in GENERAL:
        yield from _option(option)
    yield ".SH EXIT STATUS"
    for code, meaning in (*EXIT_CODES, ("130, 143", "interrupted, or asked to end; nothing half-written stays")):
        yield from _tagged(f"\\fB{code}\\fR", meaning)
    yield ".SH ENVIRONMENT"
    for name, meaning in ENVIRONMENT:
        yield from _tagged(f"\\fB{name}\\fR", meaning)
    yield ".SH EXAMPLES"
    yield ".EX"
    for command in COMMANDS:
        yield from map(_escaped, command.examples)
    yield ".EE"


def _command(command: Command) -> Iterator[str]:
    yield from _tagged(_usage(command), command.more)


def _usage(command: Command) -> str:
    """The command's name, but for the one that needs none, and its words."""
    name = [f"\\fB{command.name}\\fR"] if command is not COMMANDS[0] else []
    return " ".join([*name, *map(_argument, command.words.split())])


def _option(option: Option) -> Iterator[str]:
    names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in (option.short, option.name) if name)
    value = f" \\fI{_escaped(option.value)}\\fR" if option.value else ""
    of = [name for name in option.commands if name != COMMANDS[0].name]
    about = option.about
    if option.commands and COMMANDS[0].name not in option.commands:
        about += f" (of {' and '.join(of)})"
    yield from _tagged(names + value, about)


def _tagged(tag: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield tag
    yield from _wrapped(text[0].upper() + text[1:] + ("" if text.endswith(".") else "."))


def _wrapped(text: str) -> Iterator[str]:
    """A paragraph in short lines, each sentence on a line of its own, which is how roff tells its end."""
    for sentence in text.split(". "):
        whole = sentence if text.endswith(sentence) else f"{sentence}."
        yield from map(_escaped, wrap(whole, 72, break_long_words=False, break_on_hyphens=False))


def _argument(word: str) -> str:
    more = " .\\|.\\|." if word.endswith("…") else ""
    return f"\\fI{_escaped(word.rstrip('…'))}\\fR{more}"


def _escaped(text: str) -> str:
    """The text with what roff would take for its own escaped."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("~", "\\(ti")
    text = text.replace("'", "\\(aq").replace('"', "\\(dq")
    return f"\\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    sys.stdout.write(manual_page())
