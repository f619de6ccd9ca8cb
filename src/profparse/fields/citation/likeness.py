"""How much one line alone looks like an entry of a publication list, or the first line of one: a cheap, fitted figure.

Lines are many, so that what is looked at is little: signs, figures, words and names counted, not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from profparse.boundary.lexicon import lexicon
from profparse.fields.citation.hints import named
from profparse.patterns import lazy_pattern
from profparse.pieces.line import InlineLink, Line, LineKind, Run
from profparse.sequence import SequenceModel, load_model

ENTRY, OTHER = "ENTRY", "OTHER"
KEPT = 1_024  # lines whose likeness is kept: more than a usual page has
LONGEST = 6_000  # code points: a longer line is no entry
_LOOKED_AT = 700  # code points of it that are looked at
_YEAR = lazy_pattern(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_INITIAL = lazy_pattern(r"(?<![^\W\d_])[^\W\d_a-z]\.")
_RANGE = lazy_pattern(r"\d\s?[-–—]{1,2}\s?\d")
_VOLUME = lazy_pattern(r"\d\s?\(\s?\d+\s?\)|\b(?:vol|no|nr|bd|pp?|pages|s)\b\.?\s?\d", re.IGNORECASE)
_WORD = lazy_pattern(r"[^\W\d_]+")
_CITES = lazy_pattern(
    r"\bet\.? al|arxiv|\bproc\b|proceedings|journal|transactions|\breview\b|conference|workshop|symposium|press\b"
    r"|\beds?\b|lecture notes|preprint|doi\b|verlag|学报|期刊|学会|論文|논문",
    re.IGNORECASE,
)
_SPEAKS = lazy_pattern(
    r"(?<![\w.(])(?:i|my|we|our|me|is|are|was|were|has|have|will|joined|received|gave|invited|serving|teaching|course"
    r"|lecture|reviewer|member|advisor|supervised|student|professor|award|fellowship|grant|scholarship|talk)\b",
    re.IGNORECASE,
)  # fmt: skip
_QUOTES = frozenset("\"“”„«»「」『』《》‘")


def _bucket(number: float, edges: tuple[int, ...]) -> int:
    return bisect_left(edges, number)


def line_facts(line: Line) -> list[str]:
    """The facts about a line that tell whether it is, or opens, an entry."""
    text = line.text[:_LOOKED_AT]
    words = _WORD.findall(text)
    count = len(words) or 1
    names = lexicon().name
    named_words = sum((names[word] or 0.0) > 0 for word in words[:40])
    years = len(_YEAR.findall(text))
    lower = sum(word.islower() for word in words)
    commas = text.count(",")
    cites = len(_CITES.findall(text))
    speaks = len(_SPEAKS.findall(text))
    links = [link.end - link.start for link in line.links]
    facts = [
        f"kind={line.kind}",
        f"size={_bucket(len(line.text), (12, 25, 45, 75, 120, 190, 300, 500, 900))}",
        f"commas={_bucket(commas, (0, 1, 2, 4, 7, 12))}",
        f"years={min(years, 3)}",
        f"initials={_bucket(len(_INITIAL.findall(text)), (0, 1, 2, 4, 8))}",
        f"names={_bucket(100 * named_words / min(count, 40), (5, 15, 30, 50, 70))}",
        f"lower={_bucket(100 * lower / count, (10, 25, 40, 55, 70, 85))}",
        f"cites={min(cites, 3)}",
        f"speaks={min(speaks, 3)}",
        f"both={min(cites, 1)}{min(years, 1)}{min(commas, 2)}{min(speaks, 1)}",
        f"stops={_bucket(text.count('. '), (0, 1, 2, 4, 8))}",
        f"first={_first(text)}",
        f"end={text[-1:] if not text[-1:].isalnum() else 'x'}",
        f"links={min(len(links), 4)}{'L' if links and max(links) > 24 else ''}",
    ]
    if _RANGE.search(text):
        facts.append("range")
    if _VOLUME.search(text):
        facts.append("volume")
    if not _QUOTES.isdisjoint(text):
        facts.append("quote")
    if line.marker:
        facts.append("marker=" + ("number" if line.marker[:1].isdigit() else "bullet"))
    for run in line.runs:
        if run.kind in ("bold", "italic") and run.end - run.start > 24:
            facts.append(f"long={run.kind}")
    hints = line.hint + " ".join([run.hint for run in line.runs if run.hint])
    if hints:
        facts += [f"hint={letter}" for letter in named(hints)]
    return facts


def _first(text: str) -> str:
    first = text[:1]
    return "x" if first.islower() else "X" if first.isalpha() else "d" if first.isdigit() else first


def entry_likeness(line: Line) -> float:
    """How much one line alone looks like a publication entry or its first line, from 0 to 1.

    >>> entry_likeness(Line("A. Sample and B. Case, A study of examples, Journal of Cases 3 (2020), 1-9.", 0, 0)) > 0.8
    True
    >>> entry_likeness(Line("I gave a talk about my work in Paris.", 0, 0)) < 0.1
    True
    """
    if not line.text or len(line.text) > LONGEST:
        return 0.0
    model = load_model("reference_lines")
    return _likeness(model, line.text, line.kind, line.marker, line.hint, tuple(line.runs), tuple(line.links))


@lru_cache(maxsize=KEPT)
def _likeness(
    model: SequenceModel,
    text: str,
    kind: LineKind,
    marker: str,
    hint: str,
    runs: tuple[Run, ...],
    links: tuple[InlineLink, ...],
) -> float:
    """Of all that :func:`line_facts` looks at; kept, for detection and labelling ask the same of a page's lines."""
    line = Line(text, 0, 0, kind=kind, marker=marker, hint=hint, runs=runs, links=links)
    return round(model.shares(line_facts(line))[model.kinds.index(ENTRY)], 4)
