"""What a layout is: the signs that it knows its lines by, the kinds it proposes for them, and the records it builds.

A layout is one object of :class:`Layout`. It claims stretches of a page's lines; for a stretch it labels each line with
candidate kinds; the layout's grammar disposes of them; and it builds :class:`Draft` records from the tree. It never
sees the rest of the page and gives no final ids, years or residue: :mod:`profparse.assemble` does that for all layouts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from profparse.decode import Node
from profparse.diagnostics import Diagnostic
from profparse.fields.draft import DateDraft, Draft
from profparse.model import ResidueKind
from profparse.pieces.line import Line, Page
from profparse.records import NamedTuple, field, record

__all__ = [
    "Built", "Claim", "DateDraft", "Draft", "Label", "Layout", "Stretch",
]  # fmt: skip


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


@record(slots=True)
class Built:
    """What a layout made of one stretch: drafts, what kind of residue its unused lines are, and remarks."""

    drafts: list[Draft] = field(default_factory=list)
    residue: dict[int, ResidueKind] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@record(slots=True)
class Stretch:
    """A stretch of lines under reading: its page, its lines, and what each was labelled as."""

    page: Page
    lines: Sequence[Line]
    labels: Sequence[Sequence[Label]] = ()
    kinds: Sequence[str | None] = ()
    facts: dict[int, Any] = field(default_factory=dict)


@record(frozen=True, slots=True)
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
