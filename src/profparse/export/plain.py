"""Text that any format can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair, which no encoding of Unicode can hold.

    >>> without_surrogates("a\\ud800b")
    'a\\ufffdb'
    """
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain(text: str) -> str:
    """The text on one line, without control characters and others that no XML document can hold.

    >>> plain("  Narrow\\n\\x00Tables\\ud800 ")
    'Narrow Tables\\ufffd'
    """
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded
    kept = [c for c in without_surrogates(folded) if c.isprintable() or (ord(c) > 0x9F and c not in "\ufffe\uffff")]
    return " ".join("".join(kept).split())


def kept(value: Any) -> Any:
    """Plain data with its texts on one line, without what is unknown or empty, at any depth.

    >>> kept({"title": " a\\n b ", "note": None, "names": [{"family": ""}]})
    {'title': 'a b'}
    """
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        pairs = ((key, kept(part)) for key, part in value.items())
        return {key: part for key, part in pairs if part not in _EMPTY}
    if isinstance(value, (list, tuple)):
        return [part for part in map(kept, value) if part not in _EMPTY]
    return value


_EMPTY: tuple[Any, ...] = (None, "", [], {})
