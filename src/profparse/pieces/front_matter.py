"""Front matter: the YAML between ``---`` or TOML between ``+++`` that opens a page, as fields with their value's span.

Plain ``key: value`` lines are read here; PyYAML composes what is nested. Its nodes are never constructed, so nothing in
a page is run, and an alias is not followed. Broken YAML falls back to its ``key: value`` lines.
"""

from __future__ import annotations

import re
from typing import Any

from profparse.patterns import lazy_pattern
from profparse.pieces.line import MetaField
from profparse.pieces.plain_yaml import plain_fields
from profparse.records import NamedTuple
from profparse.span import Span

_OPEN = lazy_pattern(r"\ufeff?[ \t\r\n]*(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_CLOSE = {
    "---": lazy_pattern(r"^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE),
    "+++": lazy_pattern(r"^\+\+\+[ \t\r]*$", re.MULTILINE),
}
_KEY_LINE = lazy_pattern(r"^([A-Za-z_][\w .-]{0,60}?)[ \t]{0,9}:(?:[ \t]+([^\r\n]*))?\r?$", re.MULTILINE)
_TOML_LINE = lazy_pattern(
    r"^[ \t]*([A-Za-z_][\w.-]{0,60})[ \t]*=[ \t]*(?=\S)|^[ \t]*(\[\[?)([\w.-]+)\]", re.MULTILINE
)
_TOML_VALUE = lazy_pattern(
    r"\"\"\"(?P<long>(?:[^\"]++|\"(?!\"\"))*+)\"\"\"|\"(?P<basic>(?:[^\"\\\n]++|\\.)*+)\"|'(?P<literal>[^'\n]*+)'"
    r"|(?P<list>\[)|(?P<bare>[^\s#\[,\]][^#\n,\]]*+)"
)
_TOML_GAP = lazy_pattern(r"(?:[ \t\r\n,]++|#[^\n]*+)*+")
_LONGEST = 200_000
_DEEPEST = 20
_MOST_FIELDS = 5_000


class FrontMatter(NamedTuple):
    """The front matter's span, its signs included, and its fields."""

    span: Span
    fields: list[MetaField]


def read_front_matter(text: str) -> FrontMatter | None:
    """The front matter that opens ``text``, or None."""
    opened = _OPEN.match(text)
    if opened is None:
        return None
    sign = opened.group(1)
    start = opened.end()
    close = _CLOSE[sign].search(text, start, start + _LONGEST)
    if close is None:
        return None
    end = close.start()
    body = text[start:end]
    if sign == "+++":
        return FrontMatter((opened.start(1), close.end()), _toml_fields(text, start, end))
    if body.strip() and _KEY_LINE.search(body) is None and not body.lstrip().startswith(("-", "{", "#")):
        return None
    return FrontMatter((opened.start(1), close.end()), _yaml_fields(text, start, end))


def _yaml_fields(text: str, start: int, end: int) -> list[MetaField]:
    source = text[start:end]
    fields = plain_fields(source, start)
    if fields is None:
        fields = _composed(source, start)
    return (fields if fields is not None else _key_lines(text, start, end))[:_MOST_FIELDS]


def _key_lines(text: str, start: int, end: int) -> list[MetaField]:
    fields: list[MetaField] = []
    body = text[start:end]
    for match in _KEY_LINE.finditer(body):
        if match.group(2):
            fields += _scalar(match.group(1), body, match.start(2), match.end(2), start)
    return fields


def _scalar(key: str, source: str, start: int, end: int, offset: int) -> list[MetaField]:
    """A field of a plain or quoted value; ``offset`` is where ``source`` begins in the page."""
    value = source[start:end].rstrip()
    end = start + len(value)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value, start, end = value[1:-1], start + 1, end - 1
    if not value.strip():
        return []
    return [MetaField(key, value, (offset + start, offset + end))]


def _composed(source: str, offset: int) -> list[MetaField] | None:
    """The fields of nested YAML by PyYAML's node marks, or None where it is broken."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(source, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    fields: list[MetaField] = []
    seen: set[int] = set()
    todo: list[tuple[str, Any, int]] = [("", root, 0)]
    while todo and len(fields) < _MOST_FIELDS:
        key, node, depth = todo.pop()
        if node is None or depth > _DEEPEST or id(node) in seen:
            continue
        if node.id == "scalar":
            start, end = node.start_mark.index, node.end_mark.index
            if node.style in ("'", '"'):
                start, end = start + 1, end - 1
            elif node.style in ("|", ">"):
                start = source.find("\n", start) + 1 or start
            raw = source[start:end].strip()
            if raw:
                start += source[start:end].index(raw[0])
                value = " ".join(str(node.value).split())
                fields.append(MetaField(key, value, (offset + start, offset + start + len(raw))))
            continue
        seen.add(id(node))
        parts = (
            [(child_key.value, child) for child_key, child in node.value if isinstance(child_key.value, str)]
            if node.id == "mapping"
            else [(str(k), child) for k, child in enumerate(node.value)]
        )
        prefix = key + "." if key else ""
        todo += [(prefix + name, child, depth + 1) for name, child in reversed(parts)]
    return fields


def _toml_fields(text: str, start: int, end: int) -> list[MetaField]:
    fields: list[MetaField] = []
    prefix = ""
    tables: dict[str, int] = {}
    place = start
    while (match := _TOML_LINE.search(text, place, end)) is not None:
        name, opened, table = match.groups()
        place = match.end()
        if table is not None:
            prefix = table + "."
            if opened == "[[":
                tables[table] = tables.get(table, -1) + 1
                prefix = f"{table}.{tables[table]}."
        else:
            place = _toml_value(prefix + name, text, place, end, fields)
    return fields


def _toml_value(key: str, text: str, place: int, end: int, fields: list[MetaField]) -> int:
    """Read the value, or the flat list of values, at ``place``; returns where it ends."""
    match = _TOML_VALUE.match(text, place, end)
    if match is None:
        return place
    if match.lastgroup != "list":
        fields += _toml_field(key, match)
        return match.end()
    place = _after_gap(text, match.end(), end)
    count = 0
    while place < end and text[place] != "]":
        match = _TOML_VALUE.match(text, place, end)
        if match is None or match.lastgroup == "list":
            return place
        fields += _toml_field(f"{key}.{count}", match)
        count += 1
        place = _after_gap(text, match.end(), end)
    return place


def _after_gap(text: str, place: int, end: int) -> int:
    gap = _TOML_GAP.match(text, place, end)
    return gap.end() if gap is not None else place


def _toml_field(key: str, match: re.Match[str]) -> list[MetaField]:
    group = match.lastgroup or "bare"
    raw = match.group(group)
    bare = raw.strip()
    if not bare:
        return []
    start = match.start(group) + raw.index(bare[0])
    return [MetaField(key, " ".join(bare.split()), (start, start + len(bare)))]
