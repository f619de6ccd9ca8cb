"""Lark's tables are no part of what it promises to keep, so that its version is looked at."""

import tomllib
from pathlib import Path

import lark
import pytest

from profparse.diagnostics import MissingLibraryError
from profparse.grammar import LARK_BEFORE, LARK_FROM, build
from profparse.grammar.packages import GrammarFault, compiled_file

ROOT = Path(__file__).parents[1]
GRAMMAR = "start: LINE*\n%declare LINE\n"


@pytest.mark.parametrize("version", ["1.1.9", "2.0.0", "0.12"])
def test_another_lark_is_refused(version: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A grammar of ours raises, one of another package is a fault of it; both say what to install."""
    monkeypatch.setattr(lark, "__version__", version)
    says = f"this is Lark {version}; grammars are compiled by: pip install 'lark>=1.2,<2'"
    with pytest.raises(MissingLibraryError) as caught:
        build(GRAMMAR)
    assert str(caught.value) == says
    file = tmp_path / "mine.lark"
    file.write_text(GRAMMAR)
    with pytest.raises(GrammarFault) as fault:
        compiled_file(str(file))
    assert str(fault.value) == f"the grammar mine.lark cannot be compiled: {says}"


@pytest.mark.parametrize("version", ["1.2.0", "1.3.1", "1.10", "1.3.2b1"])
def test_the_releases_of_the_series_are_taken(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any release from the first that was tried on."""
    monkeypatch.setattr(lark, "__version__", version)
    assert build(GRAMMAR).accepts(0)


def test_what_is_declared_is_what_is_checked() -> None:
    """``pyproject.toml`` asks for the same releases."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    low, high = (".".join(map(str, bound)) for bound in (LARK_FROM, LARK_BEFORE))
    assert f"lark>={low},<{high}" in declared
