"""Whether a page that reads as a list of papers is a site's list, and no homepage: facts about the whole of it.

A site prints all its records alike and little else; on a homepage titles stand without names, in talks and courses,
and each publication has other parts. How sure the layout of homepages is of the papers that it finds tells as well. The
model ``listing_pages`` weighs the facts.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from contextvars import Context
from copy import copy
from itertools import accumulate

from profparse.grammar import load
from profparse.grammar.decode import decode
from profparse.layouts import homepage
from profparse.layouts.contract import Built, Draft, Stretch
from profparse.layouts.homepage.headings import readings
from profparse.layouts.listing.grouping import Group
from profparse.layouts.listing.reading import Field
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Page

SHARES = (0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9)  # where shares are cut into buckets
RIVALS = (0.01, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 1.1)  # where ratios of the two readings' worth are
COUNTS = (1, 2, 3, 5, 9, 17)  # where counts are
LONGEST_HEADING = 60  # code points
KNOWN = 0.5  # what the reading of a heading costs at most that says what stands under it
_SPEAKS = lazy_pattern(r"\b(?:I|my|My|me|I'm|we|our)\b")
LISTING, OTHER = "LISTING", "OTHER"  # read better as a list, or not


def papers_as_homepage(page: Page) -> list[Draft]:
    """The papers that the layout of homepages finds by the models that ship: what weighs them was fitted with these.

    It is a trial, of which nobody who hears what a page's models are asked should hear.
    """
    return Context().run(_papers_as_homepage, page)


def _papers_as_homepage(page: Page) -> list[Draft]:
    layout = homepage.LAYOUT
    lines = tuple(map(copy, page.lines))  # it marks lines as headings, which others must not see
    stretch = Stretch(page._replace(lines=lines), lines)
    stretch.labels = layout.label(stretch)
    columns = [[(label.kind, label.cost) for label in labels] for labels in stretch.labels]
    decoded = decode(load(str(layout.grammar)), columns, skip=layout.skip)
    stretch.kinds = decoded.kinds
    built = layout.build(decoded.tree, stretch) if decoded.tree is not None else Built()
    return [draft for draft in built.drafts if draft.kind == "paper"]


def _worth(paper: Draft) -> float:
    """How sure it is that a paper is one; nothing without authors."""
    return paper.confidence.get("item", 1.0) if paper.values.get("authors") else 0.0


def facts_of(fields: Sequence[Field], records: Sequence[Group], page: Page) -> list[str]:
    """The facts, as names of features."""
    shapes = Counter(
        "".join(one.kind[:2] for one in fields[group.start : group.end] if one.kind != "OTHER") for group in records
    )
    titles = sum(one.kind == "TITLE" for one in fields)
    inside = sum(
        one.end - one.start for group in records for one in fields[group.start : group.end] if one.kind != "OTHER"
    )
    known = sum(
        0 < len(line.text) < LONGEST_HEADING and readings(line.text.rstrip(":"))[0][1] < KNOWN for line in page.lines
    )
    spoken = sum(len(_SPEAKS.findall(line.text)) for line in page.lines)
    named = bisect(SHARES, 1 - len(records) / titles)
    alike = bisect(SHARES, shapes.most_common(1)[0][1] / len(records))
    covered = bisect(SHARES, inside / max(1, sum(len(line.text) for line in page.lines)))
    sure = bisect(SHARES, sum(fields[group.title].posterior for group in records) / len(records))
    count = bisect(COUNTS, len(records))
    names = [_names(fields, group) for group in records]
    told = bisect(SHARES, sum(one.posterior for one in names) / len(names))
    starts = frozenset(accumulate((len(line.text) + 1 for line in page.lines), initial=0))
    begun = sum(
        fields[group.title].start in starts and one.start in starts for group, one in zip(records, names, strict=True)
    )
    lined = bisect(SHARES, begun / len(records))
    return [
        f"named={named}", f"alike={alike}", f"covered={covered}", f"sure={sure}", f"count={count}",
        f"known={bisect(COUNTS, known)}", f"speaks={bisect(COUNTS, spoken)}",
        f"named={named},alike={alike}", f"named={named},covered={covered}", f"count={count},named={named}",
        f"count={count},alike={alike}", f"names={told}", f"lined={lined}", f"lined={lined},named={named}",
    ]  # fmt: skip


def _names(fields: Sequence[Field], group: Group) -> Field:
    """The surest names of a record."""
    return max((one for one in fields[group.start : group.end] if one.kind == "NAMES"), key=lambda one: one.posterior)


def beside(facts: Sequence[str], rival: int) -> list[str]:
    """The facts, and what :func:`rival_of` says, alone and together with the first two of them."""
    return [*facts, f"rival={rival}", f"rival={rival},{facts[0]}", f"rival={rival},{facts[1]}"]


def rival_of(fields: Sequence[Field], records: Sequence[Group], others: Sequence[Draft]) -> int:
    """How sure the layout of homepages is of the papers that it finds, beside how sure the list is of its records."""
    here = sum(fields[group.title].posterior * _names(fields, group).posterior for group in records)
    return bisect(RIVALS, sum(map(_worth, others)) / here)


def is_listing(fields: Sequence[Field], records: Sequence[Group], page: Page) -> bool:
    """Whether the page is rather read better as a list than as a homepage, which is tried only where it matters."""
    facts = facts_of(fields, records, page)
    decisions = [_rather(beside(facts, rival)) for rival in range(len(RIVALS) + 1)]
    if len(set(decisions)) == 1:
        return decisions[0]
    return decisions[rival_of(fields, records, papers_as_homepage(page))]


def _rather(facts: Sequence[str]) -> bool:
    from profparse.sequence import load_model

    model = load_model("listing_pages")
    shares = model.shares(facts)
    return shares[model.kinds.index(LISTING)] > shares[model.kinds.index(OTHER)]
