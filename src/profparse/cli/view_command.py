"""``profparse view FILE``: a report as one HTML page, what was read beside the page that it was read from."""

from __future__ import annotations

import os
import sys

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed, Misused
from profparse.cli.inputs import File, Input, inputs
from profparse.cli.output import open_output
from profparse.cli.stored import stored
from profparse.diagnostics import InputError, OptionError
from profparse.model import Profile
from profparse.parse import MAX_BYTES, parse
from profparse.report import html_report
from profparse.source import file_bytes, load


def run(request: Request) -> int:
    """Write the report on a page, or on a stored result and the page that it was read from."""
    if request.output is None and sys.stdout.isatty():
        raise Misused("view writes an HTML page: name its file with --output report.html")
    edit = request.options.pop("edit", False)
    try:
        report = html_report(_profile(request), edit=edit)
    except OptionError:
        raise Misused("--edit needs the page beside its result: profparse view result.json page.html --edit") from None
    with open_output(request.output) as output:
        output.write(report)
    return 0


def _profile(request: Request) -> Profile:
    """The profile of the inputs; raises :class:`Failed` for what cannot be read, or does not belong together."""
    for name in request.inputs:
        if name != "-" and os.path.isdir(name):
            raise Failed(f"{name}: is a folder; view takes one file")
    limit = request.options.get("max_bytes", MAX_BYTES)
    first, *others = inputs(request.inputs, limit)
    try:
        is_result = isinstance(first.source, File) and first.name.lower().endswith(".json")
        if not is_result and others:
            raise Misused("of two files that view takes, the first is a stored result (.json), the second its page")
        if not is_result:
            return parse(_source(first), **request.options)
        profile = _stored(first, limit)
        return _with_page(profile, others[0], limit) if others else profile
    except InputError as error:
        raise Failed(str(error).replace("the bytes", first.name, 1)) from None


def _source(page: Input) -> File | bytes:
    if isinstance(page.source, InputError):
        raise page.source
    return page.source


def _stored(page: Input, limit: int) -> Profile:
    profile, *more = stored(page.name, file_bytes(File(page.name), page.name, limit))
    if more:
        raise Failed(f"{page.name}: holds several results; view takes one")
    return profile


def _with_page(profile: Profile, page: Input, limit: int) -> Profile:
    """The stored profile with its page beside it; a page that it was not read from is refused."""
    document = load(_source(page), max_bytes=limit)
    if document.sha256 != profile.source.sha256:
        raise Failed(f"{page.name}: is not the page that this result was read from (their SHA-256 differ)")
    return profile.with_source(document.text)
