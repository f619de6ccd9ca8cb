"""Fitting the models that read references, and reading what they did not see."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from profparse.fields.citation.token_features import features
from profparse.fields.citation.tokens import Tokens
from profparse.pieces.line import Line
from profparse.sequence import SequenceModel, models_in_use
from profparse.sequence.model import read_weights
from profparse.training.card_papers import read_papers, read_venues
from profparse.training.cards import cards
from profparse.training.entries import Example, Outcome, card_examples, outcomes, page_examples, reference_examples
from profparse.training.material import Material
from profparse.training.page_entries import GoldPage, gold_pages, page_rows
from profparse.training.references import RENDERED, Row, annotated_rows, fit_references, read_records, rendered_rows

CARDS = 5_000  # cards of homepages rendered for a fit
CARDS_TO_JUDGE = 300  # of others, for what tells an entry: read by each fold's model
SEED = 11


class Data(NamedTuple):
    """All that the models of references are fitted on; ``cards`` are those that entries are told by, not tokens."""

    rows: Sequence[Row]
    pages: Sequence[GoldPage]
    references: Path
    cards: Sequence[Sequence[Line]]

    @property
    def groups(self) -> tuple[list[str], list[str]]:
        """The repositories of the pages, and the pages of annotated references: what folds keep together."""
        names = sorted(path.stem for path in (self.references / "gold").glob("*.json"))
        return sorted({page.group for page in self.pages}), names


def load(material: Material) -> Data:
    """The data in the folders of a fit."""
    shared = material.shared
    pages, ours = [[page for one in folders for page in gold_pages(one)] for folders in (material.given, material.ours)]
    papers = read_papers(shared / "bibliography" / "dev.jsonl.gz")
    venues = read_venues(shared / "gazetteers")
    rows = [
        *annotated_rows(shared / "references"),
        *rendered_rows(read_records(shared / "bibliography" / "records.jsonl.gz"), RENDERED, SEED),
        *[Row("cards", card.tokens, card.kinds) for card in cards(papers, venues, CARDS, SEED)],
        *[Row(*row) for row in page_rows([*pages, *ours])],
        *[Row(*row) for row in page_rows([*pages, *ours]) if not _is_prose(row)],  # twice: they are what is read most
    ]
    unseen = [card.lines for card in cards(papers, venues, CARDS_TO_JUDGE, SEED + 1)]
    return Data(rows, pages, shared / "references", unseen)


def _is_prose(row: tuple[str, Tokens, Sequence[str | None]]) -> bool:
    return set(row[2]) == {"PROSE"}


def fit_tokens(data: Data, left_out: Collection[str], path: Path) -> None:
    """Fit the model of tokens to all rows but those of the groups left out."""
    fit_references([row for row in data.rows if row.group not in left_out], path)


def read_unseen(data: Data, groups: Collection[str], weights: Path) -> list[Outcome]:
    """How the entries of groups are read by a model that was fitted without them."""
    chance = random.Random(SEED)
    examples: list[Example] = []
    for page in data.pages:
        if page.group in groups:
            examples += page_examples(page, chance)
    _, names = data.groups
    examples += reference_examples(data.references, [name for name in names if name in groups], chance)
    examples += card_examples(data.cards, chance)
    model = SequenceModel(read_weights(str(weights)), features)
    with models_in_use({"references": model}):
        return list(outcomes(examples))
