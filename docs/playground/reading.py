"""What the playground's worker asks of Python: a page in, its JSON and its report out."""

from __future__ import annotations

import json
from collections.abc import Sequence

import profparse


def read(source: str | Sequence[int], name: str, options: str) -> str:
    """What was read of a page, as JSON: ``json``, ``report``, and ``error`` where it cannot be read.

    ``source`` is the page's text, or its bytes; ``options`` are those of :func:`profparse.parse` as JSON.
    """
    data = source if isinstance(source, str) else bytes(source)
    try:
        profile = profparse.parse(data, **json.loads(options))
    except profparse.ProfparseError as error:
        return json.dumps({"error": str(error).replace("the bytes", name, 1)})
    report = profparse.html_report(profile, edit=True)
    return json.dumps({"json": profile.to_json(indent=2), "report": report})
