"""``profparse FILE…``: pages in, JSON or a summary out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from profparse.cli.arguments import Request
from profparse.cli.failures import complain
from profparse.cli.inputs import inputs
from profparse.cli.output import Output, open_output
from profparse.cli.reading import read_page
from profparse.model import Profile
from profparse.parse import MAX_BYTES


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
        for remark in outcome.told(request.quiet):
            complain(remark)
        if isinstance(outcome.gave, Profile):
            yield page.name, outcome.gave
        else:
            failures.append(page.name)


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
