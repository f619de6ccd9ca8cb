"""``profparse FILE… --to FORMAT``: what was read, in another format."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed, Misused, complain
from profparse.cli.output import open_output
from profparse.diagnostics import MissingLibraryError, OptionError
from profparse.export.formats import exported
from profparse.model import Profile


def write_export(request: Request, profiles: Sequence[Profile]) -> None:
    """Write the profiles as one export, and tell what the format could not hold."""
    assert request.to is not None
    try:
        done = exported(profiles, request.to, request.items or "papers")
    except OptionError as error:
        raise Misused(str(error)) from None
    except MissingLibraryError as error:
        raise Failed(str(error)) from None
    with open_output(request.output) as output:
        if isinstance(done.content, bytes) and output.stream is not None and output.stream.isatty():
            raise Misused(f"{request.to} is no text for a terminal; give --output PATH")
        output.write(done.content)
    for sentence in done.not_held:
        complain(f"note: {sentence}")
