"""What the model of tokens reads: parts, what belongs together, and when, by models made for these tests."""

from __future__ import annotations

import pytest

from profparse.fields.biography.career_pairs import CareerPart
from profparse.fields.biography.career_tokens import MOST_TOKENS, career_tokens
from profparse.fields.biography.labelled_careers import CareerRun, LabelledRecord, labelled_careers, parts_of
from profparse.model import Education, Position
from profparse.pieces.line import Line
from tests.fields.biography.made_up_models import (
    PAIRS,
    SURE,
    pair_model,
    read,
    read_with,
    run_of,
    token_model,
    word_model,
)

_KINDS = {
    "R": "ROLE", "r": "ROLE_MORE", "O": "ORGANIZATION", "o": "ORGANIZATION_MORE", "D": "DEGREE", "d": "DEGREE_MORE",
    "-": "OTHER",
}  # fmt: skip
#: Lines of kinds, a letter each (small for further tokens), and the parts, from and up to which token.
PARTS = {
    "no tokens": ("", []),
    "nothing": ("---", []),
    "one token": ("-R-", [("ROLE", 1, 2, 0)]),
    "further ones": ("Rrr-", [("ROLE", 0, 3, 0)]),
    "two side by side": ("RrR", [("ROLE", 0, 2, 0), ("ROLE", 2, 3, 0)]),
    "another kind behind": ("RrOo", [("ROLE", 0, 2, 0), ("ORGANIZATION", 2, 4, 0)]),
    "a further one of another kind": ("Ro", [("ROLE", 0, 1, 0), ("ORGANIZATION", 1, 2, 0)]),
    "a further one that opens": ("rr", [("ROLE", 0, 2, 0)]),
    "a further one behind nothing": ("R-r", [("ROLE", 0, 1, 0), ("ROLE", 2, 3, 0)]),
    "a further one on the next line": ("Rr|r", [("ROLE", 0, 2, 0), ("ROLE", 2, 3, 1)]),
    "a line without tokens between": ("R||r", [("ROLE", 0, 1, 0), ("ROLE", 1, 2, 2)]),
}  # fmt: skip


@pytest.mark.parametrize(("short", "wanted"), PARTS.values(), ids=PARTS)
def test_parts(short: str, wanted: list[tuple[str, int, int, int]]) -> None:
    """A part is a token and further ones of its kind, and never spans lines."""
    lines = [Line(" ".join("x" * len(line)), 0, 9) for line in short.split("|")]
    kinds = [_KINDS[letter] for letter in short if letter != "|"]
    parts = parts_of(career_tokens(lines), kinds, [1.0] * len(kinds))
    assert parts == [CareerPart(*one, 1.0) for one in wanted]


