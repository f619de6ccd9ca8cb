"""Lists of papers of sites that no declaration knows: a fitted model reads a page's tokens as fields.

What sites print about a paper is much alike: a title, names, where it stood, a day, an abstract, and around these words
of the site that recur. The model ``listing`` tells the fields by that, whatever the converter made of the lines; the
grammar of declared layouts parts records from the rest of the page.

Here: what of a page in plain text is such a list, and its records. Not here: how a field is written
(:mod:`profparse.fields`), homepages (:mod:`profparse.layouts.homepage`), and sites with a declaration.
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.grammar.decode import Node
from profparse.layouts.contract import DECLARED, Built, Claim, Label, Layout, Stretch
from profparse.pieces.line import Page

FORMATS = ("text", "markdown")  # what converters make


def claims(page: Page) -> Sequence[Claim]:
    """From the first record to the last: :mod:`profparse.layouts.listing.claiming`."""
    if page.format not in FORMATS:
        return ()
    from profparse.layouts.listing.claiming import claims

    return claims(page)


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """The stretch's lines become its fields."""
    from profparse.layouts.listing.claiming import label

    return label(stretch)


def build(tree: Node, stretch: Stretch) -> Built:
    """A paper for each record; what no record takes up is the site's."""
    from profparse.layouts.listing.claiming import build

    return build(tree, stretch)


LAYOUT = Layout(
    name="listing",
    summary="lists of papers of sites that no declaration knows, as converters flatten them",
    grammar=DECLARED,
    claims=claims,
    label=label,
    build=build,
    late=True,
)
