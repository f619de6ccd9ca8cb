"""Dates in every shape of the fixtures, and the laws of reading them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from profparse.fields.dates import Reading, find_dates, interval, match_date, read_date
from profparse.fields.dates import matching as dates
from profparse.fields.dates.edtf import bounds
from profparse.fields.dates.grammar import Shapes
from profparse.fields.dates.tokens import tokens
from profparse.fields.dates.years import resolve_years, settle_order
from profparse.grammar import build, directory

ROWS: dict[str, Any] = json.loads((Path(__file__).parents[2] / "fixtures" / "fields" / "dates.json").read_text("utf-8"))


def edtf_of(reading: Reading | None) -> str | None:
    """The EDTF of a reading, or None."""
    return reading.edtf if reading else None


def read(text: str) -> Reading:
    """The reading of a text that is a date."""
    reading = read_date(text)
    assert reading is not None, text
    return reading


@pytest.mark.parametrize(("text", "edtf"), ROWS["whole"])
def test_whole_texts(text: str, edtf: str) -> None:
    """A text that is a date as a whole is read, and its bounds are those of its EDTF."""
    reading = read(text)
    assert reading.edtf == edtf
    assert (reading.earliest, reading.latest) == bounds(edtf)
    assert reading.interval == ("/" in edtf)
    assert (reading.inferred, reading.alternatives) == ((), ())


@pytest.mark.parametrize(("text", "edtf", "earliest", "latest", "alternatives"), ROWS["either"])
def test_day_and_month_that_could_be_swapped(
    text: str, edtf: str, earliest: str, latest: str, alternatives: list[str]
) -> None:
    """Where nothing tells day from month both readings are given, the month first, and the EDTF holds neither."""
    reading = read(text)
    assert (reading.edtf, reading.earliest, reading.latest) == (edtf, earliest, latest)
    assert reading.alternatives == tuple(alternatives)
    assert reading.precision == "day"


@pytest.mark.parametrize("text", ROWS["none"])
def test_what_is_no_date(text: str) -> None:
    """Numbers, words, impossible days and years out of range are no dates."""
    assert read_date(text) is None


@pytest.mark.parametrize(("text", "edtf"), ROWS["short"])
def test_years_of_two_digits(text: str, edtf: str | None) -> None:
    """Two digits are a year without an apostrophe only where the caller says that they may be."""
    assert edtf_of(read_date(text, short_years=True)) == edtf


@pytest.mark.parametrize(("text", "quote", "edtf"), ROWS["labels"])
def test_labels(text: str, quote: str | None, edtf: str | None) -> None:
    """The longest date that begins a text is found, and none in what only looks like one."""
    found = match_date(text)
    assert (found and text[found.start : found.end]) == quote
    assert edtf_of(found and found.reading) == edtf


@pytest.mark.parametrize(("text", "wanted"), ROWS["pieces"])
def test_dates_in_a_short_piece(text: str, wanted: list[list[str]]) -> None:
    """The dates with a year in a piece are found in order, each with its own words alone."""
    assert [[text[m.start : m.end], m.reading.edtf] for m in find_dates(text)] == wanted


@pytest.mark.parametrize(("text", "edtf"), ROWS["foreign"])
def test_languages_that_the_tables_do_not_hold(text: str, edtf: str | None) -> None:
    """dateparser reads a month of another language beside a year, adds no day, and reads nothing in other words."""
    assert edtf_of(read_date(text, fallback=True)) == edtf


@pytest.mark.parametrize("text", ["Jan 2024", "2023", "Apr 3", "[1-3/2023]", "bis Mai 2021"])
def test_dateparser_is_not_asked_about_what_the_grammar_reads(text: str) -> None:
    """With the fallback the grammar still reads first."""
    assert read_date(text, fallback=True) == read_date(text)


def alternatives(grammar: str) -> Iterator[tuple[str, str]]:
    """Each alternative of a grammar's rules, and the grammar without it."""
    lines = grammar.splitlines()
    for n, line in enumerate(lines):
        found = re.match(r"(\s*\||\??\w+:)(?!=)\s*(.+)", line)
        if not found or line.startswith("//"):
            continue
        more = n + 1 < len(lines) and re.match(r"\s*\|", lines[n + 1])
        rest = [*lines[:n], *lines[n + 1 :]]
        if found[1].strip() != "|":
            if not more:
                continue
            rest[n] = found[1] + re.sub(r"\s*\|", " ", rest[n], count=1)
        yield line.strip(), "\n".join(rest)
    for n, line in enumerate(lines):
        if line.startswith(("_core:", "bare:", "_mark:", "_tail:")):
            for word in re.findall(r"\w+", line.split(":")[1]):
                if re.search(rf"\| {word}\b", line):
                    yield (
                        f"{line}: {word}",
                        "\n".join([*lines[:n], re.sub(rf" \| {word}\b", "", line), *lines[n + 1 :]]),
                    )


