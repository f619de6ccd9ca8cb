"""Front matter that is read without PyYAML is what PyYAML reads in it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from profparse.pieces.front_matter import yaml_fields
from profparse.pieces.plain_yaml import plain_fields

SCALARS = st.sampled_from([
    "A B", "a:b", "http://example.org/#x", "\"A: B\"", "'it is'", "\"\"", "''", "' x  y '", "- a", "-a", "?", ":", "~",
    "a  b", "a # b", "a: b", "a:", "\"a\" b", "'it''s'", "\"a\\\"b\"", "[a]", "&x", "|", "é\u0301", "中文", "a\tb",
    "\"a\" # b", "a\x85b", "=", "<<", "%", "a'b", "a\"b", ",a", "]", "yes", "2024-01-01", "\x07", "\ud7ff", "\ufeff",
    "12", "", "a ",
])  # fmt: skip
KEYS = st.sampled_from(["title", "a_b", "a-b", "a", "b", "c", "a b", "é", "Name ", "<<", "\"k\"", "x.y"])
LINES = st.one_of(
    st.builds("{}: {}".format, KEYS, SCALARS),
    st.builds("{}:{}".format, KEYS, SCALARS),
    st.builds("{}:".format, KEYS),
    st.builds("{}- {}".format, st.sampled_from(["", "  ", "    ", "\t"]), SCALARS),
    st.builds("{}-{}".format, st.sampled_from(["", "  "]), SCALARS),
    st.sampled_from(["", "  ", "# note", "  # note", "  more", "---", "..."]),
)
LISTS = st.builds(
    lambda key, indent, parts: "\n".join([f"{key}:", *(f"{indent}- {part}" for part in parts)]),
    KEYS, st.sampled_from(["", "  "]), st.lists(SCALARS, min_size=1, max_size=3),
)  # fmt: skip


@given(st.lists(st.one_of(LISTS, LINES), max_size=3), st.sampled_from(["\n", "\r\n"]))
@example(["title: \"A: B\"", "list:", "  - a", "  - 'b'", "next: c"], "\n")
def test_it_is_what_pyyaml_reads(lines: list[str], end: str) -> None:
    """Where the plain reader reads at all, PyYAML's nodes give the same fields and spans."""
    source = end.join(lines) + end
    fields = plain_fields(source, 3)
    if fields is not None:
        assert fields == (yaml_fields(source, 3) or [])


@pytest.mark.parametrize("source", [
    "a: b", "a: \"b\"\nc: 'd'", "a:\n- b\n- c\nd: e", "a:\n  - b\n\n  # note\n  - \"c: d\"", "a:\r\n  - b\r\n",
    "# a\nb:\n",
])  # fmt: skip
def test_usual_front_matter_needs_no_parser(source: str) -> None:
    """Keys with plain and quoted values, and lists of these, are read."""
    assert plain_fields(source, 0) is not None


@pytest.mark.parametrize("source", [
    "a: [b]", "a: {b: c}", "a: |\n  b", "a: &b c", "a: b: c", "a: b # c", "a:\n  b: c", "a: b\n- c", "a: \"b\\n\"",
    "a: 'b''c'",
    "a:\n  - b\n- c", "a:\n  - - b", "a:\n  - b: c", "a: b\n  c", "a: b\na: c", "- a", "a: b\x07", "a:\n  - b\n    c",
])  # fmt: skip
def test_all_else_is_left_to_it(source: str) -> None:
    """What may mean anything else is not read."""
    assert plain_fields(source, 0) is None
