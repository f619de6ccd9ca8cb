"""Research interests, as a sentence lists them.

>>> text = "My research interests include graph theory, speech recognition (ASR), and fair ranking. I like tea."
>>> [name for name, _ in read_interests(Line(text, 0, len(text)))]
['graph theory', 'speech recognition (ASR)', 'fair ranking']
"""

from __future__ import annotations

import re

from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.span import Span

LONGEST = 60  # code points of an interest; a longer one is a clause
MOST = 12
_INTRODUCED = lazy_pattern(
    r"\b(?:research |main |current |primary |broad |general |academic ){0,4}"
    r"(?:interests?|areas? of interest|research areas?)"
    r"(?:,? (?:broadly|mainly|currently|primarily|generally))?(?::| (?:currently |mainly |broadly |primarily )?"
    r"(?:includes?|including|are|is|lies? in|span|cover|range from|focus on|are in|are on|cent(?:er|re) on)\b:?)"
    r"(?: the (?:areas?|fields?) of| mainly in| broadly in| in| on)?\s{0,9}",
    re.IGNORECASE,
)
_INTERESTED = lazy_pattern(r"\binterested in\b(?: the (?:areas?|fields?|topics?) of)?:?\s*", re.IGNORECASE)
_CUT = lazy_pattern(
    r",\s{0,9}(?:and|or|as well as)\s{1,9}|,\s{0,9}|;\s{0,9}|\s{1,9}(?:and|as well as|&)\s{1,9}"
)
_END = lazy_pattern(
    r"[.!?](?=\s|$)|\(e\.g|:"
    r"|\s(?:[-–—]|with|where|which|because|for|to|that|so|such as|including|especially|particularly|but)\s"
)
_CLAUSE = lazy_pattern(r"\b(?:I|my|we|is|are|was|how|what|why|whether|can|you|it|the intersection)\b|[.:]")


def read_interests(line: Line) -> list[tuple[str, Span]]:
    """The interests that a line lists after "research interests include" or "interested in"; offsets are the source's.

    A list that is not one of short noun phrases gives none.
    """
    text = line.text
    if "nterest" not in text:
        return []
    out: list[tuple[str, Span]] = []
    for pattern in (_INTRODUCED, _INTERESTED):
        for match in pattern.finditer(text[:4000]):
            found = _items(text, match.end())
            if len(found) > 1 or (found and pattern is _INTRODUCED):
                out += [(text[a:b], line.span(a, b)) for a, b in found if text[a:b] not in {name for name, _ in out}]
    return out[:MOST]


def _items(text: str, start: int) -> list[tuple[int, int]]:
    end_match = _END.search(text, start, start + 500)
    end = end_match.start() if end_match else min(len(text), start + 500)
    out = []
    place = start
    depth = 0
    cuts = []
    for match in _CUT.finditer(text, start, end):
        depth = text.count("(", start, match.start()) - text.count(")", start, match.start())
        if depth == 0:
            cuts.append(match.span())
    for a, b in [*cuts, (end, end)]:
        first, last = place, a
        place = b
        item = text[first:last].strip()
        if not item:
            continue
        if len(item) > LONGEST or _CLAUSE.search(item) or item.count(" ") > 6:
            break
        first += len(text[first:last]) - len(text[first:last].lstrip())
        out.append((first, first + len(item)))
    return out[:MOST]
