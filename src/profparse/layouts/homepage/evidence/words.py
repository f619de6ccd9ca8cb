"""What the words of one line show, whatever stands around it: named facts, none of which prefers a kind."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from profparse.fields.citation import is_label_row
from profparse.fields.citation.venue import venue_score
from profparse.fields.names.byline_likeness import byline_likeness
from profparse.layouts.homepage.evidence.atoms import Atom
from profparse.layouts.homepage.headings import LONGEST, is_years
from profparse.layouts.homepage.news import Dated
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

LONGEST_NAMES = 1500  # code points of a line that is looked at as a list of names
LONGEST_SOURCE = 140  # of one that may hold a venue and nothing else
SHORTEST_ENTRY = 24  # of one that may be an entry of its own
LONGEST_LABEL = 24  # of a link that is a label, no title

LONGEST_ROW = 120  # of a line of labels
LONGEST_OPENING = 400  # code points of a line that are looked through for words
MOST_WORDS = 40

_YEAR = lazy_pattern(r"(?:19|20)\d\d(?!\d)")
_ORDINAL = lazy_pattern(r"\W{0,3}[A-Z]{0,3}\.?(\d{1,3})\s?[\].):]")
_INITIALS = lazy_pattern(r"\b[A-Z]\.")
#: What is looked for in the words of a line's beginning.
_PATTERNS = {
    "short_year": lazy_pattern(r"['’]\d\d\b"),
    "speaks": lazy_pattern(r"\b(?:I|my|My|me|We|we|our|Our|us)\b"),
    "cites": lazy_pattern(
        r"\bet\.? al\b|arXiv|\bProc\b|\bProceedings\b|Journal|Conference|Transactions|\bPress\b|\bpp\.|\b[Vv]ol\b"
    ),
    "numbers": lazy_pattern(r"\d{1,4}\s?\(\d{1,3}\)|\d{1,5}\s?[-–—]{1,2}\s?\d{1,5}|\b\d{1,4}:\s?\d"),
    "status": lazy_pattern(
        r"\b(?:[Ff]orthcoming|[Ss]ubmitted|[Ii]n press|[Tt]o appear|[Aa]ccepted|[Uu]nder review|[Ii]n preparation|"
        r"[Rr]evise|[Pp]reprint|[Dd]raft)\b"
    ),
    "with": lazy_pattern(r"\b(?:[Ww]ith|mit|avec|con):? [A-Z]|\bjoint(?:ly)? (?:work )?with\b"),
    "quoted": lazy_pattern(r"[\"“„«][^\"”“»]{12,300}[\"”»]"),
    "money": lazy_pattern(r"[$€£¥]\s?\d|\b(?:[Gg]rant|[Ff]unded|[Ff]unding|[Bb]udget|PI|co-PI|EUR|USD)\b"),
    "period": lazy_pattern(r"(?:19|20)\d\d\s?[-–—~]{1,2}\s?(?:(?:19|20)?\d\d\b|[Pp]resent|[Nn]ow|[Tt]oday|[Cc]urrent)"),
    "acts": lazy_pattern(
        r"\b(?:accepted|joined?|awarded|[Rr]eceived|won|[Ii]nvited|talk|[Hh]appy|[Ee]xcited|[Cc]ongratulations|[Cc]ongrats|"
        r"[Tt]hanks|[Rr]eleased?|gave|defended|[Pp]resented|[Pp]resenting|[Ww]elcome|[Oo]rgani[sz]ing|published|"
        r"[Nn]ew paper|[Oo]ur paper)\b"
    ),
    "taught": lazy_pattern(
        r"\b(?:[Cc]ourse|[Ll]ecture|[Ss]eminar|[Tt]eaching|[Ii]nstructor|[Ss]emester|[Ff]all|[Ss]pring|[Ww]inter|[Ss]ummer|"
        r"[Uu]ndergraduate|[Gg]raduate|TA|[Rr]eviewer|[Rr]eferee|[Cc]ommittee|[Cc]hair|[Mm]ember|[Aa]wards?|[Pp]rize|"
        r"[Ss]cholarship|[Ff]ellowship|[Pp]rofessor|[Uu]niversity|[Ss]tudents?)\b"
    ),
    "colon": lazy_pattern(r"^.{1,60}: "),
    "dash": lazy_pattern(r"^.{1,80} [-–—] "),
}
_WORD = lazy_pattern(r"[^\W\d_]{2,20}")


class Words(NamedTuple):
    """What was read of a line's words: the facts, and the measures that the facts about runs of lines rest on."""

    facts: list[Atom]
    names: float
    likeness: float
    years: int
    dated: Dated | None
    ordinal: int  # the number that the line opens with, or -1


