"""Author pages of paper aggregators: a head of figures, then papers that each open with a run-together header.

See ``grammars/author_page.lark`` for an excerpt of such a page.

Here: what is so on these pages alone. Not here: fields that other layouts have too (:mod:`profparse.fields`).
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.grammar.decode import Node
from profparse.layouts.author_page.claims import claims
from profparse.layouts.contract import Built, Label, Layout, Stretch

# A page of another layout needs neither of these: each is imported when it is used.


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line: :mod:`profparse.layouts.author_page.label`."""
    from profparse.layouts.author_page.label import label

    return label(stretch)


def build(tree: Node, stretch: Stretch) -> Built:
    """The records of the tree: :mod:`profparse.layouts.author_page.build`."""
    from profparse.layouts.author_page.build import build

    return build(tree, stretch)


LAYOUT = Layout(
    name="author_page",
    summary="author pages of paper aggregators: score, category, date and badge run together, then title and byline",
    grammar="author_page",
    claims=claims,
    label=label,
    build=build,
)
