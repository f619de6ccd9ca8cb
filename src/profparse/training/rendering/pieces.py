"""A reference put together from pieces whose labels are known, and the text, parts and markup that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_FIELD = re.compile(r"\{(\w*)\}")
#: What stays of a full stop after one of these: nothing.
_STOPS = frozenset(".?!…。")
_CLOSING = frozenset("\"”’'»")

#: The labels of parts. Words and signs that only connect (``In``, ``vol.``, brackets, quotes, stops) are in no part.
LABELS = (
    "author", "title", "journal", "container-title", "collection-title", "date", "volume", "issue", "pages",
    "publisher", "location", "editor", "translator", "edition", "genre", "note", "status", "badge", "link",
    "citation-number", "doi", "arxiv", "isbn", "issn", "pmid", "url",
)  # fmt: skip


class Piece(NamedTuple):
    """Some text of a reference: its label (empty: it connects), its markup, and whether it is one name whole."""

    text: str
    label: str = ""
    marks: str = ""
    name: bool = False


class RenderedReference(NamedTuple):
    """A reference with its reading; all places are code points into ``text``.

    ``parts`` are ``(label, start, end)`` in order, none over another; ``authors`` and ``editors`` are the names as
    printed; ``styles`` are ``(start, end, letter)`` with ``b`` for bold, ``i`` for italics, ``l`` for a link; ``style``
    names the style, so that some can be held out; ``type`` and ``language`` are those of the record.
    """

    text: str
    parts: tuple[tuple[str, int, int], ...]
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    styles: tuple[tuple[int, int, str], ...]
    style: str
    type: str = ""
    language: str = ""


class Letter(NamedTuple):
    """One code point of a reference, with the label and markup of its piece, and the number of the name it is in."""

    sign: str
    label: str
    marks: str
    name: int


def filled(template: str, fields: Mapping[str, Sequence[Piece]]) -> list[Piece]:
    """A template such as ``{volume}({issue})`` with pieces in the place of its fields."""
    out: list[Piece] = []
    for n, text in enumerate(_FIELD.split(template)):
        if n % 2:
            out.extend(fields[text])
        elif text:
            out.append(Piece(text))
    return out


def fields_of(template: str) -> frozenset[str]:
    """The names of a template's fields."""
    return frozenset(_FIELD.findall(template))


def letters_of(pieces: Iterable[Piece]) -> list[Letter]:
    """The code points of pieces, cleaned."""
    return cleaned(
        Letter(sign, piece.label, piece.marks, number if piece.name else -1)
        for number, piece in enumerate(pieces)
        for sign in piece.text
    )


def cleaned(letters: Iterable[Letter]) -> list[Letter]:
    """Of two stops that meet one stays, of several blanks one; a line break is a blank."""
    out: list[Letter] = []
    for letter in letters:
        if letter.sign.isspace():
            if not out or out[-1].sign == " ":
                continue
            letter = letter._replace(sign=" ")
        elif letter.sign == "." and not letter.label and _ends_with_stop(out):
            continue
        out.append(letter)
    while out and out[-1].sign == " ":
        out.pop()
    return out


def _ends_with_stop(letters: Sequence[Letter]) -> bool:
    """Whether a stop, or a stop before a closing quote, is the last that stands there."""
    last = [letter.sign for letter in letters[-2:]]
    return bool(last) and (last[-1] in _STOPS or (last[0] in _STOPS and last[-1] in _CLOSING))


def _runs(keys: Sequence[object], letters: Sequence[Letter]) -> Iterator[tuple[int, int]]:
    """Runs of equal keys that say something, without the blanks at their ends."""
    start = 0
    for end in range(1, len(keys) + 1):
        if end < len(keys) and keys[end] == keys[start]:
            continue
        first, last = start, end
        while first < last and letters[first].sign == " ":
            first += 1
        while last > first and letters[last - 1].sign == " ":
            last -= 1
        if keys[start] and first < last:
            yield first, last
        start = end


def reference_of(letters: Sequence[Letter], style: str, *, marked: bool) -> RenderedReference:
    """The reference that letters make up; with its markup, or with all of it lost."""
    text = "".join(letter.sign for letter in letters)
    labels = [letter.label for letter in letters]
    names: dict[str, list[str]] = {"author": [], "editor": []}
    for start, end in _runs([letter.name + 1 for letter in letters], letters):
        names.setdefault(labels[start], []).append(text[start:end])
    styles = [
        (start, end, mark)
        for mark in "bil"
        if marked
        for start, end in _runs([mark in letter.marks for letter in letters], letters)
    ]
    return RenderedReference(
        text,
        tuple((labels[start], start, end) for start, end in _runs(labels, letters)),
        tuple(names["author"]),
        tuple(names["editor"]),
        tuple(sorted(styles)),
        style,
    )
