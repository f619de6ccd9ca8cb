"""YAML that is lines of keys with plain or quoted values, and flat lists of such: read without a YAML parser.

Most front matter is no more, and importing PyYAML takes twice as long as starting Python. What may mean anything else
is not read here; a test holds that PyYAML reads the same in what is.
"""

from __future__ import annotations

from profparse.patterns import lazy_pattern
from profparse.pieces.line import MetaField

_PLAIN = r"(?![-?:](?:[ \t]|$))[^\s\[\]{}|>&*!%@`\"'#,][^\r\n]*"
_VALUE = rf"(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'|(?P<plain>{_PLAIN}))[ \t]*$"
_KEY = lazy_pattern(rf"(?P<key>[A-Za-z_][\w-]*) ?:(?:[ \t]*$|[ \t]+{_VALUE})")
_ENTRY = lazy_pattern(rf"(?P<indent> *)-[ ]+{_VALUE}")
_IGNORED = lazy_pattern(r"[ \t]*(?:#.*)?$")
_AMBIGUOUS = lazy_pattern(r":(?:[ \t]|$)|[ \t]#")


def plain_fields(source: str, offset: int) -> list[MetaField] | None:
    """The fields of such YAML, or None where a line is of another kind; ``offset`` is where it begins in the page.

    >>> plain_fields("title: \\"A: B\\"\\nlist:\\n  - c\\n", 4)  # doctest: +NORMALIZE_WHITESPACE
    [MetaField(key='title', value='A: B', span=(12, 16)), MetaField(key='list.0', value='c', span=(28, 29))]
    >>> plain_fields("a: [b]", 0), plain_fields("a:\\n  b: c", 0)
    (None, None)
    """
    fields: list[MetaField] = []
    seen: set[str] = set()
    listed: str | None = None  # the key whose list may go on here
    indent, count, place = "", 0, offset
    for whole in source.split("\n"):
        line = whole.removesuffix("\r")
        start, place = place, place + len(whole) + 1
        if _IGNORED.match(line):
            continue
        if not line.replace("\t", " ").isprintable():
            return None
        match = _KEY.match(line)
        if match is not None:
            name = match["key"]
            if name in seen:
                return None
            seen.add(name)
            listed, count = (name, 0) if match.lastgroup == "key" else (None, 0)
        else:
            match = _ENTRY.match(line)
            if match is None or listed is None or (count and match["indent"] != indent):
                return None
            indent, name, count = match["indent"], f"{listed}.{count}", count + 1
        group = match.lastgroup or ""
        if group == "plain" and _AMBIGUOUS.search(match["plain"]):
            return None
        if group in ("double", "single", "plain") and (value := match[group].strip()):
            at = start + match.start(group) + match[group].index(value[0])
            fields.append(MetaField(name, " ".join(value.split()), (at, at + len(value))))
    return fields
