"""What two spellings of a title or a name share."""

from __future__ import annotations


def folded(text: str) -> str:
    """The letters and digits of a text, case-folded: what two spellings of a title share."""
    text = text.casefold()
    return text if text.isalnum() else "".join(filter(str.isalnum, text))
