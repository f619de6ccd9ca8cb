"""Laws of the lines: they quote the source, lie apart and in order, and any text has some."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.pieces import read_page
from profparse.pieces.formats import FORMATS, detect_format
from tests.laws import broken_lines

SIGNS = [
    "a", "B\xe9", "7", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\xa0", "\u200b", "\x00", "*", "**", "_", "`", "~~",
    "$", "\\", "[", "](", "](u)", ")", "![", "<", ">", "<b>", "</b>", "<p>", "</p>", "<div class='x'>", "</div>",
    "<ul><li>", "</ul>", "<li>", "<tr><td>", "</table>", "<a href='u'>", "</a>", "<br>", "<img src=x>", "<!--",
    "-->", "<script>", "</script>", "<?= 'x", "' ?>", "{% if %}", "{% comment %}", "{% endcomment %}", "{{ x }}",
    "{: .x}", "&amp;", "&oslash;", "&#248", "&", "# ", "## ", "- ", "  - ", "1. ", "> ", "|", "|-|\n", "---\n",
    "===\n", "```\n", "~~~\n", ": ", ":::", "[r]: u\n", "[r]", "https://u.v/w", "mailto:", "<x@y.z>", "[[u][", "]]",
    "#+TITLE: t\n", ":PROPERTIES:\n", "`t <u>`__", ".. x:: y\n", "\\n", "...", "\U0001f600", "\u4e2d\u6587",
    "e\u0301", "\u202e", "\x0c", "+++\n", "key: v\n", "<title>t</title>",
]  # fmt: skip
SOURCES = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize("format", FORMATS)
@given(source=SOURCES)
@settings(max_examples=150, deadline=None)
def test_lines_quote_the_source(format: str, source: str) -> None:
    """Each line's spans hold its own letters and no others, inside its extent; extents are disjoint and ascending."""
    assert broken_lines(read_page(source, format, include_hidden=True)) == []


@given(source=SOURCES)
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_format(source: str) -> None:
    """Detection is total."""
    assert detect_format(source) in FORMATS


@pytest.mark.parametrize("format", ["markdown", "html", "text"])
@given(words=st.lists(st.sampled_from(["**a** b", "- c [d](e)", "# f", "<p>g</p>", "h", ""]), max_size=12))
@settings(max_examples=80, deadline=None)
def test_line_ends_and_blanks_change_nothing(format: str, words: list[str]) -> None:
    """Other line ends, and a no-break space for a blank, give the same lines."""
    source = "\n".join(words)
    expected = [(line.kind, line.level, line.text) for line in read_page(source, format).lines]
    for other in (source.replace("\n", "\r\n"), source.replace("\n", "\r"), source.replace("** b", "**\u00a0b")):
        assert [(line.kind, line.level, line.text) for line in read_page(other, format).lines] == expected


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "unit", ["<div>", "[", "<", "*a ", "<!--", '<a "', "> ", "- x\n", "<![5", "](", "{% for %}", "<b>x<p>"]
)
def test_hostile_repetition_is_read(format: str, unit: str) -> None:
    """A page of one repeated sign is read without recursion, in order, and all of it."""
    page = read_page(unit * 3000, format)
    assert all(a.end <= b.start for a, b in zip(page.lines, page.lines[1:], strict=False))
