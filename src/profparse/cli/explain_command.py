"""``profparse explain FILE``: how each line was read, why, and what it gave."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed, told
from profparse.cli.inputs import inputs
from profparse.cli.output import open_output
from profparse.cli.terminal import Style, padded, printable, shortened, terminal_width
from profparse.diagnostics import InputError
from profparse.parse import MAX_BYTES, ExplainedLine, explain


def run(request: Request) -> int:
    """Explain one page; a folder is no page."""
    import os

    name = request.inputs[0]
    if name != "-" and os.path.isdir(name):
        raise Failed(f"{name}: is a folder; explain takes one file")
    (page,) = inputs(request.inputs, request.options.get("max_bytes", MAX_BYTES))
    try:
        if isinstance(page.source, InputError):
            raise page.source
        lines = explain(page.source, **request.options)
    except InputError as error:
        raise Failed(told(error, page.name)) from None
    with open_output(request.output) as output:
        if request.json or request.jsonl:
            rows = [line._asdict() for line in lines]
            if request.json:
                output.write_data(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
            for row in rows if request.jsonl else ():
                output.write_data(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            stream = output.stream
            width, style = (terminal_width(stream), Style.of(stream)) if stream else (80, Style(False))
            for shown in explanation(lines, width, style):
                output.write(shown + "\n")
    return 0


def explanation(lines: Sequence[ExplainedLine], width: int, style: Style) -> Iterator[str]:
    """Two rows for each line of the page: its number, kind and text; then why, and what it gave."""
    digits = len(str(lines[-1].number)) if lines else 1
    kinds = max((len(line.kind) for line in lines), default=0)
    indent = " " * (digits + 2)
    for line in lines:
        kind = padded(printable(line.kind), kinds)
        text = shortened(printable(line.text), width - digits - kinds - 4)
        yield f"{line.number:{digits}}  {style.bold(kind)}  {text}".rstrip()
        gave = f" → {', '.join(line.gave)}" if line.gave else ""
        yield style.faint(shortened(f"{indent}{printable(line.reason)}{gave}", width))
