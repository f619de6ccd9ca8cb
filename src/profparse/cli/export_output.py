"""``profparse FILE… --to FORMAT``: what was read, in another format."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed, Misused, complain, told, unbroken
from profparse.cli.inputs import Input, inputs
from profparse.cli.output import open_output, unwritable
from profparse.cli.progress import progress_of
from profparse.cli.reading import read_page
from profparse.cli.stored import is_stored, stored
from profparse.diagnostics import InputError, MissingLibraryError, OptionError
from profparse.export.folders import write_folder
from profparse.export.formats import exported
from profparse.merge.merged import MergedProfile
from profparse.model import Profile
from profparse.parse import MAX_BYTES
from profparse.source import file_bytes


def print_export(request: Request) -> int:
    """Read each input, write one export of all, and return the exit code: 1 where one could not be read."""
    failures: list[str] = []
    profiles = list(profiles_of(request, failures))
    if profiles:  # nothing is written where nothing could be read
        write_export(request, profiles)
    return 1 if failures else 0


def profiles_of(request: Request, failures: list[str]) -> Iterator[Profile]:
    """The profiles of pages that are read now, and of results that were stored as JSON."""
    max_bytes = request.options.get("max_bytes", MAX_BYTES)
    with progress_of(request) as progress:
        for page in inputs(request.inputs, max_bytes):
            found, remarks = _profiles_in(page, request, max_bytes)
            progress.tell(remarks)
            if found is None:
                failures.append(page.name)
                progress.failed += 1
            else:
                yield from found
                progress.read += 1
            progress.step()


def _profiles_in(page: Input, request: Request, max_bytes: int) -> tuple[Sequence[Profile] | None, tuple[str, ...]]:
    """The profiles of one input, None where it could not be read, and what is to be told of it."""
    try:
        found = _stored(page, max_bytes)
    except InputError as error:
        return None, (told(error, page.name),)
    if found is not None:
        return found, ()
    outcome = read_page(page, request.options)
    return (outcome.gave,) if isinstance(outcome.gave, Profile) else None, outcome.told(request.quiet)


def _stored(page: Input, max_bytes: int) -> list[Profile] | None:
    """The results that an input stores as JSON; None where it is a page."""
    if isinstance(page.source, InputError):
        return None
    data = page.source if isinstance(page.source, bytes) else None
    if not is_stored(page.name, data):
        return None
    if data is None:
        assert isinstance(page.source, os.PathLike)
        data = file_bytes(page.source, page.name, max_bytes)
    return list(stored(page.name, data))


def write_export(request: Request, profiles: Sequence[Profile | MergedProfile]) -> None:
    """Write the profiles as one export, and tell what the format could not hold."""
    assert request.to is not None
    try:
        done = exported(profiles, request.to, request.items or "papers")
    except OptionError as error:
        raise Misused(str(error)) from None
    except MissingLibraryError as error:
        raise Failed(str(error)) from None
    if isinstance(done.content, dict):
        _write_folder(done.content, request.output or "")
    else:
        _write_file(done.content, request)
    for sentence in () if request.quiet else done.not_held:
        complain(f"note: {sentence}")


def _write_folder(files: Mapping[str, str], folder: str) -> None:
    try:
        with unbroken():
            write_folder(files, folder)
    except OSError as error:
        raise unwritable(folder, error) from None


def _write_file(content: str | bytes, request: Request) -> None:
    with open_output(request.output) as output:
        if isinstance(content, bytes) and output.stream is not None and output.stream.isatty():
            raise Misused(f"{request.to} is no text for a terminal; give --output PATH")
        output.write_data(content)
