"""Declarations of layouts: what signs a site prints and what stands behind each, read from a short file.

The grammar is ``declaration.lark``. What is wrong in a declaration is told with its file, line and column.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from profparse.diagnostics import ProfparseError
from profparse.layouts.declared.signs import GAP, LINE, LOOSE, SLOTS, closing, literal, opening, slot

if TYPE_CHECKING:
    from lark import Lark

#: What the words behind a sign, or at a place, can be.
FIELDS = frozenset({
    "title", "authors", "venue", "date", "citations", "categories", "abstract", "citation", "badges", "doi",
    "name", "affiliation", "history", "interests",
})  # fmt: skip


class Sign(NamedTuple):
    """A sign: what it does, the pattern that finds it, the slots by their groups, and what stands behind it."""

    role: str
    pattern: str
    slots: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]


class Declaration(NamedTuple):
    """A declared layout.

    ``proofs`` are sets of words, all of one of which have to stand on the page; ``least`` is how many records it must
    have; a page with one of the sets of ``whole`` is the site's as a whole; ``top`` and ``head`` are what stands before
    the first sign of the page and of a record.
    """

    name: str
    summary: str
    proofs: tuple[tuple[str, ...], ...]
    least: int
    whole: tuple[tuple[str, ...], ...]
    top: tuple[str, ...]
    head: tuple[str, ...]
    signs: tuple[Sign, ...]


def digest_of(text: str) -> str:
    """What tells the text of a declaration, and this version of what reads it, from others."""
    grammar = Path(__file__).with_name("declaration.lark").read_bytes()
    signs = Path(__file__).with_name("signs.py").read_bytes()
    return hashlib.sha256(grammar + signs + text.encode("utf-8")).hexdigest()


def declaration_of(data: Mapping[str, Any]) -> Declaration:
    """A declaration out of what JSON holds of it."""
    signs = tuple(
        Sign(sign["role"], sign["pattern"], tuple(map(tuple, sign["slots"])), tuple(sign["fields"]))
        for sign in data["signs"]
    )
    proofs, whole = (tuple(map(tuple, data[name])) for name in ("proofs", "whole"))
    top, head = tuple(data["top"]), tuple(data["head"])
    return Declaration(data["name"], data["summary"], proofs, data["least"], whole, top, head, signs)


class DeclarationError(ProfparseError):
    """What is wrong in a declaration, and where."""

    def __init__(self, message: str, text: str, name: str, line: int, column: int) -> None:
        rows = text.splitlines()
        shown = rows[line - 1] if 0 < line <= len(rows) else ""
        super().__init__(f"{name}:{line}:{column}: {message}\n  {shown}\n  {' ' * (column - 1)}^")


def read_declaration(text: str, name: str) -> Declaration:
    """Read the text of a declaration; ``name`` is that of its file, for errors.

    Raises :class:`DeclarationError`.
    """
    from lark.exceptions import UnexpectedInput

    try:
        tree = _parser().parse(text if text.endswith("\n") else text + "\n")
    except UnexpectedInput as error:
        line, column = max(error.line, 1), max(error.column, 1)
        raise DeclarationError(_unexpected(error), text, name, line, column) from None
    return _Reader(text, name).declaration(tree)


def _unexpected(error: Any) -> str:
    token = getattr(error, "token", None)
    if token is None:
        return "this is no part of a declaration"
    expected = sorted(_PLAIN[kind] for kind in getattr(error, "accepts", None) or error.expected if kind in _PLAIN)
    said = "the line ends" if token.type in ("_NEWLINE", "$END") else f"{str(token)!r} cannot stand here"
    return f"{said}; expected {', '.join(expected)}" if expected else said


_PLAIN = {
    "STRING": "words in quotes", "SLOT": "a slot", "NAME": "a name", "COLON": "':'", "NUMBER": "a number",
    "ROLE": "a sign", "PLACE": "a place", "LAYOUT": "'layout'", "_NEWLINE": "the end of the line", "RPAR": "')'",
}  # fmt: skip


@cache
def _parser() -> Lark:
    from lark import Lark

    grammar = Path(__file__).with_name("declaration.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True)


class _Reader:
    """A parsed declaration being read."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.groups: list[tuple[str, str]] = []
        self.opened = False  # whether the sign being read has fixed words already

    def declaration(self, tree: Any) -> Declaration:
        head = tree.children[0]
        proofs: list[tuple[str, ...]] = []
        places: dict[str, tuple[str, ...]] = {"top": (), "head": ()}
        signs: list[Sign] = []
        whole: list[tuple[str, ...]] = []
        least = 1
        for node in tree.children[1:]:
            if node.data in ("proof", "whole"):
                (proofs if node.data == "proof" else whole).append(tuple(str(words)[1:-1] for words in node.children))
            elif node.data == "least":
                least = int(node.children[0])
            elif node.data == "place":
                places[str(node.children[0])] = self.fields(node.children[1])
            else:
                signs.append(self.sign(node, len(signs)))
        if not proofs:
            token = head.children[0]
            raise self.fault("a layout needs a proof: words that its pages have", token)
        summary = str(head.children[1])[1:-1]
        name = str(head.children[0])
        return Declaration(name, summary, tuple(proofs), least, tuple(whole), signs=tuple(signs), **places)

    def sign(self, node: Any, number: int) -> Sign:
        role, pattern, fields = node.children
        self.groups = []
        self.opened = False
        made = self.pattern(pattern, number)
        if pattern.children[0].data == "slot" and self.groups[0][1] in LOOSE:
            made = LINE + made
        made += "".join(sorted({closing(text) for text in self.last(pattern)})[-1:])
        return Sign(str(role), made, tuple(self.groups), self.fields(fields) if fields else ())

    def fields(self, node: Any) -> tuple[str, ...]:
        before = ""
        for name in node.children:
            if name not in FIELDS and name.type == "NAME":
                raise self.fault(f"there is no field {str(name)!r}; there are {', '.join(sorted(FIELDS))}", name)
            if before == "abstract" and name.type == "NAME" and name != "authors":
                raise self.fault("behind an abstract can stand authors, or words in quotes", name)
            before = str(name)
        return tuple(map(str, node.children))

    def pattern(self, node: Any, number: int) -> str:
        return GAP.join(self.term(term, number) for term in node.children)

    def term(self, node: Any, number: int) -> str:
        if node.data == "literal":
            text = str(node.children[0])[1:-1]
            before, self.opened = "" if self.opened else opening(text), True
            return before + literal(text)
        if node.data == "slot":
            token = node.children[0]
            name = str(token)[1:-1]
            if name not in SLOTS:
                raise self.fault(f"there is no slot <{name}>; there are {', '.join(sorted(SLOTS))}", token)
            group = f"g{number}_{len(self.groups)}"
            self.groups.append((group, name))
            return slot(name, group)
        opened = self.opened
        parts = []
        for one in node.children:
            self.opened = opened
            parts.append(self.pattern(one, number))
        inside = "|".join(parts)
        return f"(?:{inside}){'?' if node.data == 'option' else ''}"

    def last(self, node: Any) -> Iterator[str]:
        """The fixed words with which a sign may end."""
        for term in reversed(node.children):
            if term.data == "literal":
                yield str(term.children[0])[1:-1]
            elif term.data != "slot":
                for inside in term.children:
                    yield from self.last(inside)
            if term.data != "option":
                return

    def fault(self, message: str, token: Any) -> DeclarationError:
        return DeclarationError(message, self.text, self.name, token.line or 1, token.column or 1)
