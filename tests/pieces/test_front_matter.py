"""Front matter: fields with the spans of their values, from YAML and TOML, sound or broken."""

import pytest

from profparse.pieces import read_page

CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("plain", "---\ntitle: A B\n# c\nempty:\n---\nx", [("title", "A B")]),
    ("quoted", "---\ntitle: \"A: B\"\nname: 'C'\n---\nx", [("title", "A: B"), ("name", "C")]),
    ("nested", "---\nsocial:\n  - icon: x\n    link: u\n  - link: v\n---\nx", [
        ("social.0.icon", "x"), ("social.0.link", "u"), ("social.1.link", "v")]),
    ("flow", "---\ninterests: [a b, \"c\"]\n---\nx", [("interests.0", "a b"), ("interests.1", "c")]),
    ("block scalar", "---\nbio: |\n  a\n  b\n---\nx", [("bio", "a b")]),
    ("broken", "---\ntitle: A: B\nname: C\n---\nx", [("title", "A: B"), ("name", "C")]),
    ("line ends", "---\r\ntitle: A\r\nlist:\r\n- b\r\n---\r\nx", [("title", "A"), ("list.0", "b")]),
    ("TOML", "+++\ntitle = \"A\" # b\nn = 3\n[[job]]\norg = 'C'\n[[job]]\norg = \"D\"\nl = [\"e\", \"f\"]\n+++\nx", [
        ("title", "A"), ("n", "3"), ("job.0.org", "C"), ("job.1.org", "D"), ("job.1.l.0", "e"), ("job.1.l.1", "f")]),
    ("alias bomb", "---\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nx", [("a.0", "x")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_fields(source: str, expected: list[tuple[str, str]]) -> None:
    """Each value is a field under its dotted key, its span quotes it, and the page goes on after it."""
    page = read_page(source, "markdown")
    assert [(field.key, field.value) for field in page.meta] == expected
    for field in page.meta:
        assert " ".join(source[slice(*field.span)].split()) == field.value
    assert [line.text for line in page.lines] == ["x"]


@pytest.mark.parametrize("source", ["---\n\na\n\n---\nb", "---\ntitle: a\n", "a\n---\nb: c\n---\n"])
def test_rules_are_no_front_matter(source: str) -> None:
    """Rules around text, an opening that never closes, and later rules are no front matter."""
    assert read_page(source, "markdown").meta == ()
