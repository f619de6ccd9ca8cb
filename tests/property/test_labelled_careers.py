"""Laws of the model of careers: any lines are read, what is read quotes the page, and time grows as the page does."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.fields.biography.candidates import candidates_of
from profparse.fields.biography.career_facts import career_facts, features
from profparse.fields.biography.career_pairs import pair_facts, pairs
from profparse.fields.biography.career_tokens import MOST_TOKENS, career_tokens
from profparse.fields.biography.labelled_careers import (
    LEAST,
    CareerRun,
    LabelledRecord,
    labelled_careers,
    parts_of,
)
from profparse.model import Education, Position
from profparse.pieces import read_page
from profparse.pieces.line import Line, Page
from profparse.sequence import SequenceModel
from profparse.sequence.columns import units_of
from tests.fields.biography.made_up_models import KINDS, pair_model, read_with, token_model, word_model
from tests.laws import letters

_VOCABULARY = """
    Lecturer Professor PhD Ph.D. M.Sc. student Alder University College Law in at of and , ; . ( ) （ ） 、 2019 2021
    - – since present from Ada Holt advised by 东海大学 教授 博士 系 Doktorand Hauptuniversität O'Neil İ ß ﬁ é a_b 12345
    ’ " **Lecturer** *Alder* <b> &amp; [Alder](u) | # `x`
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_LINES = st.lists(st.one_of(st.lists(_WORDS, max_size=12).map(" ".join), st.text(max_size=40)), max_size=6)
_FORMATS = st.sampled_from(["text", "markdown", "html"])
_SECTIONS = st.sampled_from(["top", "positions", "education", "list"])
_WEIGHTS = st.floats(-4, 4, allow_nan=False)
#: Models that say anything of the words: what holds of all of them holds of those that ship.
_ANY_TOKENS = st.dictionaries(
    st.sampled_from([
        "w=lecturer", "w=professor", "w=phd", "w=alder", "w=university", "w=law", "w=2019", "w=,", "w=大",
        "w=学", "w=教", "s=Xxx", "s=dddd", "s=c1", "f=R", "f=O", "ends=<", "ends=>", "all=-",
    ]),
    st.dictionaries(st.sampled_from(KINDS), _WEIGHTS, min_size=1, max_size=4), min_size=4, max_size=12,
).map(token_model)  # fmt: skip
_ANY_PAIRS = st.dictionaries(
    st.sampled_from(["R>O", "R<O", "D>O", "D<O", "D>F", "D<F", "D>A", "D<A", "R>O near0", "D>O lines1"]), _WEIGHTS
).map(pair_model)
_SOME = (word_model(), pair_model())


def runs_of(page: Page, section: str, cut: int) -> list[CareerRun]:
    """The lines of a page as two runs, either of which may be empty."""
    return [CareerRun(page.lines[:cut], section), CareerRun(page.lines[cut:], "top")]


def broken(found: list[LabelledRecord], page: Page) -> list[str]:
    """What breaks the law that records quote the page."""
    out = []
    for record, head, sure in found:
        start, end = record.span
        source = letters(page.text[start:end])
        texts = (
            [record.role, record.organization] if isinstance(record, Position)
            else [record.degree, record.institution, record.field, *record.advisors]
        )  # fmt: skip
        out += [f"{text!r} is not in {source!r}" for text in texts if text and letters(text) not in source]
        if letters(page.text[slice(*head)]) != letters(texts[0] or ""):
            out.append(f"{texts[0]!r} does not stand at {head}")
        if not (0 <= start <= head[0] < head[1] <= end <= len(page.text)):
            out.append(f"{head} is not within {record.span}")
        if not LEAST <= sure <= 1 + 1e-9:
            out.append(f"{texts[0]!r} is as sure as {sure}")
        for date in (record.start, record.end):
            if date is not None and not start <= date.span[0] <= date.span[1] <= end:
                out.append(f"{date!r} is not within {record.span}")
    return out


@given(_LINES, _SECTIONS, st.integers(0, 6), _ANY_TOKENS, _ANY_PAIRS)
@settings(max_examples=150, deadline=None)
def test_records_quote_the_page_whatever_a_model_says(
    texts: list[str], section: str, cut: int, tokens: SequenceModel, together: SequenceModel
) -> None:
    """Texts have their letters at places in the record's span, the head is where it is said, dates lie within."""
    page = read_page("\n".join(texts), "text")
    assert broken(read_with(tokens, together, runs_of(page, section, cut)), page) == []


@given(_LINES, _FORMATS, _SECTIONS, st.integers(0, 6))
@settings(max_examples=100, deadline=None)
def test_any_lines_are_read_in_any_format(texts: list[str], format: str, section: str, cut: int) -> None:
    """The models that ship read what there is without an exception, twice alike, and with spans within the page."""
    page = read_page("\n".join(texts), format)
    runs = runs_of(page, section, cut)
    found = labelled_careers(runs)
    assert found == labelled_careers(runs)
    for record, head, _ in found:
        assert 0 <= record.span[0] <= head[0] <= head[1] <= record.span[1] <= len(page.text)
        assert isinstance(record, Education) or record.role
        assert isinstance(record, Position) or record.degree


