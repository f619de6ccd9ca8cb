"""Completion for fish."""

from __future__ import annotations

from collections.abc import Iterator

from profparse.cli.completion import LAYOUTS, listed, spellings
from profparse.cli.declaration import COMMANDS, GENERAL, OPTIONS, Option, names


def script() -> str:
    """The text that fish reads."""
    return "\n".join(_lines()) + "\n"


_FUNCTION = """\
function __profparse_command
    set -l value
    for word in (commandline -opc)[2..]
        if test -n "$value"
            set value
            continue
        end
        switch $word
            case @VALUED@
                set value 1
            case '-?*'
            case @COMMANDS@
                echo $word
                return
            case '*'
                echo pages
                return
        end
    end
    echo none
end
"""


def _lines() -> Iterator[str]:
    valued = [spelling for option in OPTIONS if option.value for spelling in spellings(option)]
    yield "# Completion of profparse for fish; made by `profparse completion fish`."
    yield ""
    yield _FUNCTION.replace("@VALUED@", " ".join(valued)).replace("@COMMANDS@", " ".join(names()))
    yield "complete -c profparse -e"
    for command in COMMANDS[1:]:
        yield f"complete -c profparse{_where('none')} -a {command.name} -d {_quoted(command.about)}"
        known = listed(command.values)
        if known:
            yield f"complete -c profparse{_where(command.name)} -f -a '{' '.join(known)}'"
        elif not command.takes[1]:
            yield f"complete -c profparse{_where(command.name)} -f"
    for option in OPTIONS:
        # What is an option of pages may also stand before the command.
        first = ("none",) if COMMANDS[0].name in option.commands else ()
        yield _option(option, _where(*first, *option.commands))
    for option in GENERAL:
        yield _option(option, "")


def _where(*commands: str) -> str:
    return f" -n 'contains (__profparse_command) {' '.join(commands)}'"


def _option(option: Option, condition: str) -> str:
    short = f" -s {option.short[1:]}" if option.short else ""
    value = ""
    if option.value:
        known = listed(option.values)
        value = " -r -F" if option.values == "file" else " -x"
        if option.values == "layout":
            value += f" -a '({LAYOUTS} | string replace -r \" .*\" \"\")'"
        elif known:
            value += f" -a '{' '.join(known)}'"
    return f"complete -c profparse{condition}{short} -l {option.name[2:]}{value} -d {_quoted(option.about)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
