"""What the model of careers learns from: runs labelled by gold, and models fitted to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from profparse.fields.biography.career_facts import features
from profparse.fields.biography.career_tokens import career_tokens
from profparse.fields.biography.labelled_careers import CareerRun, labelled_careers
from profparse.model import Education, Position
from profparse.pieces.line import Line
from profparse.sequence import SequenceModel, models_in_use
from profparse.sequence.model import read_weights
from profparse.training.career_tokens import (
    FAR,
    CareerRow,
    career_rows,
    fit_career_pairs,
    fit_career_tokens,
    labelled,
    made_up_rows,
)


def run_of(*texts: str, section: str = "positions") -> CareerRun:
    """Lines with these texts as one run."""
    return CareerRun([Line(text, 0, len(text)) for text in texts], section)


def row_of(texts: list[str], **bio: Any) -> CareerRow:
    """One run of lines with these texts, labelled by the gold of a bio."""
    (row,) = labelled([run_of(*texts)], bio)
    return row


def parts(row: CareerRow) -> list[tuple[str, str]]:
    """The kinds and words of what is labelled, in order."""
    out: list[tuple[str, str]] = []
    for word, kind in zip(row.tokens.words, row.kinds, strict=True):
        if kind.endswith("_MORE"):
            out[-1] = out[-1][0], f"{out[-1][1]} {word}"
        elif kind != "OTHER":
            out.append((kind, word))
    return out


def together(row: CareerRow) -> set[tuple[str, str]]:
    """The words of what belongs together: those of the head first."""
    words = row.tokens.words
    return {(" ".join(words[a:b]), " ".join(words[c:d])) for (a, b), (c, d) in row.together}


def position(role: str | None, organization: str | None = None) -> dict[str, Any]:
    """Gold of a position."""
    return {"role": role, "organization": organization}


LECTURER = position("Lecturer", "Alder University")
ROLE, OWNER = ("ROLE", "Lecturer"), ("ORGANIZATION", "Alder University")
PHD = {"degree": "PhD", "institution": "Alder University", "field": "Law", "advisors": ["Ada Holt", "Bo Lee"]}

#: Lines, gold, what is labelled, and what belongs together.
LABELS: dict[str, tuple[list[str], dict[str, Any], list[tuple[str, str]], set[tuple[str, str]]]] = {
    "a role, then its employer": (
        ["Lecturer at Alder University since 2019"], {"positions": [LECTURER]}, [ROLE, OWNER],
        {("Lecturer", "Alder University")},
    ),
    "an employer, then the role": (
        ["At Alder University as Lecturer"], {"positions": [LECTURER]}, [OWNER, ROLE],
        {("Lecturer", "Alder University")},
    ),
    "over lines": (
        ["Alder University", "Lecturer"], {"positions": [LECTURER]}, [OWNER, ROLE], {("Lecturer", "Alder University")},
    ),
    "one employer over several roles": (
        ["Alder University", "Lecturer", "Dean"], {"positions": [LECTURER, position("Dean", "Alder University")]},
        [OWNER, ROLE, ("ROLE", "Dean")], {("Lecturer", "Alder University"), ("Dean", "Alder University")},
    ),
    "one role at two employers": (
        ["Lecturer at Alder University and Birch College"],
        {"positions": [LECTURER, position("Lecturer", "Birch College")]},
        [ROLE, OWNER, ("ORGANIZATION", "Birch College")],
        {("Lecturer", "Alder University"), ("Lecturer", "Birch College")},
    ),
    "another case and other accents": (
        ["LECTURER at Älder university"], {"positions": [LECTURER]},
        [("ROLE", "LECTURER"), ("ORGANIZATION", "Älder university")], {("LECTURER", "Älder university")},
    ),
    "signs without blanks": (
        ["我是东海大学的教授"], {"positions": [position("教授", "东海大学")]},
        [("ORGANIZATION", "东 海 大 学"), ("ROLE", "教 授")], {("教 授", "东 海 大 学")},
    ),
    "part of a word is no place": (["Lecturers at Alder University"], {"positions": [position("Lecturer")]}, [], set()),
    "a role alone": (["Once a Lecturer here"], {"positions": [position("Lecturer")]}, [ROLE], set()),
    "an employer alone": (
        ["Here is Alder University"], {"positions": [position(None, "Alder University")]}, [OWNER], set(),
    ),
    "what the gold has not": (["Dean of Birch College"], {"positions": [LECTURER]}, [], set()),
    "no gold": (["Lecturer at Alder University"], {"positions": None, "education": []}, [], set()),
    "no bio": (["Lecturer at Alder University"], {}, [], set()),
    "a degree with its field and advisors": (
        ["PhD in Law at Alder University with Ada Holt and Bo Lee"], {"education": [PHD]},
        [
            ("DEGREE", "PhD"), ("FIELD", "Law"), ("ORGANIZATION", "Alder University"), ("ADVISOR", "Ada Holt"),
            ("ADVISOR", "Bo Lee"),
        ],
        {("PhD", "Law"), ("PhD", "Alder University"), ("PhD", "Ada Holt"), ("PhD", "Bo Lee")},
    ),
    "a field that the degree holds": (
        ["PhD in Law at Alder University"], {"education": [{**PHD, "degree": "PhD in Law", "advisors": None}]},
        [("DEGREE", "PhD in Law"), OWNER], {("PhD in Law", "Alder University")},
    ),
    "each degree has the field beside it": (
        ["MA in Law at Birch College", "PhD in Law at Alder University"],
        {"education": [{**PHD, "advisors": []}, {"degree": "MA", "institution": "Birch College", "field": "Law"}]},
        [
            ("DEGREE", "MA"), ("FIELD", "Law"), ("ORGANIZATION", "Birch College"), ("DEGREE", "PhD"), ("FIELD", "Law"),
            OWNER,
        ],
        {("MA", "Law"), ("MA", "Birch College"), ("PhD", "Law"), ("PhD", "Alder University")},
    ),
    "a statement that the page repeats": (
        ["Lecturer at Alder University", "word " * 40, "Lecturer at Alder University"], {"positions": [LECTURER]},
        [ROLE, OWNER, ROLE, OWNER], {("Lecturer", "Alder University")},
    ),
    "the role alone far away": (
        ["Lecturer at Alder University", "word " * 40, "a Lecturer talks"], {"positions": [LECTURER]}, [ROLE, OWNER],
        {("Lecturer", "Alder University")},
    ),
    "apart, where no two are near": (
        ["Lecturer", "word " * 40, "Alder University"], {"positions": [LECTURER]}, [ROLE, OWNER],
        {("Lecturer", "Alder University")},
    ),
    "too far apart": (["Lecturer", "word " * (FAR + 1), "Alder University"], {"positions": [LECTURER]}, [], set()),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "bio", "wanted", "pairs"), LABELS.values(), ids=LABELS)
def test_labels(
    texts: list[str], bio: dict[str, Any], wanted: list[tuple[str, str]], pairs: set[tuple[str, str]]
) -> None:
    """The words of the gold are marked where they are near each other, and what belongs together is told."""
    row = row_of(texts, **bio)
    assert parts(row) == wanted
    assert together(row) == pairs


def test_a_repeated_statement_belongs_together_each_time() -> None:
    """Each place of the role is paired with the employer beside it."""
    row = row_of(["Lecturer at Alder University", "word " * 40, "Lecturer at Alder University"], positions=[LECTURER])
    assert row.together == {((0, 1), (2, 4)), ((44, 45), (46, 48))}


def test_a_row_has_a_kind_for_each_token() -> None:
    """Runs stay as they are and in order, one without tokens has no kinds, and nothing is found over two runs' ends."""
    runs = [run_of("Lecturer at"), run_of(""), run_of("Birch University"), run_of("Alder")]
    rows = labelled(runs, {"positions": [LECTURER, position("Lecturer", "University Alder")]})
    assert [row.run for row in rows] == runs
    assert [len(row.kinds) for row in rows] == [len(career_tokens(run.lines).words) for run in runs] == [2, 0, 2, 1]
    assert {kind for row in rows for kind in row.kinds} == {"OTHER"}
    assert labelled([], {"positions": [LECTURER]}) == []


