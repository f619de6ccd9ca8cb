"""The name that a page's title or one of its first headings is."""

from __future__ import annotations

from profparse.fields.biography.shapes import is_person
from profparse.fields.biography.words import cut_words
from profparse.pieces.line import Page

FIRST_LINES = 12  # among which a heading may be the person's name
LONGEST_NAME = 60  # code points


def headed_name(page: Page) -> frozenset[str]:
    """The words of that name, in lower case; none where none of them is one."""
    said = [field.value for field in page.meta if field.key.lower() in ("title", "name", "author")]
    said += [line.text for line in page.lines[:FIRST_LINES] if line.kind == "heading"]
    cut = [(text, cut_words(text).lower) for text in said if len(text) < LONGEST_NAME]
    return next((frozenset(words) for text, words in cut if is_person(text, words)), frozenset())
