"""``profparse fit GOLD TEXTS -o MODEL``: a model of one's own, from pages that were corrected by hand."""

from __future__ import annotations

from profparse.cli.arguments import Request
from profparse.cli.failures import Failed
from profparse.cli.inputs import refuse_addresses
from profparse.cli.output import open_output
from profparse.diagnostics import InputError
from profparse.fitted_model import Model
from profparse.training.corrections.fitting import fit


def run(request: Request) -> int:
    """Fit a model, write it, and say what it did to the pages that it was fitted to."""
    refuse_addresses(request.inputs)
    gold, texts = request.inputs
    options = dict(request.options)
    base = options.pop("model", None)
    try:
        model = fit(gold, texts, base=base, **options)
    except InputError as error:
        raise Failed(str(error)) from None
    with open_output(request.output) as output:
        output.write_data(model.to_bytes())
    with open_output(None) as output:
        for line in told(model):
            output.write(f"{line}\n")
    return 0


def told(model: Model) -> list[str]:
    """What the model did, in words."""
    pages, folds = model.about["pages"], model.about["folds"]
    if not folds:
        return ["Fitted to one page: with a second one it can be said what that does to the other."]
    lines = [
        str(model),
        f"{pages} pages in {folds} parts: each page was read by a model that was fitted without its part.",
    ]
    changes = model.about["measures"].values()
    if sum(row["better"] for row in changes) <= sum(row["worse"] for row in changes):
        lines.append("They are read no better by it; it learns from pages of one kind that are read wrong.")
    return lines
