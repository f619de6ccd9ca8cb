"""Years that a page leaves out: the rule of the contract, and ``as_of``."""

from __future__ import annotations

from profparse import parse
from profparse.model import Date

LIST = (
    "CLApr 3\nReading With One EyeInes Duarte, Helga Brandt\nWe read.\n"
    "CLDec 20\nWalking on Two LegsKofi Mensah, Theo Okafor\nWe walk.\n"
)
DATED = LIST + "CLMay 1, 2025\nCounting With No HandsTheo Okafor, Ines Duarte\nWe count since 1999 and until 2031.\n"


def dates(text: str, as_of: str | None = None) -> list[Date]:
    """The dates of a page's papers."""
    return [paper.date for paper in parse(text, as_of=as_of).papers if paper.date is not None]


def test_a_missing_year_is_the_one_after_the_newest_printed() -> None:
    """All yearless dates share it, and years in prose count for nothing."""
    found = dates(DATED)
    assert [date.edtf for date in found] == ["2026-04-03", "2026-12-20", "2025-05-01"]
    assert [date.inferred for date in found] == [("year",), ("year",), ()]


def test_as_of_decides_instead() -> None:
    """A yearless day is then the last such day not after it."""
    assert [date.edtf for date in dates(DATED, "2026-05-01")] == ["2026-04-03", "2025-12-20", "2025-05-01"]


def test_without_any_year_it_stays_open() -> None:
    """No year is invented: EDTF level 2 says that it is unknown."""
    found = dates(LIST)
    assert [date.edtf for date in found] == ["XXXX-04-03", "XXXX-12-20"]
    assert [(date.earliest, date.latest) for date in found] == [(None, None), (None, None)]
