"""What a heading opens: news, papers, projects, a bio, a career, or something that profparse does not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from profparse.data_files import load_json
from profparse.fields.citation import is_label_row
from profparse.fields.languages import joined
from profparse.layouts.homepage.careers import FARTHEST, is_period
from profparse.patterns import lazy_pattern
from profparse.pieces.characters import is_cjk
from profparse.pieces.line import Line, Page

Section = Literal["news", "papers", "projects", "bio", "positions", "education", "interests", "contact", "other", "sub"]
Reading = tuple[Section, float]

LONGEST = 90  # code points of a heading
LONGEST_NAME = 28  # of a section's name without any markup

_NOISE = lazy_pattern(r"[^\w\s&/'’+.-]+|[_\d]+")
_EARLIER = (
    r"present|now|today|ongoing|prior|earlier|before|older|previous(?:ly)?|below|ältere?|früher|davor|"
    r"avant|antérieur\w{0,3}|anterior\w{0,3}|antes|precedent\w{0,3}|以前|之前"
)
_YEARS = lazy_pattern(
    r"\W*(?:(?:since|before|prior to|pre-?|until|up to|through|from|bis|vor|ab|seit|avant|depuis|antes de|desde|hasta)"
    r"\s?)?"
    r"(?:19|20)\d\d"
    r"(?:\s{0,3}(?:[-–—/~&+]|to|and|or|und|oder|et|ou|y|e|o)?\s{0,3}"
    rf"(?:(?:19|20)?\d\d(?!\d)|(?:and\s)?(?:{_EARLIER})))?"
    r"\W*年?\W*$",
    re.IGNORECASE,
)  # fmt: skip
_QUALIFIER = lazy_pattern(
    r"(?:selected|select|recent|other|past|current|previous|my|our|all|representative|featured|notable|key|upcoming|latest|"
    r"main|full|some|additional|further|more|academic|professional|ongoing|invited|earlier|list of)\s+"
)
_BRACKETED = lazy_pattern(r"[(\[（【][^()\[\]（）【】]{0,60}[)\]）】]")
_FRAMED = lazy_pattern(r"([:=*~#+<>|_–—-]{1,40}) ?[^\W\d_][^.!?]*\w ?(?:\1|[:=*~#+<>|_–—-]{2,40})$")  # `== Maps ==`
_PART = lazy_pattern(r"\s{0,9}[/|·•:&+]\s{0,9}|\s{1,9}[-–—]+\s{1,9}|\s{1,9}(?:and|und|y|et|e)\s{1,9}")


@cache
def _phrases() -> dict[str, Section]:
    out: dict[str, Section] = {}
    for section, phrases in load_json("sections").items():
        for phrase in phrases:
            out.setdefault(phrase, section)
    out = {**dict.fromkeys(joined("positions"), "positions"), **dict.fromkeys(joined("education"), "education"), **out}
    return out


def is_years(text: str) -> bool:
    """Whether a heading is a year or a range of years alone: it parts a list and opens nothing new."""
    return len(text) < 40 and _YEARS.match(text) is not None


@lru_cache(maxsize=2048)
def readings(text: str) -> tuple[Reading, ...]:
    """What a heading of these words may open, each with a cost; the cheapest first.

    A phrase of the tables costs least, one of its words more; words that no table has open something unknown, or
    part the section that they stand in.

    >>> readings("🔥 Recent News")[0], readings("Selected Talks (2024)")[0][0], readings("2023")[0][0]
    (('news', 0.0), 'other', 'sub')
    """
    if is_years(text):
        return (("sub", 0.0),)
    phrases = _phrases()
    plain = " ".join(_NOISE.sub(" ", _BRACKETED.sub(" ", text)).casefold().split()).strip(" .&'’/+-")
    plain = plain.replace("’", "'").replace("æ", "ae")
    if not plain:
        return (("sub", 0.3),)
    if plain in phrases:
        return _with_others((phrases[plain], 0.0))
    bare = plain
    while (qualifier := _QUALIFIER.match(bare)) is not None:
        bare = bare[qualifier.end() :]
        if bare in phrases:
            return _with_others((phrases[bare], 0.0))
    known: dict[Section, float] = {}
    for part in _PART.split(" ".join(_BRACKETED.sub(" ", text).casefold().split())):
        clean = " ".join(_NOISE.sub(" ", part).split()).strip(" .&'’/+-")
        if clean in phrases and not (clean in _weak() and plain.endswith(("publications", "papers"))):
            known.setdefault(phrases[clean], 0.2)
    if known:
        first, *more = known.items()
        return (first, *more, ("sub", 3.2))
    if is_cjk(plain[-1]):  # the last signs say what it is: `部分论文`
        for size in range(min(4, len(plain) - 1), 1, -1):
            if plain[-size:] in phrases:
                return _with_others((phrases[plain[-size:]], 0.5))
    words = plain.split()
    if len(words) <= 7:
        for size in (3, 2, 1):
            # The last words of an English heading say what it is; of the others the first ones do.
            for start in (len(words) - size, 0, *range(1, len(words) - size)):
                if start >= 0 and (phrase := " ".join(words[start : start + size])) in phrases:
                    section = phrases[phrase]
                    if size == 1 and (phrase in _weak() or len(words) > 4):
                        return _with_others((section, 1.2))
                    return _with_others((section, 0.5))
    return (
        ("sub", 0.9), ("other", 0.9), ("bio", 2.5), ("papers", 4.0), ("news", 6.0),
    )  # fmt: skip


@cache
def _weak() -> frozenset[str]:
    """Words that open a section when they stand alone, and may mean anything inside a longer heading."""
    return frozenset(load_json("section_words")["weak"])


def _with_others(first: Reading) -> tuple[Reading, ...]:
    """A known phrase may still only part the section around it."""
    return (first, ("sub", first[1] + (3.0 if first[0] != "papers" else 2.0)))


def find_unmarked(lines: Sequence[Line]) -> None:
    """Mark, with the hint ``heading``, lines of plain text that are a section's name between lines of another kind.

    Beside another such name a line is part of a menu, and what follows it has to be longer than one, or a career whose
    first period stands a few lines below.
    """
    bare = [
        n for n, line in enumerate(lines)
        if line.kind == "text" and line.box < 0 and 2 < len(line.text) < LONGEST_NAME and not line.gap
    ]  # fmt: skip
    names = {n for n in bare if _is_section(lines[n].text)}
    careers = {n for n in bare if _announces_career(lines, n)}
    for n in bare:
        following = lines[n + 1].text if n + 1 < len(lines) else ""
        announces = n in careers or (n in names and len(following) >= LONGEST_NAME)
        if announces and not {n - 1, n + 1} & names:
            lines[n].hint = "heading"


def _announces_career(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is the name of a career, whose first period stands a few lines below."""
    known, cost = readings(lines[n].text.rstrip(":："))[0]
    return known in ("positions", "education") and not cost and any(map(is_period, lines[n + 2 : n + 2 + FARTHEST]))


