"""Lists of records in a site's data files: keys and values that name a paper's title, authors, venue and year.

See ``grammars/record_list.lark`` for an excerpt of such a file.

Here: what is so on these pages alone. Not here: fields that other layouts have too (:mod:`profparse.fields`).
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.decode import Node
from profparse.layouts.contract import Built, Claim, Label, Layout, Stretch
from profparse.layouts.record_list.keys import is_record
from profparse.pieces.line import Page

FEWEST = 2  # records that make a list


def claims(page: Page) -> Sequence[Claim]:
    """From the first record to the last, with what the records hold of lists of their own."""
    if ":" not in page.text or page.format != "markdown":
        return ()
    records = [n for n, line in enumerate(page.lines) if is_record(line)]
    if len(records) < FEWEST:
        return ()
    level = page.lines[records[0]].level
    end = records[-1] + 1
    while end < len(page.lines) and page.lines[end].kind == "item" and page.lines[end].level > level:
        end += 1
    start = records[0]
    if start and page.lines[start - 1].text.endswith(":") and page.lines[start - 1].kind == "text":
        start -= 1  # the list's own key
    share = len(records) / sum(page.lines[n].level <= level for n in range(records[0], end))
    return [Claim(start, end, round(1 - 0.5 ** len(records), 4))] if share > 0.5 else ()


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line: a record, an item of a list inside one, or neither."""
    out: list[list[Label]] = []
    level = next((line.level for line in stretch.lines if line.kind == "item"), 0)
    for line in stretch.lines:
        kinds = [Label("OTHER", 1.0, "no record")]
        if line.kind == "item" and line.level > level:
            kinds.append(Label("MORE", 0.1, "an item inside a record"))
        elif is_record(line):
            kinds.append(Label("RECORD", 0.0, "keys and values"))
        out.append(kinds)
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
