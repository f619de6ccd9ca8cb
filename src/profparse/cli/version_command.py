"""``profparse --version``."""

from __future__ import annotations

from profparse import __version__
from profparse.cli.arguments import Request
from profparse.cli.output import open_output


def run(request: Request) -> int:
    """Print the version."""
    with open_output(request.output) as output:
        output.write(f"profparse {__version__}\n")
    return 0
