"""What tells entries from other lines, and how often fields are right: fitted on what a model reads but never saw."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from profparse.fields.citation.entry_fields import EntryFields
from profparse.fields.citation.entry_parts import EntryParts
from profparse.fields.citation.likelihood import (
    ENTRY,
    OTHER,
    facts_of_entry,
    facts_of_field,
    share_of_right,
)
from profparse.fields.citation.likeness import line_facts
from profparse.fields.citation.reference_model import FIELDS, labelled, posterior
from profparse.fields.draft import Draft
from profparse.pieces.line import Line
from profparse.sequence import SequenceModel, models_in_use
from profparse.sequence.certainty import RIGHT, WRONG
from profparse.sequence.model import read_weights
from profparse.training.page_entries import GoldPage, entries_of, folded
from profparse.training.sequence import fit_sequence

TOGETHER = (2, 3, 10)  # entries that are joined into one, to be told apart from one
_AT_ONCE = 400  # entries that are read together
_LEAST = 30  # fields that a point of a curve rests on
_PARTS = 5  # of what was read, each told by a model that was fitted to the others


class Example(NamedTuple):
    """Lines, whether they are one entry cut right, and the fields that its gold holds, if any."""

    lines: Sequence[Line]
    is_entry: bool
    gold: Mapping[str, Any] | None


def page_examples(page: GoldPage, chance: random.Random) -> Iterator[Example]:
    """The entries of a page, whole, halved and joined, and its other lines, alone and by twos and threes."""
    papers = page.gold.get("papers")
    if papers is None:
        return
    lines = page.page.lines
    entries = entries_of(page.page, papers)
    taken: set[int] = set()
    for n, entry in enumerate(entries):
        own = lines[entry.first : entry.last + 1]
        taken.update(range(entry.first, entry.last + 1))
        if entry.gold.get("optional"):
            continue
        yield Example(own, True, entry.gold)
        if len(own) > 1:
            cut = chance.randrange(1, len(own))
            yield Example(own[:cut], False, None)
            yield Example(own[cut:], False, None)
        count = chance.choice(TOGETHER)
        joined = entries[n : n + count]
        if len(joined) > 1:
            yield Example(lines[entry.first : joined[-1].last + 1], False, None)
    if len(entries) < len([paper for paper in papers if not paper.get("optional")]):
        return
    near = {n for entry in entries for n in range(entry.first - 1, entry.last + 3)} - taken
    others = [n for n, line in enumerate(lines) if n not in taken and n not in near and not line.hidden]
    for n in others:
        yield Example([lines[n]], False, None)
        size = chance.randrange(2, 4)
        if n + size <= len(lines) and not taken & set(range(n, n + size)):
            yield Example(lines[n : n + size], False, None)


def card_examples(cards: Sequence[Sequence[Line]], chance: random.Random) -> Iterator[Example]:
    """Rendered cards, whole, cut in two where they have several lines, and two in a row as one."""
    for n, lines in enumerate(cards):
        yield Example(lines, True, None)
        if len(lines) > 2 and not chance.randrange(3):
            cut = chance.randrange(1, len(lines))
            yield Example(lines[:cut], False, None)
            yield Example(lines[cut:], False, None)
        if n and not chance.randrange(3):
            yield Example([*cards[n - 1], *lines], False, None)


def reference_examples(folder: Path, names: Iterable[str], chance: random.Random) -> Iterator[Example]:
    """The references of pages of annotated references, alone and joined; their papers stand in the page's order."""
    for name in names:
        gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
        text = (folder / "texts" / gold["source"]).read_text("utf-8")
        shown = [line.strip() for line in text.split("\n") if line.strip()][1:]
        papers = gold["papers"]
        place = 0
        for n, line in enumerate(shown):
            key = folded(line)
            found = next((k for k in range(place, len(papers)) if folded(papers[k]["title"]) in key), None)
            if found is None:
                continue
            place = found + 1
            yield Example([Line(line, 0, len(line))], True, papers[found])
            if not chance.randrange(3):
                count = chance.choice(TOGETHER)
                joined = shown[n : n + count]
                if len(joined) > 1:
                    yield Example([Line(one, 0, len(one)) for one in joined], False, None)
                    whole = " ".join(joined)
                    yield Example([Line(whole, 0, len(whole))], False, None)


class Outcome(NamedTuple):
    """An example as it was read: its facts, what it is, and for each field its posterior and whether it is right."""

    facts: list[str]
    is_entry: bool
    fields: Mapping[str, tuple[float, bool]]


def outcomes(examples: Sequence[Example]) -> Iterator[Outcome]:
    """How examples are read by the model of references in use."""
    for start in range(0, len(examples), _AT_ONCE):
        some = examples[start : start + _AT_ONCE]
        for example, found in zip(some, labelled([one.lines for one in some]), strict=True):
            fields: dict[str, tuple[float, bool]] = {}
            if example.gold is not None and found.reading.kinds:
                draft = Draft("paper")
                EntryFields(draft, EntryParts(example.lines, found.tokens, found.reading.kinds)).read(None)
                for field, right in _right(draft, example.gold).items():
                    fields[field] = posterior(found, field), right
            yield Outcome(facts_of_entry(found), example.is_entry, fields)