def test_a_role_whose_employer_stands_in_another_run() -> None:
    """Both are marked, and no pair of one run is made of them."""
    one, other = labelled([run_of("Lecturer"), run_of("Alder University")], {"positions": [LECTURER]})
    assert (parts(one), parts(other)) == ([ROLE], [OWNER])
    assert one.together == other.together == set()


def test_the_rows_of_a_page(tmp_path: Path) -> None:
    """A page's runs are labelled by its gold; there are none where that leaves careers open."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts").mkdir()
    path = tmp_path / "texts" / "page.md"
    path.write_text("# Mira Holt\n\nI am a lecturer at Alder University.\n", "utf-8")
    gold = {"source": "page.md", "bio": {"positions": [position("lecturer", "Alder University")], "education": []}}
    (tmp_path / "gold" / "page.json").write_text(json.dumps(gold), "utf-8")
    rows = career_rows(path, gold)
    assert ("ROLE", "lecturer") in [part for row in rows for part in parts(row)]
    assert [(row.tokens, row.kinds) for row in made_up_rows(tmp_path)] == [(row.tokens, row.kinds) for row in rows]
    unsaid: list[dict[str, Any]] = [{}, {"positions": []}, {"education": []}]
    assert [career_rows(path, {"bio": bio}) for bio in unsaid] == [[], [], []]
    assert [parts(row) for row in career_rows(path, {"bio": None})] == [[] for _ in rows]


ROLES = ["Lecturer", "Dean", "Professor", "Research Fellow", "Postdoctoral Researcher"]
PLACES = ["Alder University", "Birch College", "University of Crow", "Harbour Institute", "Dale University"]


def learnt() -> list[CareerRow]:
    """Rows of a kind: a role at an employer with years, and employers over several roles."""
    rows: list[CareerRow] = []
    sail = "We sail at the weekend"
    for n, role in enumerate(ROLES):
        for m, place in enumerate(PLACES):
            other = ROLES[(n + 1) % len(ROLES)]
            beside = PLACES[(m + 1) % len(PLACES)]
            rows += labelled(
                [run_of(f"{role} at {place} since 20{n}{m}", sail, f"{other} at {beside} since 20{m}{n}")],
                {"positions": [position(role, place), position(other, beside)]},
            )
            field = "Law" if m % 2 else "Music"
            degree = {"degree": "PhD", "institution": place, "field": field, "advisors": ["Ada Holt"]}
            rows += labelled(
                [run_of(f"PhD in {field} from {place} under Ada Holt", section="education")],
                {"education": [degree]},
            )
    return rows


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of models fitted to such rows."""
    pytest.importorskip("pycrfsuite", reason="python-crfsuite, with which models are fitted, cannot be had here")
    folder = tmp_path_factory.mktemp("models")
    rows = learnt()
    fit_career_tokens(rows, folder / "career_tokens.weights")
    fit_career_pairs(rows, folder / "career_pairs.weights")
    return folder


