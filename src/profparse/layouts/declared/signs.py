"""What a sign looks like in a page's text: a pattern without unbounded parts, so that matching stays linear.

A blank in a sign is any white space or none, since converters join and break what a site sets apart.
"""

from __future__ import annotations

import re

#: What may stand between the parts of a sign: white space, bars of a table, bullets, marks of the writing's direction.
GAP = r"[\s|*+\u200e\u200f\u202a-\u202e]{0,3}"

WHITE = r"[\s|]"

#: The slots of a sign, each with the text that it takes; a slot that is no value of a record names no field.
SLOTS = {
    "arxiv": r"(?<!\d)(?:[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,2})?(?!\d)",
    # A registrant's number, then anything but white space; a capital glued to a digit or stop is the next field's.
    "doi": r"10\.\d{4,9}/(?:(?!(?<=[\d)])[A-Z][a-z]|\.[A-Z])[^\s\"<>|\]]){1,120}(?<![.,;])",
    "pmid": r"(?<!\d)\d{5,9}(?!\d)",
    "pmcid": r"PMC\d{4,9}",
    "acl": r"(?:\d{4}\.[a-z0-9_-]{2,30}\.\d{1,4}|[A-Z]\d{2}-\d{4})(?!\d)",
    "openreview": r"[\w-]{8,12}",
    "dblp": r"[a-z]{3,12}/[A-Za-z0-9_-]{1,40}/(?:(?!(?<=\d)[A-Z][a-z])[A-Za-z0-9_-]){1,60}",
    "bibcode": r"(?<!\d)(?:19|20)\d\d[A-Za-z&.][\w&.]{12}\d[A-Z.]",
    "slashed": r"(?<!\d)(?:19|20)\d\d/[01]\d(?!\d)",
    "year": r"(?<!\d)(?:19|20)\d\d(?!\d)",
    "heading": r"(?<!\d)(?:19|20)\d\d(?!\d)",
    "citations": r"(?<!\d)(?:\d{1,3}(?:[,\u202f]\d{3}){1,3}|\d{1,7})(?!\d)",
    "records": r"(?<!\d)\d{1,6}(?!\d)",
    "number": r"(?<!\d)\d{1,6}(?:[.,]\d{1,6})?(?!\d)",
    # The end of a row in an index: the venue's year, the count, the year again; or the last two behind white space;
    # the year alone on its line; a count and a year that are glued to a word; the venue's year at the end of a line.
    "row": (
        r"(?:(?<!\d)(?P<again>(?:19|20)\d\d)[\s|]{0,3}\d{0,6}\*?[\s|]{0,3}(?P=again)"
        r"|(?<=[\s|])\d{1,6}\*?[\s|]{1,3}(?:19|20)\d\d(?!\d)(?=\s*[\n|]|\s*$)"
        r"|(?<=\n)(?:19|20)\d\d(?=\n|$)"
        r"|(?<=[a-z.…)])\d{1,5}\*?(?:19|20)\d\d(?!\d)"
        r"|(?<=,\s)(?:19|20)\d\d(?=\n(?!\d)|\Z))"
    ),
    # The venue's year, the count and the year again, in cells.
    "cells": r"(?<!\d)(?P<again>(?:19|20)\d\d)\s?\|\s?\d{0,6}\*?\s?\|\s?(?P=again)\s?\|",
    # The count and the year in the line over the venue, which ends with that year: columns that stand as on the page.
    "columns": (
        r"(?<=\s)(?:\d{1,6}\*?\s{1,3})?(?P<again>(?:19|20)\d\d)(?=\s?\n[^\n]{4,200},\s?(?P=again)\s?(?:\n|\Z))"
    ),
    # The header of an author page's card: score, categories and day.
    "card": (
        r"(?<![A-Z])(?:\d{1,3}\.\d{1,2}\s?)?(?:[A-Z]{2}[\s,·|]{0,3}){1,4}"
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s\d{1,2}(?:,\s(?:19|20)\d\d)?(?!\d)"
    ),
    "published": r"(?<!\d)(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?(?!\d)",
    "month": r"(?:(?<!\d)\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\s(?:19|20)\d\d(?!\d)",
    "day": r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\s\d{1,2},\s(?:19|20)\d\d(?!\d)",
    "bibtex": r"@[A-Za-z]{2,20}\{[^@]{10,2000}?\}\s{0,3}\}",
    "timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
    "host": r"(?:(?:[a-z0-9-]{1,30}\.){1,4}[a-z]{2,12}(?![a-z])|[A-Z][a-z]{2,15})",
    "venue": r"[^|\n]{1,120}?",
    "rule": r"[\s|:-]{0,60}",  # the line under the head of a table
    "words": r"[^\[\]()|]{1,60}?",
    "name": r"[\w.-]{1,60}",
    "label": r"[a-z]\d{1,4}",
    "url": r"https?://[^\s\"<>|\])]{4,200}",
}


#: The slots that take any words: a sign that begins with one begins with its line, or each place could begin it.
LOOSE = frozenset({"venue", "words"})

LINE = r"(?<![^\n])"


def literal(text: str) -> str:
    """The pattern of a sign's fixed words; a blank at their beginning or end has to be there.

    >>> bool(re.search(literal("Cited by:"), "Cited\\nby : 12"))
    True
    """
    body = GAP.join(re.escape(part) for part in re.findall(r"\w+|[^\w\s]+", text))
    return f"{WHITE if text[:1] == ' ' else ''}{body}{WHITE if text[-1:] == ' ' else ''}"


def opening(text: str) -> str:
    """What must stand before a sign that opens with these words: they are not the end of a longer word.

    Those that end with a colon or bracket can be glued to any word, as can a capital word.
    """
    if not text[-1:].isalnum() or not text[:1].isalpha():
        return ""
    return "(?<![a-z])" if text.islower() else "(?<![A-Z])" if text.isupper() else ""


def closing(text: str) -> str:
    """What must stand behind a sign that ends with these words: they are not the beginning of a longer word."""
    return "(?![a-z])" if text[-1:].islower() else ""


def slot(name: str, group: str) -> str:
    """The pattern of a slot, as a named group."""
    body = SLOTS[name].replace("(?P<again>", f"(?P<{group}_again>").replace("(?P=again)", f"(?P={group}_again)")
    return f"(?P<{group}>{body})"
