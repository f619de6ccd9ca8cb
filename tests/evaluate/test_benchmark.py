"""The benchmark of accuracy: another revision's results, and pages without gold."""

import json
import os
from pathlib import Path

import pytest

from benchmarks import accuracy, smoke
from profparse import parse
from profparse.evaluate import Evaluation, Record

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"


def test_the_benchmark_prints_the_rates_and_their_causes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gold that differs from the page is told with its cause and, where asked for, in full."""
    monkeypatch.setattr(accuracy, "last_tag", lambda: None)
    gold = json.loads((EXAMPLES / "gold" / "homepage.json").read_text("utf-8"))
    gold["news"][0]["date"]["edtf"] = "2024-06"
    (tmp_path / "homepage.json").write_text(json.dumps(gold))
    assert accuracy.main([str(tmp_path), str(EXAMPLES), "--misses", "--reliability"]) == 0
    printed = capsys.readouterr().out
    assert "news.date  wrong value       1" in printed
    assert "wanted '2024-06'\n    got    '2024-05'" in printed
    assert "calibration error" in printed


def test_another_tree_is_read_by_its_own_code(tmp_path: Path) -> None:
    """The reader of a revision gives the same results as this one where the code is the same, and tells failures."""
    found = accuracy.read_with(ROOT, ["homepage.md", "missing.md"], EXAMPLES)
    expected = parse(EXAMPLES / "homepage.md").to_dict()
    assert [found[0][name] for name in ("bio", "news")] == [expected[name] for name in ("bio", "news")]
    assert "missing.md" in found[1]["failed"]


def test_changes_are_printed_as_gained_and_lost(capsys: pytest.CaptureFixture[str]) -> None:
    """Each changed record is a line, each measure that moved a row."""
    before = Evaluation((Record("a", "news", "x", "missed"), Record("a", "news", "y", "right")))
    after = Evaluation((Record("a", "news", "x", "right"), Record("a", "news", "y", "right")))
    accuracy.print_changes(before, after, "v1")
    printed = capsys.readouterr().out
    assert "gained since v1: 1\n  a  news: x  (missed → right)" in printed
    assert "lost since v1: 0" in printed
    assert "news  0.6667  1.0000  +0.3333" in printed


def test_floors_are_a_little_under_what_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the set that is named is written."""
    floors = tmp_path / "floors.json"
    floors.write_text('{"seeds": {"*": 1.0}}')
    monkeypatch.setattr(accuracy, "FLOORS", floors)
    records = (Record("a", "news", "x", "right"), Record("a", "papers", "x", "missed"))
    accuracy.write_floors(Evaluation(records), "corpus")
    assert json.loads(floors.read_text()) == {"seeds": {"*": 1.0}, "corpus": {"news": 0.99, "papers": 0.0}}


def test_the_smoke_run_prints_a_row_for_each_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shares of residue and counts of items; a file that is no page is named at the end."""
    (tmp_path / "a.md").write_text("## News\n\n- [5/2024] Out.\n")
    (tmp_path / "b.bin").write_bytes(b"\x00\xff" * 400 + os.urandom(8) + b"\x00")
    assert smoke.run(tmp_path) == 1
    printed = capsys.readouterr().out
    assert printed.splitlines()[1].split()[0] == "a.md"
    assert "not read: b.bin" in printed


def test_odd_results_get_a_remark() -> None:
    """A page of which nothing was read is remarked on, a plain one is not."""
    assert smoke.look("a", parse("Some words about gardening and the weather.\n" * 9)).remarks
    assert smoke.look("b", parse("## News\n\n- [5/2024] Our paper on tables is out.\n")).remarks == []
