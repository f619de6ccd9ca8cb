"""A career on a profile, without blank lines: roles, employers, periods and how long they lasted."""

from __future__ import annotations

import pytest

from profparse import parse

PROFILE = """3 notifications
Skip to search
Status is offline
Ada Lane
Head of Looms at Halyard Works
Save to PDF
40+ connections
About
I have been building looms since I was small, and I teach whoever wants to learn how to mend a net.
Experience
Head of Looms and Nets
Halyard Works · Full-time
Jul 2021 - Present · 3 yrs 1 mo
Graz Area
I build what others weave on, and teach a team of eight how to keep it running in winter.
Rope making, Knots and +2 skills
Alder Cooperative
5 yrs 11 mos
General Manager
Full-time
Jan 2014 - Dec 2017 · 4 yrs
Oslo
Project Lead
Feb 2012 - Dec 2013 · 1 yr 11 mos
Weaving, Spinning and +1 skill
Intern
Bright Yarns · Internship
Jun 2011 - Sep 2011 · 4 mos
Show all 8 experiences"""
CAREER = [
    ("Head of Looms and Nets", "Halyard Works", "2021-07", True),
    ("General Manager", "Alder Cooperative", "2014-01", False),
    ("Project Lead", "Alder Cooperative", "2012-02", False),
    ("Intern", "Bright Yarns", "2011-06", False),
]


@pytest.mark.parametrize("twice", [False, True])
def test_roles_have_their_employers(twice: bool) -> None:
    """The employer of several roles stands over them; kinds of employment are none; also where all is said twice."""
    text = "\n".join(line + line for line in PROFILE.split("\n")) if twice else PROFILE
    bio = parse(text).bio
    assert bio is not None
    dated = [one for one in bio.positions if one.start is not None]
    assert [(one.role, one.organization, one.start.edtf, bool(one.current)) for one in dated if one.start] == CAREER
    assert not parse(text).papers
    assert len(bio.positions) <= len(CAREER) + 1  # and the line under the name


def test_menus_are_no_summary() -> None:
    """What stands over a whole sentence, and what stands in the career, is no part of it."""
    bio = parse(PROFILE).bio
    assert bio is not None and bio.summary is not None
    assert bio.summary.startswith("I have been building looms")
    assert not any(word in bio.summary for word in ("Skip", "offline", "connections", "Experience", "Alder"))


def test_one_period_makes_no_profile() -> None:
    """A single stay with its duration is read by its words, as any entry."""
    text = "Experience\n\nIntern, Bright Yarns\nJun 2011 - Sep 2011 · 4 mos\nI wound yarn."
    bio = parse(text).bio
    assert bio is not None
    assert [(one.role, one.organization) for one in bio.positions] == [("Intern", "Bright Yarns")]
