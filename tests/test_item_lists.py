"""The lists of a profile: tuples with a kind of their own."""

import copy
import dataclasses
import pickle

import pytest

from profparse import NewsItems, Papers, Profile, Projects, parse
from profparse.model import NewsItem

PAGE = "## News\n\n- [5/2024] A talk in Bonn.\n- [4/2024] A prize.\n- [3/2024] Out now.\n"


@pytest.fixture(scope="module")
def profile() -> Profile:
    """A page with three items of news."""
    return parse(PAGE)


def test_lists_of_a_profile_are_tuples_of_their_own_kind(profile: Profile) -> None:
    """They equal and hash as plain tuples do, and cannot be changed."""
    assert [type(part) for part in (profile.papers, profile.news, profile.projects)] == [Papers, NewsItems, Projects]
    assert profile.news == tuple(profile.news)
    assert hash(profile.news) == hash(tuple(profile.news))
    assert profile.papers == ()
    with pytest.raises(TypeError):
        profile.news[0] = profile.news[1]  # type: ignore[index]
    with pytest.raises(AttributeError):
        profile.news.page = 1  # type: ignore[attr-defined]


def test_a_slice_and_a_sum_are_of_the_same_kind(profile: Profile) -> None:
    """Slices, sums, copies and pickles keep the kind; a sum with a plain tuple is one."""
    for part in (profile.news[1:], profile.news[:0], profile.news + profile.news, profile.news[::-1]):
        assert type(part) is NewsItems
    assert type(profile.news + ((),)) is tuple  # noqa: RUF005
    for twin in (copy.copy(profile.news), copy.deepcopy(profile.news), pickle.loads(pickle.dumps(profile.news))):
        assert (twin, type(twin)) == (profile.news, NewsItems)


def test_a_record_is_found_by_its_id(profile: Profile) -> None:
    """An id names a record, is completed in a notebook, and an unknown one is a ``KeyError``."""
    item: NewsItem = profile.news["news-2"]
    assert item is profile.news[1]
    assert profile.news._ipython_key_completions_() == ["news-1", "news-2", "news-3"]
    with pytest.raises(KeyError, match="no record has the id 'news-9'"):
        profile.news["news-9"]


def test_dir_names_what_can_be_done() -> None:
    """Completion offers the tables."""
    assert {"to_pandas", "to_polars", "to_arrow"} <= set(dir(Papers()))
    assert [name for name in dir(Papers()) if name[0] == "_" and name[1] != "_"] == ["_repr_html_"]


def test_plain_tuples_become_lists_of_records(profile: Profile) -> None:
    """A profile that is made or loaded has the kinds too, whatever it was given."""
    changed = dataclasses.replace(profile, news=tuple(profile.news)[:1])  # type: ignore[arg-type]
    assert type(changed.news) is NewsItems
    loaded = Profile.from_json(profile.to_json())
    assert (loaded, type(loaded.news)) == (profile, NewsItems)
