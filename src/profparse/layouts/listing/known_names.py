"""Names that a page has often correct where a list of names begins and ends that runs into other words.

``for IoTAB Example`` may be ``IoT`` and ``AB Example``, and ``AB ExampleJournal of Knots`` is a name and a venue: the
page's other records know the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.layouts.declared.page_names import at_known_name
from profparse.layouts.listing.reading import Field
from profparse.span import Span

LONGEST = 60  # code points of a name


def corrected(fields: Sequence[Field], text: str, known: frozenset[str]) -> list[Field]:
    """The fields of a record, its names beginning and ending at known ones where these are near."""
    out = list(fields)
    for n, field in enumerate(out):
        if field.kind != "NAMES":
            continue
        if n and out[n - 1].kind == "TITLE":
            title = out[n - 1]
            places: dict[str, Span] = {"title": (title.start, title.end), "authors": (field.start, field.end)}
            found = at_known_name(text, title.start, field.end, places, known)
            out[n - 1] = title._replace(end=found["title"][1])
            field = out[n] = field._replace(start=found["authors"][0])
        end = _end(text, field, known)
        if end < field.end:
            out[n] = field._replace(end=end)
            behind = out[n + 1] if n + 1 < len(out) else None
            if behind is not None and behind.kind == "VENUE":
                out[n + 1] = behind._replace(start=end)
            else:
                out.insert(n + 1, Field("VENUE", end, field.end, field.posterior))
        break
    return out


def _end(text: str, field: Field, known: frozenset[str]) -> int:
    """Where the last name ends, if it is a known one with other words glued to it."""
    last = max(text.rfind(sign, field.start, field.end) for sign in ",;|&·\n") + 1 or field.start
    while last < field.end and text[last] == " ":
        last += 1
    for place in range(last + 1, min(field.end, last + LONGEST)):
        if text[place].isupper() and not text[place - 1].isspace() and text[last:place] in known:
            return place
    return field.end
