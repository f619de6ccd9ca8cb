"""What a short line of an author page may be by its letters alone."""

from __future__ import annotations


def is_category(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isupper()


def is_name(text: str) -> bool:
    words = text.split()
    return (
        1 < len(words) < 6
        and not any(c.isdigit() for c in text)
        and text[-1] not in ".?!:,;"
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
    )
