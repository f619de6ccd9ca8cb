"""Records under construction: what layouts and readers of entries fill, and :mod:`profparse.assemble` ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from profparse.fields.dates import Reading
from profparse.model import Origin
from profparse.pieces.line import Line
from profparse.span import Span, Spans


class DateDraft(NamedTuple):
    """A date read from the page, before the page's other dates have settled what it leaves open."""

    reading: Reading
    text: str
    span: Span
    origin: Origin = "read"


@dataclass(slots=True)
class Draft:
    """A record under construction.

    ``extents`` are the spans that it takes up; ``values`` hold the fields by their names in the model; ``spans``,
    ``provenance`` and ``confidence`` belong to the fields as in :class:`profparse.model.Item`.
    """

    kind: Literal["paper", "news", "project", "bio"]
    extents: list[Span] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Spans] = field(default_factory=dict)
    provenance: dict[str, Origin] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    date: DateDraft | None = None
    hidden: bool = False

    def take(self, line: Line) -> None:
        """Count a whole line among what the record takes up."""
        self.extents.append((line.start, line.end))
        if line.hidden:
            self.hidden = True

    def read(self, name: str, line: Line, start: int, end: int) -> None:
        """Set a text field to ``line.text[start:end]``, with its spans."""
        self.values[name] = line.text[start:end].strip()
        self.spans[name] = line.spans(start, end)
        self.provenance[name] = "read"

    def join(self, name: str, parts: Sequence[tuple[Line, int, int]], separator: str = " ") -> None:
        """Set a text field to several parts of lines, joined, with all their spans."""
        texts: list[str] = []
        spans: list[Span] = []
        for line, start, end in parts:
            text = line.text[start:end].strip()
            if text:
                texts.append(text)
                spans += line.spans(start, end)
        if texts:
            self.values[name] = separator.join(texts)
            self.spans[name] = tuple(spans)
            self.provenance[name] = "read"

    def set(self, name: str, value: Any, origin: Origin = "read") -> None:
        """Set a field that carries its own spans, or was concluded."""
        self.values[name] = value
        self.provenance[name] = origin
