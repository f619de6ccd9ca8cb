"""Results that were stored as JSON, as inputs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from profparse.diagnostics import InputError
from profparse.model import Profile

SUFFIXES = (".json", ".jsonl", ".ndjson")


def is_stored(name: str, data: bytes | None = None) -> bool:
    """Whether an input holds stored results: by its name or, of standard input, by its first bytes."""
    if data is not None:
        head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head.startswith(b"{") and b'"schema_version"' in head
    return name.lower().endswith(SUFFIXES)


def stored(name: str, data: bytes) -> Iterator[Profile]:
    """The profiles of a JSON document or of lines of JSON; raises :class:`InputError` for anything else."""
    try:
        whole = json.loads(data)
    except ValueError:
        whole = None
    if whole is not None:
        yield _profile(name, whole, "")
        return
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError(f"{name}: no profile: line {number}: {error}") from None
            yield _profile(name, record, f"line {number}: ")


def _profile(name: str, data: object, where: str) -> Profile:
    try:
        return Profile.from_dict(data)  # type: ignore[arg-type]  # it tells what is no profile
    except ValueError as error:
        raise InputError(f"{name}: no profile: {where}{error}") from None
