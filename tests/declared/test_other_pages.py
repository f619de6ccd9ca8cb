"""Neither a declared layout nor that of lists of undeclared sites claims a page of another kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from profparse.detect import detect
from profparse.layouts.declared import declared_layouts
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.source import load
from tests.pages import PAGES, text_of, with_claim

SHARED = Path(__file__).parents[3] / "shared"


def claims(text: str, name: str) -> Iterator[tuple[str, str]]:
    """The layouts of sites, declared or not, that any of a page is given to, each with the page's name."""
    sites = {"listing", *(layout.name for layout in declared_layouts())}
    for place in detect(read_page(text, detect_format(text, name))):
        if place.layout.name in sites:
            yield place.layout.name, name


@pytest.mark.parametrize("page", map(with_claim, PAGES))
def test_a_page_of_another_layout_is_not_claimed(page: Path) -> None:
    """Homepages, author pages and data files stay with their own layouts."""
    assert {layout for layout, _ in claims(text_of(page), page.name)} <= {page.parent.name}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared pages are not beside the repository")
@pytest.mark.parametrize("folder", ["pages/texts", "corpus/texts", "corpus/unlabelled", "seeds"])
def test_no_page_of_researchers_is_claimed(folder: str) -> None:
    """The shared pages are homepages, and none of them is a site's."""
    files = [file for file in sorted((SHARED / folder).iterdir()) if file.is_file()]
    assert files
    assert [claim for file in files for claim in claims(load(file).text, file.name)] == []
