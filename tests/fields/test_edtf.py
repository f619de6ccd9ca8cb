"""EDTF: what is written can be read, and spans the days that it should."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profparse.fields.dates.edtf import Point, bounds, parse_point
from profparse.fields.dates.reading import read_edtf

POINTS = st.builds(
    Point,
    st.none() | st.integers(1900, 2099),
    st.none() | st.integers(1, 12) | st.integers(21, 24),
    st.none(),
) | st.builds(Point, st.none() | st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 31))


@given(POINTS)
def test_points_round_trip(point: Point) -> None:
    """A point that exists is read back from its EDTF; one that does not is not read."""
    assert parse_point(point.edtf) == (point if point.exists() else None)


@given(POINTS, POINTS)
def test_bounds_are_in_order(start: Point, end: Point) -> None:
    """An interval that is read has its bounds in order, and its EDTF back."""
    reading = read_edtf(f"{start.edtf}/{end.edtf}")
    if reading is not None:
        assert reading.edtf == f"{start.edtf}/{end.edtf}"
        assert (reading.earliest, reading.latest) == bounds(reading.edtf)
        assert not (reading.earliest and reading.latest) or reading.earliest <= reading.latest


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_months_end_where_the_calendar_says(year: int, month: int) -> None:
    """The last day of a month is the calendar's."""
    assert Point(year, month).last() == f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-24", "2022-12-01", "2022-12-31"),
        ("2023-05/..", "2023-05-01", None),
        ("../2023", None, "2023-12-31"),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("XXXX-04-03", None, None),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    """The first and last day of what each kind of EDTF names; an open or yearless bound is None."""
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "20",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-2",
        "2024-05-03-01",
        "someday",
        "2024-XX-XX",
        "XXXX",
        "XXXX-21",
        "20a4",
        "２０２４",
        "2024-05-00",
    ],
)
def test_what_is_no_point(edtf: str) -> None:
    """Anything but a date that this package writes is not read."""
    assert parse_point(edtf) is None
    assert read_edtf(edtf) is None


@pytest.mark.parametrize("edtf", ["2023/2021", "../..", "x/2021", "2021/x", "2021/"])
def test_what_is_no_interval(edtf: str) -> None:
    """An interval runs forward and has at least one bound that is a date."""
    assert read_edtf(edtf) is None
