"""Front matter: fields with the spans of their values, from YAML and TOML, sound or broken."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


KEYS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
TEXTS = st.text(st.sampled_from('aé中"\\# \t=[]'), min_size=1, max_size=8).filter(lambda text: text.strip())
VALUES = st.one_of(TEXTS, st.integers(0, 99), st.lists(TEXTS, min_size=1, max_size=3))


def written(value: object) -> str:
    """A value as TOML writes it; JSON writes its strings alike."""
    return json.dumps(value, ensure_ascii=False)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), st.lists(st.dictionaries(KEYS, VALUES), max_size=3))
def test_toml_is_read_as_tomllib_reads_it(plain: dict[str, object], tables: list[dict[str, object]]) -> None:
    """Keys, tables and values are those of the standard library, white space folded."""
    lines = [f"{key} = {written(value)} # note" for key, value in plain.items()]
    for table in tables:
        lines += ["", "[[jobs]]", *(f"{key} = {written(value)}" for key, value in table.items())]
    body = "\n".join(lines) + "\n"
    expected: list[tuple[str, str]] = []

    def take(key: str, value: object) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                take(f"{key}.{name}" if key else name, inner)
        elif isinstance(value, list):
            for n, inner in enumerate(value):
                take(f"{key}.{n}", inner)
        else:
            expected.append((key, " ".join(str(value).split())))

    take("", tomllib.loads(body))
    page = read_page(f"+++\n{body}+++\nx", "markdown")
    assert [(field.key, field.value) for field in page.meta] == expected


PUBLICATION = """---
title: "On Cats"
authors:
- Ada Lane
- Bo Ott
draft: false
publication: "*Journal of Cats*"
date: "2013-04-01T00:00:00Z"
---

We looked at cats.
"""


def test_front_matter_that_is_a_publication_is_shown() -> None:
    """A content file of one publication: title, names and source are lines that say where they stand."""
    page = read_page(PUBLICATION, "markdown")
    assert [line.text for line in page.lines] == [
        "On Cats", "Ada Lane, Bo Ott", "Journal of Cats", "2013-04-01T00:00:00Z", "We looked at cats.",
    ]  # fmt: skip
    names = page.lines[1]
    assert PUBLICATION[names.start : names.end] == "Ada Lane\n- Bo Ott"


def test_front_matter_of_a_post_is_not_shown() -> None:
    """A title and an author are what any page may have: without a source it is no publication."""
    page = read_page(PUBLICATION.replace("publication:", "theme:"), "markdown")
    assert [line.text for line in page.lines] == ["We looked at cats."]


def test_a_publication_without_names_is_its_citation() -> None:
    """Where only a citation names the authors, it is all that is shown."""
    source = "---\ntitle: On Cats\nvenue: Journal of Cats\ncitation: 'A. Lane (2013). On Cats.'\n---\n"
    assert [line.text for line in read_page(source, "markdown").lines] == ["A. Lane (2013). On Cats."]