def outcomes() -> list[object]:
    """What the fixtures' rows give."""
    read_date.cache_clear()
    out: list[object] = [edtf_of(read_date(text)) for text, _ in ROWS["whole"]]
    out += [read_date(text) for text, *_ in ROWS["either"]]
    return out + [read_date(text, short_years=True) for text, _ in ROWS["short"]]


def test_each_rule_of_the_grammar_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any one alternative of ``dates.lark`` some row of the fixtures reads otherwise."""
    grammar = (directory() / "dates.lark").read_text("utf-8")
    wanted = outcomes()
    idle = []
    for line, edited in alternatives(grammar):
        fewer = Shapes(build(edited))
        monkeypatch.setattr(dates, "shapes", lambda fewer=fewer: fewer)
        if outcomes() == wanted:
            idle.append(line)
    monkeypatch.undo()
    read_date.cache_clear()
    assert idle == []


YEARS = st.integers(1950, 2049)
MONTHS = ["January", "Feb.", "März", "avril", "May", "junio", "July", "août", "Sept", "ottobre", "Nov.", "dezembro"]


@given(
    year=YEARS,
    month=st.integers(1, 12),
    shape=st.sampled_from(
        [
            "{m} {y}",
            "{n}/{y}",
            "{n:02}/{y}",
            "{y}-{n:02}",
            "{y}.{n}",
            "{y}/{n:02}",
            "{m}, {y}",
            "{y} {m}",
            "{y}年{n}月",
            "[{m} {y}]:",
        ]
    ),
)
def test_months_round_trip(year: int, month: int, shape: str) -> None:
    """A month written in any shape is read as that month, no more and no less."""
    text = shape.format(y=year, n=month, m=MONTHS[month - 1])
    assert edtf_of(read_date(text)) == f"{year}-{month:02}"


@given(
    day=st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    shape=st.sampled_from(
        [
            "{m} {d}, {y}",
            "{d} {m} {y}",
            "{d}. {m} {y}",
            "{y}-{n:02}-{d:02}",
            "{y}.{n}.{d}",
            "{y}/{n}/{d}",
            "{m} {d} {y}",
            "{y}年{n}月{d}日",
            "({m} {d}, {y})",
        ]
    ),
)
def test_days_round_trip(day: Any, shape: str) -> None:
    """A day written in any shape that names the month or puts the year first is read as that day."""
    text = shape.format(y=day.year, n=day.month, d=day.day, m=MONTHS[day.month - 1])
    assert edtf_of(read_date(text)) == day.isoformat()


@given(
    day=st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    month_first=st.booleans(),
    sign=st.sampled_from("/.-"),
)
def test_days_in_digits_hold_the_day(day: Any, month_first: bool, sign: str) -> None:
    """Of a date in digits with the year last the day written is read, or is one of two alternatives."""
    first, second = (day.month, day.day) if month_first else (day.day, day.month)
    reading = read(f"{first:02}{sign}{second:02}{sign}{day.year}")
    assert day.isoformat() in (reading.edtf, *reading.alternatives)
    assert bool(reading.alternatives) == (day.day <= 12 and day.day != day.month)
    if reading.order:
        assert reading.order == ("month" if month_first else "day")


PIECES = [
    "May",
    "Jan.",
    "3",
    "12",
    "25",
    "2023",
    "1999",
    "99",
    "'23",
    ",",
    ".",
    "-",
    "–",
    "/",
    " ",
    "  ",
    "to",
    "from",
    "since",
    "until",
    "now",
    "of",
    "de",
    "early",
    "Mon",
    "(Mon)",
    "(expected)",
    "年",
    "月",
    "日",
    "至今",
    "Q1",
    "spring",
    "and",
    "&",
    "a",
    "10:30",
    "3pm",
    "rd",
    "T",
    "[",
    "]",
    ":",
    "we",
    "\n",
    "\u0301",
    "٣",
    "２０２３",
    "mid-",
    "start of",
    "+",
    "%",
    "(",
    ")",
]
TEXTS = (
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
    | st.text(max_size=40)
)


@given(text=TEXTS, short_years=st.booleans())
@settings(max_examples=600, deadline=None)
@example(text="Winter 2099-2100", short_years=False)
@example(text="Jan 2020 - Feb 2019", short_years=False)
def test_laws_on_any_text(text: str, short_years: bool) -> None:
    """No text raises; a match lies in its text and says the same alone; bounds are in order and those of the EDTF."""
    found = match_date(text, short_years=short_years)
    matches = find_dates(text)
    place = 0
    for match in matches:
        assert place <= match.start < match.end <= len(text)
        place = match.end
        assert "XXXX" not in match.reading.edtf
    for match in [*matches, *([found] if found else [])]:
        reading = match.reading
        quote = text[match.start : match.end]
        assert quote == quote.strip()
        assert reading.earliest is None or reading.latest is None or reading.earliest <= reading.latest
        assert reading.interval == ("/" in reading.edtf)
        if not reading.alternatives:
            assert (reading.earliest, reading.latest) == bounds(reading.edtf)
        again = read_date(quote, short_years=short_years or match is not found)
        assert again is None or again.edtf == reading.edtf or "XXXX" in again.edtf or reading.interval != again.interval
    read_date(text, short_years=short_years)


@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_tokens_lie_in_order(text: str) -> None:
    """Tokens are disjoint, in order and inside the text, and no more than a date may have."""
    place = count = 0
    for start, end, _, _ in tokens(text, 0, len(text)):
        assert place <= start < end <= len(text)
        place = end
        count += 1
    assert count <= 40


def test_the_longest_date_is_bounded() -> None:
    """A text that goes on like a date forever is read only to where a date must have ended."""
    assert match_date("from " * 100_000) is None
    assert len(list(tokens("May " * 1000, 0, 4000))) == 20


@pytest.mark.parametrize(
    ("text", "as_of", "newest_year", "edtf"),
    [
        ("Apr 3", None, 2025, "2026-04-03"),
        ("Dec 20", None, 2025, "2026-12-20"),
        ("Dec 20", "2026-05-01", 2025, "2025-12-20"),
        ("Apr 3", "2026-05-01", 2025, "2026-04-03"),
        ("May 1", "2026-05-01", None, "2026-05-01"),
        ("May 2", "2026-05-01", None, "2025-05-02"),
        ("Apr 3", None, None, "XXXX-04-03"),
        ("(May)", None, 2025, "2026-05"),
        ("(May)", "2026-05-20", 2020, "2026-05"),
        ("Feb 29", None, 2025, "XXXX-02-29"),
        ("Feb 29", None, 2023, "2024-02-29"),
        ("Feb 29", "2026-05-01", 2025, "2024-02-29"),
        ("Dec 28 - Jan 3", None, 2025, "2026-12-28/2027-01-03"),
        ("July 26-28", None, 2025, "2026-07-26/2026-07-28"),
        ("since May", None, 2025, "2026-05/.."),
        ("July-August", "2026-05-01", None, "2025-07/2025-08"),
    ],
)
def test_a_missing_year(text: str, as_of: str | None, newest_year: int | None, edtf: str) -> None:
    """It is the one after the newest printed, or puts the date last before ``as_of``, and is marked as inferred."""
    (reading,) = resolve_years([read(text)], as_of=as_of, newest_year=newest_year)
    assert reading.edtf == edtf
    assert reading.inferred == (() if "XXXX" in edtf else ("year",))


def test_years_that_are_printed_stay() -> None:
    """A date with a year is not touched by the rule for those without."""
    printed = [read("Jan 2024"), read("05/03/2024"), read("2021-")]
    assert resolve_years(printed, as_of="2020-01-01", newest_year=2025) == printed


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ("25/03/2024", "2024-03-05"),
        ("03/25/2024", "2024-05-03"),
        ("31.12.2023", "2024-03-05"),
        ("Jan 2024", "2024-XX-XX"),
        ("01/02/2023 - 13/04/2023", "2024-03-05"),
    ],
)
def test_the_order_is_settled_by_the_other_dates(other: str, wanted: str) -> None:
    """One date that can be read only one way settles those that could be read both ways."""
    settled = settle_order([read("05/03/2024"), read(other)])
    assert settled[0].edtf == wanted
    assert settled[1] == read(other)
    assert bool(settled[0].alternatives) == ("XX" in wanted)


def test_dates_that_contradict_each_other_settle_nothing() -> None:
    """Where one date has the day first and another the month, the alternatives stay."""
    readings = [read("05/03/2024"), read("25/03/2024"), read("03/25/2024")]
    assert settle_order(readings) == readings


def test_swapped_ranges_are_settled_too() -> None:
    """A range in digits keeps its two readings until another date tells which."""
    both = read("01/02/2023 - 03/04/2023")
    assert settle_order([both, read("31/01/2023")])[0].edtf == "2023-02-01/2023-04-03"


def test_intervals_between_readings() -> None:
    """A position's two dates make an interval; a missing one leaves it open, and two missing ones make none."""
    assert edtf_of(interval(read("2021"), None)) == "2021/.."
    assert edtf_of(interval(read("2021"), read("May 2023"))) == "2021/2023-05"
    assert edtf_of(interval(None, read("2023"))) == "../2023"
    assert interval(None, None) is None
    assert interval(read("2023"), read("2021")) is None
