"""Which lines are papers, news and projects: what the fitted model of lines makes of all the evidence.

The rules of structure propose (:mod:`.proposer`); what they propose is evidence among much else
(:mod:`.evidence`); the model's posteriors are what a line costs as part of a record, or as none. The costs of
the kinds that are no records stay as proposed, beside each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from profparse.grammar import load
from profparse.grammar.decode import decode
from profparse.layouts.contract import Label, Stretch
from profparse.layouts.homepage.evidence import Evidence, evidence, names_of
from profparse.layouts.homepage.evidence.words import words_of
from profparse.layouts.homepage.sections import DateLabels
from profparse.sequence import SequenceModel, load_model

RECORDS = ("PAPER", "PAPER_MORE", "NEWS", "NEWS_MORE", "PROJECT", "PROJECT_MORE")
OUTSIDE = "OTHER"
LEAST = 1e-4  # the posterior under which a kind is not proposed: none such is ever part of the cheapest reading
#: Lines from which on a page is judged: the model was fitted to whole pages, and of a pasted piece it knows too little.
FEWEST = 12
SKIP = 9.0  # the layout's price of a line that nothing fits

_WORDS = {
    "PAPER": "opens a publication",
    "PAPER_MORE": "goes on with the publication above",
    "NEWS": "opens a piece of news",
    "NEWS_MORE": "goes on with the news above",
    "PROJECT": "opens a project",
    "PROJECT_MORE": "goes on with the project above",
}


def model() -> SequenceModel:
    """The model of lines that ships."""
    return load_model("lines", names_of)


def features(stretch: Stretch, proposed: Sequence[Sequence[Label]], dates: DateLabels) -> Evidence:
    """The facts of each line, those of the reading that the proposals alone would give among them."""
    columns = [[(label.kind, label.cost) for label in labels] for labels in proposed]
    kinds = decode(load("homepage"), columns, skip=SKIP).kinds
    facts = stretch.facts
    words = [words_of(line, dates[n], facts[n].likeness) for n, line in enumerate(stretch.lines)]
    return evidence(stretch.lines, stretch.page, words, kinds)


def judged(stretch: Stretch, proposed: Sequence[Sequence[Label]], dates: DateLabels) -> list[list[Label]]:
    """The proposals with what the model says of records in place of what the rules say of them."""
    if len(stretch.lines) < FEWEST:
        return [list(labels) for labels in proposed]
    lines = model()
    found = features(stretch, proposed, dates)
    for n, word in enumerate(found.words):
        stretch.facts[n] = stretch.facts[n]._replace(words=word.facts)
    marginals = lines.read(found.facts).marginals
    places = {kind: n for n, kind in enumerate(lines.kinds)}
    out = []
    for labels, posteriors in zip(proposed, marginals, strict=True):
        own = [
            Label(kind, -log(share), f"{_WORDS[kind]} ({share:.2f})")
            for kind in RECORDS
            if kind in places and (share := posteriors[places[kind]]) >= LEAST
        ]
        others = [label for label in labels if label.kind not in RECORDS] or [Label("NOTE", 0.0, "no record")]
        outside = -log(max(posteriors[places[OUTSIDE]], LEAST))
        least = min(label.cost for label in others)
        out.append(own + [label._replace(cost=label.cost - least + outside) for label in others])
    return out
