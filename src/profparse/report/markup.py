"""HTML whose text can only be text: what is not :class:`Html` is escaped, and odd characters are shown by their names.

>>> print(element("b", "a < b\\u202e", title="x\\"y"))
<b title="x&quot;y">a &lt; b<span class="odd" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span></b>
"""

from __future__ import annotations

import html
from collections.abc import Iterable

_LEFT_ALONE = "\t\n\u200c\u200d"  # white space, and the joiners that shape letters and emoji
_EMPTY_ELEMENTS = frozenset({"br", "meta"})


class Html(str):
    """Markup that may stand as it is."""

    __slots__ = ()


def joined(parts: Iterable[str], between: str = "") -> Html:
    """The parts one after the other, each escaped unless it is markup."""
    return Html(escaped(between).join([escaped(part) for part in parts]))


def element(name: str, *content: str, **attributes: str | int | bool | None) -> Html:
    """An element with its content, each part escaped unless it is markup.

    Underscores in names of attributes stand for hyphens, a last one is dropped; True is an attribute without a value,
    and None or False leaves the attribute out.
    """
    given = "".join(
        f" {_attribute_name(key)}" + ("" if value is True else f'="{html.escape(visible(str(value)))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _EMPTY_ELEMENTS:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(content)}</{name}>")


def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def escaped(text: str) -> Html:
    """A text as markup; a character that prints nothing, or that turns the text around, is shown as its code point."""
    if isinstance(text, Html):
        return text
    if not _is_odd(text):
        return Html(html.escape(text, quote=False))
    return Html("".join(_shown(c) if _is_odd(c) else html.escape(c, quote=False) for c in text))


def visible(text: str) -> str:
    """A text, say for an attribute, with ``U+202E`` and the like for its odd characters.

    >>> visible("a\\x1bb\\ud800")
    'aU+001BbU+D800'
    """
    return "".join(code_point(c) if _is_odd(c) else c for c in text) if _is_odd(text) else text


def code_point(character: str) -> str:
    """How a character is called: ``U+`` and its number."""
    return f"U+{ord(character):04X}"


def _is_odd(text: str) -> bool:
    """Whether a text holds a character that would be invisible or do something: control, format, unassigned."""
    if text.isprintable():
        return False
    from unicodedata import category

    return any(not c.isprintable() and c not in _LEFT_ALONE and category(c) != "Zs" for c in text)


def _shown(character: str) -> Html:
    from unicodedata import category, name

    kinds = {"Cc": "control character", "Cs": "lone surrogate", "Co": "private use", "Cn": "unassigned"}
    said = name(character, kinds.get(category(character), "format character"))
    return Html(f'<span class="odd" title="{said}">{code_point(character)}</span>')