def _right(draft: Draft, gold: Mapping[str, Any]) -> dict[str, bool]:
    """Which of the fields that were read, and that the gold holds, are right, as pages are scored."""
    values = draft.values
    out: dict[str, bool] = {}
    if "title" in values:
        out["title"] = folded(values["title"]) == folded(gold["title"])
    if "authors" in values and "authors" in gold:
        out["authors"] = [folded(one.name) for one in values["authors"]] == [folded(one) for one in gold["authors"]]
    if "venue" in values and gold.get("venue"):
        a, b = folded(gold["venue"]), folded(values["venue"])
        out["venue"] = bool(a) and bool(b) and (a in b or b in a) and len(b) <= 1.6 * len(a) + 12
    if draft.date is not None and gold.get("year"):
        out["date"] = str(draft.date.reading.edtf or "")[:4] == str(gold["year"])
    return out


def fit_lines(
    pages: Sequence[GoldPage], references: Iterable[str], cards: Sequence[Sequence[Line]], path: Path
) -> None:
    """Fit the model that tells lines that are entries, or open one, and write its weights file."""
    rows: list[tuple[list[list[str]], list[str]]] = []
    for page in pages:
        papers = page.gold.get("papers")
        if papers is None:
            continue
        lines = page.page.lines
        entries = entries_of(page.page, papers)
        first = {entry.first for entry in entries}
        taken = {n for entry in entries for n in range(entry.first, entry.last + 1)}
        whole = len(entries) >= len([paper for paper in papers if not paper.get("optional")])
        for n, line in enumerate(lines):
            if n in first:
                rows.append(([line_facts(line)], [ENTRY]))
            elif (n in taken or whole) and not line.hidden and line.text:
                rows.append(([line_facts(line)], [OTHER]))
    rows += [([line_facts(Line(text, 0, len(text)))], [ENTRY]) for text in references]
    # Items with markers and without: cards are rendered as lines alone.
    for n, card in enumerate(cards):
        item = Line(card[0].text, 0, 0, kind="item", marker="-", runs=card[0].runs, links=card[0].links)
        rows.append(([line_facts(item if n % 2 else card[0])], [ENTRY]))
        rows += [([line_facts(line)], [OTHER]) for line in card[1:]]
    fit_sequence("reference_lines", rows, path, lasso=0.5, ridge=0.5, iterations=200)


def fit_entries(found: Sequence[Outcome], path: Path) -> None:
    """Fit the model that tells entries from other lines, and write its weights file."""
    rows = [([one.facts], [ENTRY if one.is_entry else OTHER]) for one in found]
    fit_sequence("reference_entries", rows, path, lasso=0.5, ridge=0.5, iterations=200)


def fit_fields(found: Sequence[Outcome], path: Path, curves: Path) -> None:
    """Fit the model that tells right fields from wrong ones, and the curves from what it says to how often it is right.

    The curves rest on what models say of fields that they were not fitted to, in ``_PARTS`` parts.
    """
    read = [one for one in found if one.is_entry]
    pairs: dict[str, list[tuple[float, bool]]] = {field: [] for field in FIELDS}
    for part in range(_PARTS):
        _fit_fields([one for n, one in enumerate(read) if n % _PARTS != part], path)
        with models_in_use({"reference_fields": SequenceModel(read_weights(str(path)))}):
            for one in read[part::_PARTS]:
                for field, (share, right) in one.fields.items():
                    pairs[field].append((share_of_right(field, one.facts, share), right))
    _fit_fields(read, path)
    points = {field: isotonic(sorted(row)) for field, row in pairs.items()}
    curves.write_text(json.dumps(points, sort_keys=True) + "\n", "utf-8")


def _fit_fields(found: Sequence[Outcome], path: Path) -> None:
    rows = [
        ([facts_of_field(field, one.facts, share)], [RIGHT if right else WRONG])
        for one in found
        for field, (share, right) in one.fields.items()
    ]
    fit_sequence("reference_fields", rows, path, lasso=0.3, ridge=0.05, iterations=200, least_count=5)


def isotonic(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """The points of the rising curve nearest to pairs of a figure and whether it held, in order of the figure.

    Isotonic regression by pooling adjacent violators; each point rests on at least ``_LEAST`` pairs.

    >>> isotonic([(0.1, False)] * 30 + [(0.9, True)] * 30)
    [(0.1, 0.016), (0.9, 0.984)]
    """
    blocks: list[list[float]] = []  # sum of figures, number right, number
    for start in range(0, len(pairs), _LEAST):
        some = pairs[start : start + _LEAST]
        if len(some) < _LEAST and blocks:
            last = blocks[-1]
            blocks[-1] = [last[0] + sum(x for x, _ in some), last[1] + sum(y for _, y in some), last[2] + len(some)]
        else:
            blocks.append([sum(x for x, _ in some), float(sum(y for _, y in some)), float(len(some))])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]:
            top = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], top, strict=True)]
    # Half a case of each outcome is added, so that nothing is said to be certain.
    return [(round(x / n, 4), round((y + 0.5) / (n + 1), 3)) for x, y, n in blocks]
