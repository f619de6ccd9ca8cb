"""The fields of a paper of an author page, from its header and its byline."""

from __future__ import annotations

from profparse.fields.draft import DateDraft, Draft
from profparse.fields.header import Header
from profparse.pieces.line import Line


def set_header(draft: Draft, line: Line, header: Header) -> None:
    text = line.text
    if header.score:
        draft.set("score", float(text[slice(*header.score)]), "normalised")
    draft.set("categories", tuple(text[a:b] for a, b in header.categories))
    draft.spans["categories"] = tuple(line.span(a, b) for a, b in header.categories)
    if header.badges:
        draft.set("badges", tuple(text[a:b] for a, b in header.badges))
        draft.spans["badges"] = tuple(line.span(a, b) for a, b in header.badges)
    start, end, reading = header.date
    draft.date = DateDraft(reading, text[start:end], line.span(start, end))


def title_end(text: str, end: int | None = None) -> int:
    """Where a title ends: before a closing full stop, which the contract leaves out."""
    end = len(text) if end is None else end
    while end > 0 and text[end - 1] == " ":
        end -= 1
    return end - 1 if end > 1 and text[end - 1] == "." and text[end - 2] not in "." else end
