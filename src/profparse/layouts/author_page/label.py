"""The kinds that each line of an author page may have, with their costs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log

from profparse.boundary import splits
from profparse.boundary.tail import read_tail
from profparse.data_files import load_json
from profparse.fields.header import read_header
from profparse.fields.metrics import read_metric
from profparse.layouts.author_page.names import BYLINE_LONGEST, Names, has_tail
from profparse.layouts.author_page.signs import is_category, is_name
from profparse.layouts.contract import Label, Stretch

UNSIGNED = 2.5  # the price of a paper that names no authors, about one in twelve
SURE = 0.9  # the probability of a byline from which on it may open a paper that has no header

_HEADER = (Label("HEADER", 0.0, "score, category, date and badges run together"),)
_LONE_HEADER = (Label("HEADER", 3.0, "a header with no paper under it"),)
_METRIC = (Label("METRIC", 0.0, "a figure with its name"),)
_COUNT = (Label("COUNT", 0.1, "the page's own count of papers"), Label("METRIC", 0.2, "a figure with its name"))
_LONG = Label("ABSTRACT", 0.05, "more than 250 characters of words")
_MIDDLING = Label("ABSTRACT", 0.4, "more than 120 characters of words")
_SENTENCE = Label("ABSTRACT", 1.6, "a short line that ends as sentences do")
_SHORT = Label("ABSTRACT", 3.0, "a short line of words")
_TITLE_ALONE = (Label("TITLE", 0.0, "words under a header, and names under them"),)
_CATEGORY = (Label("CATEGORY", 0.2, "a subject code alone on its line"), Label("ABSTRACT", 4.0, "follows a paper"))
_BOILERPLATE = (Label("BOILERPLATE", 0.2, "a control of the site"), Label("ABSTRACT", 3.0, "follows a paper"))


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line; what was read on the way is kept in ``stretch.facts``."""
    out: list[Sequence[Label]] = []
    lines, facts = stretch.lines, stretch.facts
    after_header = False
    names = Names(lines)
    for n, line in enumerate(lines):
        text = line.text
        labels: Sequence[Label]
        header = read_header(text)
        if header:
            facts[n] = header
            labels = _HEADER if n + 1 < len(lines) and not read_header(lines[n + 1].text) else _LONE_HEADER
        elif not after_header and (figure := read_metric(text)):
            facts[n] = figure
            labels = _COUNT if figure.name == "papers" else _METRIC
        elif not after_header and is_category(text):
            labels = _CATEGORY
        elif not after_header and len(text) < 60 and text.casefold() in _controls():
            labels = _BOILERPLATE
        else:
            labels = _words(stretch, n, after_header, names)
        out.append(labels)
        after_header = bool(header)
    return out


def _words(stretch: Stretch, n: int, after_header: bool, names: Names) -> Sequence[Label]:
    """Labels of a line of words: a title, a title with its byline, a byline, an abstract, or a name."""
    line = stretch.lines[n]
    text = line.text
    length = len(text)
    out = [_LONG if length > 250 else _MIDDLING if length > 120 else _SENTENCE if text[-1:] in ".!?" else _SHORT]
    if length < BYLINE_LONGEST:
        if after_header and names.title_alone(n):
            return [*out, *_TITLE_ALONE]
        tail = has_tail(text) and names.signed != n
        if not after_header:
            likeness = names.likeness(n)
            if likeness > 0.02:
                out.append(Label("BYLINE", -log(likeness), "reads as a list of names"))
            if length < 60 and is_name(text):
                out.append(Label("NAME", 0.5, "a name alone on its line"))
        if after_header or tail:
            ranked = splits(text)
            stretch.facts[n] = ranked
            glued = sum(s.probability for s in ranked if s.byline[0] < s.byline[1])
            if glued > 0.001:
                # Without a header above it only a byline that closes as bylines do makes a line open a paper.
                signed = glued > SURE and not after_header and _signed(text)
                price = -log(min(glued, 0.999)) + (0.0 if after_header else 1.0 if signed else 4.0)
                if signed:
                    out[0] = out[0]._replace(cost=out[0].cost + 3.0)
                out.append(Label("GLUED", price, "a title that runs into its byline"))
            if after_header:
                price = -log(max(1 - glued, 0.001))
                out.append(Label("TITLE", price, "words under a header"))
                out.append(Label("BARE_TITLE", price + UNSIGNED, "words under a header, and no names"))
    elif after_header:
        out += [
            Label("TITLE", 3.0, "words under a header"),
            Label("BARE_TITLE", 3.0 + UNSIGNED, "words under a header, and no names"),
        ]
    return out


def _signed(text: str) -> bool:
    """Whether a line closes with `et al.` or a tail of organisations."""
    tail = read_tail(text)
    return tail.et_al or bool(tail.organizations)


@cache
def _controls() -> frozenset[str]:
    return frozenset(load_json("site_controls"))
