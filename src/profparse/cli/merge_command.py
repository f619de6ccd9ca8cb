"""``profparse merge FILE…``: one person out of several pages."""

from __future__ import annotations

from profparse.cli.arguments import Request
from profparse.cli.export_output import profiles_of, write_export
from profparse.cli.failures import complain
from profparse.cli.output import open_output
from profparse.merge import MergedProfile, merge, merge_people


def run(request: Request) -> int:
    """Read the pages, print the person that they give, and return the exit code: 1 where a page could not be read."""
    failures: list[str] = []
    profiles = list(profiles_of(request, failures))
    if not profiles:
        return 1
    people = merge_people(profiles) if request.jsonl else (merge(profiles),)
    for person in people:
        for remark in person.diagnostics:
            if remark.severity != "info" and not request.quiet:
                complain(f"{remark.severity}: {remark.message}")
    if request.to is not None:
        write_export(request, people)
    else:
        _print(request, people)
    return 1 if failures else 0


def _print(request: Request, people: tuple[MergedProfile, ...]) -> None:
    with open_output(request.output) as output:
        for person in people:
            if request.json or request.jsonl:
                output.write_data(person.to_json(2 if request.json else None) + "\n")
                continue
            from profparse.cli.summary import summary
            from profparse.cli.terminal import Style, terminal_width

            stream = output.stream
            width, style = (terminal_width(stream), Style.of(stream)) if stream else (80, Style(False))
            profile = person.as_profile()
            output.write("\n".join(summary(profile, str(profile.source.name), width, style)) + "\n")
