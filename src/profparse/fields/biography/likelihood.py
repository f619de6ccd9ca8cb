"""How likely the positions and degrees are that were read: logistic weights over their evidence, calibrated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from profparse.fields.biography.candidates import Candidate
from profparse.fields.biography.record_evidence import Place, Record, record_facts
from profparse.model import Position
from profparse.sequence import load_model
from profparse.sequence.certainty import RIGHT, certainty


def likely_records(
    candidates: Sequence[Candidate], place_of: Callable[[Record], Place | None]
) -> list[tuple[Record, float]]:
    """The records that are likely enough to be given, in order, each with how sure it is (0 to 1).

    ``place_of`` says where a record stands, or None where that is unknown. From which certainty on a record is given
    was fitted, for positions and degrees each: where most is found and least is wrong. Of two readings of one record
    the surer one is given.
    """
    if not candidates:
        return []
    model = load_model("careers")
    right, facts = model.kinds.index(RIGHT), model.weights.facts
    evidence = record_facts([one.record for one in candidates], [one.told for one in candidates], place_of)
    sure = [certainty(model.shares(own)[right], facts) for own in evidence]
    dropped = set()
    for n, one in enumerate(candidates):
        if one.rival is not None:
            dropped.add(n if sure[n] <= sure[one.rival] else one.rival)
    return [
        (one.record, round(sure[n], 4))
        for n, one in enumerate(candidates)
        if n not in dropped and sure[n] >= facts["positions" if isinstance(one.record, Position) else "education"]
    ]
