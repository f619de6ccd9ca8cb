"""``profparse schema``: the JSON Schema of the output."""

from __future__ import annotations

import json

from profparse.cli.arguments import Request
from profparse.cli.output import open_output


def run(request: Request) -> int:
    """Print the schema."""
    from profparse.schema import json_schema

    with open_output(request.output) as output:
        output.write(json.dumps(json_schema(), ensure_ascii=False, indent=None if request.jsonl else 2) + "\n")
    return 0
