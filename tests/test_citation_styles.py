"""The benchmark of citation styles: what it renders, what it calls wrong, and that made-up papers are read right."""

import random
from typing import Any

import pytest

import profparse
from benchmarks.citation_styles import FORMS, PAPERS, Known, page_of, pages, rendered, styles, wrong_field
from benchmarks.pages import ADJECTIVES, FAMILY, GIVEN, THINGS


@pytest.mark.parametrize("form", styles()["names"])
def test_each_form_is_what_it_is_called(form: str) -> None:
    """A form turns the name that it is called by into itself."""
    assert FORMS[form](["Ada", "B" if form == "Example AB" else "B."], "Example") == form


def test_an_entry_is_rendered_in_its_style() -> None:
    """A style's places are filled in, with no full stop behind another sign."""
    style = {"entry": "- {authors}. {title}. *{venue}*, {year}."}
    record = {"title": "Do Rows Know?", "authors": ["Ada Bo Example", "Cy Sample"]}
    known = rendered(record, style, "Example, A. B.", {"joined": ", "}, ["ICML"], random.Random(3))
    assert known.entry == f"- Example, A. B. and Sample, C. Do Rows Know? *ICML*, {known.year}."


@pytest.mark.parametrize(
    ("changed", "field"),
    [({}, ""), ({"title": "Wide Tables"}, "title"), ({"authors": ("Bo",)}, "authors"), ({"year": 1999}, "year"),
     ({"venue": "Nature"}, "venue")],
)  # fmt: skip
def test_a_wrong_field_is_told(changed: dict[str, Any], field: str) -> None:
    """The first field that was read otherwise is named."""
    paper = profparse.parse("## Publications\n- Ada Example. Narrow Tables of Rows. ICML, 2020.\n").papers[0]
    known = Known("Narrow Tables of Rows", ("Ada Example",), "ICML", 2020, "")._replace(**changed)
    assert wrong_field(known, {paper.title or "": paper}) == field


def test_made_up_papers_are_read_right() -> None:
    """Of papers by invented people, in every style, 98 in 100 are right in all fields."""
    chance = random.Random(5)
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    records = [
        {"title": f"{chance.choice(ADJECTIVES)} {thing} for {other} in {chance.choice(ADJECTIVES)} Worlds",
         "authors": chance.sample(names, chance.randint(1, 4))}
        for thing in THINGS for other in THINGS
    ]  # fmt: skip
    wrong = total = 0
    for _, _, known in pages(records, 1, 1):
        text, format = page_of(known)
        papers = {paper.title or "": paper for paper in profparse.parse(text, format=format).papers}
        wrong += sum(bool(wrong_field(one, papers)) for one in known)
        total += len(known)
    assert total > 300 * PAPERS and wrong <= total * 0.02
