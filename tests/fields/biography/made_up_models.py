"""Small models of careers, made by hand: what they read is known, whatever the weights that ship say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from profparse.fields.biography.career_facts import features
from profparse.fields.biography.labelled_careers import (
    MORE,
    OTHER,
    CareerRun,
    LabelledRecord,
    labelled_careers,
)
from profparse.pieces import read_page
from profparse.sequence import SequenceModel, models_in_use
from profparse.sequence.certainty import RIGHT, WRONG
from profparse.sequence.weights import from_bytes, to_bytes

PARTS = ("ADVISOR", "DEGREE", "FIELD", "ORGANIZATION", "ROLE")
KINDS = (OTHER, *PARTS, *(kind + MORE for kind in PARTS))
SURE = 8.0  # a weight that leaves other kinds next to nothing

#: What the words of the examples are.
WORDS = {
    "lecturer": "ROLE", "professor": "ROLE", "dean": "ROLE", "weaver": "ROLE", "senior": "ROLE", "reader": "ROLE",
    "of-arts": "ROLE_MORE", "phd": "DEGREE", "ma": "DEGREE", "alder": "ORGANIZATION", "birch": "ORGANIZATION",
    "harbour": "ORGANIZATION", "university": "ORGANIZATION_MORE", "college": "ORGANIZATION_MORE", "law": "FIELD",
    "music": "FIELD", "ada": "ADVISOR", "bo": "ADVISOR", "holt": "ADVISOR_MORE", "lee": "ADVISOR_MORE",
    "东": "ORGANIZATION", "海": "ORGANIZATION_MORE", "大": "ORGANIZATION_MORE", "学": "ORGANIZATION_MORE",
    "教": "ROLE", "授": "ROLE_MORE",
}  # fmt: skip
#: A part belongs to the head that is nearest to it on its own line; to one on another line it hardly does.
PAIRS = {
    f"{head}{side}{part} near0 lines{lines}": SURE if not lines else -SURE
    for head, parts in (("R", "O"), ("D", "OFA"))
    for part in parts
    for side in "<>"
    for lines in (0, 1, 2)
} | {f"{head}{side}{part}": -1.0 for head, parts in (("R", "O"), ("D", "OFA")) for part in parts for side in "<>"}


def token_model(weights: Mapping[str, Mapping[str, float]]) -> SequenceModel:
    """A model of tokens from the weights of features."""
    return SequenceModel(from_bytes(to_bytes(KINDS, {}, weights, {}), "made up"), features)


def word_model(kinds: Mapping[str, str] = WORDS, weight: float = SURE) -> SequenceModel:
    """A model by which each word is of the kind that it is given; others are nothing."""
    weights = {f"w={word}": {kind: weight} for word, kind in kinds.items()}
    return token_model(weights | {"all=-": {OTHER: weight / 2}})


def pair_model(weights: Mapping[str, float] = PAIRS) -> SequenceModel:
    """A model of what belongs together from the weights of facts: log odds that they speak for it."""
    held = {name: {RIGHT: max(weight, 0.0), WRONG: max(-weight, 0.0)} for name, weight in weights.items()}
    return SequenceModel(from_bytes(to_bytes((RIGHT, WRONG), {}, held, {}), "made up"))


def run_of(text: str, section: str = "positions", format: str = "text") -> CareerRun:
    """The lines of a text as one run."""
    return CareerRun(read_page(text, format).lines, section)


def read_with(tokens: SequenceModel, pairs: SequenceModel, runs: Sequence[CareerRun]) -> list[LabelledRecord]:
    """What two models read of runs."""
    with models_in_use({"career_tokens": tokens, "career_pairs": pairs}):
        return labelled_careers(runs)


def read(text: str, format: str = "text", pairs: Mapping[str, float] = PAIRS) -> list[LabelledRecord]:
    """What the models made of :data:`WORDS` and of pairs read of a text."""
    return read_with(word_model(), pair_model(pairs), [run_of(text, format=format)])
