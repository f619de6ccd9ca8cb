"""Where a title ends and its authors begin, in a line that runs them together.

Author pages print ``Deep Learning for EveryoneAda Example, Bo Sample et al. · org``: nothing parts the title from the
first name. Every place where a name could begin is a candidate: a change from lower to upper case, from a digit or a
bracket, inside a run of capitals (``3DJean-Marc``); where no such place convinces, also names in lower case and places
behind a blank. A conditional logit weighs the candidates against each other and against the reading that the line holds
no authors at all. Its features look at both sides: does the word on the left end titles, is the one on the right a
given name, do the pieces between the commas behind it look like names, is the list cut after three (``et al.``)? The
lexicon and the weights are data, fitted by ``python -m profparse.boundary.train`` on a list of titles and authors.

Here: candidates, their features, the fitting of their weights. Not here: the other fields of a line, and pages.

>>> best = splits("Deep Learning for EveryoneAda Example, Bo Sample et al. · org")[0]
>>> best.title, best.byline, best.probability > 0.9
((0, 26), (26, 61), True)
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from profparse.boundary.candidates import Candidate, blank_candidates, candidates, cut, lower_candidates
from profparse.boundary.features import Line
from profparse.boundary.lexicon import lexicon
from profparse.boundary.model import probabilities, score, weights
from profparse.boundary.tail import read_tail
from profparse.span import Span

LONGEST = 1500  # code points of a line that is weighed; a longer one is prose
CONVINCING = 15.0  # the score that a glued candidate must have for the dearer candidates to be left out
BEATING = 12.0  # and by how much it must beat the reading that the line holds no authors


class Evidence(NamedTuple):
    """What the rest of the page says: names seen on it (its owner's too), and titles seen on lines of their own."""

    names: Collection[str] = ()
    titles: Collection[str] = ()


class Split(NamedTuple):
    """One reading of a line: where its title and its byline stand, and how probable that is.

    The spans are offsets into the line. A byline that is empty (``(end, end)``) says that the line is a title alone.
    """

    title: Span
    byline: Span
    probability: float


def splits(text: str, evidence: Evidence | None = None, *, limit: int = 5) -> tuple[Split, ...]:
    """The readings of a line, most probable first, at most ``limit`` of them.

    ``text`` is the line, its byline at the end with or without ``et al.`` and a `` · org`` tail. The probabilities of
    all readings sum to 1; those of the readings left out are not given.
    """
    end = len(text)
    if not end or end > LONGEST:
        return (Split((0, end), (end, end), 1.0),)
    line = Line(text, cut(text, read_tail(text)), lexicon())
    weight = weights()
    found = list(candidates(text, line.cut))
    scores = [score(line.of_none(), weight)]
    scores += [score(line.of(candidate), weight) for candidate in found]
    if max(scores[1:], default=-99.0) < max(scores[0] + BEATING, CONVINCING):
        words = line.lexicon
        more = [*lower_candidates(text, line.cut, words.last, words.name), *blank_candidates(text, line.cut)]
        found += more
        scores += [score(line.of(candidate), weight) for candidate in more]
    if evidence is not None:
        for n, candidate in enumerate(found, 1):
            scores[n] += _support(text, line, candidate, evidence)
    shares = probabilities(scores)
    order = sorted(range(len(scores)), key=lambda n: -shares[n])[:limit]
    return tuple(_split(text, found[n - 1] if n else None, shares[n]) for n in order)


def _split(text: str, candidate: Candidate | None, share: float) -> Split:
    end = len(text)
    if candidate is None:
        return Split((0, end), (end, end), share)
    title_end = candidate.at
    while title_end > 0 and text[title_end - 1] in " ,":
        title_end -= 1
    return Split((0, title_end), (candidate.at, end), share)


def _support(text: str, line: Line, candidate: Candidate, evidence: Evidence) -> float:
    """What the page adds to a candidate's score: a first author who is named elsewhere, a title seen on its own."""
    name = text[candidate.at : line.cut.segments[candidate.segment][1]]
    return 4.0 * (name in evidence.names) + 6.0 * (text[: candidate.at].strip() in evidence.titles)
