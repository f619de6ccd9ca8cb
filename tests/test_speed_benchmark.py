"""The speed benchmark: its made-up pages, its figures and its exit code."""

import json
from pathlib import Path

import pytest

import profparse
from benchmarks import pages, speed, timing


@pytest.mark.parametrize("kind", pages.KINDS)
def test_made_up_pages_are_read(kind: str) -> None:
    """A made-up page is of the length and kind asked for, the same each time, and read to its last item."""
    make = pages.KINDS[kind]
    text = make(10_000)
    format = "text" if kind == "author page" else kind.split()[0]
    profile = profparse.parse(text, format=format)
    assert text == make(10_000) != make(10_000, seed=2)
    assert 5_000 < len(text) < 13_000
    assert [layout.name for layout in profile.layouts] == ["author_page" if kind == "author page" else "homepage"]
    assert len(profile.papers) + len(profile.news) > (8 if kind == "author page" else 30)
    assert not [piece for piece in profile.residue if piece.kind == "unparsed"]


def test_each_part_gives_figures(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A part prints a row for each kind of page, as a table or JSON, and the code says whether a target is missed."""
    monkeypatch.setattr(speed, "USUAL", 300)
    monkeypatch.setattr(speed, "GROWTH", 1000.0)
    assert speed.main(["--only", "growth", "--rounds", "1", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["page"] for row in rows] == list(pages.KINDS)
    assert all(0 < row["figure"] < 1000 and row["target"] == 1000 and not row["missed"] for row in rows)
    monkeypatch.setattr(speed, "GROWTH", 0.001)
    assert speed.main(["--only", "growth", "--rounds", "1"]) == 1
    out, err = capsys.readouterr()
    assert out.count("missed |") == len(pages.KINDS) and "7 of 7 targets missed" in err


def test_a_folder_adds_its_pages(tmp_path: Path) -> None:
    """Pages are found in folders, and what they are is found out."""
    (tmp_path / "a.txt").write_text(pages.author_page(2000))
    (tmp_path / "b.html").write_text(pages.homepage("html", 2000))
    (tmp_path / "c.json").write_text("{}")
    assert [(page.name, page.kind) for page in speed.in_folder(tmp_path)] == [
        ("a.txt", "author page"), ("b.html", "html homepage"),
    ]  # fmt: skip


def test_the_table_of_a_page_is_replaced(tmp_path: Path) -> None:
    """The table stands between two marks; a page without them is left as it is."""
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- figures -->\nold\n<!-- end of figures -->\nb\n")
    speed.write_table(page, [speed.Row("speed", "mine", 1.5, 2, "MB/s"), speed.Row("over all", "yours", 3, 2)])
    lines = [" ".join(line.split()) for line in page.read_text().splitlines()]
    assert lines[0] == "a" and lines[-1] == "b" and "old" not in lines
    assert lines[5:7] == ["| speed | mine | 1.5 MB/s | 2 MB/s | |", "| over all | yours | 3 | 2 | missed |"]
    page.write_text("no marks")
    with pytest.raises(ValueError, match="no lines <!-- figures -->"):
        speed.write_table(page, [])
    assert page.read_text() == "no marks"


def test_memory_is_that_of_the_process() -> None:
    """What a process holds is counted, and not what the one that started it holds."""
    held = bytearray(60_000_000)
    empty = timing.peak("")
    assert 40e6 < timing.peak("held = bytearray(50_000_000)") - empty < 60e6
    assert empty < len(held)
