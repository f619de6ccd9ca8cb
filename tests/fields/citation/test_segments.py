"""Entries cut into segments."""

import pytest

from profparse.fields.citation.segments import MOST_SEGMENTS, is_prose, segments_of
from profparse.pieces import read_page
from profparse.pieces.line import Line


def cut(text: str) -> list[str]:
    """The texts of a Markdown line's segments."""
    return [segment.text for segment in segments_of(read_page(text, "markdown").lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. B. Quill, Bo Tarn. On moss. Moss, 2020.", ["A. B. Quill, Bo Tarn.", "On moss.", "Moss", "2020."]),
        ("Quill, A., Tarn, B. R. On moss in winter. 2020", ["Quill, A., Tarn, B. R.", "On moss in winter.", "2020"]),
        ("Harms, A. & Tarn, B. (2020). On moss", ["Harms, A. & Tarn, B.", "2020", "On moss"]),
        ("Is moss green? A survey. Moss 3", ["Is moss green?", "A survey.", "Moss 3"]),
        ("“On moss, again,” in Moss, 2020", ["On moss, again,", "in Moss", "2020"]),
        ("On (Large) Mosses (with Bo Tarn)", ["On (Large) Mosses", "with Bo Tarn"]),
        ("On f(x)-moss. J. Pure Moss 12 (2020), no. 3", ["On f(x)-moss.", "J. Pure Moss 12", "2020", "no. 3"]),
        ("Quill (1931) revisited. Moss (2024) ciae493", ["Quill (1931) revisited.", "Moss", "2024", "ciae493"]),
        ("[ICLR 2020] On moss [pdf]", ["ICLR 2020", "On moss", "pdf"]),
        ("On moss | Bo Tarn · 2020 — note", ["On moss", "Bo Tarn", "2020", "note"]),
        ("Moss vs. fern, pp. 10 - 12", ["Moss vs. fern", "pp. 10 - 12"]),
        ("On moss 🏆 Best Paper", ["On moss", "Best Paper"]),
    ],
)  # fmt: skip
def test_cuts(text: str, expected: list[str]) -> None:
    """Sentences, names, quotes, brackets and bars part segments; initials and abbreviations do not."""
    assert cut(text) == expected


def test_markup_parts_segments() -> None:
    """The edges of links and emphasis cut, but not inside a word or beside another cut."""
    assert cut("[On moss](u) *Moss Letters* 2020") == ["On moss", "Moss Letters", "2020"]
    assert cut("On **m**oss, Bo **Tarn**, 2020") == ["On moss", "Bo", "Tarn", "2020"]


def test_segments_lie_in_their_lines() -> None:
    """Each segment is a stretch of its line, they do not overlap, and their order is the page's."""
    lines = read_page("**On moss**\\\nA. Quill, (Bo) Tarn, “x y z”; [a](b) — c. 2020!", "markdown").lines
    last = (0, 0)
    for segment in segments_of(lines):
        assert lines[segment.line].text[segment.start : segment.end] == segment.text
        assert last <= (segment.line, segment.start) < (segment.line, segment.end)
        last = (segment.line, segment.end)


def test_prose_is_not_cut() -> None:
    """A long line of running sentences is one segment."""
    text = "We walk in the wood and count the moss on every stone. Then we walk back. " * 9
    assert is_prose(text)
    assert len(segments_of([Line(text, 0, len(text))])) == 1


def test_very_long_entries_stop() -> None:
    """Only so many segments are cut of an entry, so that a hostile one costs no more."""
    lines = [Line("moss. " * 30, 0, 180)] * 400
    assert len(segments_of(lines)) < MOST_SEGMENTS + 60


@pytest.mark.parametrize(
    "sign",
    ["(", "[", '"', "“", "., ", "A. ", "*", "et al. ", "and ", "(a) ", "—", "$^", "J. ", "In: A (eds), ", "A, Bo; "],
)
def test_repeated_signs_take_linear_time(sign: str) -> None:
    """A line of one sign repeated gives segments, none longer than the line."""
    text = (sign * 4000)[:12000]
    assert sum(len(segment.text) for segment in segments_of([Line(text, 0, len(text))])) <= len(text)
