"""How likely the positions and degrees are that were read: logistic weights over their evidence, calibrated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from profparse.fields.biography.record_evidence import Place, Record, record_facts
from profparse.model import Position
from profparse.sequence import load_model
from profparse.sequence.certainty import certainty

RIGHT, WRONG = "RIGHT", "WRONG"


def likely_records(
    records: Sequence[Record], place_of: Callable[[Record], Place | None]
) -> list[tuple[Record, float]]:
    """The records that are likely enough to be given, in order, each with how sure it is (0 to 1).

    ``place_of`` says where a record stands, or None where that is unknown. From which certainty on a record is given
    was fitted, for positions and degrees each: where most is found and least is wrong.
    """
    if not records:
        return []
    model = load_model("careers")
    right, facts = model.kinds.index(RIGHT), model.weights.facts
    out = []
    for record, own in zip(records, record_facts(records, place_of), strict=True):
        sure = certainty(model.shares(own)[right], facts)
        if sure >= facts["positions" if isinstance(record, Position) else "education"]:
            out.append((record, round(sure, 4)))
    return out