def test_the_same_rows_give_the_same_weights(fitted: Path, tmp_path: Path) -> None:
    """The same rows give the same bytes, of tokens and of pairs."""
    rows = learnt()
    fit_career_tokens(rows, tmp_path / "career_tokens.weights")
    fit_career_pairs(rows, tmp_path / "career_pairs.weights")
    for name in ("career_tokens.weights", "career_pairs.weights"):
        assert (tmp_path / name).read_bytes() == (fitted / name).read_bytes()


def test_fitted_models_read_their_own_kind(fitted: Path) -> None:
    """Of lines like those that they have seen they read others' roles and degrees, with what belongs to each."""
    models = {
        "career_tokens": SequenceModel(read_weights(str(fitted / "career_tokens.weights")), features),
        "career_pairs": SequenceModel(read_weights(str(fitted / "career_pairs.weights"))),
    }
    runs = [
        run_of("Reader at Quorn University since 2017", "We sail", "Professor at Elder College since 2011"),
        run_of("PhD in Law from Quorn University under Ada Holt", section="education"),
    ]
    with models_in_use(models):
        found = [one.record for one in labelled_careers(runs)]
    positions = [(one.role, one.organization) for one in found if isinstance(one, Position)]
    assert positions == [("Reader", "Quorn University"), ("Professor", "Elder College")]
    (degree,) = [one for one in found if isinstance(one, Education)]
    assert (degree.degree, degree.field, degree.institution) == ("PhD", "Law", "Quorn University")
    assert degree.advisors == ("Ada Holt",)
