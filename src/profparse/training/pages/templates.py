"""Entries in boxes of random structure: which parts share a box, their tags and classes are drawn once for a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from profparse.training.pages.markup import box
from profparse.training.pages.vocabulary import Words

ENTRIES = ("div", "div", "div", "li", "article", "tr", "section", "a")
GROUPS = ("div", "div", "p", "span", "header", "")
LEAVES = ("p", "div", "span", "span", "", "", "small", "strong", "em")
HEADS = ("h3", "h4", "h5", "h6", "strong", "b", "p", "div", "span", "")
BREAKING = frozenset({"p", "div", "h3", "h4", "h5", "h6", "td", "header"})
PICTURE = '<img src="a.png">'


class Leaf(NamedTuple):
    """How one part is set."""

    tag: str
    hint: str
    after: str  # what stands between it and the next part


class Template:
    """The boxes of a list's entries; ``classes`` gives for a part the class words that lists use."""

    def __init__(self, words: Words, parts: Sequence[str], heads: Sequence[str], classes: Mapping[str, str]) -> None:
        draw, chance = words.draw, words.chance
        self.entry, self.hint = draw.choice(ENTRIES), classes.get("entry", "") if chance(0.8) else ""
        self.picture = chance(0.25)
        self.cut = [n == 0 or chance(0.4) for n in range(len(parts))]  # whether a part opens a group of its own
        self.group = "td" if self.entry == "tr" else draw.choice(GROUPS)
        self.group_hint = draw.choice(["col-md-9", "body", "content", "card-body", "", ""])
        self.wrapped = draw.choice([0, 0, 1, 2])  # boxes around an entry that hold nothing else
        self.leaves = {}
        for part in parts:
            tag = draw.choice(HEADS if part in heads else LEAVES)
            after = draw.choice(["<br>\n", " ", ", ", "\n", " | "]) if tag not in BREAKING else ""
            self.leaves[part] = Leaf(tag, classes.get(part, "") if chance(0.7) else "", after)

    def render(self, parts: Sequence[tuple[str, str]]) -> str:
        """One entry of these parts, each a name and its markup; one that the template does not know has a line."""
        groups: list[str] = []
        for n, (name, text) in enumerate(parts):
            leaf = self.leaves.get(name, Leaf("div", "", ""))
            shown = box(leaf.tag, text, leaf.hint).rstrip("\n") if leaf.tag else text
            shown += leaf.after if n + 1 < len(parts) else ""
            if not groups or (n < len(self.cut) and self.cut[n]):
                groups.append("")
            groups[-1] += shown
        if self.picture:
            groups.insert(0, PICTURE)
        if self.group:
            groups = [box(self.group, group, self.group_hint if group != PICTURE else "") for group in groups]
        inner = "".join(groups)
        for _ in range(self.wrapped if self.entry != "tr" else 0):
            inner = box("div", inner)
        return box(self.entry, inner, self.hint)

    @property
    def outer(self) -> str:
        """The element around the entries of such a list."""
        return {"li": "ul", "tr": "table"}.get(self.entry, "div")
