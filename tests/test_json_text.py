"""JSON text is written as ``json.dumps`` writes it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import profparse
from profparse.json_text import json_parts
from tests.pages import PAGES

INDENTS = [None, 0, 1, 2, "\t"]
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.one_of(st.text(), st.integers()), inner)),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES, min_size=1, max_size=4), st.sampled_from(INDENTS), st.integers(0, 15))
def test_any_data(data: dict[str, Any], indent: Any, chosen: int) -> None:
    """Whatever the data and whichever of its lists come one by one, the text is that of the standard library."""
    listed = [key for n, key in enumerate(data) if isinstance(data[key], list) and chosen >> n & 1]
    lists = {key: (lambda value=data[key]: iter(value)) for key in listed}
    rest = {key: None if key in lists else value for key, value in data.items()}
    assert "".join(json_parts(rest, lists, indent)) == json.dumps(data, ensure_ascii=False, indent=indent)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("indent", INDENTS)
def test_profiles(page: Path, indent: Any) -> None:
    """The text of a profile is that of its plain data."""
    profile = profparse.parse(page)
    assert profile.to_json(indent) == json.dumps(profile.to_dict(), ensure_ascii=False, indent=indent)
