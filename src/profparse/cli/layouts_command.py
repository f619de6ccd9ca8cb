"""``profparse layouts``: the layouts there are."""

from __future__ import annotations

import json

from profparse.cli.arguments import Request
from profparse.cli.output import open_output
from profparse.cli.terminal import printable


def run(request: Request) -> int:
    """Print each layout's name and what it reads."""
    from profparse.detect import layouts

    rows = [(layout.name, layout.summary) for layout in layouts()]
    with open_output(request.output) as output:
        if request.json:
            listed = [{"name": name, "summary": summary} for name, summary in rows]
            output.write(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
        elif request.jsonl:
            for name, summary in rows:
                output.write(json.dumps({"name": name, "summary": summary}, ensure_ascii=False) + "\n")
        else:
            width = max(len(name) for name, _ in rows)
            for name, summary in rows:
                output.write(f"{name:{width}}  {printable(summary)}\n")
    return 0
