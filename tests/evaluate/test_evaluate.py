"""Holding results against gold, measure by measure."""

import json
from pathlib import Path
from typing import Any

import pytest

import profparse
from profparse.evaluate import Evaluation, Record, evaluate, judge
from profparse.evaluate.records import Verdict


def author(name: str) -> dict[str, Any]:
    """An author as a profile gives one."""
    return {"name": name, "span": [0, 0]}


def outcomes(gold: dict[str, Any], found: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Measure, outcome and cause of each record."""
    return [(r.measure, r.outcome, r.cause) for r in judge("page", {"source": "page", **gold}, found)]


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ({"title": "Narrow Tables"}, {"title": "narrow tables"}, [("paper.title", "right", "")]),
        (
            {"title": "Narrow Tables in Pages"},
            {"title": "Narrow Tables in Pages: Notes"},
            [("paper.title", "wrong", "runs on")],
        ),
        (
            {"title": "Narrow Tables", "authors": ["Ada Example", "Bo Sample"]},
            {"title": "Narrow Tables", "authors": [author("Ada Example, Bo Sample")]},
            [("paper.title", "right", ""), ("paper.authors", "wrong", "wrong boundary")],
        ),
        (
            {"title": "Narrow Tables", "authors": ["Ada Example", "Bo Sample"]},
            {"title": "Narrow Tables", "authors": [author("Ada Example")]},
            [("paper.title", "right", ""), ("paper.authors", "wrong", "too few")],
        ),
        (
            {"title": "Narrow Tables", "venue": "ACL", "year": 2024},
            {"title": "Narrow Tables", "venue": "Proceedings of ACL", "date": {"edtf": "2024-05", "text": ""}},
            [("paper.title", "right", ""), ("paper.venue", "right", ""), ("paper.year", "right", "")],
        ),
        (
            {"title": "Narrow Tables", "venue": "ACL", "year": 2024, "et_al": False},
            {"title": "Narrow Tables", "venue": None, "date": None, "et_al": True},
            [
                ("paper.title", "right", ""), ("paper.et_al", "wrong", "wrong value"),
                ("paper.venue", "wrong", "field missing"), ("paper.year", "wrong", "field missing"),
            ],
        ),
        (
            {"title": "Narrow Tables", "urls": ["https://a.org/", "b.pdf"]},
            {"title": "Narrow Tables", "links": [{"url": "http://www.a.org"}, {"url": "c.pdf"}]},
            [
                ("paper.title", "right", ""), ("paper.links", "right", ""),
                ("paper.links", "missed", "link missing"), ("paper.links", "false", "link of another item or none"),
            ],
        ),
    ],
    ids=["letters", "title runs on", "authors undivided", "authors cut", "venue within", "fields missing", "links"],
)  # fmt: skip
def test_fields_of_a_paper(
    gold: dict[str, Any], found: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    """Each field of a pair is right, or wrong with its kind of error."""
    assert outcomes({"papers": [gold]}, {"papers": [found]}) == [("papers", "right", ""), *expected]


def test_verbatim_gold_also_compares_characters() -> None:
    """Where the gold is verbatim, letters are not enough."""
    gold = {"title": "Narrow Tables", "authors": ["Zoë Example"], "abstract": "Short."}
    found = {"title": "Narrow tables", "authors": [author("Zoe Example")], "abstract": "Short."}
    assert outcomes({"verbatim": True, "papers": [gold]}, {"papers": [found]})[1:] == [
        ("paper.title", "right", ""),
        ("paper.authors", "right", ""),
        ("paper.title verbatim", "wrong", "other characters"),
        ("paper.authors verbatim", "wrong", "wrong boundary"),
        ("paper.abstract verbatim", "right", ""),
    ]


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ({"news": []}, {"news": [{"text": "Out."}]}, [("news", "false", "extra")]),
        ({}, {"news": [{"text": "Out."}]}, []),
        (
            {"papers": [], "projects": [{"name": "TableKit for Tables"}]},
            {"papers": [{"title": "TableKit for Tables"}], "projects": []},
            [("papers", "false", "is of projects"), ("projects", "missed", "read as papers")],
        ),
        (
            {"papers": [{"title": "Narrow Tables in Wide Pages"}]},
            {"papers": [{"title": "A. Example: Narrow Tables in Wide Pages"}]},
            [("papers", "missed", "wrong boundary"), ("papers", "false", "wrong boundary")],
        ),
        (
            {"news": [{"text_start": "Out"}]},
            {"news": [{"text": "Out"}, {"text": "Out"}]},
            [("news", "right", ""), ("news", "false", "found twice"), ("news.date", "right", "")],
        ),
    ],
    ids=["an empty list has none", "an absent list is not judged", "another kind", "wrong boundary", "found twice"],
)
def test_items_without_a_partner(
    gold: dict[str, Any], found: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    """Items that one side lacks are missed or false, and a cause says what became of them."""
    assert outcomes(gold, found) == expected


def test_a_missed_item_is_looked_for_in_the_residue() -> None:
    """The cause says in which kind of residue the page's own words ended."""
    text = "Narrow <b>Tables</b> in Pages"
    found = {"papers": [], "residue": [{"span": [0, len(text)], "kind": "prose"}]}
    gold = {"source": "page", "papers": [{"title": "Narrow Tables in Pages"}]}
    assert [r.cause for r in judge("page", gold, found, text)] == ["left as prose"]


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (None, None, [("bio.none", "right", "")]),
        (None, {"name": "Ada"}, [("bio.none", "wrong", "extra")]),
        ({}, {"name": "Ada"}, []),
        ({"name": "Ada"}, None, [("bio.name", "wrong", "field missing")]),
        (
            {"positions": [{"role": "Professor", "organization": "Westbridge"}]},
            {"positions": [{"role": "Assistant Professor", "organization": "University of Westbridge"}]},
            [("bio.positions", "right", "")],
        ),
        (
            {"positions": [{"role": "Professor", "organization": "Westbridge"}]},
            {"positions": [{"role": "Professor", "organization": None}]},
            [("bio.positions", "missed", "no organization"), ("bio.positions", "false", "no organization")],
        ),
        (
            {"positions": [{"role": "Reader", "organization": "Westbridge", "optional": True}]},
            {"positions": [{"role": "Reader", "organization": "Westbridge"}]},
            [],
        ),
        (
            {"education": [{"degree": "PhD", "institution": "Northfield", "field": "Tables", "advisors": ["Bo B"]}]},
            {"education": [{"degree": "PhD", "institution": "Northfield", "field": None, "advisors": ["bo b"]}]},
            [
                ("bio.education", "right", ""), ("bio.advisors", "right", ""),
                ("bio.field of study", "wrong", "field missing"),
            ],
        ),
        (
            {"education": [{"degree": "PhD", "institution": "Northfield"}]},
            {"education": [{"degree": "PhD", "institution": "Northfield"}] * 2},
            [("bio.education", "right", ""), ("bio.education", "false", "found twice")],
        ),
        (
            {"emails": ["a@b.org"], "metrics": {"h_index": 4}},
            {"emails": ["a@b.org"], "metrics": [{"name": "h_index", "value": 5}]},
            [("bio.metrics", "wrong", "wrong value"), ("bio.emails", "right", "")],
        ),
    ],
    ids=[
        "nobody", "nobody after all", "not judged", "no bio", "names within names", "no organisation", "optional",
        "details", "twice", "figures",
    ],
)  # fmt: skip
def test_the_biography(gold: Any, found: Any, expected: list[tuple[str, str, str]]) -> None:
    """Positions and degrees are right where each part the gold has stands in the other, or the other way round."""
    assert outcomes({"bio": gold}, {"bio": found}) == expected


