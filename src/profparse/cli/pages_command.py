"""``profparse FILE…``: pages in, JSON or a summary out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from profparse.cli.arguments import Request
from profparse.cli.failures import complain
from profparse.cli.inputs import Input, inputs
from profparse.cli.output import Output, open_output
from profparse.diagnostics import InputError, ProfileError
from profparse.model import Profile
from profparse.parse import MAX_BYTES, parse


def run(request: Request) -> int:
    """Read each input and print what it gave; the exit code is 1 where one could not be read."""
    failures: list[str] = []
    profiles = _profiles(request, failures)
    if request.to is not None:
        _export(request, [profile for _, profile in profiles])
        return 1 if failures else 0
    first = next(profiles, None)  # nothing is opened, and so nothing replaced, before there is something to write
    if first is not None:
        with open_output(request.output) as output:
            printer = _Printer(request, output)
            for name, profile in chain([first], profiles):
                printer.print(name, profile)
    return 1 if failures else 0


def _export(request: Request, profiles: Sequence[Profile]) -> None:
    """One export of all that could be read; nothing is written where nothing could."""
    if profiles:
        from profparse.cli.export_output import write_export

        write_export(request, profiles)


def _profiles(request: Request, failures: list[str]) -> Iterator[tuple[str, Profile]]:
    """Each input that could be read, with its name; of the others the failure is told, and their names are kept."""
    for page in inputs(request.inputs, request.options.get("max_bytes", MAX_BYTES)):
        try:
            found = _stored(page) if request.to is not None else None
            if found is not None:
                yield from ((page.name, profile) for profile in found)
                continue
            profile = _read(page, request)
        except (InputError, ProfileError) as error:
            failures.append(page.name)
            complain(str(error).split("\n", 1)[0])
            continue
        except Exception as error:  # a fault of ours or of an installed layout: the other pages are still read
            failures.append(page.name)
            complain(
                f"{page.name}: could not be parsed, which is a fault of profparse: {type(error).__name__}: {error}"
            )
            continue
        for remark in profile.diagnostics:
            if remark.code == "empty-page":
                complain(f"{page.name}: {remark.severity}: {remark.message}")
        yield page.name, profile


def _stored(page: Input) -> list[Profile] | None:
    """The results that an input stores as JSON, which can be exported as they are; None where it is a page."""
    from profparse.cli.stored import is_stored, stored

    if isinstance(page.source, InputError):
        return None
    data = page.source if isinstance(page.source, bytes) else None
    if not is_stored(page.name, data):
        return None
    if data is None:
        assert isinstance(page.source, Path)
        try:
            data = page.source.read_bytes()
        except (OSError, ValueError) as error:
            raise InputError(f"{page.name}: {(getattr(error, 'strerror', None) or str(error)).lower()}") from None
    return list(stored(page.name, data))


def _read(page: Input, request: Request) -> Profile:
    if isinstance(page.source, InputError):
        raise page.source
    try:
        return parse(page.source, **request.options)
    except InputError as error:
        # Bytes have no name of their own.
        message = str(error)
        raise InputError(message.replace("the bytes", page.name, 1) if page.name not in message else message) from None


class _Printer:
    """Prints profiles in the form that was asked for, each at once."""

    def __init__(self, request: Request, output: Output) -> None:
        self._request = request
        self._output = output
        self._printed = 0

    def print(self, name: str, profile: Profile) -> None:
        if self._request.jsonl:
            self._output.write(profile.to_json() + "\n")
        elif self._request.json:
            self._output.write(profile.to_json(indent=2) + "\n")
        else:
            from profparse.cli.summary import summary
            from profparse.cli.terminal import Style, terminal_width

            stream = self._output.stream
            width, style = (terminal_width(stream), Style.of(stream)) if stream else (80, Style(False))
            gap = "\n" if self._printed else ""
            self._output.write(gap + "\n".join(summary(profile, name, width, style)) + "\n")
        self._printed += 1
