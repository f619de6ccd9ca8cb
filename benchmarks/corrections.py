"""What ``profparse fit`` does: ``python benchmarks/corrections.py RECORDS.jsonl.gz [PAGES]``.

Kinds of pages are drawn by chance: a template each, with known records in it. A model is fitted to ten pages of a kind,
and reads ten others, beside what ships. PAGES, a folder with ``gold/`` and ``texts/``, holds pages of other kinds, of
which the same model is to read nothing otherwise.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from profparse import Evaluation, evaluate, fit
from profparse.table import table
from profparse.training.pages.entries import PublicationList
from profparse.training.pages.markup import Markup, box
from profparse.training.pages.sections import other
from profparse.training.pages.vocabulary import Record, Words, load_records, vocabulary

KINDS = range(9001, 9013)  # each a seed of its template
FITTED, UNSEEN = 10, 10
MEASURES = ("papers", "paper.title", "paper.authors", "paper.venue", "paper.year")
_SIDES = ("teaching", "awards", "service", "talks")


class Kind(NamedTuple):
    """Pages of one template: their texts by file name, and their gold by name."""

    form: str
    texts: dict[str, str]
    gold: dict[str, Mapping[str, Any]]


def kind(seed: int, records: Sequence[Record], count: int) -> Kind:
    """So many pages of a template; the same seed and records give the same."""
    words = Words(random.Random(seed), records)
    markup = Markup(words.chance(0.35))
    shape = PublicationList(words, markup, words.person())
    heads = vocabulary()["heads"]
    head, side = words.draw.choice(heads["papers"]), words.draw.choice(_SIDES)
    beside = words.draw.choice(heads[side])
    suffix = "md" if markup.markdown else "html"
    made = Kind(f"{shape.form}, {suffix}", {}, {})
    for n in range(count):
        shape.words = own = Words(random.Random(f"{seed}-{n}"), records)
        shape.gold, shape.owner = [], own.person()
        entries = shape.render(own.draw.sample(list(records), own.draw.randint(6, 12)))
        body = markup.heading(head, 2, "h") + entries + "\n" + markup.heading(beside, 2, "h")
        body += other(Words(random.Random(seed), records), markup, side)
        bio = own.phrase("bio")
        name = f"{seed}-{n}"
        made.texts[f"{name}.{suffix}"] = (
            f"# {shape.owner}\n\n{bio}\n\n{body}"
            if markup.markdown
            else f"<!doctype html><html><body>{box('h1', shape.owner)}{box('p', bio)}{body}</body></html>"
        )
        made.gold[name] = {"source": f"{name}.{suffix}", "papers": shape.gold, "news": [], "projects": []}
    return made


def measured(records: Sequence[Record], pages: Path | None) -> Iterator[list[object]]:
    """For each kind its form, the F1 of each measure before and after, and how many values of other pages changed."""
    others = evaluate(pages / "gold", pages / "texts") if pages else None
    for seed in KINDS:
        one = kind(seed, records, FITTED + UNSEEN)
        names = list(one.gold)
        model = fit({name: one.gold[name] for name in names[:FITTED]}, one.texts)
        unseen = {name: one.gold[name] for name in names[FITTED:]}
        before, after = evaluate(unseen, one.texts), evaluate(unseen, one.texts, model=model)
        row: list[object] = [one.form]
        for measure in MEASURES:
            row += [_f1(before, measure), _f1(after, measure)]
        if others and pages:
            row.append(len(evaluate(pages / "gold", pages / "texts", model=model).since(others)))
        yield row


def _f1(evaluation: Evaluation, measure: str) -> float | None:
    return next((row.f1 for row in evaluation.rows if row.measure == measure), None)


def main(arguments: Sequence[str]) -> None:
    """Print a row for each kind, and the means."""
    records = load_records(Path(arguments[0]))
    rows = list(measured(records, Path(arguments[1]) if len(arguments) > 1 else None))
    means: list[object] = ["mean"]
    for column in range(1, len(rows[0])):
        held = [value for row in rows if isinstance(value := row[column], int | float)]
        means.append(sum(held) / len(held))
    heads = ["kind", *[name for measure in MEASURES for name in (measure, "after")]]
    print(table([*heads, "others changed"][: len(means)], [*rows, means]))


if __name__ == "__main__":
    main(sys.argv[1:])
