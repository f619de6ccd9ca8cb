"""The manual page ``profparse(1)``, made from the declaration: ``python -m profparse.cli.manual_page``, `make man`."""

from __future__ import annotations

import sys
from textwrap import wrap

from profparse import __version__
from profparse.cli.declaration import ABOUT, COMMANDS, EXIT_CODES, GENERAL, GROUPS, OPTIONS

DATE = "2026-11-30"  # of the last change to what the page says

ENVIRONMENT = (
    ("NO_COLOR", "no emphasis in what is printed for a person, if it is set and not empty"),
    ("FORCE_COLOR", "emphasis even where the output is no terminal; NO_COLOR goes before it"),
    ("TERM", "no emphasis if it is dumb"),
    ("COLUMNS", "the width of what is printed for a person; that of the terminal by default, and at least 40"),
)


def manual_page() -> str:
    """The page as roff in the man macros."""
    first = COMMANDS[0].name
    lines = [f'.TH PROFPARSE 1 "{DATE}" "profparse {_roff(__version__)}" "User Commands"', ".SH NAME"]
    lines += ["profparse \\- read researcher pages into typed, source\\-grounded data", ".SH SYNOPSIS"]
    usages = {c.name: ("" if c.name == first else f"\\fB{c.name}\\fR ") + _words(c.words) for c in COMMANDS}
    lines.append("\n.br\n".join(f"\\fBprofparse\\fR {usage.rstrip()} [\\fIoptions\\fR]" for usage in usages.values()))
    lines += [".SH DESCRIPTION", _sentences(ABOUT), ".SH COMMANDS"]
    lines += [_tagged(usages[command.name].rstrip(), command.more) for command in COMMANDS]
    lines.append(".SH OPTIONS")
    for group, heading in GROUPS:
        lines.append(f".SS {heading.capitalize()}")
        for option in (*OPTIONS, *GENERAL):
            if option.group == group:
                names = ", ".join(f"\\fB{_roff(name)}\\fR" for name in (option.short, option.name) if name)
                of = "" if first in option.commands or not option.commands else " and ".join(option.commands)
                value = f" {_words(option.value)}" if option.value else ""
                lines.append(_tagged(names + value, option.about + (f" (of {of})" if of else "")))
    codes = (*EXIT_CODES, ("130, 143", "interrupted, or asked to end; nothing half-written stays"))
    for heading, rows in (("EXIT STATUS", codes), ("ENVIRONMENT", ENVIRONMENT)):
        lines += [f".SH {heading}", *(_tagged(f"\\fB{name}\\fR", meaning) for name, meaning in rows)]
    lines += [".SH EXAMPLES", ".EX", *(_roff(example) for c in COMMANDS for example in c.examples), ".EE"]
    return "\n".join(lines) + "\n"


def _tagged(tag: str, text: str) -> str:
    return f".TP\n{tag}\n" + _sentences(text[0].upper() + text[1:] + ("" if text.endswith(".") else "."))


def _sentences(text: str) -> str:
    """A paragraph in short lines, each sentence on a line of its own, which is how roff tells its end."""
    sentences = text.replace(". ", ".\n").splitlines()
    lines = [line for each in sentences for line in wrap(each, 72, break_long_words=False, break_on_hyphens=False)]
    return "\n".join(map(_roff, lines))


def _words(words: str) -> str:
    return " ".join(f"\\fI{_roff(word.rstrip('…'))}\\fR" + " .\\|.\\|." * word.endswith("…") for word in words.split())


def _roff(text: str) -> str:
    """The text with what roff would take for its own escaped."""
    for sign, escape in (("\\", "\\e"), ("-", "\\-"), ("…", "..."), ("~", "\\(ti"), ("'", "\\(aq"), ('"', "\\(dq")):
        text = text.replace(sign, escape)
    return f"\\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    sys.stdout.write(manual_page())
