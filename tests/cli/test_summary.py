"""What a person sees."""

import re
from pathlib import Path

import pytest

from profparse import Diagnostic, Profile, html_report, parse
from profparse.cli.summary import summary
from profparse.cli.terminal import Style, cells
from profparse.export import markdown
from tests.cli.conftest import Run

NASTY = "## News\n\n- [5/2024] A \x1b[31mred\x1b]0;title\x07 \x9b2J item \u202etxt of 一二三四五六七八九十 e\u0301.\n"


def test_a_summary_names_what_was_read(run: Run, page: Path) -> None:
    """Without a flag a person gets the page's name, its items and their dates."""
    result = run(page)
    assert result.code == 0
    assert "page.md" in result.out
    assert "News (2)" in result.out
    assert "  2024-05  Our paper on narrow tables is out." in result.out.splitlines()


def test_several_summaries_are_parted_by_a_blank_line(run: Run, page: Path) -> None:
    """Several files give several summaries, each under its file's name."""
    Path("other.md").write_text(page.read_text())
    assert "\n\nother.md\n" in run(page, "other.md").out


@pytest.mark.parametrize("width", [40, 57, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Lines are cut to the width in columns, wide and combining characters counted as a terminal does."""
    for line in summary(parse(NASTY * 3), "a very long name of a file " * 9, width, Style(False)):
        assert cells(line) <= width, line


def test_nothing_of_a_page_drives_the_terminal(run: Run, page: Path) -> None:
    """Escape sequences, bells and bidirectional overrides of a page, or of a file's name, come out as dots."""
    Path("\x1b[2Jn.md").write_text(NASTY, "utf-8")
    result = run("\x1b[2Jn.md", "missing\x1b[2J.md")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", result.out + result.err)
    assert "profparse: missing·[2J.md: no such file\n" in result.err


def test_remarks_are_shown_with_their_place(page: Path) -> None:
    """A diagnostic is shown with its line, its message escaped too."""
    text = "## News\n\n- [5/2024] One.\n"
    plain = parse(text)
    remark = Diagnostic("odd", "warning", "odd \x1b[31m thing", (9, 17))
    values = {name: getattr(plain, name) for name in Profile.__dataclass_fields__}
    profile = Profile(**{**values, "diagnostics": (remark,)}).with_source(text)
    lines = list(summary(profile, "page.md", 80, Style(False)))
    assert lines[-3] == "  line:3:1: warning: odd ·[31m thing [odd]"
    assert lines[-1].strip() == "^^^^^^^^"


SEASONS = """# Helga Brandt

## Experience

- Research intern, Northfield Labs, Summer 2024
- Lecturer, University of Ghent, 2019 - 2019
- Postdoc, University of Lund, Spring 2017 - Fall 2018
"""


def test_a_person_reads_seasons_by_their_names() -> None:
    """In the summary, the report and Markdown a season is no number, and a stay within one of them has it once."""
    profile = parse(SEASONS)
    report = re.sub("<[^>]*>", "", html_report(profile))
    for shown in ("\n".join(summary(profile, "page.md", 120, Style(False))), markdown(profile)):
        for years in ("(summer 2024)", "(2019)", "(spring 2017–autumn 2018)"):
            assert years in shown
    for years in ("Northfield Labs summer 2024 ", "Ghent 2019 ", "Lund spring 2017–autumn 2018"):
        assert years in re.sub(r"\s+", " ", report)


def test_colour_only_for_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """``NO_COLOR``, a dumb terminal, or no terminal at all: no escape sequences."""

    class Terminal:
        def __init__(self, is_one: bool) -> None:
            self.is_one = is_one

        def isatty(self) -> bool:
            return self.is_one

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert Style.of(Terminal(True)).coloured  # type: ignore[arg-type]
    assert not Style.of(Terminal(False)).coloured  # type: ignore[arg-type]
    monkeypatch.setenv("TERM", "dumb")
    assert not Style.of(Terminal(True)).coloured  # type: ignore[arg-type]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not Style.of(Terminal(True)).coloured  # type: ignore[arg-type]


def test_columns_set_the_width(run: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``COLUMNS`` is respected, down to forty."""
    monkeypatch.setenv("COLUMNS", "44")
    page.write_text("## News\n\n- [5/2024] " + "Our paper on narrow tables is out. " * 3 + "\n")
    lines = run(page).out.splitlines()
    assert max(map(len, lines)) <= 44
    assert any(line.endswith("…") for line in lines)
