"""``profparse view FILE``: a report as one HTML page, what was read beside the page that it was read from."""

from __future__ import annotations

import sys
from pathlib import Path

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed, Misused
from profparse.cli.inputs import Input, inputs
from profparse.cli.output import open_output
from profparse.diagnostics import InputError
from profparse.model import Profile
from profparse.parse import MAX_BYTES, parse
from profparse.report import html_report
from profparse.source import load


def run(request: Request) -> int:
    """Write the report on a page, or on a stored result and the page that it was read from."""
    if request.json or request.jsonl:
        raise Misused("view writes HTML; --json belongs to profparse FILE")
    if request.output is None and sys.stdout.isatty():
        raise Misused("view writes an HTML page: name its file with --output report.html")
    report = html_report(_profile(request))
    with open_output(request.output) as output:
        output.write(report)
    return 0


def _profile(request: Request) -> Profile:
    """The profile of the inputs; raises :class:`Failed` for what cannot be read, or does not belong together."""
    import os

    for name in request.inputs:
        if name != "-" and os.path.isdir(name):
            raise Failed(f"{name}: is a folder; view takes one file")
    limit = request.options.get("max_bytes", MAX_BYTES)
    first, *others = inputs(request.inputs, limit)
    try:
        stored = isinstance(first.source, Path) and first.name.lower().endswith(".json")
        if not stored and others:
            raise Misused("of two files that view takes, the first is a stored result (.json), the second its page")
        if not stored:
            return parse(_source(first), **request.options)
        profile = _stored(first)
        return _with_page(profile, others[0], limit) if others else profile
    except InputError as error:
        raise Failed(str(error).replace("the bytes", first.name, 1)) from None


def _source(page: Input) -> Path | bytes:
    if isinstance(page.source, InputError):
        raise page.source
    return page.source


def _stored(page: Input) -> Profile:
    try:
        return Profile.from_json(Path(page.name).read_bytes())
    except OSError as error:
        raise Failed(f"{page.name}: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise Failed(f"{page.name}: no profile: {error}") from None


def _with_page(profile: Profile, page: Input, limit: int) -> Profile:
    """The stored profile with its page beside it; a page that it was not read from is refused."""
    document = load(_source(page), max_bytes=limit)
    if document.sha256 != profile.source.sha256:
        raise Failed(f"{page.name}: is not the page that this result was read from (their SHA-256 differ)")
    return profile.with_source(document.text)
