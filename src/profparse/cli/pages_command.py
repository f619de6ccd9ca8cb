"""``profparse FILE…``: pages in, JSON or a summary out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from profparse.cli.arguments import Request
from profparse.cli.failures import complain, told
from profparse.cli.inputs import Input, inputs
from profparse.cli.output import Output, open_output
from profparse.diagnostics import InputError, ProfileError
from profparse.model import Profile
from profparse.parse import MAX_BYTES, parse


class Outcome(NamedTuple):
    """What reading one input came to: what it gave, or None; and what is to be told about it."""

    name: str
    gave: Profile | str | None
    remarks: tuple[str, ...] = ()


def run(request: Request) -> int:
    """Read each input and print what it gave; the exit code is 1 where one could not be read."""
    if request.jsonl:
        from profparse.cli.lines import print_lines

        return print_lines(request)
    if request.to is not None:
        from profparse.cli.export_output import print_export

        return print_export(request)
    failures: list[str] = []
    profiles = _profiles(request, failures)
    first = next(profiles, None)  # nothing is opened, and so nothing replaced, before there is something to write
    if first is not None:
        with open_output(request.output) as output:
            printer = _Printer(request, output)
            for name, profile in chain([first], profiles):
                printer.print(name, profile)
    return 1 if failures else 0


def _profiles(request: Request, failures: list[str]) -> Iterator[tuple[str, Profile]]:
    """Each input that could be read, with its name; of the others the failure is told, and their names are kept."""
    for page in inputs(request.inputs, request.options.get("max_bytes", MAX_BYTES)):
        outcome = read_page(page, request.options)
        for remark in outcome.remarks:
            complain(remark)
        if isinstance(outcome.gave, Profile):
            yield page.name, outcome.gave
        else:
            failures.append(page.name)


def read_page(
    page: Input, options: Mapping[str, Any], give: Callable[[Profile], Profile | str] | None = None
) -> Outcome:
    """Read one input; ``give`` makes of the profile what the outcome holds (default: the profile itself)."""
    try:
        if isinstance(page.source, InputError):
            raise page.source
        profile = parse(page.source, **options)
    except (InputError, ProfileError) as error:
        return Outcome(page.name, None, (told(error, page.name),))
    except Exception as error:  # a fault of ours or of an installed layout: the other pages are still read
        fault = f"could not be parsed, which is a fault of profparse: {type(error).__name__}: {error}"
        return Outcome(page.name, None, (f"{page.name}: {fault}",))
    remarks = []
    for remark in profile.diagnostics:
        if remark.code == "empty-page":
            advice = "; pipe a page into it, or name a file" if isinstance(page.source, bytes) else ""
            remarks.append(f"{page.name}: {remark.severity}: {remark.message}{advice}")
    return Outcome(page.name, give(profile) if give else profile, tuple(remarks))


class _Printer:
    """Prints profiles in the form that was asked for, each at once."""

    def __init__(self, request: Request, output: Output) -> None:
        self._request = request
        self._output = output
        self._printed = 0

    def print(self, name: str, profile: Profile) -> None:
        if self._request.json:
            self._output.write_parts(profile.json_parts(indent=2))
            self._output.write("\n")
        else:
            from profparse.cli.summary import summary
            from profparse.cli.terminal import Style, terminal_width

            stream = self._output.stream
            width, style = (terminal_width(stream), Style.of(stream)) if stream else (80, Style(False))
            gap = "\n" if self._printed else ""
            self._output.write(gap + "\n".join(summary(profile, name, width, style)) + "\n")
        self._printed += 1
