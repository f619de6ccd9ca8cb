"""Lists of records in a site's data files: keys and values that name a paper's title, authors, venue and year.

See ``grammars/record_list.lark`` for an excerpt of such a file.

Here: what is so on these pages alone. Not here: fields that other layouts have too (:mod:`profparse.fields`).
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.grammar.decode import Node
from profparse.layouts.contract import Built, Claim, Label, Layout, Stretch
from profparse.layouts.record_list.keys import records_of
from profparse.pieces.line import Page


def claims(page: Page) -> Sequence[Claim]:
    """Each run of records of publications; what else the file holds is read as any page."""
    if page.format != "data":
        return ()
    records = records_of(page)
    out: list[Claim] = []
    start, count = -1, 0
    for n in range(len(page.lines) + 1):
        if n in records:
            if start < 0:
                start = n - (n > 0 and page.lines[n - 1].kind == "heading")  # the list's own key
            count += records[n] != records.get(n - 1, -2)
        elif start >= 0:
            out.append(Claim(start, n, round(1 - 0.5 ** (count + 1), 4)))
            start, count = -1, 0
    return out


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line: the first value of a record, or one that goes on with it."""
    page = stretch.page
    first = next((n for n, line in enumerate(page.lines) if stretch.lines and line is stretch.lines[0]), 0)
    records = records_of(page)
    out = []
    for n in range(first, first + len(stretch.lines)):
        opens = n in records and records[n] != records.get(n - 1, -2)
        kind = "RECORD" if opens else "MORE" if n in records else "OTHER"
        out.append([Label(kind, 0.0, "a value of a record" if n in records else "no record")])
    return out


def build(tree: Node, stretch: Stretch) -> Built:
    """The records of the tree: :mod:`profparse.layouts.record_list.build`, which other pages need not load."""
    from profparse.layouts.record_list.build import build

    return build(tree, stretch)


LAYOUT = Layout(
    name="record_list",
    summary="data files of a site: records whose keys name title, authors, venue and year",
    grammar="record_list",
    claims=claims,
    label=label,
    build=build,
)
