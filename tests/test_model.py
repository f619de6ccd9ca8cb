"""The model: dataclasses that can be copied, derived from, and written as JSON."""

import copy
import dataclasses
import inspect
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import profparse
from profparse.fields.draft import Draft
from tests.pages import PAGES

PAGE = "# Helga Brandt\n\nI am a professor at Westbridge.\n\n## News\n\n- [5/2024] Our paper on narrow tables is out.\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("indent", [None, 0, 2, "\t"])
def test_the_parts_of_the_json_are_that_of_the_plain_data(page: Path, indent: Any) -> None:
    """Written item by item, the text of a profile is what ``json.dumps`` gives for all of it."""
    profile = profparse.parse(page)
    assert profile.to_json(indent) == json.dumps(profile.to_dict(), ensure_ascii=False, indent=indent)


def test_profiles_are_values() -> None:
    """Copies and pickles are equal and hash alike, and a field cannot be changed."""
    profile: Any = profparse.parse(PAGE)
    for twin in (copy.copy(profile), copy.deepcopy(profile), pickle.loads(pickle.dumps(profile))):
        assert (twin, hash(twin)) == (profile, hash(profile))
    assert dataclasses.replace(profile, bio=None) != profile
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'bio'"):
        profile.bio = None


def test_a_class_may_be_derived_from_those_of_the_model() -> None:
    """It has the fields of its base, then its own."""

    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Ranked(profparse.Paper):
        rank: int

    paper = Ranked(id="paper-1", blocks=(), layout="mine", rank=3)
    assert list(inspect.signature(Ranked).parameters)[-1] == "rank"
    assert (paper.rank, paper.title) == (3, None)
    assert dataclasses.replace(paper, rank=4).rank == 4


def test_each_draft_has_its_own_lists() -> None:
    """What a factory makes is made anew."""
    one, other = Draft("paper"), Draft("paper")
    one.extents.append((0, 1))
    assert other.extents == []
