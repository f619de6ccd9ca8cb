"""``profparse diff A B``: what differs between two results, or two pages."""

from __future__ import annotations

import json
import os
from typing import Any

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed, told
from profparse.cli.inputs import File, inputs
from profparse.cli.output import open_output
from profparse.cli.terminal import printable
from profparse.diagnostics import InputError
from profparse.evaluate import diff
from profparse.model import Profile
from profparse.parse import MAX_BYTES, parse


def run(request: Request) -> int:
    """Print what the second has gained, lost and changed; nothing where the results are the same."""
    options = {name: value for name, value in request.options.items() if name != "strict"}
    before, after = (_profile(name, options) for name in request.inputs)
    difference = diff(before, after)
    with open_output(request.output) as output:
        if request.json or request.jsonl:
            indent = 2 if request.json else None
            output.write_data(json.dumps(difference.to_dict(), ensure_ascii=False, indent=indent) + "\n")
        elif difference:
            for line in str(difference).splitlines():
                margin = line[: len(line) - len(line.lstrip())]
                output.write(f"{margin}{printable(line)}\n")
    return 0


def _profile(name: str, options: dict[str, Any]) -> Profile:
    """A result that was stored as JSON, by its name, or what is read from a page now."""
    if os.path.isdir(name):
        raise Failed(f"{name}: is a folder; diff takes two files")
    (page,) = inputs((name,), options.get("max_bytes", MAX_BYTES))
    try:
        if isinstance(page.source, InputError):
            raise page.source
        if isinstance(page.source, File) and name.lower().endswith(".json"):
            with open(page.source, "rb") as file:
                return Profile.from_json(file.read())
        return parse(page.source, **options)
    except InputError as error:
        raise Failed(told(error, page.name)) from None
    except OSError as error:
        raise Failed(f"{name}: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise Failed(f"{name}: no profile: {error}") from None
