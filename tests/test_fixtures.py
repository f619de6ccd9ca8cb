"""Every fixture page gives exactly the JSON that stands beside it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pages import PAGES, expected, given, name_of

#: Pages of whose JSON, which says what they hold, the fitted models read some record otherwise.
MISREAD = json.loads(Path(__file__).with_name("misread_fixtures.json").read_text("utf-8"))


def pages(known: list[str]) -> list[Any]:
    """The pages as parameters; those that are known to be misread are expected to fail, strictly."""
    reason = "the data of the fit shows such a page too seldom"
    return [
        pytest.param(page, id=name_of(page), marks=[pytest.mark.xfail(reason=reason)] if name_of(page) in known else [])
        for page in PAGES
    ]


@pytest.mark.parametrize("page", pages(MISREAD["records"]))
def test_a_page_gives_the_json_beside_it(page: Path) -> None:
    """The whole output of a page is compared: values, spans, provenance, confidence, diagnostics and residue."""
    assert given(page) == expected(page)


@pytest.mark.parametrize("page", pages(MISREAD["unparsed"]))
def test_nothing_of_a_fixture_is_left_unread(page: Path) -> None:
    """A fixture shows a shape that profparse reads, so none of it is residue of kind ``unparsed``."""
    assert [piece for piece in given(page)["residue"] if piece["kind"] == "unparsed"] == []
