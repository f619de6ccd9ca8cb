"""What a layout is: the signs that it knows its lines by, the kinds it proposes for them, and the records it builds.

A layout is one object of :class:`Layout`. It claims stretches of a page's lines; for a stretch it labels each line with
candidate kinds; the layout's grammar disposes of them; and it builds :class:`Draft` records from the tree. It never
sees the rest of the page and gives no final ids, years or residue: :mod:`profparse.assemble` does that for all layouts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from profparse.decode import Node
from profparse.diagnostics import Diagnostic
from profparse.fields.dates import Reading
from profparse.model import Origin, ResidueKind
from profparse.pieces.line import Line, Page
from profparse.span import Span, Spans


class Label(NamedTuple):
    """A kind that a line may have: what it costs to read the line so, and why it is proposed."""

    kind: str
    cost: float
    reason: str


class Claim(NamedTuple):
    """A stretch ``[start, end)`` of a page's lines that a layout takes for its own, and how sure it is (0 to 1)."""

    start: int
    end: int
    confidence: float


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
        kept = [(line, a, b, line.text[a:b].strip()) for line, a, b in parts]
        kept = [part for part in kept if part[3]]
        if kept:
            self.values[name] = separator.join(text for *_, text in kept)
            self.spans[name] = tuple(span for line, a, b, _ in kept for span in line.spans(a, b))
            self.provenance[name] = "read"

    def set(self, name: str, value: Any, origin: Origin = "read") -> None:
        """Set a field that carries its own spans, or was concluded."""
        self.values[name] = value
        self.provenance[name] = origin


@dataclass(slots=True)
class Built:
    """What a layout made of one stretch: drafts, what kind of residue its unused lines are, and remarks."""

    drafts: list[Draft] = field(default_factory=list)
    residue: dict[int, ResidueKind] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class Stretch:
    """A stretch of lines under reading: its page, its lines, and what each was labelled as."""

    page: Page
    lines: Sequence[Line]
    labels: Sequence[Sequence[Label]] = ()
    kinds: Sequence[str | None] = ()
    facts: dict[int, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of page, or of part of one.

    ``claims`` finds the stretches; ``label`` proposes kinds for each line of a stretch (it may keep what it has read
    in ``Stretch.facts`` for ``build``); ``grammar`` names the ``.lark`` file; ``skip`` is the price of leaving a line
    out; ``build`` makes the records from the tree over the lines.
    """

    name: str
    summary: str
    grammar: str
    claims: Callable[[Page], Sequence[Claim]]
    label: Callable[[Stretch], Sequence[Sequence[Label]]]
    build: Callable[[Node, Stretch], Built]
    skip: float = 8.0
    fallback: bool = False
