"""What runs of lines are once they are read, beside the others of their list: an end that is missing, a run too many.

Entries of one list are cut alike. One without the date that most of them have goes on with the names and the venue
right below it; one that opens with the names of links and has nothing but words is the end of the paper above; what
closes with a full stop over a title and its names, where other titles have none, is the words before the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from profparse.fields.citation import Entry, is_label_row, labels_end
from profparse.layouts.contract import Stretch
from profparse.layouts.homepage.flattened import LONGEST_REMARK
from profparse.layouts.homepage.proposer import Facts
from profparse.layouts.homepage.roles import NAMES, TITLE, VENUE, role
from profparse.layouts.homepage.run_facts import Found
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MOST_LINES = 4  # that an entry goes on for


def settled(found: Sequence[Found], entries: Sequence[Entry], stretch: Stretch) -> list[Found]:
    """The runs as they are in their list; the same runs where nothing is to be settled."""
    dated = Counter(run.heading for run, entry in zip(found, entries, strict=True) if entry.draft.date)
    all_ = Counter(run.heading for run in found)
    stopped = Counter(run.heading for run in found if stretch.lines[run.numbers[0]].text[-1:] == ".")
    taken = {n for run in found for n in run.numbers}
    out: list[Found] = []
    for run, entry in zip(found, entries, strict=True):
        if out and _is_end(run, entry, out[-1], stretch):
            if stretch.lines[run.numbers[0]].links:
                out[-1] = out[-1]._replace(numbers=[*out[-1].numbers, run.numbers[0]])
            continue
        if 2 * stopped[run.heading] < all_[run.heading]:
            run = run._replace(numbers=run.numbers[_ahead(run, stretch) :])
        if entry.draft.values.get("authors") and not entry.draft.date and 2 * dated[run.heading] > all_[run.heading]:
            run = run._replace(numbers=[*run.numbers, *_rest(run.numbers[-1] + 1, taken, stretch)])
        out.append(run)
    return out


def _is_end(run: Found, entry: Entry, above: Found, stretch: Stretch) -> bool:
    """Whether a run is the end of the one right above it: names of links, with a description behind them."""
    values = entry.draft.values
    line = stretch.lines[run.numbers[0]]
    if values.get("authors") or entry.draft.date or above.numbers[-1] != run.numbers[0] - 1:
        return False
    if values.get("venue"):  # words of the sentence behind the links
        return len(run.numbers) == 1 and 0 < labels_end(line.text) <= description_at(line)
    return _opens_with_labels(line.text)


def _opens_with_labels(text: str) -> bool:
    """Whether a line is a row of the names of links, or opens with one: `project page / arXiv We show looms.`"""
    return is_label_row(text) or labels_end(text) > 0


def description_at(line: Line) -> int:
    """Where in a line a sentence on the paper begins, behind the names of its links; 0 where there is none."""
    text = line.text
    start = labels_end(text)
    return start if len(text) - start > LONGEST_REMARK and text[-1] in ".!?" and not _YEAR.search(text, start) else 0


def _ahead(run: Found, stretch: Stretch) -> int:
    """How many lines stand before a run's title, which its names follow: a sentence, or what is behind other links."""
    parts = [_part(n, stretch) for n in run.numbers[:MOST_LINES]]
    names = parts.index(NAMES) if NAMES in parts else 0
    if names < 2 or parts[names - 1] != TITLE:
        return 0
    last = run.numbers[names - 2]
    text = stretch.lines[last].text
    behind = last > 0 and is_label_row(stretch.lines[last - 1].text)
    return names - 1 if behind or text[-1:] == "." or _opens_with_labels(text) else 0


def _part(n: int, stretch: Stretch) -> int:
    """The part of an entry that a line looks like."""
    fact = stretch.facts.get(n)
    return role(stretch.lines[n], fact.likeness if isinstance(fact, Facts) else 0.0)


def _rest(start: int, taken: set[int], stretch: Stretch) -> list[int]:
    """The lines from ``start`` on that no record takes up, up to a venue with its date; none where there is no such."""
    for n in range(start, min(start + MOST_LINES, len(stretch.lines))):
        line = stretch.lines[n]
        if n in taken or line.gap or stretch.kinds[n] != "NOTE":
            return []
        part = _part(n, stretch)
        if part == VENUE and any(map(str.isalpha, line.text)):
            return list(range(start, n + 1))
        if part != NAMES:
            return []
    return []