def test_spans_that_do_not_quote_the_value_are_wrong() -> None:
    """A value whose spans hold other letters than its own is recorded as unfaithful."""
    text = "Narrow tables, Ada Example"
    paper = {
        "title": "Narrow tables", "spans": {"title": [[0, 13]], "venue": [[15, 18]]}, "venue": "Eda",
        "authors": [{"name": "Ada Example", "span": [15, 26]}], "links": [{"url": "u", "span": [0, 3]}],
    }  # fmt: skip
    records = judge("page", {"source": "page"}, {"papers": [paper]}, text)
    assert [(r.measure, r.outcome) for r in records] == [
        ("spans present", "right"), ("spans faithful", "right"), ("spans faithful", "wrong"),
        ("spans of authors", "right"), ("spans of links", "wrong"),
    ]  # fmt: skip
    assert judge("page", {"source": "page"}, {"papers": [paper]}) == []


PAGE = "## News\n\n- [5/2024] A paper is out.\n"
GOLD = {"source": "ada.md", "news": [{"text_start": "A paper is out", "date": {"edtf": "2024-05"}}]}


def test_gold_and_pages_may_be_folders_texts_or_results(tmp_path: Path) -> None:
    """Folders, texts, profiles and the JSON of profiles give the same records; JSON alone has no spans to judge."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "ada.md.json").write_text(json.dumps(GOLD))
    (tmp_path / "ada.md").write_text(PAGE)
    profile = profparse.parse(PAGE)
    records = evaluate([GOLD], {"ada.md": PAGE}).records
    assert evaluate(tmp_path / "gold", tmp_path).records == records
    assert evaluate(tmp_path / "gold" / "ada.md.json", str(tmp_path)).records == records
    assert evaluate({"ada.md": GOLD}, {"ada.md": profile}).records == records
    kept = tuple(r for r in records if not r.measure.startswith("spans"))
    assert evaluate([GOLD], {"ada.md": profile.to_dict()}).records == kept


def test_options_are_those_of_parse() -> None:
    """What says how to read a page is handed on."""
    page = {"ada.md": "## News\n\n- May 3: A paper is out.\n- [4/2024] In.\n"}
    gold = {"source": "ada.md", "news": [{"text_start": "A paper is out", "date": {"edtf": "2021-05-03"}}]}
    assert evaluate([gold], page, as_of="2022-01-01").row("news.date").right == 1


def test_a_page_that_cannot_be_read_is_a_failure_and_the_others_count(tmp_path: Path) -> None:
    """A missing page is named with its reason; it gives no record."""
    evaluation = evaluate([GOLD, {**GOLD, "source": "bo.md"}], {"ada.md": PAGE})
    assert evaluation.failures == {"bo.md": "bo.md: not among the texts"}
    assert evaluation.row("news").right == 1
    assert "not read: bo.md" in str(evaluation)
    assert "no such file" in evaluate([GOLD], tmp_path).failures["ada.md"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "no JSON"), ("{}", 'names no page in "source"'), ('{"source": "a", "papers": [{}]}', "not as docs")],
    ids=["no JSON", "no source", "no title"],
)
def test_gold_that_is_none_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """Gold that cannot be read is the caller's error, told with its place."""
    (tmp_path / "a.json").write_text(text)
    (tmp_path / "a").write_text("Ada\n\n## Publications\n\n- Narrow Tables. Ada Example. ACL 2024.\n")
    with pytest.raises(profparse.InputError, match=said):
        evaluate(tmp_path, tmp_path)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    """An empty folder is more likely a wrong path than a wish."""
    with pytest.raises(profparse.InputError, match="no gold in this folder"):
        evaluate(tmp_path, tmp_path)


def test_what_is_wrong_counts_as_missed_and_as_false() -> None:
    """Precision and recall follow from the counts."""
    verdicts: list[Verdict] = ["right", "wrong", "missed", "false"]
    evaluation = Evaluation(tuple(Record("a", "m", str(n), verdict) for n, verdict in enumerate(verdicts)))
    row = evaluation.row("m")
    assert (row.right, row.false, row.missed) == (1, 2, 2)
    assert [row.precision, row.recall, row.f1] == pytest.approx([1 / 3] * 3)
    with pytest.raises(KeyError):
        evaluation.row("other")


def test_an_evaluation_tells_its_causes_and_survives_json() -> None:
    """The kinds of error are counted by measure; ``from_dict`` gives what ``to_dict`` was made of."""
    evaluation = evaluate([GOLD], {"ada.md": "## News\n\n- [6/2024] A paper is out.\n- [5/2024] Another.\n"})
    assert evaluation.causes() == (("news", "extra", 1), ("news.date", "wrong value", 1))
    assert len(evaluation.misses()) == 2 and len(evaluation.misses("news")) == 1
    assert Evaluation.from_dict(json.loads(json.dumps(evaluation.to_dict()))) == evaluation
