"""``fit``: from corrected pages to a model that is drawn to what ships, and what it did to these pages."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from profparse.diagnostics import InputError
from profparse.evaluate import Evaluation
from profparse.evaluate.run import Texts, judge, read_gold
from profparse.fitted_model import EXPAND, Model, Part, checked_model, in_use, reading_with
from profparse.kind_of_page import FittedModel, counted
from profparse.options import Options, checked
from profparse.parse import parse
from profparse.sequence import SequenceModel
from profparse.source import Document, load
from profparse.training.corrections.drawn import Row, drawn
from profparse.training.corrections.rows import PROSE, Gold, Lesson, lesson, reading_options

FOLDS = 5
FEW, FOLDS_OF_MANY = 20, 3  # from more pages than a few on, leaving out a third hardly changes what is learnt


class Setting(NamedTuple):
    """How firmly a model is drawn to the weights that there are, and the most steps of its fit."""

    ridge: float
    iterations: int


#: The ridge is the best of 1, 4 and 16 for eight kinds of pages (``benchmarks/corrections.py``, other templates).
SETTINGS = {"lines": Setting(1.0, 20), "entries": Setting(1.0, 20), "references": Setting(1.0, 15)}
#: What the measures of a model are about: other fields of a page do not change with it.
MEASURED = ("papers", "paper.", "news", "projects")


def fit(
    gold: str | Path | Mapping[str, Gold] | Iterable[Gold],
    texts: str | Path | Texts,
    *,
    base: Model | str | os.PathLike[str] | None = None,
    **options: Any,
) -> Model:
    """Learn from pages that were corrected by hand: a :class:`Model` for ``parse(..., model=...)``.

    ``gold`` and ``texts`` are as :func:`profparse.evaluate` takes them, such as a folder of what a report's Save
    downloads and the folder of the pages; ``options`` are those of :func:`profparse.parse`. What is learnt is which
    lines are papers, news and projects, which runs of them are entries, and what the tokens of an entry are. The
    weights are drawn to those of ``base`` (default: what ships), so that a few pages of one kind do for the others of
    that kind. What it did to the given pages is in ``about`` of the model, each page read by a model that was fitted
    without it.

    Raises :class:`InputError` for gold that cannot be read or contradicts itself, that names a page which is not among
    the texts, or one that has changed since; for gold that teaches nothing; and for a base that cannot be read.
    """
    before = checked_model(base)
    own = checked(**options)._replace(model=None)
    with ExitStack() as stack:
        if before is not None:
            stack.enter_context(reading_with(before))
        lessons = [
            lesson(name, one, _document(name, one, texts, own), own)
            for name, one in read_gold(gold)
        ]
        if not any(row.units for one in lessons for rows in one.rows.values() for row in rows):
            raise InputError("the gold teaches nothing: none of its pages is read by what learns from gold")
        return Model(_parts(lessons), _about(lessons, own))


def _document(name: str, gold: Gold, texts: str | Path | Texts, options: Options) -> Document:
    """The page that gold is about, as it was when it was corrected."""
    source = gold["source"]
    page: Any
    if isinstance(texts, str | Path):
        page = Path(texts) / source
    elif source in texts:
        page = texts[source]
    else:
        raise InputError(f"the gold of {name} names {source}, which is not among the texts")
    try:
        document = load(page, max_bytes=options.max_bytes)
    except InputError as error:
        raise InputError(f"the gold of {name} names a page that cannot be read: {error}") from None
    records = chain.from_iterable(gold.get(key) or () for key in ("papers", "news", "projects"))
    blocks = list(chain.from_iterable(record.get("blocks") or () for record in records))
    if blocks and gold.get("sha256") not in (None, document.sha256):
        raise InputError(f"the gold of {name} is about another {source}: the page has changed (the SHA-256 differ)")
    if blocks and max(end for _, end in blocks) > len(document.text):
        raise InputError(f"the gold of {name} is about another {source}: this one ends before its records do")
    return document._replace(name=document.name or source)


def _parts(lessons: Sequence[Lesson]) -> dict[str, Part]:
    """What each model that has something to learn learns of all lessons."""
    out: dict[str, Part] = {}
    for name, setting in SETTINGS.items():
        rows: list[Row] = list(chain.from_iterable(one.rows[name] for one in lessons))
        if not any(any(row.kinds) for row in rows):
            continue
        before = in_use(name)
        weights = drawn(before.weights, rows, EXPAND[name], ridge=setting.ridge, iterations=setting.iterations)
        model = SequenceModel(weights, EXPAND[name])
        # What a page's entries look like is told without its prose.
        pages = [counted(model, [row.units for row in one.rows[name] if PROSE not in row.kinds]) for one in lessons]
        out[name] = Part(weights, [*_renumbered(before, model), *filter(None, pages)])
    return out


def _renumbered(before: SequenceModel, model: SequenceModel) -> list[dict[int, int]]:
    """The pages that an earlier model was fitted to, by the numbers of the features of a later one."""
    if not isinstance(before, FittedModel):
        return []
    names = {number: name for name, number in before.weights.features.items()}
    features = model.weights.features
    return [
        {features[names[number]]: count for number, count in page.items() if names.get(number) in features}
        for page in before.pages
    ]


def _about(lessons: Sequence[Lesson], options: Options) -> dict[str, Any]:
    """What the models did to the lessons' pages, each read by models that were fitted without it."""
    folds = min(FOLDS if len(lessons) <= FEW else FOLDS_OF_MANY, len(lessons))
    about: dict[str, Any] = {"pages": len(lessons), "folds": folds if folds > 1 else 0, "measures": {}}
    if folds < 2:
        return about
    before, after = [], []
    for fold in range(folds):
        left_out = lessons[fold::folds]
        parts = _parts([one for n, one in enumerate(lessons) if n % folds != fold])
        with reading_with(Model(parts, {})):
            for one in left_out:
                text = one.document.text
                read = parse(text, **reading_options(options, one.read.source.format))
                before += judge(one.name, one.gold, one.read.to_dict(), text)
                after += judge(one.name, one.gold, read.to_dict(), text)
    earlier, later = Evaluation(tuple(before)), Evaluation(tuple(after))
    changes = later.since(earlier)
    measures = {row.measure for row in (*earlier.rows, *later.rows) if row.measure.startswith(MEASURED)}
    f1 = [{row.measure: row.f1 for row in each.rows} for each in (earlier, later)]
    for measure in sorted(measures):
        own = [change for change in changes if change.measure == measure]
        better = sum(change.better for change in own)
        about["measures"][measure] = {
            "before": round(f1[0].get(measure, 0.0), 4), "after": round(f1[1].get(measure, 0.0), 4),
            "better": better, "worse": len(own) - better,
        }  # fmt: skip
    return about
