"""A list of publications without markup, cut anew by the groups that repeat in it: title, names, a venue with its year.

Lines alone do not tell where an entry ends; what is between two entries, links and a description, went to either of
them. Once most runs hold one such group, each group is a run, also one that none held or that shared one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from profparse.fields.citation import is_label_row
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.flattened import flattened
from profparse.layouts.homepage.proposer import Facts
from profparse.layouts.homepage.roles import VENUE, role
from profparse.layouts.homepage.run_facts import Found

FEWEST = 5  # groups that show how a list is cut
SEVERAL = 3  # times that words stand which are the site's
_FREE = frozenset({"NOTE", "PROSE", "PAPER", "PAPER_MORE"})  # lines that no other record has


def regrouped(found: Sequence[Found], stretch: Stretch) -> list[Found]:
    """The runs, those of a list that repeats its groups cut at them."""
    out: list[Found] = []
    start = 0
    for n in range(1, len(found) + 1):
        if n == len(found) or found[n].heading != found[start].heading:
            out += _of_list(found[start:n], stretch)
            start = n
    return out


def _of_list(found: Sequence[Found], stretch: Stretch) -> Sequence[Found]:
    """The runs of one list."""
    lines = stretch.lines
    if len(found) < FEWEST or any(lines[n].box >= 0 or lines[n].kind != "text" for run in found for n in run.numbers):
        return found
    first, last = found[0].numbers[0], _end(found[-1].numbers[-1] + 1, stretch)
    places = {first + n: place for n, place in flattened(lines[first:last]).items()}
    opens = [n for n in sorted(places) if places[n].opens and stretch.kinds[n] in _FREE]
    held = [[n for n in run.numbers if n in places and places[n].opens] for run in found]
    if len(opens) < FEWEST or 3 * sum(len(own) == 1 for own in held) < 2 * len(found):
        return found
    starts = [run.numbers[0] for run in found]
    out = []
    for n in opens:
        before = found[max(0, bisect_right(starts, n) - 1)]
        numbers = [n]
        for k in range(n + 1, last):
            if k not in places or places[k].opens or places[k].describes or stretch.kinds[k] not in _FREE:
                break
            if is_label_row(lines[k].text):
                break
            numbers.append(k)
            fact = stretch.facts.get(k)
            if role(lines[k], fact.likeness if isinstance(fact, Facts) else 0.0) == VENUE:
                break
        out.append(before._replace(numbers=numbers))
    often = Counter(lines[n].text for n in range(first, last))
    aside = {n for n, place in places.items() if place.describes or is_label_row(lines[n].text)}
    aside |= {n for n in places if often[lines[n].text] >= SEVERAL}
    out += [run for run, own in zip(found, held, strict=True) if not own and run.numbers[0] not in aside]
    return sorted(out, key=lambda run: run.numbers[0])


def _end(start: int, stretch: Stretch) -> int:
    """Where the list ends at the latest: at the next heading."""
    for n in range(start, len(stretch.lines)):
        if (stretch.kinds[n] or "").startswith("H_"):
            return n
    return len(stretch.lines)
