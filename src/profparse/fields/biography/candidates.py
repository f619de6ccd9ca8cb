"""Positions and degrees from two readers of the same lines, put together: rules with a grammar, a model of tokens."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from profparse.fields.biography.labelled_careers import LabelledRecord
from profparse.fields.biography.merge import akin, same_education, same_position
from profparse.fields.biography.record_evidence import Record, head_of, owner_of
from profparse.model import Education, Position

STEPS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9)  # of how sure the model of tokens is of a reading
MOST = 300  # records of a page that are put together


class Candidate(NamedTuple):
    """A record, what the two readers say of it, and the candidate of which it is another reading, or None."""

    record: Record
    told: str
    rival: int | None


def candidates_of(records: Sequence[Record], labelled: Sequence[LabelledRecord]) -> list[Candidate]:
    """The records that rules read, then those that only the model of tokens did.

    Where both read one record, it is given once; where the rules have no organisation for it, the model's. A role or a
    degree alone is the model's word against the rules', and is none.
    """
    out = [Candidate(record, "rules", None) for record in records]
    found = [
        (one, [n for n, record in enumerate(records) if _of_one_head(record, one)]) for one in labelled[:MOST]
    ]
    agreed = {one.head for one, heads in found if any(_one_owner(records[n], one.record) for n in heads)}
    for one, heads in found:
        step = bisect(STEPS, one.sure)
        rivals = heads if one.head not in agreed else []  # beside one that both read it is another employer's
        same = next((n for n in heads if _one_owner(out[n].record, one.record)), None)
        if same is None and not heads:
            same = next((n for n, other in enumerate(out) if _same(other.record, one.record)), None)
        if same is None and owner_of(one.record):
            told = "also" if heads and not rivals else "model"
            out.append(Candidate(one.record, f"{told}{step}", rivals[0] if rivals else None))
            for n in rivals:
                out[n] = out[n]._replace(told=max(out[n].told, f"other{step}", key=_strength))
        elif same is not None and same < len(records):
            record = out[same].record
            told = f"both{step}" if owner_of(record) or not owner_of(one.record) else f"owned{step}"
            out[same] = Candidate(_owned(record, one.record), max(out[same].told, told, key=_strength), None)
    read = [one.record for one in out[: len(records)]]
    return [*out[: len(records)], *(one for one in out[len(records) :] if not _crosses(one.record, read))]


def _crosses(record: Record, read: Sequence[Record]) -> bool:
    """Whether a record is the role or degree of one that the rules read, at the organisation of another."""
    head, owner = (head_of(record) or "").casefold(), (owner_of(record) or "").casefold()
    alike = [one for one in read if type(one) is type(record)]
    heads = [one for one in alike if head and (head_of(one) or "").casefold() == head]
    owners = [one for one in alike if owner and (owner_of(one) or "").casefold() == owner]
    return bool(heads) and bool(owners) and not any(one in owners for one in heads)


def _strength(told: str) -> tuple[int, str]:
    return ("rules", "other", "owned", "both").index(told.rstrip("0123456789")), told


def _of_one_head(record: Record, one: LabelledRecord) -> bool:
    """Whether a record has the role or degree that stands where the model read one."""
    if type(record) is not type(one.record) or one.head[1] <= record.span[0] or record.span[1] <= one.head[0]:
        return False
    own, other = (head_of(record) or "").casefold(), (head_of(one.record) or "").casefold()
    return bool(own) and (own in other or other in own)


def _one_owner(record: Record, other: Record) -> bool:
    one, two = owner_of(record), owner_of(other)
    return not one or not two or one.casefold() in two.casefold() or two.casefold() in one.casefold() or akin(one, two)


def _same(record: Record, other: Record) -> bool:
    """Whether two records are one; of one employer the role of one may be told more fully."""
    if isinstance(record, Position):
        if not isinstance(other, Position):
            return False
        one, two = ((each.role or "").casefold() for each in (record, other))
        if one and two and record.organization and (one in two or two in one):
            other = replace(other, role=record.role)
        return same_position(record, other)
    return isinstance(other, Education) and same_education(record, other)


def _owned(record: Record, other: Record) -> Record:
    """The record, with the organisation of another reading of it where it has none."""
    if owner_of(record) or not owner_of(other):
        return record
    if isinstance(record, Position):
        return replace(record, organization=owner_of(other))
    return replace(record, institution=owner_of(other))
