"""Holding a parser against gold: the pages' JSON beside what was read from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from profparse.diagnostics import InputError, ProfparseError
from profparse.evaluate.biography import biography
from profparse.evaluate.evaluation import Evaluation
from profparse.evaluate.lists import news, papers, projects
from profparse.evaluate.page import Json, Page
from profparse.evaluate.places import check_places
from profparse.evaluate.records import Record
from profparse.evaluate.shape import check_shape
from profparse.evaluate.spans import spans
from profparse.model import Profile
from profparse.options import checked
from profparse.parse import parse

Texts = Mapping[str, "str | bytes | Path | Profile | Json"]


def evaluate(
    gold: str | Path | Mapping[str, Json] | Iterable[Json], texts: str | Path | Texts, **options: Any
) -> Evaluation:
    """Hold what profparse reads against gold.

    ``gold`` is a folder of JSON files (or one file), a mapping of page names to their gold, or the gold of the pages
    one after another; its schema is in ``docs/accuracy.md``. Only what the gold of a page holds is judged: a list that
    is absent is not, an empty one says that the page has none. ``texts`` is the folder of the pages, or a mapping from
    a gold's ``source`` to the page (as :func:`profparse.parse` takes it) or to what was read from it before: a
    :class:`Profile` or its JSON. ``options`` are those of :func:`profparse.parse`.

    Texts are compared by their letters and digits; where the gold is ``verbatim``, titles, authors and abstracts also
    character by character. Raises :class:`InputError` for gold that cannot be read; a page that cannot be read is
    one of the evaluation's ``failures``.

    >>> gold = {"source": "ada.md", "news": [{"text_start": "A paper is out", "date": {"edtf": "2024-05"}}]}
    >>> print(evaluate([gold], {"ada.md": "## News\\n- [5/2024] A paper is out.\\n"}))  # doctest: +ELLIPSIS
    measure         right  false  missed       P       R      F1     ECE  AUROC
    news                1      0       0  1.0000  1.0000  1.0000
    news.date           1      0       0  1.0000  1.0000  1.0000  0...
    spans faithful      1      0       0  1.0000  1.0000  1.0000
    spans of dates      1      0       0  1.0000  1.0000  1.0000
    spans present       1      0       0  1.0000  1.0000  1.0000
    """
    options["model"] = checked(**options).model  # a model that cannot be read is no matter of each page
    records: list[Record] = []
    failures: dict[str, str] = {}
    for name, page_gold in read_gold(gold):
        try:
            found, text = _found(texts, page_gold["source"], options)
        except ProfparseError as error:
            failures[name] = str(error)
        else:
            records += judge(name, page_gold, found, text)
    return Evaluation(tuple(records), failures)


def judge(name: str, gold: Json, found: Json, text: str | None = None) -> list[Record]:
    """One page's records: its gold beside the JSON of its profile; without its ``text`` no span is judged."""
    page = Page(name, gold, found, text)
    try:
        if "papers" in gold:
            papers(page)
        if "news" in gold:
            news(page)
        if gold.get("bio", {}) != {}:
            biography(page)
        if "projects" in gold:
            projects(page)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"the gold of {name} is not as docs/accuracy.md says: {error!r}") from None
    spans(page)
    return page.records


def read_gold(gold: str | Path | Mapping[str, Json] | Iterable[Json]) -> Iterator[tuple[str, Json]]:
    """The pages' names and gold; raises :class:`InputError` for gold that cannot be read, or contradicts itself."""
    if isinstance(gold, str | Path):
        place = Path(gold)
        files = sorted(place.glob("*.json")) if place.is_dir() else [place]
        if not files:
            raise InputError(f"{place}: no gold in this folder (files with .json)")
        for file in files:
            yield file.stem, _checked(file.stem, _read(file))
    elif isinstance(gold, Mapping):
        for name, page in gold.items():
            yield name, _checked(name, page)
    else:
        for page in gold:
            name = page.get("source") if isinstance(page, Mapping) else None
            yield str(name), _checked(str(name), page)


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"{file}: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise InputError(f"{file}: no JSON: {error}") from None


def _checked(name: str, page: Any) -> Json:
    if not isinstance(page, Mapping) or not isinstance(page.get("source"), str):
        raise InputError(f"the gold of {name} names no page in \"source\"")
    check_shape(name, page)
    check_places(name, page)
    return page


def _found(texts: str | Path | Texts, source: str, options: Mapping[str, Any]) -> tuple[Json, str | None]:
    """The JSON of a page's profile, and its text where that is at hand."""
    page: Any
    if isinstance(texts, str | Path):
        page = Path(texts) / source
    elif source in texts:
        page = texts[source]
    else:
        raise InputError(f"{source}: not among the texts")
    if isinstance(page, Mapping):
        return page, None
    profile = page if isinstance(page, Profile) else parse(page, **options)
    return profile.to_dict(), getattr(profile, "source_text", None)
