"""Personal homepages: news, publications, projects and a bio under headings, or under none.

Here: sections, and what of a page is news, an entry, a project or the bio. Not here: how a field is written
(:mod:`profparse.fields`), and signs of one site or theme, which are layouts of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.grammar.decode import Node
from profparse.layouts.contract import Built, Claim, Label, Layout, Stretch
from profparse.pieces.line import Page

# The parts of this layout are many, and a page of another layout needs none of them: each is imported when it is used.


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line: :mod:`profparse.layouts.homepage.label`."""
    from profparse.layouts.homepage.label import label

    return label(stretch)


def build(tree: Node, stretch: Stretch) -> Built:
    """The records of the tree: :mod:`profparse.layouts.homepage.build`."""
    from profparse.layouts.homepage.build import build

    return build(tree, stretch)


def claims(page: Page) -> Sequence[Claim]:
    """The whole page, the surer the more of its headings say what they hold."""
    from profparse.layouts.homepage.headings import heading_level, readings

    known = sum(
        heading_level(line, page) > 0 and readings(line.text.rstrip(":"))[0][1] < 0.5 for line in page.lines[:400]
    )
    links = sum(bool(line.links) for line in page.lines[:400])
    confidence = round(1 - 0.5 ** min(known + links / 4 + 0.5, 12), 4)
    return [Claim(0, len(page.lines), confidence)] if page.lines else []


LAYOUT = Layout(
    name="homepage",
    summary="personal homepages: news, publications, projects, career and a bio under headings",
    grammar="homepage",
    claims=claims,
    label=label,
    build=build,
    skip=9.0,
    fallback=True,
)
