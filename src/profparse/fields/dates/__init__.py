"""Dates as pages write them: in any order and language, as ranges, seasons, years alone.

:mod:`.matching` finds and reads them; :mod:`.tokens` cuts a text into the words and signs of dates, which the grammar
``dates.lark`` puts together; :mod:`.edtf` is what a date is written as. Here: what a date is. Not here: which date
belongs to what, which the readers of entries and lines know.
"""

from profparse.fields.dates.matching import (
    DateMatch,
    Reading,
    find_dates,
    in_year,
    interval,
    match_date,
    read_date,
    reading_of,
    resolve_years,
    settle_order,
)

__all__ = [
    "DateMatch",
    "Reading",
    "find_dates",
    "in_year",
    "interval",
    "match_date",
    "read_date",
    "reading_of",
    "resolve_years",
    "settle_order",
]