def _is_section(text: str) -> bool:
    name = text.rstrip(":：").strip()
    known, cost = readings(name)[0]
    link = known in ("projects", "other", "contact") and is_label_row(name)  # `Code`, `Slides`
    return known != "sub" and cost == 0.0 and name.casefold() not in _weak() and not link


def heading_level(line: Line, page: Page) -> int:
    """The level of a line that stands as a heading (1 to 6; 7 for a bold line), or 0 where it is none."""
    if line.kind == "heading":
        return line.level or 2
    text = line.text
    if line.kind not in ("text", "caption", "cell", "term") or not 0 < len(text) <= LONGEST or line.broken:
        return 0
    if line.kind == "caption":
        return 6
    if line.links or text[-1] in "/|":  # a part of a menu
        return 0
    bold = sum(run.end - run.start for run in line.runs if run.kind == "bold")
    known = readings(text.rstrip(":"))[0]
    if bold >= len(text.rstrip(": ")):
        return 7 if known[0] != "sub" or is_years(text) else 0
    if known[0] != "sub" and known[1] <= (0.5 if is_cjk(text[0]) else 0.0):
        # A line that is nothing but a section's name, on its own: a heading in all but its markup.
        alone = line.gap > 0 and len(text) < 40 and text[-1] not in ".,;"
        hinted = "title" in line.hint or "heading" in line.hint
        return 7 if alone or text.isupper() or text.endswith(":") or hinted else 0
    framed = _FRAMED.match(text) if page.format == "text" else None
    return 7 if framed is not None and (line.gap or len(framed[1]) > 1) else 0
