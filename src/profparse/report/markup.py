"""HTML whose text can only be text: what is not :class:`Html` is escaped, and odd characters are shown by their names.

>>> print(element("b", "a < b\\u202e", title="x\\"y"))
<b title="x&quot;y">a &lt; b<span class="odd" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span></b>
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import groupby

_LEFT_ALONE = "\t\n\u200c\u200d"  # white space, and the joiners that shape letters and emoji
_SPELT_OUT = 3  # of one odd character after the other; of more the number is told
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
    """A text as markup; characters that print nothing, or that turn the text around, are shown as their code points.

    Those that stand together are one element, and of one that stands there many times the number is told.
    """
    if isinstance(text, Html):
        return text
    if not _is_odd(text):
        return Html(html.escape(text, quote=False))
    parts = []
    for odd, together in groupby(text, _is_odd):
        words = "".join(together)
        parts.append(_shown(words) if odd else html.escape(words, quote=False))
    return Html("".join(parts))


def visible(text: str) -> str:
    """A text, say for an attribute, with ``U+202E`` and the like for its odd characters.

    >>> visible("a\\x1bb\\ud800"), visible(400 * "\\u200b")
    ('aU+001BbU+D800', 'U+200B×400')
    """
    if not _is_odd(text):
        return text
    return "".join(_named(list(same)) if _is_odd(one) else "".join(same) for one, same in groupby(text))


def _named(same: list[str]) -> str:
    """The code point of a character that stands there so many times."""
    return code_point(same[0]) * len(same) if len(same) <= _SPELT_OUT else f"{code_point(same[0])}×{len(same)}"


def code_point(character: str) -> str:
    """How a character is called: ``U+`` and its number."""
    return f"U+{ord(character):04X}"


def _is_odd(text: str) -> bool:
    """Whether a text holds a character that would be invisible or do something: control, format, unassigned."""
    if text.isprintable():
        return False
    from unicodedata import category

    return any(not c.isprintable() and c not in _LEFT_ALONE and category(c) != "Zs" for c in text)


def _shown(text: str) -> Html:
    """Odd characters as their code points, with their names for those who ask; of many the first names."""
    from unicodedata import category, name

    kinds = {"Cc": "control character", "Cs": "lone surrogate", "Co": "private use", "Cn": "unassigned"}
    names = [name(c, kinds.get(category(c), "format character")) for c in dict.fromkeys(text)]
    said = ", ".join(names[:_SPELT_OUT]) + (", …" if len(names) > _SPELT_OUT else "")
    return Html(f'<span class="odd" title="{said}">{visible(text)}</span>')
