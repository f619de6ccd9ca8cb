"""Which of the lines about a person are sentences: menus, buttons and labels beside them are no part of a summary.

A converter may break a sentence at every link, so that ``UC Berkeley`` is a line of one; what tells it from a label is
that a sentence is under way there.

>>> texts = ("Email", "/", "CV", "I did my PhD at", "UC Berkeley", ", and like looms.", "Skip to search", "Follow")
>>> lines = [Line(text, 0, 0) for text in texts]
>>> [line.text for line in sentences(lines, lines)]
['I did my PhD at', 'UC Berkeley', ', and like looms.']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from profparse.data_files import load_json
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

PARAGRAPH = 80  # code points from which on words without a full stop are prose rather than a label
SEVERAL = 3  # times from which on a line recurs
FEWEST_WORDS = 4  # of a sentence; `Show more.` is none
_ROW = lazy_pattern(r"(?:[^/|·•]{1,30}[/|·•]){2,20}[^/|·•]{1,30}")  # short words between bars
_OF_THE_LIST = lazy_pattern(  # what a page says of how its own list is set
    r"\s*(?:\w{1,15} ){0,3}(?:papers|publications|works) (?:\w{1,15} ){0,3}are (?:\w{1,10} )?"
    r"(?:highlighted|marked|starred|shown in bold|in bold)(?: in \w{1,12}| below)?[.:]?"
)
_CONTROL = lazy_pattern(r"(?:\s?\[?(?:\.{3}|…)\]?\s?|(?<=[.!?])\s)([^\W\d_]{2,10}(?:\s[^\W\d_]{2,10}){0,2})$")
LONGEST_CONTROL = 40  # code points
_ENDS = frozenset(".!?。")


def sentences(lines: Sequence[Line], page: Sequence[Line]) -> list[Line]:
    """The lines that belong to sentences, in their order; ``page`` are all lines of the page.

    A sentence that the page has several times stands under each of something, and is the site's.
    """
    often = Counter(line.text for line in page)
    out: list[Line] = []
    block: list[Line] = []
    for line in lines:
        if block and _is_whole(line) and block[-1].text.split()[-1][0].isupper():
            out += [one for one in block if len(one.text) >= PARAGRAPH]  # nothing of it goes on in this line
            block = []
        if often[line.text] >= SEVERAL or (not block and not _opens(line)):
            continue
        block.append(line)
        if line.text.rstrip("\"'”’)»")[-1:] in _ENDS:
            out += block if sum(len(one.text.split()) for one in block) >= FEWEST_WORDS else []
            block = []
    # What no full stop ends is prose as far as its lines are long.
    out += [line for line in block if len(line.text) >= PARAGRAPH]
    return out


def prose_end(text: str) -> int:
    """Where the sentences of a line end: before a row of links that a converter joined to them, a button, or how a list
    is set.

    >>> texts = "I like looms. Email / CV / Scholar", "I like nets. Some papers are highlighted.", "I ... see more"
    >>> [text[: prose_end(text)] for text in texts]
    ['I like looms.', 'I like nets.', 'I']
    """
    cut = _CONTROL.search(text, max(0, len(text) - LONGEST_CONTROL)) if text[-1:].isalpha() else None
    if cut is not None and cut[1].casefold() in load_json("site_controls"):
        return cut.start()
    at = max(text.rfind(sign) for sign in (". ", "! ", "? ")) + 1
    if at and (_ROW.fullmatch(text, at) or (" are " in text and _OF_THE_LIST.fullmatch(text, at))):
        return at
    return len(text)


def _is_whole(line: Line) -> bool:
    """Whether a line holds sentences from their first word to a full stop."""
    text = line.text
    return len(text) >= PARAGRAPH and text[0].isupper() and text[-1] in _ENDS


def _opens(line: Line) -> bool:
    """Whether a sentence may begin with a line: it has two words in small letters (`Department of Looms` has one), or
    words of a script without such letters, or is long."""
    if len(line.text) >= PARAGRAPH:
        return True
    words = line.text.split()
    return sum(word[0].islower() or not (word[0].isascii() or word[0].isupper()) for word in words) > 1
