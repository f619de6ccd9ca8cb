"""The lines of a homepage that may tell of a career: what is no record, in runs under what their headings open."""

from __future__ import annotations

from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.career_runs import LONGEST, career_runs
from profparse.pieces import read_page
from profparse.pieces.line import Line, Page

PAGE = """# Ada Lane
I am a lecturer.
## Publications
A. Lane. Of Ferns. Fern Letters, 2020.

Thanks to all.
## Employment
Lecturer, Alder University
## Misc
Nothing.
"""
KINDS = ["NAME", "PROSE", "H_LIST", "PAPER", "NOTE", "H_POSITIONS", "POSITION", "H_LIST", "NOTE"]


def stretch_of(lines: list[Line], kinds: list[str]) -> Stretch:
    """A stretch of a page whose lines are of these kinds."""
    return Stretch(Page("", "text", tuple(lines), ()), lines, (), kinds)


def test_records_end_a_run_and_headings_open_one() -> None:
    """Each run stands under one heading, and no line of a publication is in any."""
    lines = [line for line in read_page(PAGE, "markdown").lines if line.text]
    runs = career_runs(stretch_of(lines, KINDS))
    assert [(run.section, [line.text for line in run.lines]) for run in runs] == [
        ("top", ["Ada Lane", "I am a lecturer."]),
        ("papers", ["Publications"]),
        ("papers", ["Thanks to all."]),
        ("positions", ["Employment", "Lecturer, Alder University"]),
        ("other", ["Misc", "Nothing."]),
    ]


def test_a_run_has_an_end() -> None:
    """Runs are of a bounded length, so that what is kept of one is."""
    lines = [Line("Lecturer", n * 9, n * 9 + 8) for n in range(2 * LONGEST + 1)]
    runs = career_runs(stretch_of(lines, ["PROSE"] * len(lines)))
    assert [len(run.lines) for run in runs] == [LONGEST, LONGEST, 1]
    assert career_runs(stretch_of([], [])) == []
