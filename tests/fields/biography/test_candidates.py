"""What rules and the model of tokens read of the same lines, put together."""

from __future__ import annotations

import pytest

from profparse.fields.biography.candidates import MOST, STEPS, Candidate, candidates_of
from profparse.fields.biography.labelled_careers import LabelledRecord
from profparse.fields.biography.record_evidence import Record
from profparse.model import Education, Position
from profparse.span import Span


def position(role: str | None, organization: str | None = None, span: Span = (0, 40)) -> Position:
    """A position of these parts."""
    return Position(role, organization, None, None, None, None, span)


def degree(name: str | None, institution: str | None = None, span: Span = (0, 40)) -> Education:
    """A degree of these parts."""
    return Education(name, None, institution, None, (), None, None, None, span)


def told(record: Record, sure: float = 0.85, head: Span | None = None) -> LabelledRecord:
    """A record of the model's; its role or degree stands where it begins."""
    return LabelledRecord(record, head or (record.span[0], record.span[0] + 3), sure)


WHOLE = position("Lecturer", "Alder University")
OTHER = position("Lecturer", "Birch College")
BARE = position("Lecturer")
AWAY = position("Lecturer", "Alder University", (90, 120))

#: What rules read, what the model read, and the candidates that come of it.
CASES: dict[str, tuple[list[Record], list[LabelledRecord], list[Candidate]]] = {
    "nothing": ([], [], []),
    "rules alone": ([WHOLE, AWAY], [], [Candidate(WHOLE, "rules", None), Candidate(AWAY, "rules", None)]),
    "the model alone": ([], [told(WHOLE)], [Candidate(WHOLE, "model7", None)]),
    "both": ([WHOLE], [told(WHOLE)], [Candidate(WHOLE, "both7", None)]),
    "both, with another writing of the organisation": (
        [WHOLE], [told(position("lecturer", "The Alder University"))], [Candidate(WHOLE, "both7", None)],
    ),
    "both, with an organisation by its initials": (
        [position("Lecturer", "University of Birch")], [told(position("Lecturer", "UB"))],
        [Candidate(position("Lecturer", "University of Birch"), "both7", None)],
    ),
    "both, a role in another": (
        [position("Senior Lecturer", "Alder University")], [told(WHOLE)],
        [Candidate(position("Senior Lecturer", "Alder University"), "both7", None)],
    ),
    "the model has no organisation": ([WHOLE], [told(BARE)], [Candidate(WHOLE, "both7", None)]),
    "neither has one": ([BARE], [told(BARE)], [Candidate(BARE, "both7", None)]),
    "the rules have none": ([BARE], [told(WHOLE)], [Candidate(WHOLE, "owned7", None)]),
    "the rules have none of a degree": (
        [degree("PhD")], [told(degree("PhD", "Alder University"))],
        [Candidate(degree("PhD", "Alder University"), "owned7", None)],
    ),
    "a rival": ([WHOLE], [told(OTHER)], [Candidate(WHOLE, "other7", None), Candidate(OTHER, "model7", 0)]),
    "a rival of the second": (
        [degree("PhD"), WHOLE], [told(OTHER)],
        [Candidate(degree("PhD"), "rules", None), Candidate(WHOLE, "other7", None), Candidate(OTHER, "model7", 1)],
    ),
    "a rival of several": (
        [WHOLE, position("Lecturer", "Crow Institute")], [told(OTHER)],
        [
            Candidate(WHOLE, "other7", None), Candidate(position("Lecturer", "Crow Institute"), "other7", None),
            Candidate(OTHER, "model7", 0),
        ],
    ),
    "one of several is the same": (
        [OTHER, WHOLE], [told(WHOLE)], [Candidate(OTHER, "rules", None), Candidate(WHOLE, "both7", None)],
    ),
    "both, and at another organisation": (
        [WHOLE], [told(WHOLE), told(OTHER)], [Candidate(WHOLE, "both7", None), Candidate(OTHER, "also7", None)],
    ),
    "at another organisation, and both": (
        [WHOLE], [told(OTHER), told(WHOLE)], [Candidate(WHOLE, "both7", None), Candidate(OTHER, "also7", None)],
    ),
    "one is filled in, another beside it": (
        [BARE], [told(WHOLE), told(OTHER)], [Candidate(WHOLE, "owned7", None), Candidate(OTHER, "also7", None)],
    ),
    "the surer rival is told": (
        [WHOLE], [told(OTHER, 0.3), told(position("Lecturer", "Crow Institute"), 0.7)],
        [
            Candidate(WHOLE, "other6", None), Candidate(OTHER, "model3", 0),
            Candidate(position("Lecturer", "Crow Institute"), "model6", 0),
        ],
    ),
    "the surer of two that are the same is told": (
        [WHOLE], [told(WHOLE, 0.7), told(WHOLE, 0.3)], [Candidate(WHOLE, "both6", None)],
    ),
    "the same elsewhere on the page": ([WHOLE], [told(AWAY)], [Candidate(WHOLE, "both7", None)]),
    "an organisation from elsewhere": ([BARE], [told(AWAY)], [Candidate(WHOLE, "owned7", None)]),
    "another elsewhere is no rival": (
        [WHOLE], [told(position("Dean", "Birch College", (90, 120)))],
        [Candidate(WHOLE, "rules", None), Candidate(position("Dean", "Birch College", (90, 120)), "model7", None)],
    ),
    "another role on the same line is no rival": (
        [WHOLE], [told(position("Dean", "Birch College"))],
        [Candidate(WHOLE, "rules", None), Candidate(position("Dean", "Birch College"), "model7", None)],
    ),
    "twice by the model": ([], [told(WHOLE), told(AWAY)], [Candidate(WHOLE, "model7", None)]),
    "a position is no degree": (
        [position("Student", "Alder University")], [told(degree("Student", "Alder University"))],
        [
            Candidate(position("Student", "Alder University"), "rules", None),
            Candidate(degree("Student", "Alder University"), "model7", None),
        ],
    ),
    "degrees of one level elsewhere": (
        [degree("Ph.D.", "Alder University")], [told(degree("PhD", "Alder University", (90, 120)))],
        [Candidate(degree("Ph.D.", "Alder University"), "both7", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("records", "labelled", "wanted"), CASES.values(), ids=CASES)
def test_candidates(records: list[Record], labelled: list[LabelledRecord], wanted: list[Candidate]) -> None:
    """What both read is given once, what is missing is filled in, and another reading of one head is its rival."""
    assert candidates_of(records, labelled) == wanted


@pytest.mark.parametrize(("sure", "step"), [(0.0, 0), (0.049, 0), (0.05, 1), (0.5, 5), (0.89, 7), (0.9, 8), (1.0, 8)])
def test_how_sure_the_model_is_counts_in_steps(sure: float, step: int) -> None:
    """A certainty is told as how many of the steps it has reached."""
    assert step <= len(STEPS)
    assert [one.told for one in candidates_of([], [told(WHOLE, sure)])] == [f"model{step}"]


def test_a_head_that_only_touches_is_another() -> None:
    """A role that stands where a record ends or begins is none of that record's."""
    for head in ((40, 48), (-8, 0)):
        (_, one) = candidates_of([WHOLE], [told(OTHER, head=head)])
        assert one.rival is None
    (_, one) = candidates_of([WHOLE], [told(OTHER, head=(39, 48))])
    assert one.rival == 0


def test_a_record_without_a_head_has_no_rival() -> None:
    """Where the rules read an organisation alone, what the model reads there is one more."""
    owner = position(None, "Birch College")
    assert candidates_of([owner], [told(WHOLE)]) == [Candidate(owner, "rules", None), Candidate(WHOLE, "model7", None)]


def test_rules_keep_their_order_and_number() -> None:
    """Whatever the model read, the first candidates are those of the rules, and rivals are among them."""
    records: list[Record] = [WHOLE, AWAY, degree("PhD"), BARE, OTHER]
    found = candidates_of(records, [told(OTHER), told(degree("PhD", "Alder")), told(position("Dean", "Crow"))])
    assert [type(one.record) for one in found[: len(records)]] == [type(one) for one in records]
    assert [one.record.span for one in found[: len(records)]] == [one.span for one in records]
    assert all(one.rival is None for one in found[: len(records)])
    assert all(one.rival is None or one.rival < len(records) for one in found)


def test_no_more_than_the_most_are_put_together() -> None:
    """Of very many readings of the model's the first ones are looked at."""
    many = [told(position("Lecturer", f"Q{n}x College", (9 * n, 9 * n + 8))) for n in range(MOST + 20)]
    assert len(candidates_of([], many)) == MOST
