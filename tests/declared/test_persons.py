"""What a declared site says of its person is the same through every converter."""

from __future__ import annotations

from pathlib import Path

import pytest

from profparse import parse
from tests.declared.through_converters import PRESENT, converted

FIXTURES = Path(__file__).parents[2] / "fixtures" / "declared"


@pytest.mark.parametrize("name", PRESENT)
def test_a_profile_gives_name_positions_and_degrees(name: str) -> None:
    """Also where nothing parts the name from what follows, and a role from its institution."""
    text = converted(FIXTURES / "openreview_profile.html", name)
    bio = parse(text).bio
    assert bio is not None
    if "Joined" in text.partition("Names")[0]:  # a converter can lose the head of the page
        assert bio.name == "Helga Brandt"
    assert [(one.role, one.organization) for one in bio.positions] == [("Lecturer", "Westbridge College")]
    assert [(one.degree, one.institution, one.unit) for one in bio.education] == [
        ("PhD", "Northfield University", "Department of Weaving")
    ]
