"""Holds the declared layout to its fixture: as it is, and with its line breaks gone."""

from pathlib import Path

import profparse

PAGE = (Path(__file__).parents[1] / "fixtures" / "list.txt").read_text("utf-8")
LOOMS = "Threads That Hold: A Study of Narrow Looms"
PAPERS = [
    (LOOMS, ["Helga Brandt", "Theo Okafor", "Jun Sato"], "Journal of Knots", "2019"),
    ("Counting Knots in a Woven Net", ["Ingrid Solberg", "Helga Brandt"], "Annals of Weaving", "2021"),
]


def read(text):
    """The papers of a text as the expectation has them."""
    papers = profparse.parse(text).papers
    return [(one.title, [author.name for author in one.authors], one.venue, one.date.edtf) for one in papers]


def test_the_list_gives_its_papers():
    """Title, authors, venue and year of each."""
    assert read(PAGE) == PAPERS


def test_line_breaks_do_not_count():
    """The same page with blanks in their place."""
    assert read(PAGE.replace("\n", " ")) == PAPERS
