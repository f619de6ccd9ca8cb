"""``profparse layouts``: the layouts there are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from profparse.cli.arguments import Request
from profparse.cli.failures import complain
from profparse.cli.output import open_output
from profparse.cli.terminal import printable
from profparse.layouts.contract import Layout, LayoutFault


def run(request: Request) -> int:
    """Print each layout's name and what it reads; exit code 1 where the grammar of one cannot be used."""
    from profparse.detect import layouts

    rows = [(layout.name, layout.summary) for layout in layouts()]
    faults = list(_faults(layouts()))
    with open_output(request.output) as output:
        if request.json:
            listed = [{"name": name, "summary": summary} for name, summary in rows]
            output.write_data(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
        elif request.jsonl:
            for name, summary in rows:
                output.write_data(json.dumps({"name": name, "summary": summary}, ensure_ascii=False) + "\n")
        else:
            width = max(len(name) for name, _ in rows)
            for name, summary in rows:
                output.write(f"{name:{width}}  {printable(summary)}\n")
    for fault in faults:
        complain(fault)
    return 1 if faults else 0


def _faults(layouts: Sequence[Layout]) -> Iterator[str]:
    """What is wrong with the grammars of other packages; those that ship are tested."""
    for layout in layouts:
        if not isinstance(layout.grammar, str):
            from profparse.installed import grammar_kinds

            try:
                grammar_kinds(layout)
            except LayoutFault as fault:
                yield str(fault)
