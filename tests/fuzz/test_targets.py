"""The fuzzer's targets hold on its kept inputs, what it found before among them, and on the fixtures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, BrokenLaw, _held
from tests.pages import PAGES, name_of

KEPT = sorted(path for path in Path(__file__).with_name("corpus").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_kept_input_breaks_no_law(path: Path) -> None:
    """Inputs that once broke a law, and others worth keeping, give results that keep the laws of their target."""
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("choice", [0, 1, 2, 3, 4, 5, 70])
@pytest.mark.parametrize("name", ["text", "markup"])
@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_breaks_no_law_in_any_format(page: Path, name: str, choice: int) -> None:
    """Every fixture keeps the laws, whatever format it is taken for."""
    TARGETS[name](bytes([choice]) + page.read_bytes())


def test_every_target_has_kept_inputs() -> None:
    """No target runs from nothing."""
    assert {path.parent.name for path in KEPT} == set(TARGETS)


def test_a_broken_law_is_told() -> None:
    """The targets raise where something is broken, and say what."""
    with pytest.raises(BrokenLaw, match="one; two"):
        _held(["one", "two"])
