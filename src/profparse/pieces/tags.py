"""HTML's elements as this package sees them, and the reading of a tag's attributes."""

from __future__ import annotations

import re
from typing import NamedTuple

from profparse.patterns import lazy_pattern
from profparse.pieces.characters import resolved
from profparse.pieces.line import LineKind, RunKind

#: A tag, read without backtracking: an attempt never runs past the next ``<``.
TAG = lazy_pattern(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)(?=[\s/>\"'])((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)
#: The same for a tag with a ``<`` in a quoted value, or with an odd quote: tried on a bounded stretch only.
LOOSE_TAG = lazy_pattern(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)(?=[\s/>\"'])((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+|[^<>]*+)>"
)
LONGEST_LOOSE_TAG = 2000

_ATTRIBUTE = lazy_pattern(
    r"(?<![\w-])(href|class|id|itemprop)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE
)


class Block(NamedTuple):
    """A block element: the kind of its lines (None: as around it), its level, and what its start closes, up to what."""

    kind: LineKind | None = None
    level: int = 0
    closes: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


_P = frozenset({"p"})
_LISTS = frozenset({"ul", "ol", "menu", "dl"})
_ROW = frozenset({"td", "th", "tr", "caption"})
_TABLE = frozenset({"table"})

#: Block elements by name.
_CONTAINERS = (
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
    "figure", "footer", "form", "header", "hgroup", "html", "main", "menu", "nav", "ol", "p", "section", "summary",
    "table", "ul",
)  # fmt: skip
BLOCKS: dict[str, Block] = {name: Block(closes=_P) for name in _CONTAINERS}
BLOCKS |= {f"h{level}": Block("heading", level, _P) for level in range(1, 7)}
# A widely copied page template has elements of its own: a browser shows them in line, its style sheet as these.
BLOCKS["heading"] = Block("heading", 2, _P)
BLOCKS |= {
    "li": Block("item", 0, frozenset({"li", "p"}), _LISTS),
    "dt": Block("term", 0, frozenset({"dt", "dd", "p"}), _LISTS),
    "dd": Block("definition", 0, frozenset({"dt", "dd", "p"}), _LISTS),
    "tr": Block(None, 0, _ROW | _P, _TABLE),
    "td": Block("cell", 0, frozenset({"td", "th", "p"}), _TABLE),
    "th": Block("cell", 0, frozenset({"td", "th", "p"}), _TABLE),
    "thead": Block(None, 0, _ROW | _P, _TABLE),
    "tbody": Block(None, 0, _ROW | _P | {"thead"}, _TABLE),
    "tfoot": Block(None, 0, _ROW | _P | {"tbody"}, _TABLE),
    "caption": Block("caption", 0, _P, _TABLE),
    "figcaption": Block("caption", 0, _P),
    "pre": Block("code", 0, _P),
    "button": Block(None),
    "option": Block(None),
}

#: Inline elements that make runs.
RUNS: dict[str, RunKind] = {
    "b": "bold",
    "strong": "bold",
    "papertitle": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "u": "underline",
    "ins": "underline",
    "sup": "superscript",
    "sub": "subscript",
    "code": "code",
    "tt": "code",
    "kbd": "code",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
}


def attributes(source: str, place: int) -> tuple[str | None, str]:
    """The target of a tag and its class, id and itemprop words, from the source of its attributes.

    >>> attributes(' class="a b" HREF=x.html id=c', 0)
    ('x.html', 'a b c')
    """
    target: str | None = None
    words: list[str] = []
    for match in _ATTRIBUTE.finditer(source):
        name, double, single, bare = match.groups()
        value = double if double is not None else single if single is not None else bare
        if name in ("href", "HREF", "Href"):
            if target is None:
                target = _url(value)
        elif value:
            words.append(value)
    return target, " ".join(words)


def _url(value: str) -> str:
    value = value.strip().strip("\\")
    return resolved(value)
