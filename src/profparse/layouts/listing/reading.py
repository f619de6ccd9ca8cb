"""A page's text read as fields: stretches of tokens of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.run_together.tokens import Token, tokens_of
from profparse.layouts.declared.joined import Joined

#: What the kind of a field's first token ends with, where the model tells it from the others.
BEGINS = "_BEGINS"
BEGUN = frozenset({"TITLE", "NAMES", "VENUE", "TEXT"})  # the kinds of which it does


class Field(NamedTuple):
    """A stretch ``[start, end)`` of a page's text, and what it is; ``posterior`` is how sure that is of its tokens."""

    kind: str
    start: int
    end: int
    posterior: float


def tokens_of_page(joined: Joined) -> list[Token]:
    """The tokens of all lines."""
    return tokens_of(joined.text, 0, len(joined.text), frozenset(joined.starts))


def fields_of(joined: Joined) -> Sequence[Field]:
    """The fields of a page, in its order, as the fitted model reads them."""
    from profparse.layouts.listing.evidence import evidence
    from profparse.sequence import load_model

    tokens = tokens_of_page(joined)
    if not tokens:
        return ()
    model = load_model("listing")
    reading = model.read(evidence(joined, tokens))
    marginals = reading.marginals
    kinds = [kind.removesuffix(BEGINS) for kind in reading.kinds]
    places = {kind: [n for n, one in enumerate(model.kinds) if one.removesuffix(BEGINS) == kind] for kind in set(kinds)}
    out: list[Field] = []
    start = 0
    for n in range(1, len(tokens) + 1):
        if n == len(tokens) or kinds[n] != kinds[start] or reading.kinds[n].endswith(BEGINS):
            kind = kinds[start]
            sure = sum(marginals[k][place] for k in range(start, n) for place in places[kind]) / (n - start)
            out.append(Field(kind, tokens[start].start, tokens[n - 1].end, sure))
            start = n
    return out
