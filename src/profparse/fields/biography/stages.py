"""Stages of a career that stand among other lines: what opens with a role or a degree, and the lines below it.

A stage needs no heading. It is told by what it holds: a role, a degree or a student's role at its head, behind a date
or an organisation or before them, and no verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from profparse.fields.biography.pieces import cut_pieces
from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.tables import says_something, tables
from profparse.fields.biography.words import cut_words, word_set
from profparse.pieces.line import Line

LONGEST_HEAD = 120  # code points of a line that is a stage's part, and no stage from end to end
LONGEST_STAGE = 400
MOST_LINES = 6  # of a stage
NAMED = 0.5  # the cost up to which a name is an organisation's or a unit's
WHOLE, PLACED, HEAD, DATED, PLACE, OTHER, TOLD = range(7)

_HELD = frozenset({"ROLE", "STUDENT", "DEGREE"})
_SIGNS = frozenset({"SEPARATOR", "COMMA", "AND", "BREAK", "AT"})
_VERBS = frozenset({"SUBJECT", "SELF_BE", "BE", "EARN", "WHERE"})


def stages_of(lines: Sequence[Line]) -> tuple[list[list[Line]], list[Line]]:
    """The stages among lines, each with its lines, and the other lines.

    >>> texts = "2019 - 2021, Postdoc, Example Labs", "Looms are nice.", "Lecturer", "Sample University", "2021 -"
    >>> [[line.text for line in stage] for stage in stages_of([Line(text, 0, 0) for text in texts])[0]]
    [['2019 - 2021, Postdoc, Example Labs'], ['Lecturer', 'Sample University', '2021 -']]
    """
    looks = [look_of(line.text) if line.kind != "heading" else TOLD for line in lines]
    stages: list[list[Line]] = []
    rest: list[Line] = []
    block: list[int] = []
    for n, line in enumerate([*lines, None]):
        parted = line is None or looks[n] in (TOLD,) or (bool(block) and not _goes_on(lines[block[-1]], line))
        if parted and block:
            found, left = _cut([lines[k] for k in block], [looks[k] for k in block])
            stages += found
            rest += left
            block = []
        if line is not None:
            if looks[n] == TOLD:
                rest.append(line)
            else:
                block.append(n)
    return stages, rest


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line stands in one block with the line before it."""
    beside = line.box == before.box and line.box >= 0
    return line.gap == 0 or line.broken or beside or line.kind in ("definition", "cell")


def _cut(lines: list[Line], looks: list[int]) -> tuple[list[list[Line]], list[Line]]:
    """The stages of a block of lines without sentences, and what stands outside them."""
    heads = [n for n, look in enumerate(looks) if look in (WHOLE, PLACED, HEAD)]
    if not heads:
        return [], lines
    first = heads[0]
    lead = 0  # how many lines of a stage stand before its role
    lacks = {HEAD: (DATED, PLACE), PLACED: (DATED,)}.get(looks[first], ())
    while lead < min(first, 2) and looks[first - lead - 1] in lacks:
        lead += 1
    before = looks[first - lead : first]
    # Each of the others has to have the same before it: else it goes on with what is above.
    if lead and any(looks[max(head - lead, 0) : head] != before for head in heads):
        if before[-1] == PLACE and all(looks[n] != PLACE for n in range(first, len(looks))):
            return [lines[first - lead :]], lines[: first - lead]  # one employer over several roles
        lead = 0
    stages: list[list[Line]] = []
    out = lines[: first - lead]
    for number, head in enumerate(heads):
        until = heads[number + 1] - lead if number + 1 < len(heads) else len(lines)
        own = lines[head - lead : max(until, head + 1)]
        stages.append(own[: MOST_LINES + lead])
    return stages, out


@lru_cache(maxsize=4096)
def look_of(text: str) -> int:
    """What a line looks like: a stage, one without its date, its head, a date or an organisation alone, or words.

    Words are a sentence where they have a verb or are long.

    >>> look_of("Postdoc, Example University, 2019"), look_of("2019 - 2020"), look_of("I am a postdoc at X.")
    (0, 3, 6)
    """
    if len(text) > LONGEST_STAGE or len(text) < 3:
        return TOLD if text else OTHER
    dated = any(sign.isdigit() for sign in text)
    if not says_something(text) and tables().degrees.keys().isdisjoint(text.lower().replace(",", " ").split()):
        if len(text) > LONGEST_HEAD:
            return TOLD
        pieces = cut_pieces(text, 0, len(text), {}, entry=True)
        kinds = [piece.kind for piece in pieces if piece.kind not in _SIGNS]
        if any(kind in _VERBS for kind in kinds):
            return TOLD
        if dated and kinds and all(kind == "DATE" for kind in kinds):
            return DATED
        opened = bool(pieces) and pieces[0].kind == "NAME" and named(text[pieces[0].start : pieces[0].end])
        return PLACE if opened else OTHER
    pieces = cut_pieces(text, 0, min(len(text), LONGEST_STAGE), {}, entry=True)
    own = [piece for piece in pieces if piece.kind not in _SIGNS and not _is_sign(text[piece.start : piece.end])]
    if own and own[0].kind == "WORDS" and text.lstrip()[0] in "\\#" and own[0].start <= text.find(own[0].word) + 1:
        own = own[1:]  # the name of a macro
    kinds = [piece.kind for piece in own]
    if not kinds:
        return OTHER
    held = next((n for n, kind in enumerate(kinds[:5]) if kind in _HELD), -1)
    if held < 0:
        if any(kind in _VERBS for kind in kinds) or len(text) > LONGEST_HEAD:
            return TOLD
        return PLACE if kinds[0] == "NAME" and named(text[own[0].start : own[0].end]) else OTHER
    before = kinds[:held]
    opens = not before or all(kind == "DATE" for kind in before)
    if not opens:
        names = [text[piece.start : piece.end] for piece in own[:held] if piece.kind == "NAME"]
        others = [kind for kind in before if kind not in ("NAME", "DATE")]
        opens = not others and any(named(name) for name in names) and not any(kind in _VERBS for kind in kinds)
        if not opens:
            return TOLD
    verb = next((n for n, kind in enumerate(kinds) if kind in _VERBS), len(kinds))
    if verb < held:
        return TOLD
    timed = "DATE" in kinds[:verb]
    placed = any(
        piece.kind == "NAME" and named(text[piece.start : piece.end]) for piece in own[:verb]
    )
    if verb < len(kinds) and not (kinds[0] == "DATE" and held == 1):
        return TOLD
    role = text[own[held].start : own[held].end].casefold()
    if not placed and (role in word_set("roles_in_projects") or text[own[held].end :].lstrip().startswith((":", "："))):
        return TOLD  # the label of a person: `PI: Ada Example`
    if timed and (placed or "NAME" in kinds[:verb]):
        return WHOLE
    if placed:
        return PLACED
    return HEAD if len(text) <= LONGEST_HEAD else TOLD


def _is_sign(text: str) -> bool:
    return not any(sign.isalnum() for sign in text)


def named(name: str) -> bool:
    """Whether a name looks like that of an organisation or a unit."""
    shape = shape_of(name, cut_words(name).lower)
    return min(shape.organization, shape.unit) <= NAMED
