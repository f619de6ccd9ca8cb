"""Laws of the dates: the look-up of bracketed dates reads what the plain reader reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profparse.fields.dates import matching as dates

PIECES = (
    "May", "may", "Sept.", "Spring", "Q3", "since", "present", "5", "05", "12", "31", "26", "2024", "1999", "st", "–",
    "-", "/", ".", ",", " ", "  ", ":", "]", ")", "】", "(", "[", "expected", "x", "2024-05-03", "T10:30", "年", "'24",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.integers(0, 6), st.booleans())
def test_a_bracketed_date_is_read_like_any_other(text: str, start: int, short_years: bool) -> None:
    """Looking up a date that a bracket closes gives what reading it on the spot gives."""
    start = min(start, len(text))
    plain = dates._read(text, start, len(text), short_years)
    assert dates._match(text, start, len(text), short_years) == plain
