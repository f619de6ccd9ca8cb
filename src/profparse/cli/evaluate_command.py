"""``profparse evaluate GOLD TEXTS``: how right the results are."""

from __future__ import annotations

import json

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed, complain
from profparse.cli.inputs import refuse_addresses
from profparse.cli.output import Output, open_output
from profparse.cli.terminal import printable, shortened
from profparse.diagnostics import InputError
from profparse.evaluate import Evaluation, evaluate

WIDTH = 100  # columns for what was wanted and what was read instead


def run(request: Request) -> int:
    """Hold the pages of a folder against a folder of gold; exit code 1 where a page could not be read."""
    refuse_addresses(request.inputs)
    gold, texts = request.inputs
    options = dict(request.options)
    misses = options.pop("misses", False)
    options.pop("strict", None)
    try:
        evaluation = evaluate(gold, texts, **options)
    except InputError as error:
        raise Failed(str(error)) from None
    with open_output(request.output) as output:
        if request.json:
            output.write_data(json.dumps(evaluation.to_dict(), ensure_ascii=False, indent=2) + "\n")
        elif request.jsonl:
            for record in evaluation.records:
                output.write_data(json.dumps(record._asdict(), ensure_ascii=False) + "\n")
        else:
            _for_a_person(evaluation, output, misses)
    for page, reason in evaluation.failures.items():
        complain(f"{page}: {reason}")
    return 1 if evaluation.failures else 0


def _for_a_person(evaluation: Evaluation, output: Output, misses: bool) -> None:
    """The table; then, where asked for, each value that is not right, by measure."""
    output.write(f"{Evaluation(evaluation.records)}\n")
    measure = None
    for record in sorted(evaluation.misses(), key=lambda record: (record.measure, record.cause)) if misses else ():
        if record.measure != measure:
            measure = record.measure
            output.write(f"\n{measure}\n")
        values = ""
        if record.outcome == "wrong":
            wanted, got = (shortened(printable(str(value)), WIDTH // 2) for value in (record.wanted, record.got))
            values = f": {wanted} → {got}"
        key = shortened(printable(record.key), WIDTH // 2)
        output.write(f"  {printable(record.page)}  {record.outcome}, {record.cause}: {key}{values}\n")
