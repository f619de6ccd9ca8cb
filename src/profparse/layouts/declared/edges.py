"""Where a stretch between signs begins and ends, and where a title in it does."""

from __future__ import annotations

EDGES = " |·•,;:*\u200b\u202a\u202c\u2022"
BULLETS = "-–—+#"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the blanks, bars, bullets and signs at its edges."""
    while start < end and (text[start] in EDGES + BULLETS or text.startswith(". ", start, end)):
        start += 1
    while start < end and (text[end - 1] in EDGES or (text[end - 1] in BULLETS and text[end - 2] == " ")):
        end -= 1
    return start, end


def title_end(text: str, start: int, end: int) -> int:
    """Where a title ends: before a closing full stop, which the contract leaves out, and the rule of a heading."""
    bare = text[start:end].rstrip("-=")
    if end - start - len(bare) > 2 and bare.endswith(" "):
        end = start + len(bare.rstrip())
    return end - 1 if end - start > 1 and text[end - 1] == "." and text[end - 2] != "." else end
