"""What a layout is: the signs that it knows its lines by, the kinds it proposes for them, and the records it builds.

A layout is one object of :class:`Layout`. It claims stretches of a page's lines; for a stretch it labels each line with
candidate kinds; the layout's grammar disposes of them; and it builds :class:`Draft` records from the tree. It never
sees the rest of the page and gives no final ids, years or residue: :mod:`profparse.assemble` does that for all layouts.

All that a layout of another package needs can be had from this module, and its names stay within a major version:
what is imported here, and the readers of fields (:data:`READERS`), which are loaded when they are first asked for.
The classes of the output (``Author``, ``Identifier``, ``Link``, ...) are in :mod:`profparse` itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple

from profparse.diagnostics import Diagnostic
from profparse.fields.draft import DateDraft, Draft
from profparse.grammar.decode import Node
from profparse.model import ResidueKind
from profparse.pieces.line import Line, Page
from profparse.span import Span

if TYPE_CHECKING:
    from profparse.fields.dates import match_date as match_date
    from profparse.fields.dates import read_date as read_date
    from profparse.fields.drafting import set_authors as set_authors
    from profparse.fields.drafting import set_date as set_date
    from profparse.fields.drafting import set_links as set_links
    from profparse.fields.metrics import read_metric as read_metric
    from profparse.fields.names.byline_likeness import byline_likeness as byline_likeness
    from profparse.fields.names.bylines import read_byline as read_byline

#: The readers of fields, each with the module that it is loaded from.
READERS = {
    "byline_likeness": "names.byline_likeness", "match_date": "dates", "read_byline": "names.bylines",
    "read_date": "dates", "read_metric": "metrics", "set_authors": "drafting", "set_date": "drafting",
    "set_links": "drafting",
}  # fmt: skip

__all__ = [
    "READERS", "Built", "Claim", "DateDraft", "Diagnostic", "Draft", "Label", "Layout", "LayoutFault", "Line", "Node",
    "Page", "Stretch", "byline_likeness", "match_date", "read_byline", "read_date", "read_metric", "set_authors",
    "set_date", "set_links",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a reader on first use."""
    if name not in READERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"profparse.fields.{READERS[name]}"), name)


#: The grammar of all declared layouts (:mod:`profparse.layouts.declared`).
DECLARED = "declared"


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


class LayoutFault(Exception):
    """What is wrong with a layout of another package, or went wrong in it; ``reason`` says it in one line."""

    def __init__(self, layout: str, reason: str) -> None:
        super().__init__(f"the layout {layout} failed: {reason}")
        self.layout = layout
        self.reason = reason

    def remark(self, span: Span | None) -> Diagnostic:
        """It as a remark on a page."""
        return Diagnostic("layout-failed", "error", str(self), span, {"layout": self.layout, "reason": self.reason})


@dataclass(slots=True)
class Built:
    """What a layout made of one stretch: drafts, what kind of residue its unused lines are, and remarks."""

    drafts: list[Draft] = field(default_factory=list)
    residue: dict[int, ResidueKind] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class Stretch:
    """A stretch of lines under reading: its page, its lines, and what each was labelled as.

    ``facts`` is for what a layout keeps of a stretch; ``shared`` for what it keeps of the page: its stretches share it.
    """

    page: Page
    lines: Sequence[Line]
    labels: Sequence[Sequence[Label]] = ()
    kinds: Sequence[str | None] = ()
    facts: dict[int, Any] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of page, or of part of one.

    ``claims`` finds the stretches; ``label`` proposes kinds for each line of a stretch (it may keep what it has read
    in ``Stretch.facts`` for ``build``); ``grammar`` names the ``.lark`` file, in another package by its path; ``skip``
    is the price of leaving a line out; ``build`` makes the records from the tree over the lines. A layout that is
    ``late`` is asked only about what the others leave.
    """

    name: str
    summary: str
    grammar: str | PathLike[str]
    claims: Callable[[Page], Sequence[Claim]]
    label: Callable[[Stretch], Sequence[Sequence[Label]]]
    build: Callable[[Node, Stretch], Built]
    skip: float = 8.0
    fallback: bool = False
    late: bool = False
