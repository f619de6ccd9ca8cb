"""Text for a terminal: nothing of a page drives it, and nothing is wider than it."""

from __future__ import annotations

import os
from typing import IO

_JOINERS = "\u200c\u200d"  # they shape letters and emoji, and print nothing
_KEPT = _JOINERS + "\n\t"


def printable(text: str) -> str:
    """The text with white space folded, and with ``·`` for every character that could drive a terminal.

    >>> printable("a\\x1b[31mb\\n\\tc\\u202ed")
    'a·[31mb c·d'
    """
    folded = " ".join(text.split())
    if folded.isprintable():
        return folded
    return "".join(c if c.isprintable() or c in _JOINERS else "·" for c in folded)


def escaped(text: str) -> str:
    """The text with JSON's escapes for every character that could drive a terminal; JSON stays what it says.

    >>> print(escaped('{"a": "b\x9b2Jc\u202ed"}'))
    {"a": "b\\u009b2Jc\\u202ed"}
    """
    if text.replace("\n", "").isprintable():
        return text
    from json import dumps

    return "".join(c if c.isprintable() or c in _KEPT else dumps(c)[1:-1] for c in text)


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: none for what combines, two for wide characters.

    >>> cells("Ada"), cells("李明"), cells("e\\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def shortened(text: str, width: int) -> str:
    """The text cut to a width in columns, with ``…`` where something was cut.

    >>> shortened("Narrow Tables", 8)
    'Narrow…'
    """
    if len(text) <= width and cells(text) <= width:
        return text
    room, kept = width - 1, []
    for c in text:
        room -= cells(c)
        if room < 0:
            break
        kept.append(c)
    return "".join(kept).rstrip(" ,;:·") + "…" if width > 0 else ""


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most a width in columns, parted at blanks; a word that is longer is cut.

    >>> wrapped("the page holds no text", 10)
    ['the page', 'holds no', 'text']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(longer) <= width:
            lines[-1] = longer
        else:
            lines[-1:] = [*filter(None, lines[-1:]), shortened(word, width)]
    return lines


def padded(text: str, width: int) -> str:
    """The text filled with blanks to a width in columns."""
    return text + " " * (width - cells(text))


def terminal_width(stream: IO[str]) -> int:
    """The columns that a person has: ``COLUMNS``, the terminal's own, or 80; never under 40."""
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            columns = 0
    return max(40, columns or 80)


class Style:
    """Emphasis for a terminal, or none where it goes to a file; ``NO_COLOR`` and ``FORCE_COLOR`` decide otherwise."""

    def __init__(self, coloured: bool) -> None:
        self.coloured = coloured

    @classmethod
    def of(cls, stream: IO[str]) -> Style:
        """The style that a stream can show."""
        if os.environ.get("NO_COLOR"):
            return cls(False)
        if os.environ.get("FORCE_COLOR"):
            return cls(True)
        return cls(os.environ.get("TERM") != "dumb" and stream.isatty())

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.coloured and text else text

    def faint(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.coloured and text else text
