"""Plain text that a converter cut at every tag, so that commas and the words between links stand on lines of their own.

Only a text in which lone signs are lines again and again is mended: each line that only goes on with the one before it
is joined to that, with a blank where one belongs.

>>> shards = ("Ada Lane", ",", "Bo Reed", "Talks", "I work at", "Example Labs", ".", "Ada Lane", ",", "Jo Ott")
>>> lines = [Line(text, n * 20, n * 20 + len(text)) for n, text in enumerate(shards)]
>>> [line.text for line in mended(lines, fewest=3)]
['Ada Lane, Bo Reed', 'Talks', 'I work at Example Labs.', 'Ada Lane, Jo Ott']
>>> shards = ("Ada Lane", "*,", "Bo Reed", "*", "A Journal", ", 2024", "(Best Paper)")
>>> [line.text for line in mended([Line(text, n * 20, n * 20 + len(text)) for n, text in enumerate(shards)], fewest=1)]
['Ada Lane*, Bo Reed*', 'A Journal, 2024 (Best Paper)']
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.pieces.line import InlineLink, Line, Origin

FEWEST = 5  # lone signs that show that a text was cut at its tags
SHARE = 60  # at least one line in so many is such a sign
LONGEST = 20_000  # code points of a line that still grows

_CLOSING = ",.;:)]"  # belong to the line before them, without a blank
_INFIX = "|/–-&"  # stand between two lines, with blanks
_OPENING = "(["
_MARKS = "*†‡§¶∗⁎"  # behind an author's name
_ALONE = frozenset(_CLOSING + _INFIX + _OPENING)
_GOES_ON = frozenset({
    "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "my", "of", "on", "or", "our", "that", "the",
    "their", "to", "via", "was", "were", "where", "who", "with", "your",
})  # fmt: skip


def mended(lines: list[Line], *, fewest: int = FEWEST) -> list[Line]:
    """The lines with what was cut joined again; the lines themselves where the text was not cut."""
    alone = sum(line.text[0] in _CLOSING or (len(line.text) == 1 and line.text in _ALONE) for line in lines)
    if alone < fewest or alone * SHARE < len(lines):
        return lines
    marked = any(line.text[0] in _MARKS and line.text.lstrip(_MARKS) == "," for line in lines)
    out: list[Line] = []
    parts: list[tuple[str, Line]] = []  # each with what stands before it
    size = 0
    for line in lines:
        joint = _joint(parts, line.text, marked) if parts and not line.gap and size < LONGEST else None
        if joint is None:
            if parts:
                out.append(_joined(parts))
            parts, size = [], 0
        parts.append((joint or "", line))
        size += len(line.text) + 1
    out.append(_joined(parts))
    return out


def _joint(parts: Sequence[tuple[str, Line]], text: str, marked: bool) -> str | None:
    """What stands between a line's text and the parts before it: a blank or nothing; None where they are two lines.

    ``marked`` says that lone signs of the text are marks behind authors' names, and no bullets.
    """
    last = parts[-1][1].text
    if marked and text[0] in _MARKS and text.lstrip(_MARKS) in ("", ","):
        return ""
    if marked and last[0] in _MARKS and last.lstrip(_MARKS) == ",":
        return " "
    if text[0] == "(" and text[-1] == ")" and "(" not in text[1:]:
        return " "
    if text[0] in _CLOSING and (len(text) == 1 or text[1] == " " or text[0] in ")]" or text[1] in _CLOSING):
        return ""
    if last in _ALONE and last not in ".)]:":
        return "" if last in _OPENING else " "
    if text in _INFIX or text in _OPENING:
        return " "
    if last.rpartition(" ")[2] in _GOES_ON and " " in last:
        return " "
    if text[0].islower() and text.count(" ") > 1 and last[-1] not in ".!?:" and (len(parts) > 1 or last[-1] != ","):
        return " "
    return None


def _joined(parts: Sequence[tuple[str, Line]]) -> Line:
    """One line of several; each blank that joins them stands for the source between them."""
    first = parts[0][1]
    if len(parts) == 1:
        return first
    texts: list[str] = []
    origins: list[Origin] = []
    links: list[InlineLink] = []
    size, place = 0, first.start
    for joint, line in parts:
        if joint:
            origins.append(Origin(size, size + 1, place, line.start))
            size += 1
        own = line.origins if line.origins is not None else ((0, len(line.text), line.start, line.end),)
        origins += [Origin(a + size, b + size, c, d) for a, b, c, d in own]
        links += [InlineLink(link.url, link.start + size, link.end + size, link.span) for link in line.links]
        texts += [joint, line.text]
        size += len(line.text)
        place = line.end
    whole = "".join(texts)
    return Line(whole, first.start, place, origins=origins, gap=first.gap, links=tuple(links), hidden=first.hidden)
