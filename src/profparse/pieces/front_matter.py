"""Front matter: the YAML between ``---`` or TOML between ``+++`` that opens a page, as fields with their value's span.

Plain ``key: value`` lines are read here; PyYAML composes what is nested. Its nodes are never constructed, so nothing in
a page is run, and an alias is not followed. Broken YAML falls back to its ``key: value`` lines. ``tomllib`` tells no
places, so that values of TOML are cut here, and it says what the escapes in a string stand for.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from profparse.patterns import lazy_pattern
from profparse.pieces.line import MetaField
from profparse.pieces.plain_yaml import plain_fields
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
_DEEPEST_FLOW = 200
_FLOW = lazy_pattern(r"[\[{}\]]")
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
        return FrontMatter((opened.start(1), close.end()), toml_fields(text, start, end))
    if body.strip() and _KEY_LINE.search(body) is None and not body.lstrip().startswith(("-", "{", "#")):
        return None
    return FrontMatter((opened.start(1), close.end()), _yaml_fields(text, start, end))


def _yaml_fields(text: str, start: int, end: int) -> list[MetaField]:
    source = text[start:end]
    fields = plain_fields(source, start)
    if fields is None:
        fields = yaml_fields(source, start)
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


class _Collection:
    """An open mapping or sequence of YAML: the name that its members begin with, None where nothing in it is read."""

    __slots__ = ("count", "is_mapping", "key", "prefix")

    def __init__(self, is_mapping: bool, prefix: str | None) -> None:
        self.is_mapping = is_mapping
        self.prefix = prefix
        self.key: str | None = None  # of a mapping: the key whose value comes next
        self.count = 0  # keys and values so far, or members

    def names(self) -> bool:
        """Whether what comes next is a key."""
        return self.is_mapping and self.count % 2 == 0

    def name(self) -> str | None:
        """The name of the value that comes next."""
        own = self.key if self.is_mapping else str(self.count)
        return None if self.prefix is None or own is None else self.prefix + own


def yaml_fields(source: str, offset: int) -> list[MetaField] | None:
    """The fields of nested YAML by PyYAML's events, or None where it is broken.

    Events come one after another, so that no depth of nesting, and no alias, makes the reader recur.
    """
    import yaml

    if _flow_depth(source) > _DEEPEST_FLOW:
        return None
    fields: list[MetaField] = []
    anchors: dict[str | None, Any] = {}
    stack: list[_Collection] = []
    try:
        for event in yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                scalar = anchors.get(event.anchor) if isinstance(event, yaml.AliasEvent) else event
                if isinstance(event, yaml.ScalarEvent) and event.anchor:
                    anchors[event.anchor] = event
                _take(scalar, event, stack, fields, source, offset)
    except (yaml.YAMLError, ValueError):
        return None
    return fields


def _flow_depth(source: str) -> int:
    """How deep brackets nest, those in quotes counted too: beyond some depth PyYAML takes time by its square."""
    depth = deepest = 0
    for bracket in _FLOW.findall(source):
        depth = max(0, depth + (1 if bracket in "[{" else -1))
        deepest = max(deepest, depth)
    return deepest


def _take(node: Any, event: Any, stack: list[_Collection], fields: list[MetaField], source: str, offset: int) -> None:
    """Take in what an event opens or holds; ``node`` is what an alias stands for, if that is a scalar."""
    import yaml

    outer = stack[-1] if stack else None
    names = outer is not None and outer.names()
    is_scalar = isinstance(node, yaml.ScalarEvent)
    name = None if names else outer.name() if outer is not None else ""
    if outer is not None:
        if names:
            outer.key = str(node.value) if is_scalar else None
        outer.count += 1
    if isinstance(event, yaml.CollectionStartEvent):
        inner = None if name is None or len(stack) >= _DEEPEST else name + "." if stack else ""
        stack.append(_Collection(isinstance(event, yaml.MappingStartEvent), inner))
    elif is_scalar and name is not None and len(fields) < _MOST_FIELDS:
        found = _scalar_field(name, node, source, offset)
        if found is not None:
            fields.append(found)


def _scalar_field(name: str, node: Any, source: str, offset: int) -> MetaField | None:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("'", '"'):
        start, end = source.index(node.style, start) + 1, end - 1
    elif node.style in ("|", ">"):
        start = source.find("\n", start) + 1 or start
    raw = source[start:end].strip()
    if not raw:
        return None
    start += source[start:end].index(raw[0])
    return MetaField(name, " ".join(str(node.value).split()), (offset + start, offset + start + len(raw)))


def toml_fields(text: str, start: int, end: int) -> list[MetaField]:
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
    value = _unescaped(match[0], bare) if "\\" in bare and group in ("basic", "long") else bare
    return [MetaField(key, " ".join(value.split()), (start, start + len(bare)))]


def _unescaped(string: str, bare: str) -> str:
    """What a string of TOML says; as it stands where TOML has no such escape."""
    import tomllib

    try:
        return str(tomllib.loads(f"string = {string}")["string"])
    except tomllib.TOMLDecodeError:
        return bare
