"""What the model of references is fitted on: annotated references, rendered ones, and entries of annotated pages."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from profparse.data_files import load_json
from profparse.fields.citation.token_features import facts_of, features
from profparse.fields.citation.tokens import Tokens, tokens_of
from profparse.pieces.line import InlineLink, Line, Run
from profparse.sequence.columns import ColumnFact, units_of
from profparse.training.reference_labels import kind_of, token_kinds
from profparse.training.rendered_references import rendered_references
from profparse.training.rendering.pieces import RenderedReference
from profparse.training.sequence import fit_sequence

RENDERED = 5_000  # references rendered for a fit: as many again as there are of any one project
_BROKEN = 3  # one rendered reference in so many is cut into lines where its fields begin, as cards of pages are
_OPENERS = frozenset({"AUTHOR", "TITLE", "VENUE", "DATE", "LINK", "STATUS", "BADGE"})
_HINTED = 5  # one rendered reference in so many has class words around its fields
_RUNS: Mapping[str, Any] = {"b": "bold", "i": "italic", "u": "underline"}


class Row(NamedTuple):
    """A reference as the model is fitted on it; ``group`` says what is held out together, such as its page."""

    group: str
    tokens: Tokens
    kinds: Sequence[str | None]

    def facts(self) -> list[list[ColumnFact]]:
        """What the model is told of its tokens."""
        return units_of(facts_of(self.tokens))


def annotated_rows(folder: Path) -> Iterator[Row]:
    """The annotated references of ``folder/train.jsonl.gz``; a row's group is its page, else its dataset."""
    with gzip.open(folder / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        for text in file:
            found = json.loads(text)
            tokens = tokens_of([Line(found["text"], 0, len(found["text"]))])
            if tokens.words:
                places = [(start, end) for _, start, end in tokens.places]
                kinds = token_kinds(found["text"], tokens.words, places, found["parts"], found["authors"])
                yield Row(found["page"] or found["dataset"], tokens, kinds)


def rendered_rows(records: Sequence[Mapping[str, Any]], count: int, seed: int) -> Iterator[Row]:
    """References rendered from full records, with their markup; some are cut into lines at their fields."""
    chance = random.Random(seed)
    for reference in rendered_references(records, count=count, seed=seed):
        places, lines = _lines(reference, chance)
        tokens = tokens_of(lines)
        own = [(places[line] + start, places[line] + end) for line, start, end in tokens.places]
        if tokens.words:
            kinds = token_kinds(reference.text, tokens.words, own, reference.parts, reference.authors)
            yield Row("rendered", tokens, kinds)


def _lines(reference: RenderedReference, chance: random.Random) -> tuple[list[int], list[Line]]:
    """The reference as lines, and where each begins in its text."""
    text = reference.text
    cuts = [0]
    if not chance.randrange(_BROKEN):
        labels = frozenset(label for label, _, _ in reference.parts)
        for label, start, _ in reference.parts:
            if start > cuts[-1] and kind_of(label, labels) in _OPENERS and chance.randrange(3):
                while text[start - 1] in "“„\"'‘«([" and start - 1 > cuts[-1]:
                    start -= 1
                cuts.append(start)
    places: list[int] = []
    lines: list[Line] = []
    bare = bool(chance.randrange(2))  # what parted the fields on one line is gone
    named = [] if chance.randrange(_HINTED) else _named(reference, chance)
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        shown = text[start:end].rstrip(" ,;.:|–—-·•/" if bare and end < len(text) else " ")
        while shown[:1] == " ":
            shown, start = shown[1:], start + 1
        if not shown:
            continue
        end = start + len(shown)
        runs, links = [], []
        for a, b, letter in reference.styles:
            a, b = max(a, start), min(b, end)
            if a < b and letter == "l":
                links.append(InlineLink("", a - start, b - start, (a, b)))
            elif a < b and letter in _RUNS:
                runs.append(Run(_RUNS[letter], a - start, b - start))
        for a, b, words in named:
            a, b = max(a, start), min(b, end)
            if a < b:
                runs.append(Run("class", a - start, b - start, words))
        places.append(start)
        lines.append(Line(shown, start, end, runs=tuple(runs), links=tuple(links)))
    return places, lines


def _named(reference: RenderedReference, chance: random.Random) -> list[tuple[int, int, str]]:
    """Class words around the fields, as generators of pages give them; now and then they name another field."""
    labels = frozenset(label for label, _, _ in reference.parts)
    classes = load_json("rendered_cards")["classes"]
    out = []
    for label, start, end in reference.parts:
        kind = kind_of(label, labels)
        words = classes.get(kind or "")
        if words:
            if not chance.randrange(20):
                words = classes[chance.choice(sorted(classes))]
            out.append((start, end, chance.choice(words)))
    return out


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines, gzipped."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def fit_references(rows: Iterable[Row], path: Path) -> None:
    """Fit the model of references to rows and write its weights file."""
    read = ((row.facts(), row.kinds) for row in rows)
    fit_sequence("references", read, path, expand=features, lasso=0.3, iterations=60)
