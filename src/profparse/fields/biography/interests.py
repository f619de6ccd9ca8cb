"""Research interests, as a sentence lists them."""

from __future__ import annotations

from profparse.pieces.line import Line
from profparse.span import Span


def read_interests(line: Line) -> list[tuple[str, Span]]:
    """The interests that a line lists."""
    return []
