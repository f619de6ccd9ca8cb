"""Every fixture page gives exactly the JSON that stands beside it."""

from pathlib import Path

import pytest

from tests.pages import PAGES, expected, given, name_of


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_gives_the_json_beside_it(page: Path) -> None:
    """The whole output of a page is compared: values, spans, provenance, confidence, diagnostics and residue."""
    assert given(page) == expected(page)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_nothing_of_a_fixture_is_left_unread(page: Path) -> None:
    """A fixture shows a shape that profparse reads, so none of it is residue of kind ``unparsed``."""
    assert [piece for piece in given(page)["residue"] if piece["kind"] == "unparsed"] == []
