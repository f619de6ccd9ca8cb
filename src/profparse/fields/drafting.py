"""What readers of fields found, put into a draft: values, spans and provenance in one step."""

from __future__ import annotations

from collections.abc import Iterable

from profparse.fields.dates import read_date
from profparse.fields.draft import DateDraft, Draft
from profparse.fields.links import links_of
from profparse.fields.names.author_names import AuthorName
from profparse.fields.names.bylines import Byline, read_byline
from profparse.model import Author
from profparse.pieces.line import Line

HIDDEN = "  "  # visible text has no two blanks in a row but where something else of the line was read already


def set_authors(draft: Draft, line: Line, start: int = 0, end: int | None = None) -> None:
    """Read the authors that stand in ``line.text[start:end]`` into a draft, with ``et_al`` and organizations."""
    set_byline(draft, line, read_byline(line.text, start, end))


def set_byline(draft: Draft, line: Line, byline: Byline) -> None:
    """Put a byline that was read from a line into a draft's authors, ``et_al`` and organizations."""
    draft.set("authors", tuple(_author(line, _visible(name)) for name in byline.authors))
    draft.set("et_al", byline.et_al, "read")
    # Each has one span: a name that something on the page breaks could not be quoted.
    organizations = [
        (name, spans[0])
        for name, a, b in byline.organizations
        if HIDDEN not in name and len(spans := line.spans(a, b)) == 1
    ]
    if organizations:
        draft.set("organizations", tuple(name for name, _ in organizations))
        draft.spans["organizations"] = tuple(span for _, span in organizations)


def _visible(name: AuthorName) -> AuthorName:
    """A name as far as nothing of it was read as something else, such as an affiliation behind it."""
    cut = name.name.find(HIDDEN)
    return name if cut < 0 else name._replace(name=name.name[:cut], end=name.start + cut)


def _author(line: Line, name: AuthorName) -> Author:
    span = line.span(name.start, name.end)
    return Author(name.name, name.given, name.family, name.kind, name.marks, False, span)


def set_date(draft: Draft, line: Line, start: int = 0, end: int | None = None) -> bool:
    """Read ``line.text[start:end]`` as a date into a draft of a paper or of news; False where it is none.

    What the date leaves open (a missing year, day before month) is settled later, for all dates of the page alike.
    """
    end = len(line.text) if end is None else end
    text = line.text[start:end]
    reading = read_date(text)
    if reading is None:
        return False
    draft.date = DateDraft(reading, text.strip(), line.span(start, end))
    return True


def set_links(draft: Draft, lines: Iterable[Line]) -> None:
    """Put the links of some lines into a draft, each with its kind."""
    links = tuple(link for line in lines for link in links_of(line))
    if links:
        draft.set("links", links)
