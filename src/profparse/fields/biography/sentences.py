"""Sentences: a paragraph cut at its full stops, those of abbreviations left alone.

>>> text = "I hold a Ph.D. in CS. Prof. A. B. Sea advised me. My M.S. is from MIT."
>>> [text[a:b] for a, b in sentences(text)]
['I hold a Ph.D. in CS.', 'Prof. A. B. Sea advised me.', 'My M.S. is from MIT.']
>>> text = "Born in Gera. 2009-2013 postdoc in Ulm, until Sept. 2013."
>>> [text[a:b] for a, b in sentences(text)]
['Born in Gera.', '2009-2013 postdoc in Ulm, until Sept. 2013.']
"""

from __future__ import annotations

from collections.abc import Iterator

from profparse.fields.biography.tables import tables
from profparse.fields.biography.words import abbreviations, word_set
from profparse.patterns import lazy_pattern
from profparse.span import Span

_STOP = lazy_pattern(r"[.!?][)\]\"”’']*\s+(?=[^\W\d_a-z]|[\"“‘(\[¿¡]|(?:19|20)\d\d(?!\d))|[。！？]|;\s+")
_BEFORE = lazy_pattern(r"[^\s(]{1,24}$")
_NEXT = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LONGEST = 1500  # code points of a sentence; a longer one is cut


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, as spans in order; white space between them is left out."""
    end = len(text) if end is None else end
    place = start
    for match in _STOP.finditer(text, start, end):
        if text[match.start()] == "." and not _closes(text, match.start(), match.end()):
            continue
        yield from _pieces(text, place, match.end())
        place = match.end()
    yield from _pieces(text, place, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _closes(text: str, stop: int, following: int) -> bool:
    """Whether the full stop at ``stop`` ends a sentence, rather than an abbreviation or an initial."""
    before = _BEFORE.search(text, max(0, stop - 24), stop)
    if before is None:
        return True
    word = before[0].lower() + "."
    if len(word) == 2 and word[0].isalpha() and word != "i.":
        return False
    if text[following : following + 1].isdigit() and (len(word) < 5 or word[:3] in word_set("month_stems")):
        return False  # `Sept. 2014`
    if word in abbreviations():
        return word not in word_set("before_names") and _opens(text, following)
    if "." in word[:-1] and len(word) <= 8:
        return _opens(text, following)  # "Ph.D." ends a sentence only before a word that begins one
    return True


def _opens(text: str, start: int) -> bool:
    word = _NEXT.match(text, start)
    return word is not None and word[0].lower().replace("’", "'") in tables().openers
