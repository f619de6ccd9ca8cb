"""Lists of what is not an item: the remarks on a page, and the residue that became part of no item."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from profparse.diagnostics import Diagnostic
from profparse.model import Residue
from profparse.report.markup import Html, element
from profparse.span import Span

_EXCERPT = 160  # code points
#: The code of the remark that a stretch of the page holds what look like records.
UNREAD = "records-unread"
MOST = 400  # pieces of one kind of residue; the source shows them all


class Lines:
    """The lines of a text, to say on which one an offset lies; without a text it says nothing."""

    def __init__(self, text: str | None) -> None:
        self._text = text
        self._starts = [0] + [n + 1 for n, c in enumerate(text or "") if c == "\n"]

    def place(self, span: Span | None) -> str:
        """``line 12``, or the offsets where there is no text."""
        if span is None:
            return "the page"
        return f"{span[0]}–{span[1]}" if self._text is None else f"line {bisect_right(self._starts, span[0])}"

    def excerpt(self, span: Span | None) -> str:
        """The beginning of what a span quotes, white space folded."""
        if span is None or self._text is None:
            return ""
        quoted = " ".join(self._text[span[0] : min(span[1], span[0] + _EXCERPT)].split())
        return quoted + "…" if span[1] - span[0] > _EXCERPT else quoted


def remarks(numbered: Iterable[tuple[int, Diagnostic]], lines: Lines, marked: frozenset[str]) -> Html:
    """Remarks with their numbers, each with its severity, its place, and the facts that came with it."""
    return element(
        "div",
        *[
            element(
                "div",
                element("p", element("span", remark.severity, class_="severity", data_of=remark.severity),
                        element("span", remark.message), " ", element("code", remark.code)),
                _quote(lines.excerpt(remark.span)),
                _facts(remark.data),
                element("span", lines.place(remark.span), class_="place"),
                **_entry(f"remark-{n}", remark_kind(remark), marked),
            )
            for n, remark in numbered
        ],
        class_="entries",
    )  # fmt: skip


def remark_kind(remark: Diagnostic) -> str:
    """The kinds of a remark as the filters have them: its severity, and that it is of text that was not read."""
    return f"{remark.severity} unparsed" if remark.code == UNREAD else remark.severity


def residue(pieces: Iterable[tuple[int, Residue]], lines: Lines, marked: frozenset[str]) -> Html:
    """Pieces of residue with their numbers, each with its kind, its place and how it begins."""
    return element(
        "div",
        *[
            element(
                "div",
                element("span", piece.kind, class_="severity", data_of=piece.kind),
                _quote(lines.excerpt(piece.span)),
                element("span", lines.place(piece.span), class_="place"),
                **_entry(f"residue-{n}", piece.kind, marked),
            )
            for n, piece in pieces
        ],
        class_="entries",
    )


def _entry(path: str, kind: str, marked: frozenset[str]) -> dict[str, Any]:
    """The attributes of an entry; one that the page shows can be chosen."""
    return {"class_": "entry", "data_kind": kind, "data_path": path if path in marked else None}


def _quote(words: str) -> Html:
    return element("q", words) if words else Html()


def _facts(data: Mapping[str, Any]) -> Html:
    if not data:
        return Html()
    said = "; ".join(f"{key.replace('_', ' ')}: {_plain(fact)}" for key, fact in data.items())
    return element("span", said, class_="note")


def _plain(fact: Any) -> str:
    return ", ".join(map(_plain, fact)) if isinstance(fact, tuple) else str(fact)
