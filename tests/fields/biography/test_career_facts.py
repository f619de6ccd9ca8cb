"""Facts about the tokens of careers: each column by its docstring, at the edges too."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pytest

from profparse.fields.biography.career_facts import career_facts, features
from profparse.fields.biography.career_tokens import career_tokens
from profparse.pieces import read_page
from profparse.pieces.line import Line
from profparse.sequence.columns import Columns, units_of

PAGE = "- **Lecturer** at [Alder University](https://alder.example), 2019\n- 东海大学教授; Ph.D. in Law\n\nOther.\n"


def columns_of(*texts: str, section: str = "positions") -> Columns:
    """The columns of lines with these texts."""
    lines = [Line(text, 0, len(text)) for text in texts]
    return career_facts(career_tokens(lines), lines, section)


def column(name: str, *texts: str) -> list[Hashable]:
    """One column of lines with these texts."""
    return list(columns_of(*texts)[name])


@pytest.mark.parametrize("texts", [[], [""], ["a"], ["a", "", "b"], ["Lecturer, 东海大学", "PhD (2012). Law"]])
def test_every_column_has_a_value_for_each_token(texts: list[str]) -> None:
    """None lacks one or has one more, in runs of no token or of one as well."""
    size = len(career_tokens([Line(text, 0, len(text)) for text in texts]).words)
    columns = columns_of(*texts)
    assert {len(values) for values in columns.values()} == {size}
    assert len(units_of(columns)) == size


#: Texts of lines, a column, and its values.
COLUMNS: dict[str, tuple[list[str], str, list[Any]]] = {
    "the word": (["A b", "C"], "0", ["A", "b", "C"]),
    "the word before, over lines": (["A b", "C"], "-1", [None, "A", "b"]),
    "the second word behind": (["A b", "C"], "2", ["C", None, None]),
    "further than the run is long": (["A"], "-2", [None]),
    "kinds behind, none where unknown": (["Quorn Lecturer"], "1k", [("R",), None]),
    "kinds before, beyond the run": (["Quorn Lecturer"], "-3k", [None, None]),
    "own kinds, none where unknown": (["Quorn Lecturer"], "kinds", [(), ("R",)]),
    "kinds of two": (["Quorn Lecturer"], "kinds<", [((), ()), ((), ("R",))]),
    "kinds of two, the one behind": (["Quorn Lecturer"], "kinds>", [((), ("R",)), (("R",), ())]),
    "pairs of words": (["Ada B"], "pair", [("", "ada"), ("ada", "b")]),
    "shapes": (["Ada 2019"], "shapes", [("", "Xxx", "dddd"), ("Xxx", "dddd", "")]),
    "ends of lines": (["a b c", "d"], "ends", ["<", None, ">", "<>"]),
    "an empty line between": (["a", "", "b"], "ends", ["<>", "<>"]),
    "what the line tells": (["Quorn Lecturer", "Quorn"], "line", [("R",), ("R",), None]),
    "what the line above tells": (["Lecturer", "Quorn"], "above", [None, ("R",)]),
    "what the line below tells": (["Quorn", "Lecturer"], "below", [("R",), None]),
    "the empty line above": (["Lecturer", "", "Quorn"], "above", [None, None]),
    "commas": (["a, b,，、c"], "commas", [0, 0, 1, 1, 2, 3, 3]),
    "commas of a new line": (["a, b", "c"], "commas", [0, 0, 1, 0]),
    "brackets": (["a (b) c"], "inside", [None, None, "(", "(", None]),
    "wide brackets": (["a（b）c"], "inside", [None, None, "(", "(", None]),
    "brackets that stay open end with the line": (["a (b", "c"], "inside", [None, None, "(", None]),
    "what was seen": (["Lecturer at Quorn"], "seen", [None, ("R",), ("R", "vAT")]),
    "a year was seen": (["2019 Quorn"], "seen", [None, ("year",)]),
    "no year": (["20190 Quorn"], "seen", [None, None]),
    "a sentence starts anew": (["Lecturer. Quorn"], "seen", [None, ("R",), None]),
    "a sentence in signs starts anew": (["教授。东"], "seen", [None, ("R",), ("R",), None]),
    "a line starts anew": (["Lecturer", "Quorn"], "seen", [None, None]),
    "what is always so": (["a", "b"], "all", ["-", "-"]),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "name", "values"), COLUMNS.values(), ids=COLUMNS)
def test_columns(texts: list[str], name: str, values: list[Any]) -> None:
    """Each column says of each token what it is to say."""
    assert column(name, *texts) == values


def test_where_a_token_stands() -> None:
    """The heading, the line's kind, whether it opens its line, which word of it and which line: the last two capped."""
    places = column("place", "a b c d e f g h", *["i"] * 5)
    assert places[:2] == [("positions", "text", True, 0, 0), ("positions", "text", False, 1, 0)]
    assert [place[3] for place in places[:8]] == [0, 1, 2, 3, 4, 5, 6, 6]  # type: ignore[index]
    assert [place[4] for place in places[8:]] == [1, 2, 3, 4, 4]  # type: ignore[index]


def test_how_a_token_is_set() -> None:
    """Emphasis and links are told of the tokens in them, of others and of plain lines nothing."""
    lines = read_page(PAGE, "markdown").lines
    tokens = career_tokens(lines)
    styles = dict(zip(tokens.words, career_facts(tokens, lines, "top")["set"], strict=True))
    assert (styles["Lecturer"], styles["Alder"], styles["University"]) == ("bold", "link", "link")
    assert styles["at"] is None and styles["Law"] is None


#: A column, a value in it, and the features that these stand for.
FEATURES: list[tuple[str, Any, list[str]]] = [
    ("0", "Law", ["w=law", "s=Xxx", "p=law", "x=aw", "x=law", "x=law"]),
    ("-1", "Law", ["-1w=law", "-1s=Xxx", "-1x=law"]),
    ("2", "Law", ["2w=law", "2s=Xxx"]),
    ("kinds", ("M", "R"), ["f=M", "f=R", "F=M R"]),
    ("kinds", (), ["F="]),
    ("-3k", ("M", "R"), ["-3k=M", "-3k=R"]),
    ("seen", ("R", "year"), ["seen=R", "seen=year"]),
    (
        "place", ("education", "item", True, 0, 2),
        ["under=education", "is=item", "nth=0", "row=2", "under=educationitem", "under=educationTrue"],
    ),
    ("pair", ("", "law"), ["pair=|law"]),
    ("shapes", ("", "Xxx", "dddd"), ["shapes=|Xxx|dddd"]),
    ("kinds<", ((), ("M", "R")), ["kinds<=|M R"]),
    ("kinds>", (("M", "R"), ()), ["kinds>=M R|"]),
    ("ends", "<>", ["ends=<>"]),
    ("commas", 3, ["commas=3"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "names"), FEATURES)
def test_features(name: str, value: Any, names: list[str]) -> None:
    """A value in a column stands for these features."""
    assert features((name, value)) == names


def test_features_of_two_columns_are_never_the_same() -> None:
    """What one column says is told from what another says, and every value says something but an empty list."""
    lines = read_page(PAGE, "markdown").lines
    found: dict[str, str] = {}
    for unit in units_of(career_facts(career_tokens(lines), lines, "positions")):
        for name, value in unit:
            names = features((name, value))
            assert names and all("\n" not in one for one in names)
            for one in names:
                assert found.setdefault(one, name) == name