def words_of(line: Line, dated: Dated | None, likeness: float) -> Words:
    """The facts of one line; ``dated`` is the date that labels it, ``likeness`` how much it looks like an entry."""
    text = line.text
    size = len(text)
    opening = text[:LONGEST_OPENING]
    years = len(_YEAR.findall(text[:LONGEST_NAMES])) if size > 3 else 0
    words = text.split(None, MOST_WORDS)[:MOST_WORDS]
    commas = text.count(",") + text.count(";")
    listed = commas or size < SHORTEST_ENTRY * 2 or " and " in opening or " & " in opening
    capitals = sum(map(str.istitle, words)) * 5 // max(1, len(words))
    names = byline_likeness(text) if 4 < size <= LONGEST_NAMES and listed else 0.0
    ordinal = _ORDINAL.match(text) if size else None
    first, last = text[:1], text[-1:]
    facts: list[Atom] = [
        (
            "shape",
            line.kind,
            bisect((8, 20, 40, 80, 140, 260, 500, 900), size),
            last if last in ".,:;!?)]" else "letter",
        ),
        (
            "figures",
            bisect((1, 2, 3, 6, 10), commas),
            min(years, 3),
            capitals,
        ),
        (
            "reads",
            "lower" if first.islower() else "upper" if first.isupper() else "digit" if first.isdigit() else "sign",
            bisect((0.2, 0.5, 0.8, 0.95), names),
            bisect((0.1, 0.3, 0.5, 0.7, 0.9), likeness),
        ),
        ("source", bisect((0.3, 0.6, 1.0, 1.3), venue_score(text)) if 2 < size < LONGEST_SOURCE else 0),
    ]
    if line.broken:
        facts.append("broken")
    elif line.gap:
        facts.append("gap")
    if size < LONGEST and is_years(text):
        facts.append("is_years")
    if ordinal is not None:
        facts.append("ordinal")
    facts += [name for name, pattern in _PATTERNS.items() if pattern.search(opening)]
    if size < LONGEST_ROW and is_label_row(text):
        facts.append("labels")
    if not size:
        facts.append("no_words")
    if first == "(" or last == ")":
        facts.append("parenthesis")
    if line.marker:
        facts.append("marker=number" if line.marker[:1].isdigit() else "marker=bullet")
    if line.level:
        facts.append(f"level={line.kind}{min(line.level, 4)}")
    if "." in opening and (initials := len(_INITIALS.findall(opening))):
        facts.append(f"initials={bisect((2, 4, 8), initials)}")
    if line.links or line.runs:
        _of_marks(line, facts)
    if dated is not None:
        whole = dated.cut_end - dated.cut_start >= size
        facts.append("date=whole" if whole else "date=leads" if dated.leads else "date=trails")
        facts.append(f"date={dated.match.reading.precision}")
    facts += [f"word{n}={word.casefold()}" for n, word in enumerate(_WORD.findall(text[:60])[:2])]
    return Words(facts, names, likeness, years, dated, int(ordinal[1]) if ordinal else -1)


def _of_marks(line: Line, facts: list[Atom]) -> None:
    """Links and emphasis: how much of the line they cover, and where they begin."""
    size = len(line.text)
    if line.links:
        longest = max(link.end - link.start for link in line.links)
        facts.append(f"links={bisect((2, 4), len(line.links))}")
        facts.append("linked=" + ("whole" if longest >= size - 2 else "title" if longest > LONGEST_LABEL else "label"))
        if line.links[0].start < 3:
            facts.append("link_opens")
    seen = set()
    for run in line.runs:
        length = run.end - run.start
        share = "whole" if length >= size - 1 else "title" if length > LONGEST_LABEL else "part"
        seen.add(f"{run.kind}={share}")
        if run.start < 3:
            seen.add(f"{run.kind}_opens")
        if run.hint and run.kind == "class":
            seen.update(f"run={word}" for word in hint_words(run.hint))
    facts += sorted(seen)


_HINT_WORD = lazy_pattern(r"[a-z]{2,20}|[A-Z][a-z]{1,20}")


@lru_cache(maxsize=4096)
def hint_words(hint: str) -> Sequence[str]:
    """The words of an element's class names: `pub-title`, `pubTitle` and `pub_title` are the same two."""
    return sorted({word.lower() for word in _HINT_WORD.findall(hint[:120])})[:8]
