"""A paper from the fields that make one record."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.citation.identifiers import identifiers_in
from profparse.fields.dates import find_dates, match_date
from profparse.fields.draft import DateDraft, Draft
from profparse.layouts.declared.edges import trimmed
from profparse.layouts.declared.joined import Joined, Words
from profparse.layouts.declared.values import set_authors, set_title
from profparse.layouts.declared.venues import set_venue
from profparse.layouts.listing.reading import Field

LONGEST_TITLE = 500  # code points; what is longer is prose
FEWEST = 3  # letters of a title


def paper_of(fields: Sequence[Field], title: Field, joined: Joined) -> Draft | None:
    """A paper; None where what was read as its title is none."""
    draft = Draft("paper")
    words = joined.words(((title.start, title.end),))
    if len(words.text) > LONGEST_TITLE or sum(map(str.isalpha, words.text)) < FEWEST:
        return None
    set_title(draft, words, *trimmed(words.text, 0, len(words.text)))
    if "title" not in draft.values:
        return None
    draft.extents += joined.extents(title.start, title.end)
    text: Field | None = None
    for field in fields:
        own = joined.words(((field.start, field.end),))
        if field.kind == "NAMES" and not draft.values.get("authors"):
            set_authors(draft, own, *trimmed(own.text, 0, len(own.text)))
        elif field.kind == "VENUE" and "venue" not in draft.values:
            set_venue(draft, own, *trimmed(own.text, 0, len(own.text)))
        elif field.kind == "DATE" and draft.date is None:
            _set_date(draft, own)
        elif field.kind == "TEXT":
            if text is None or field.end - field.start > text.end - text.start:
                text = field
            continue
        elif field.kind != "OTHER":
            continue
        draft.extents += joined.extents(field.start, field.end)
    if text is not None:
        draft.read("abstract", joined.words(((text.start, text.end),)), 0, text.end - text.start)
        draft.extents += joined.extents(text.start, text.end)
    others = [joined.words(((one.start, one.end),)) for one in fields if one.kind == "OTHER"]
    found = identifiers_in([(own, 0, len(own.text)) for own in others], ())
    if found:
        draft.set("identifiers", found)
    if draft.date is None:
        _date_anywhere(draft, fields, title, joined)
    return draft


def _set_date(draft: Draft, words: Words) -> None:
    match = match_date(words.text, 1 if words.text[:1] == "(" else 0) or next(iter(find_dates(words.text)), None)
    if match is not None:
        place = words.span(match.start, match.end)
        draft.date = DateDraft(match.reading, words.text[match.start : match.end], place)


def _date_anywhere(draft: Draft, fields: Sequence[Field], title: Field, joined: Joined) -> None:
    """The only date in the words about the paper, where no field is one."""
    found = []
    for field in fields:
        if field.kind in ("VENUE", "OTHER"):
            words = joined.words(((field.start, field.end),))
            found += [(words, match) for match in find_dates(words.text)]
    if len({match.reading.edtf[:4] for _, match in found}) == 1:
        words, match = found[0]
        place = words.span(match.start, match.end)
        draft.date = DateDraft(match.reading, words.text[match.start : match.end], place)