#: Words, the letters of their kinds, and the texts of the parts.
SIGNS = {
    "a comma behind": ("Lecturer , Alder University ,", "RrOoo", ["Lecturer", "Alder University"]),
    "a comma within": ("University of Alder , Birch", "Ooooo", ["University of Alder , Birch"]),
    "signs before": ("- * Lecturer", "Rrr", ["Lecturer"]),
    "signs alone": (", : ;", "R-O", []),
    "signs that go on for long": ("Lecturer , , , ,", "Rrrrr", ["Lecturer"]),
    "the stop of a short form": ("Ph . D .", "Dddd", ["Ph . D ."]),
    "wide signs": ("教 授 、 东", "RrrO", ["教 授", "东"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "short", "wanted"), SIGNS.values(), ids=SIGNS)
def test_a_sign_between_parts_is_at_neither_end_of_one(text: str, short: str, wanted: list[str]) -> None:
    """Signs that part things are taken off both ends, those within stay, and a part of such signs alone is none."""
    tokens = career_tokens([Line(text, 0, len(text))])
    kinds = [_KINDS[letter] for letter in short]
    parts = parts_of(tokens, kinds, [1.0] * len(kinds))
    assert [" ".join(tokens.words[part.start : part.end]) for part in parts] == wanted


def test_a_part_is_as_sure_as_its_least_sure_token() -> None:
    """Tokens beside it do not count."""
    tokens = career_tokens([Line("a b c d", 0, 7)])
    parts = parts_of(tokens, ["ROLE", "ROLE_MORE", "OTHER", "ROLE"], [0.9, 0.6, 0.1, 0.8])
    assert [part.sure for part in parts] == [0.6, 0.8]


def short(one: LabelledRecord) -> tuple[str | None, ...]:
    """The role or degree of a record, and its organisation or institution."""
    record = one.record
    if isinstance(record, Position):
        return record.role, record.organization
    return record.degree, record.institution


#: Texts, and the heads and owners of the records.
TEXTS: dict[str, tuple[str, list[tuple[str | None, ...]]]] = {
    "nothing": ("", []),
    "no known word": ("Weaver at Alder University", []),
    "a role and its organisation": ("Lecturer at Alder University", [("Lecturer", "Alder University")]),
    "the other way round": ("Alder University: Lecturer", [("Lecturer", "Alder University")]),
    "a role alone": ("Lecturer", [("Lecturer", None)]),
    "an organisation alone": ("lecturers of Alder University", []),
    "a degree": ("PhD at Alder University", [("PhD", "Alder University")]),
    "two lines": (
        "Lecturer at Alder University\n\nDean at Birch College",
        [("Lecturer", "Alder University"), ("Dean", "Birch College")],
    ),
    "an organisation of two roles": (
        "Alder University: Lecturer and Dean", [("Lecturer", "Alder University"), ("Dean", "Alder University")],
    ),
    "several tokens": ("Lecturer of-arts at Alder University", [("Lecturer of-arts", "Alder University")]),
    "signs without blanks": ("东海大学教授", [("教授", "东海大学")]),
    "signs among words": ("Lecturer, 东海大学", [("Lecturer", "东海大学")]),
    "as the page writes it": ("LECTURER at ALDER  University", [("LECTURER", "ALDER University")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TEXTS.values(), ids=TEXTS)
def test_records(text: str, wanted: list[tuple[str | None, ...]]) -> None:
    """Positions and degrees in page order, each with its organisation where one belongs to it."""
    assert [short(one) for one in read(text)] == wanted


def test_a_name_that_goes_on_below_is_two() -> None:
    """An organisation is read up to its line's end: what stands below is of another place."""
    (record,) = read("Lecturer at Alder\n\nUniversity")
    assert short(record) == ("Lecturer", "Alder")


def test_no_runs_and_empty_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made of nothing, and no model is loaded for it."""
    asked: list[str] = []
    monkeypatch.setattr("profparse.fields.biography.labelled_careers.load_model", lambda name, *_: asked.append(name))
    for runs in ([], [CareerRun([], "top")], [run_of(""), run_of("Weather at the harbour")]):
        assert labelled_careers(runs) == []
    assert asked == []


def test_runs_are_read_apart() -> None:
    """What stands in another run belongs to no head of this one, and records come in the order of the runs."""
    runs = [run_of("Dean"), run_of("at Alder University"), run_of("Lecturer at Birch College")]
    found = read_with(word_model(), pair_model({"R>O": SURE}), runs)
    assert [short(one) for one in found] == [("Dean", None), ("Lecturer", "Birch College")]


def test_what_lies_beyond_the_most_tokens_is_not_read() -> None:
    """A role there gives no record, and one that the cut leaves bare has no organisation."""
    assert read("x " * MOST_TOKENS + "Lecturer at Alder University") == []
    (one,) = read("x " * (MOST_TOKENS - 2) + "Lecturer at Alder University")
    assert short(one) == ("Lecturer", None)


def test_spans_are_faithful() -> None:
    """A record's span goes from its first part to its last, dates included, and the head's is that of the role."""
    text = "- Once **Lecturer** at [Alder University](https://alder.example) (2019 - 2021), then not\n"
    (one,) = read(text, "markdown")
    assert text[slice(*one.head)] == "Lecturer"
    assert text[slice(*one.record.span)] == "Lecturer** at [Alder University](https://alder.example) (2019 - 2021"
    assert one.record.start is not None and text[slice(*one.record.start.span)] == "2019"
    assert one.record.end is not None and text[slice(*one.record.end.span)] == "2021"


def test_fields_and_advisors_of_a_degree() -> None:
    """A degree has the first field and all advisors that belong to it, wherever they stand, and its span holds them."""
    text = "With Ada Holt and Bo Lee a PhD in Law and Music at Alder University"
    (one,) = read(text, pairs={"D>O": SURE, "D>F": SURE, "D<A": SURE})
    assert isinstance(one.record, Education)
    assert (one.record.field, one.record.advisors) == ("Law", ("Ada Holt", "Bo Lee"))
    assert text[slice(*one.record.span)] == text[len("With ") :]


def test_fields_and_advisors_that_hardly_belong_are_left_out() -> None:
    """Else the degree is as it was, and a role has neither."""
    text = "PhD in Law with Ada Holt at Alder University; Lecturer in Music"
    one, other = read(text, pairs={"D>O": SURE, "D>F": -1.0, "D>A": -1.0})
    assert isinstance(one.record, Education) and isinstance(other.record, Position)
    assert (one.record.field, one.record.advisors) == (None, ())


def test_one_role_at_several_organisations() -> None:
    """A role is given once for each organisation that belongs to it, a degree with the likeliest one."""
    pairs = {"R>O near0": SURE, "R>O near1": 2.0, "D>O near0": 2.0, "D>O near1": SURE}
    found = read("Lecturer at Alder University and Birch College", pairs=pairs)
    assert [short(one) for one in found] == [("Lecturer", "Alder University"), ("Lecturer", "Birch College")]
    assert found[0].sure > found[1].sure
    (degree,) = read("PhD at Alder University and Birch College", pairs=pairs)
    assert short(degree) == ("PhD", "Birch College")


def test_what_belongs_to_a_head_most_is_taken_even_if_it_hardly_does() -> None:
    """Of unlikely organisations the likeliest is given, with little certainty, unless none is likely at all."""
    text = "Lecturer at Alder University and Birch College"
    (one,) = read(text, pairs={"R>O near0": -2.0, "R>O near1": -1.0})
    assert short(one) == ("Lecturer", "Birch College") and 0.2 < one.sure < 0.3
    (bare,) = read(text, pairs={"R>O": -SURE})
    assert short(bare) == ("Lecturer", None) and 0.4 < bare.sure <= 0.5


def test_an_unlikely_reading_is_none() -> None:
    """Where neither the parts nor what binds them is likely, no record is given."""
    unsure = token_model({"w=lecturer": {"ROLE": 1.0}, "w=alder": {"ORGANIZATION": 1.0}})
    assert read_with(unsure, pair_model({"R>O": -2.0}), [run_of("Lecturer at Alder")]) == []
    assert len(read_with(word_model(), pair_model({"R>O": -2.0}), [run_of("Lecturer at Alder")])) == 1


#: Texts, and of the first record its beginning, its end, and whether it is current.
PERIODS: dict[str, tuple[str, tuple[str | None, str | None, bool | None]]] = {
    "none": ("Lecturer at Alder University", (None, None, None)),
    "behind": ("Lecturer at Alder University, 2019 - 2021", ("2019", "2021", False)),
    "before": ("2019 - 2021: Lecturer at Alder University", ("2019", "2021", False)),
    "between": ("Lecturer (2019 - 2021) at Alder University", ("2019", "2021", False)),
    "open": ("Lecturer at Alder University, 2019 - present", ("2019", None, True)),
    "one year of a role": ("Lecturer at Alder University, 2019", ("2019", "2019", None)),
    "one year of a degree": ("PhD at Alder University, 2019", (None, "2019", None)),
    "the years of a degree": ("PhD at Alder University, 2015 - 2019", ("2015", "2019", False)),
    "a running degree": ("PhD at Alder University, 2019 - present", ("2019", None, True)),
    "the line before": ("2019 - 2021\n\nLecturer at Alder University", ("2019", "2021", False)),
    "the line behind": ("Lecturer at Alder University\n\n2019 - 2021", ("2019", "2021", False)),
    "two lines away": ("Lecturer at Alder University\n\nand more\n\n2019 - 2021", (None, None, None)),
    "rather on the own line": ("2001\n\nLecturer at Alder University for some years, 2019", ("2019", "2019", None)),
    "rather the nearer": ("2001, a long time before, Lecturer at Alder University, 2019", ("2019", "2019", None)),
    "that of the head behind": ("Lecturer at Alder University\n\nDean at Birch College, 2019", (None, None, None)),
    "that of the head behind, which follows": (
        "Lecturer\n\nDean, 2019 - 2021", (None, None, None),
    ),
    "before the next head": ("Lecturer at Alder University, 2019; Dean", ("2019", "2019", None)),
    "no number is a year": ("Lecturer at Alder University, room 12345", (None, None, None)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PERIODS.values(), ids=PERIODS)
def test_periods(text: str, wanted: tuple[str | None, str | None, bool | None]) -> None:
    """The dates on a record's lines, or on the one before or behind, that are nearest and not another head's."""
    record = read(text)[0].record
    start, end = (date.edtf if date is not None else None for date in (record.start, record.end))
    assert (start, end, record.current) == wanted
    for date in (record.start, record.end):
        assert date is None or record.span[0] <= date.span[0] <= date.span[1] <= record.span[1]


def test_each_head_has_its_own_period() -> None:
    """Of roles under one organisation each has the period on its own line."""
    found = read("Alder University\n\nLecturer 2015 - 2018\n\nReader\n\nDean 2019 - 2020", pairs={"R<O": SURE})
    ends = [one.record.end and one.record.end.edtf for one in found]
    assert [short(one)[0] for one in found] == ["Lecturer", "Reader", "Dean"]
    assert (ends[0], ends[2]) == ("2018", "2020")


def test_a_year_in_a_name_is_no_period() -> None:
    """A number that is read as part of an organisation dates nothing."""
    words = {"lecturer": "ROLE", "college": "ORGANIZATION", "2019": "ORGANIZATION_MORE"}
    (one,) = read_with(word_model(words), pair_model(PAIRS), [run_of("Lecturer at College 2019")])
    assert short(one) == ("Lecturer", "College 2019")
    assert one.record.start is None and one.record.end is None
