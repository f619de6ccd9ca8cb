"""A CV's lines that nothing parts: an employer, and below it a line for each role that was held there."""

from __future__ import annotations

import pytest

from profparse import parse

CV = """                  Ada Lane                                Email: ada@lane.example


   Employment History
Halyard Works, Graz / Burlington, MA
 Principal Research Scientist (L8), Halyard Institute                   2022-Now
 Senior Research Scientist (L5), Halyard Labs, Manager: Helga Brandt    2019-2022
 Research Scientist (L4), Halyard Labs                                  2017-2019
Alder Institute of Rope Research, Cambridge, MA
 Research Intern, Knot Patterns Group                                   Summer 2016
Brightwater University
 Teaching Assistant, Manager: Theo Okafor                               Spring 2015

   Academic History
University of Westbridge
 Ph.D. in Computer Science, Advisor: Jun Sato                           Fall 2012 - Summer 2017
"""
HELD = [
    ("Principal Research Scientist (L8)", "Halyard Institute"),
    ("Senior Research Scientist (L5)", "Halyard Labs"),
    ("Research Scientist (L4)", "Halyard Labs"),
    ("Research Intern", "Alder Institute of Rope Research"),
    ("Teaching Assistant", "Brightwater University"),
]


@pytest.mark.parametrize("flush", [False, True], ids=["set out", "flush left"])
def test_each_role_has_its_employer(flush: bool) -> None:
    """Its own, or that of the line over it; managers and states are neither roles nor degrees."""
    text = "\n".join(" ".join(line.split()) for line in CV.split("\n")) if flush else CV
    bio = parse(text).bio
    assert bio is not None
    assert [(one.role, (one.organization or "").partition(",")[0]) for one in bio.positions] == HELD
    assert [(one.degree, one.institution) for one in bio.education] == [("Ph.D.", "University of Westbridge")]


def test_a_role_over_its_employer_is_no_such_list() -> None:
    """Where entries open with roles, what stands below is theirs."""
    text = "Experience\n\nIntern 2019\nHalyard Labs\nPostdoc 2020\nAlder University\nLecturer 2021\nWestbridge College"
    bio = parse(text).bio
    assert bio is not None
    assert ("Intern", "Halyard Labs") in [(one.role, one.organization) for one in bio.positions]
