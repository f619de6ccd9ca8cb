"""``profparse completion SHELL``: completion for a shell, by ``shtab``."""

from __future__ import annotations

from typing import Any

from profparse.cli.arguments import Request
from profparse.cli.declaration import COMMANDS, SHELLS
from profparse.cli.output import open_output
from profparse.cli.parser import help_parser

#: What a layout is one of, asked for when it is completed: an installed package may add some.
LAYOUTS = "profparse layouts 2>/dev/null | cut -d ' ' -f 1"

#: The first word may be a file as well as a command, and the words behind a file are files.
FILES = {
    "bash": "",
    "zsh": """
functions[_shtab_profparse_commands_only]=$functions[_shtab_profparse_commands]
_shtab_profparse_commands() { _shtab_profparse_commands_only; _files }
""",
    "fish": """
complete -c profparse -n _shtab_profparse_using -a '(__fish_complete_path (commandline -ct))'
""",
}


def run(request: Request) -> int:
    """Print the script of the shell that was named."""
    import shtab

    shell = request.inputs[0]
    script = shtab.complete(help_parser(COMMANDS[0], complete=_complete), shell)
    if shell == "bash":  # readline's own completion, which is of files
        script = script.replace("complete -o bashdefault", "complete -o bashdefault -o default")
    with open_output(request.output) as output:
        output.write(script + "\n" + FILES[shell])
    return 0


def _complete(action: Any, values: str) -> None:
    """Tell ``shtab`` what the values of an argument are."""
    import shtab

    if values == "file":
        action.complete = shtab.FILE
    elif values == "layout":
        action.complete = shtab.cmd(LAYOUTS)
    else:
        action.choices = _listed(values)


def _listed(values: str) -> tuple[str, ...] | None:
    """The names that a value is one of; None for what only a person knows."""
    if values in ("export", "items"):
        from profparse.export.formats import FORMATS as EXPORTS
        from profparse.export.formats import ITEMS

        return EXPORTS if values == "export" else ITEMS
    if values == "format":
        from profparse.pieces.formats import FORMATS

        return FORMATS
    return SHELLS if values == "shell" else None
