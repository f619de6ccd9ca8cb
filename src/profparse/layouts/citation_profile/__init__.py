"""Profiles in citation indexes, as text: the person, a table of figures, and rows of title, names, venue and counts.

See ``grammars/citation_profile.lark`` for an excerpt of such a page.

Here: what is so on these pages alone. Not here: fields that other layouts have too (:mod:`profparse.fields`).
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.decode import Node
from profparse.layouts.citation_profile.claims import claims
from profparse.layouts.contract import Built, Label, Layout, Stretch

# A page of another layout needs neither of these: each is imported when it is used.


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line: :mod:`profparse.layouts.citation_profile.label`."""
    from profparse.layouts.citation_profile.label import label

    return label(stretch)


def build(tree: Node, stretch: Stretch) -> Built:
    """The records of the tree: :mod:`profparse.layouts.citation_profile.build`."""
    from profparse.layouts.citation_profile.build import build

    return build(tree, stretch)


LAYOUT = Layout(
    name="citation_profile",
    summary="profiles in citation indexes: a table of figures, then title, names, venue, count and year of each paper",
    grammar="citation_profile",
    claims=claims,
    label=label,
    build=build,
)
