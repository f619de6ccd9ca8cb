"""A person's figures in an index, for all years and for recent ones, also where their digits run together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.draft import Draft
from profparse.layouts.declared.joined import Words
from profparse.model import Metric
from profparse.patterns import lazy_pattern
from profparse.span import Span

_NUMBERS = lazy_pattern(r"[\s|]*(\d{1,3}(?:,\d{3})+|\d+)(?:[\s|]+(\d{1,3}(?:,\d{3})+|\d+))?")
LONGEST_FIGURE = 7  # digits
Place = tuple[int, int]


class Run(NamedTuple):
    """The words behind a figure's name, which open with its digits."""

    name: str
    words: Words


def figures_of(runs: Sequence[Run], papers: Sequence[Draft]) -> list[tuple[Metric, Span]]:
    """The figures, each with the source that it takes up.

    Digits that run together (``5630`` for 56 and 30) are parted so that the figure of recent years is at most the one
    of all years, and this at least what the page's own papers come to.
    """
    counts = sorted((paper.values.get("citations") or 0 for paper in papers), reverse=True)
    least = {
        "citations": sum(counts),
        "h_index": sum(count > n for n, count in enumerate(counts)),
        "i10_index": sum(count >= 10 for count in counts),
    }
    out = []
    for n, (name, words) in enumerate(runs):
        found = _NUMBERS.match(words.text)
        if found is None:
            continue
        a, b = found.span(1)
        if found[2] is not None and _fits(found[1], found[2]):
            places = [(a, b), found.span(2)]
        else:
            places = _parted(words.text, a, b, least.get(name, 0), whole=n + 1 < len(runs))
        for which, place in zip((name, f"{name}_recent"), places, strict=False):
            span = words.span(*place)
            out.append((Metric(which, _value(words.text[slice(*place)]), span), span))
    return out


def _value(digits: str) -> int:
    return int(digits.replace(",", ""))


def _fits(figure: str, recent: str) -> bool:
    return len(figure) <= LONGEST_FIGURE and _value(recent) <= _value(figure)


def _parted(text: str, start: int, end: int, least: int, *, whole: bool) -> list[Place]:
    """The figures that a run of digits holds: the smallest first one that is enough, then the longest that fits.

    ``whole`` says that the run ends with them; other digits of the page may follow the last one.
    """
    digits = text[start:end]
    if "," in digits:
        return [(start, end)]
    for cut in range(1, min(len(digits), LONGEST_FIGURE + 1)):
        figure, rest = digits[:cut], digits[cut:]
        if int(figure) < least or figure != str(int(figure)):
            continue
        for stop in range(len(rest), 0, -1):
            recent = rest[:stop]
            if recent == str(int(recent)) and int(recent) <= int(figure) and (stop == len(rest) or not whole):
                return [(start, start + cut), (start + cut, start + cut + stop)]
    return [(start, end)] if len(digits) <= LONGEST_FIGURE else []
