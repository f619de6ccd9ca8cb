"""Plain data as JSON text, part by part: the bytes that ``json.dumps`` gives, without holding all of them at once.

With an indent the standard library goes through the data with nested generators in Python and keeps every bracket and
comma as a string of its own: a hundred bytes for each character of a page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from json.encoder import encode_basestring as _string
from typing import Any


def json_parts(data: Mapping[str, Any], lists: Mapping[str, Callable[[], Iterable[Any]]], indent: Any) -> Iterator[str]:
    """The parts of the text of ``data``; for a key of ``lists`` the values come one at a time from what it names.

    ``indent`` is that of :func:`json.dumps`, and so are the bytes (with ``ensure_ascii=False``).

    >>> "".join(json_parts({"a": 1, "b": None}, {"b": lambda: [2, {"c": "é"}]}, None))
    '{"a": 1, "b": [2, {"c": "é"}]}'
    """
    step = " " * indent if isinstance(indent, int) else indent
    outer, inner, innermost = ("", "", "") if step is None else ("\n", f"\n{step}", f"\n{step}{step}")
    gap = ", " if step is None else ","
    before = "{" + inner
    for key, value in data.items():
        if key not in lists:
            yield f"{before}{_string(key)}: {json_text(value, step, inner)}"
        else:
            opening = f"{before}{_string(key)}: ["
            empty = True
            for part in lists[key]():
                yield (opening if empty else gap) + innermost + json_text(part, step, innermost)
                empty = False
            yield f"{opening}]" if empty else f"{inner}]"
        before = gap + inner
    yield outer + "}"


def json_text(value: Any, step: str | None, line: str) -> str:
    """The text of a value: ``step`` is what each level is indented by, ``line`` what begins a line of its level."""
    kind = type(value)
    if kind is str:
        return _string(value)
    if value is None:
        return "null"
    if kind is int:
        return str(value)
    if kind is list and step is not None:
        if not value:
            return "[]"
        inner = line + step
        return "[" + inner + f",{inner}".join([json_text(part, step, inner) for part in value]) + line + "]"
    if kind is dict and step is not None and all(type(key) is str for key in value):
        if not value:
            return "{}"
        inner = line + step
        parts = [f"{_string(key)}: {json_text(part, step, inner)}" for key, part in value.items()]
        return "{" + inner + f",{inner}".join(parts) + line + "}"
    text = json.dumps(value, ensure_ascii=False, indent=step)
    return text if step is None else text.replace("\n", line)
