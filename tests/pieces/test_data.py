"""Data files as pages: each value a line, in a box named by its key."""

import pytest

from profparse.pieces import read_page
from profparse.pieces.formats import detect_format

JSON = (
    '{"papers": [{"title": "On \\"Cats\\" \\u00e9l\\u00e8ve", "authors": ["A. Lane", "B. Ott"],'
    ' "draft": false, "image": "c.png"}]}'
)
YAML = '''# one
- date: May 2024
  text: >
    Our <a href="https://a.b">paper</a>
    is out.
- date: 2023
  text: A talk
'''
TOML = '[[papers]]\ntitle = "On Cats"\nauthors = ["A. Lane", "B. Ott"]\n'


@pytest.mark.parametrize(
    ("text", "name", "lines"),
    [
        (JSON, "x.json", [("heading", "papers"), ("title", 'On "Cats" élève'), ("authors", "A. Lane, B. Ott")]),
        (JSON, None, [("heading", "papers"), ("title", 'On "Cats" élève'), ("authors", "A. Lane, B. Ott")]),
        (YAML, "news.yml", [("date", "May 2024"), ("text", "Our paper is out."), ("date", "2023"), ("text", "A talk")]),
        (TOML, "x.toml", [("heading", "papers"), ("title", "On Cats"), ("authors", "A. Lane, B. Ott")]),
    ],
)
def test_each_value_is_a_line_with_its_key_as_hint(text: str, name: str | None, lines: list[tuple[str, str]]) -> None:
    """Values are lines in the order of the file; keys over lists are headings; false and pictures are not shown."""
    assert detect_format(text, name) == "data"
    page = read_page(text, "data")
    assert [
        ("heading" if line.kind == "heading" else page.boxes[line.box].hint, line.text) for line in page.lines
    ] == lines


def test_values_keep_their_place_and_their_links() -> None:
    """A value's span quotes the file, and a link in it is one."""
    page = read_page(YAML, "data")
    line = page.lines[1]
    assert [YAML[a:b] for a, b in line.spans(4, 9)] == ["paper"]
    assert [link.url for link in line.links] == ["https://a.b"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[A remark in brackets](https://a.b) and words", None),
        ("{% include head.html %}\n\nWords.", "index.md"),
        ("- One\n- Two\n", "list.yml"),
        ("{x} is a set", None),
        ("[1] A. Lane. On Cats. 2020.\n[2] B. Ott. On Dogs. 2021.", None),
    ],
)
def test_what_only_looks_like_data_is_none(text: str, name: str | None) -> None:
    """Text that opens with a bracket, a template, a list of words: read as before."""
    assert detect_format(text, name) != "data"


def test_broken_data_is_read_as_text() -> None:
    """A file that cannot be read as data loses nothing: its lines are read as text."""
    page = read_page('{"a": "b", }, {{{', "data")
    assert "".join(line.text for line in page.lines).replace(" ", "") == '{"a":"b",},{{{'
