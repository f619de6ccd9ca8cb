"""The lines of a homepage that may tell of a career: all that are no record, in runs under their headings."""

from __future__ import annotations

from profparse.fields.biography.labelled_careers import CareerRun
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.career_places import SECTIONS
from profparse.layouts.homepage.headings import readings
from profparse.pieces.line import Line

LONGEST = 80  # lines of a run
_RECORDS = ("NEWS", "PAPER", "PROJECT")


def career_runs(stretch: Stretch) -> list[CareerRun]:
    """The runs of a stretch in order; a heading opens one, and a record ends one."""
    out: list[CareerRun] = []
    lines: list[Line] = []
    section = "top"
    is_headed = False
    for line, kind in zip(stretch.lines, stretch.kinds, strict=True):
        name = kind or ""
        ends = name.startswith(_RECORDS)
        if lines and (ends or name.startswith("H_") or len(lines) >= LONGEST):
            out.append(CareerRun(lines, section, is_headed))
            lines, is_headed = [], False
        if name.startswith("H_"):
            section = readings(line.text.rstrip(":"))[0][0] if name == "H_LIST" else SECTIONS[name]
            is_headed = name != "H_LIST"
        if not ends:
            lines.append(line)
    return [*out, CareerRun(lines, section, is_headed)] if lines else out
