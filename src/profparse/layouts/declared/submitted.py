"""When a record of arXiv's own was submitted, where a converter lost the date or the text ends before it."""

from __future__ import annotations

from profparse.fields.dates import reading_of
from profparse.fields.dates.edtf import Point
from profparse.fields.draft import DateDraft
from profparse.patterns import lazy_pattern
from profparse.span import Span

_MONTH = lazy_pattern(r"(?:[a-zA-Z.-]{2,24}/)?((\d\d)(\d\d))[\d.]")  # `2507.06056`, `hep-th/9901001`
_FIRST = 91  # arXiv opened in 1991: two digits from here on are of that century


def submission_date(identifier: str, span: Span) -> DateDraft | None:
    """The month in which an identifier was given out, which its first digits say; None where they say none.

    ``span`` is where the identifier stands in the source.

    >>> submission_date("2507.06056v2", (10, 22)).reading.edtf, submission_date("hep-th/9901001", (0, 14)).span
    ('2025-07', (7, 11))
    """
    found = _MONTH.match(identifier)
    if found is None or span[1] - span[0] != len(identifier):
        return None
    year = int(found[2])
    reading = reading_of(Point((1900 if year >= _FIRST else 2000) + year, int(found[3]), None))
    if reading is None:
        return None
    start, end = found.span(1)
    return DateDraft(reading, found[1], (span[0] + start, span[0] + end), "inferred")