@given(st.lists(st.tuples(_LINES, _SECTIONS), max_size=4))
@settings(max_examples=60, deadline=None)
def test_runs_are_read_as_each_alone(pages: list[tuple[list[str], str]]) -> None:
    """What is read of several runs is what is read of each, in their order."""
    runs = [CareerRun(read_page("\n".join(texts), "text").lines, section) for texts, section in pages]
    alone = [one for run in runs for one in read_with(*_SOME, [run])]
    found = read_with(*_SOME, runs)
    assert [(one.record, one.head) for one in found] == [(one.record, one.head) for one in alone]
    assert [one.sure for one in found] == pytest.approx([one.sure for one in alone])


@given(_LINES, _FORMATS, _SECTIONS)
@settings(max_examples=150, deadline=None)
def test_columns_have_a_value_for_each_token(texts: list[str], format: str, section: str) -> None:
    """Tokens, places, kinds and every column of facts are as many, places quote the lines, and values have features."""
    lines = read_page("\n".join(texts), format).lines
    tokens = career_tokens(lines)
    size = len(tokens.words)
    assert size == len(tokens.places) == len(tokens.kinds) <= MOST_TOKENS
    assert [lines[n].text[start:end] for n, start, end in tokens.places] == tokens.words
    assert tokens.places == sorted(tokens.places)
    columns = career_facts(tokens, lines, section)
    assert all(len(values) == size for values in columns.values())
    for unit in units_of(columns):
        for fact in unit:
            hash(fact)
            assert all(isinstance(name, str) for name in features(fact))


@given(st.lists(st.lists(st.sampled_from(KINDS), max_size=9), max_size=5), _SECTIONS)
@settings(max_examples=150, deadline=None)
def test_parts_lie_apart_each_in_a_line(kinds: list[list[str]], section: str) -> None:
    """Parts cover all tokens that are something, in order, each on one line, and facts about pairs can be told."""
    lines = [Line(" ".join(["x"] * max(1, len(row))), 0, 1) for row in kinds]
    tokens = career_tokens(lines)
    flat = [kind for row in kinds for kind in row or ["OTHER"]]
    parts = parts_of(tokens, flat, [0.5] * len(flat))
    assert [t for part in parts for t in range(part.start, part.end)] == [
        n for n, kind in enumerate(flat) if kind != "OTHER"
    ]
    for part in parts:
        assert {tokens.places[t][0] for t in range(part.start, part.end)} == {part.line}
        assert {flat[t].removesuffix("_MORE") for t in range(part.start, part.end)} == {part.kind}
    for n, k in pairs(parts):
        assert n != k and pair_facts(["x"] * len(flat), parts, n, k, section)


@given(_LINES, _LINES)
@settings(max_examples=80, deadline=None)
def test_candidates_keep_what_rules_read(texts: list[str], others: list[str]) -> None:
    """The rules' records come first and keep all they had; each other candidate is the model's as it was read."""
    page = read_page("\n".join([*texts, *others]), "text")
    labelled = read_with(*_SOME, [CareerRun(page.lines, "positions")])
    records = [one.record for one in labelled[::2]]
    found = candidates_of(records, labelled)
    for record, one in zip(records, found, strict=False):
        for name in record.__dataclass_fields__:
            assert getattr(record, name) in (None, getattr(one.record, name))
    added = found[len(records) :]
    assert all(one.told.startswith(("model", "also")) for one in added)
    assert all(any(one.record is other.record for other in labelled) for one in added)
    assert all(one.rival is None or one.rival < len(records) for one in found)


def calls(runs: list[CareerRun]) -> int:
    """How many functions are called while runs are read: the steps, whatever the machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event != "return"

    sys.setprofile(counted)
    try:
        read_with(*_SOME, runs)
    finally:
        sys.setprofile(None)
    return count


#: What is repeated, on one line and on lines of its own.
REPEATED = [
    "Lecturer at Alder University, 2019 - 2021; ", "Lecturer ", "Alder University ", "PhD in Law ", "Ph.D. ", "2019 ",
    "Lecturer 2019 ", "2019 - ", "( ", "Lecturer, ", "东海大学教授", "PhD with Ada Holt and Bo Lee in Law ",
    "博", "Ph. . . ",
]  # fmt: skip


def run_of(unit: str, times: int, lined: bool) -> CareerRun:
    """A unit so many times, on one line or on lines of their own."""
    texts = [unit] * times if lined else [unit * times]
    return CareerRun([Line(text, 0, len(text)) for text in texts], "positions")


@pytest.mark.parametrize("lined", [False, True], ids=["a line", "lines"])
@pytest.mark.parametrize("unit", REPEATED)
def test_steps_grow_as_a_run_does(unit: str, lined: bool) -> None:
    """Four times a run, as long as one is read, takes at most five times the steps."""
    times = MOST_TOKENS // 4 // len(career_tokens([Line(unit, 0, len(unit))]).words)
    small, large = ([run_of(unit, times * n, lined)] for n in (1, 4))
    calls(large)  # what is loaded on first use counts for neither
    assert calls(large) <= 5 * calls(small) + 2_000


@pytest.mark.parametrize("unit", REPEATED)
def test_steps_grow_as_the_runs_do(unit: str) -> None:
    """Four times the runs take at most five times the steps."""
    run = run_of(unit, 10, False)
    calls([run] * 32)
    assert calls([run] * 32) <= 5 * calls([run] * 8) + 2_000
