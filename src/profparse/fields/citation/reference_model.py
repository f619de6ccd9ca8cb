"""The fitted model of references: what each token of an entry is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.citation.token_features import facts_of, features
from profparse.fields.citation.tokens import Tokens, tokens_of
from profparse.pieces.line import Line
from profparse.sequence import Reading, load_model

#: The kinds of each field: where tokens of these stand is what the field's posterior is about.
FIELDS = {
    "title": frozenset({"TITLE", "TITLE_MORE"}),
    "authors": frozenset({"AUTHOR", "AUTHOR_MORE", "BETWEEN"}),
    "venue": frozenset({"VENUE", "VENUE_MORE"}),
    "date": frozenset({"DATE"}),
}
LEADS = frozenset({"AUTHOR", "TITLE", "VENUE"})  # the kinds of the tokens that open authors, title and venue
#: Least posterior and beam of the readings that are tried where there is none: the last one, of everything, always is.
_RETRIES = ((1e-3, 0), (1e-4, 0), (1e-5, 16), (0.0, 8), (0.0, 0))


class Labelled(NamedTuple):
    """An entry's tokens, their reading as a reference, and the share of that in all readings: of prose, of several.

    ``posteriors`` are those of fields that were asked for.
    """

    tokens: Tokens
    reading: Reading
    accepted: float
    posteriors: dict[str, float]


def labelled(entries: Sequence[Sequence[Line]]) -> list[Labelled]:
    """The readings of entries, each given by its lines."""
    tokens = [tokens_of(lines) for lines in entries]
    model = load_model("references", features)
    readings = model.read_many([facts_of(one) for one in tokens], "reference")
    found = [Labelled(one, reading, reading.accepted, {}) for one, reading in zip(tokens, readings, strict=True)]
    # What is surely prose, or several references, is read as one all the same: the caller may know better. The less
    # probable a kind, the less often the grammar needs it, and the more it costs to keep.
    for least, beam in _RETRIES:
        again = [n for n, one in enumerate(found) if one.tokens.words and not one.reading.kinds]
        if not again:
            break
        facts = [facts_of(found[n].tokens) for n in again]
        readings = model.read_many(facts, "reference", without=("PROSE",), least=least, beam=beam)
        for n, reading in zip(again, readings, strict=True):
            found[n] = Labelled(found[n].tokens, reading, 0.0, {})
    return found


def with_lead(tokens: Tokens, leads: Sequence[str]) -> list[Labelled]:
    """Readings of an entry, one for each kind of ``leads``, in which the field comes first that opens with that kind.

    All are tried with the same least posterior and beam, the first with which the last of them has a reading.
    """
    model = load_model("references", features)
    facts = [facts_of(tokens)]
    out: list[Labelled] = []
    for least, beam in _RETRIES:
        readings = [model.read_many(facts, "reference", ("PROSE",), least, (lead, LEADS), beam)[0] for lead in leads]
        out = [Labelled(tokens, reading, reading.accepted, {}) for reading in readings]
        if out[-1].reading.kinds:
            break
    return out


def posterior(found: Labelled, field: str) -> float:
    """The posterior that a field stands exactly where the reading has it."""
    if field not in found.posteriors:
        own = FIELDS[field]
        kinds = found.reading.kinds
        if field == "authors":
            share = found.reading.share(lambda t, kind: kind == kinds[t] if kinds[t] in own else kind not in own)
        else:
            share = found.reading.share(lambda t, kind: (kind in own) == (kinds[t] in own))
        found.posteriors[field] = share
    return found.posteriors[field]
