"""``profparse --help``, and ``profparse COMMAND --help``."""

from __future__ import annotations

import sys

from profparse.cli.arguments import Request
from profparse.cli.declaration import COMMANDS, command_named
from profparse.cli.output import open_output
from profparse.cli.parser import help_parser
from profparse.cli.terminal import terminal_width

WIDEST = 100  # columns; longer lines are hard to read


def run(request: Request) -> int:
    """Print the help, on the whole or on one command."""
    command = command_named(request.inputs[0]) if request.inputs else COMMANDS[0]
    text = help_parser(command, min(WIDEST, terminal_width(sys.stdout))).format_help()
    with open_output(request.output) as output:
        output.write(text)
    return 0
