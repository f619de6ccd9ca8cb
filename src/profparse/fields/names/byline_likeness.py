"""How much a piece of text looks like a list of authors."""

from __future__ import annotations

import re
from math import exp

from profparse.boundary.candidates import PARTICLES
from profparse.boundary.lexicon import lexicon
from profparse.boundary.name_score import is_group, name_score
from profparse.boundary.tail import read_tail
from profparse.fields.names.author_names import unmarked
from profparse.fields.names.bylines import LEAD, pieces_of
from profparse.patterns import lazy_pattern

MOST_WORDS = 8  # of a name; a longer piece is a sentence
_OPENS_SENTENCE = lazy_pattern(r"\b(?:is|are|was|were|we|our|has|have|will|that|which|this)\b", re.IGNORECASE)


def byline_likeness(text: str, start: int = 0, end: int | None = None) -> float:
    """How much a piece of text looks like a list of authors, from 0 to 1; about 10 µs.

    The mean name score of its pieces, by the lexicon of :mod:`profparse.boundary`, turned into a share.

    >>> byline_likeness("Helga Brandt, Theo Okafor, and Jun Sato") > 0.9
    True
    >>> byline_likeness("Deep Learning for Everyone") < 0.2
    True
    """
    end = len(text) if end is None else end
    piece = text[start:end].strip(" .,;:[]")
    if piece[:1] == "(" and piece[-1:] == ")":
        piece = piece[1:-1]
    if not piece or len(piece) > 4000:
        return 0.0
    tail = read_tail(piece)
    lead = LEAD.match(piece, 0, tail.names_end)
    pieces = pieces_of(piece, lead.end() if lead else 0, tail.names_end)
    if not pieces:
        return 0.9 if tail.et_al else 0.0
    words_of = lexicon()
    total = 0.0
    counted = pieces[:8]
    longest = 0
    figures = any(map(str.isdigit, piece))
    for a, b in counted:
        words = [w for w in unmarked(piece[a:b]).replace("*", " ").replace("†", " ").split() if w[0].isalpha()]
        if not words:
            continue
        longest = max(longest, len(words))
        score = 2.0 if is_group(words) else name_score(words, words_of)
        if len(words) > 4:
            score -= 1.5 * (len(words) - 4)
        if len(words) == 1 and len(counted) < 2:
            score -= 2.5
        lower = sum(word[0].islower() and word not in PARTICLES for word in words)
        if lower:
            score -= 2.0 * lower
        if figures and any(map(str.isdigit, piece[a:b])) and not any(c in "*†‡" for c in piece[a:b]):
            score -= 1.5
        total += max(-5.0, min(3.0, score))
    mean = total / len(counted)
    mean += 1.5 * tail.et_al + 1.0 * bool(tail.organizations) + min(len(pieces) - 1, 4) * 0.25
    if longest > MOST_WORDS or (len(piece) < 300 and _OPENS_SENTENCE.search(piece)):
        mean -= 2.0
    return 1.0 / (1.0 + exp(-2.2 * (mean - 0.4)))
