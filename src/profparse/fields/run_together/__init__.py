"""Records whose title, names and venue run together, with nothing or only blanks between them.

Text is cut into tokens wherever a field could end; each has features; and a fitted model of sequences
(``data/weights/run_together.weights``) tells titles, names, venues and the rest. Converters join what a page sets
apart: ``A Study of LoomsAda Example, Bo SampleJournal of Knots 12 (3), 34-56``.

Here: which words are the title, the names, the venue. Not here: what these say (:mod:`profparse.fields`), references in
a style (:mod:`profparse.fields.citation`), and fitting (:mod:`profparse.training.run_together`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from profparse.fields.run_together.features import features_of
from profparse.fields.run_together.tokens import tokens_of
from profparse.span import Span

LONGEST = 3000  # code points of a record that are read; a longer one is prose
KINDS = {"TITLE": "title", "NAMES": "authors", "VENUE": "venue"}
GRAMMARS = {("title", "authors"): "title_names", ("title", "authors", "venue"): "title_names_venue"}


class Parts(NamedTuple):
    """Where each part stands in the text, and how probable this reading is."""

    places: dict[str, Span]
    probability: float


def parts_of(text: str, start: int, end: int, breaks: Iterable[int], fields: Sequence[str]) -> Parts:
    """Where the fields stand in ``text[start:end]``; ``breaks`` are the offsets at which the page had a line break."""
    from profparse.sequence import load_model

    end = min(end, start + LONGEST)
    tokens = tokens_of(text, start, end, frozenset(breaks))
    if not tokens:
        return Parts({}, 0.0)
    model, units = load_model("run_together"), features_of(tokens)
    reading = model.read(units, GRAMMARS[tuple(fields)])
    kinds = reading.kinds or _in_order(model.read(units).kinds)
    places: dict[str, Span] = {}
    for token, kind in zip(tokens, kinds, strict=True):
        field = KINDS.get(kind)
        if field is not None:
            places[field] = (places[field][0] if field in places else token.start, token.end)
    return Parts({name: place for name, place in places.items() if name in fields}, reading.probability)


def _in_order(kinds: Sequence[str]) -> Sequence[str]:
    """Kinds that no grammar accepts, as one that it does: title up to the first name, names up to the last one."""
    if "NAMES" not in kinds:
        return ["TITLE"] * len(kinds)
    first = max(kinds.index("NAMES"), 1)
    last = len(kinds) - 1 - list(reversed(kinds)).index("NAMES")
    behind = "VENUE" if "VENUE" in kinds[last:] else "REST"
    return ["TITLE" if n < first else "NAMES" if n <= last else behind for n in range(len(kinds))]
