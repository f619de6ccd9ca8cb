"""The block of short lines that says who someone is at the head of a page: role, department, university."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.biography.merge import level_of
from profparse.fields.biography.pieces import cut_pieces
from profparse.fields.biography.tables import says_something
from profparse.model import Education
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line


def headers_of(lines: Sequence[Line]) -> tuple[list[list[Line]], list[Line]]:
    """The blocks of short lines that say who someone is, as a page's header does, and the other lines."""
    headers: list[list[Line]] = []
    rest: list[Line] = []
    block: list[Line] = []
    for line in [*lines, None]:
        short = (
            line is not None
            and len(line.text) <= 100
            and _SENTENCE.search(line.text) is None
            and line.kind != "heading"
        )
        if short and line is not None and (not block or line.gap == 0 or line.broken or line.box == block[-1].box >= 0):
            block.append(line)
            continue
        if block and any(opens_with_role(each) for each in block):
            headers += _heads(block)
        else:
            rest += block
        block = [line] if short and line is not None else []
        if line is not None and not short:
            rest.append(line)
    return headers, rest


_SENTENCE = lazy_pattern(
    r"\b(?:[Ii]|[Mm]y|is|am|was|are|has|have|I['’]m|je|ich|soy|mi|ma)\b|[.!?] [A-Z]|[^\W\d_]{5}\. (?:19|20)\d\d"
)


def opens_with_role(line: Line) -> bool:
    """Whether a short line opens with a role, a student's role or a degree, behind a date or not.

    >>> opens_with_role(Line("Research Intern, Example Labs", 0, 0)), opens_with_role(Line("Example Labs", 0, 0))
    (True, False)
    """
    if not says_something(line.text):
        return False
    pieces = cut_pieces(line.text, 0, len(line.text), {}, entry=True)
    kinds = [piece.kind for piece in pieces[:3] if piece.kind not in ("SEPARATOR", "COMMA")]
    heads = kinds[1:2] if kinds[:1] == ["DATE"] else kinds[:1]
    return bool(heads) and heads[0] in ("ROLE", "STUDENT", "DEGREE")


def _heads(block: list[Line]) -> list[list[Line]]:
    """A block cut before each line that opens with a role or a degree; what stands above the first is left out."""
    out: list[list[Line]] = []
    for line in block:
        if opens_with_role(line):
            out.append([line])
        elif out and len(out[-1]) < 5:
            out[-1].append(line)
    return out


def is_taken(education: Education, others: Sequence[Education]) -> bool:
    return any(level_of(education.degree) == level_of(other.degree) != "" for other in others)
