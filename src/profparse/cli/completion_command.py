"""``profparse completion SHELL``: completion for a shell, made from the declaration."""

from __future__ import annotations

from importlib import import_module

from profparse.cli.arguments import Request
from profparse.cli.output import open_output


def run(request: Request) -> int:
    """Print the script of the shell that was named."""
    script: str = import_module(f"profparse.cli.completion.{request.inputs[0]}").script()
    with open_output(request.output) as output:
        output.write(script)
    return 0
