"""How surely lines are one entry of a publication list, cut right, and how surely each field of it is right.

Both are fitted: logistic models weigh facts about the reading, of a field also its posterior, as the grammar has it;
and a table turns the share that they give to a field into how often fields of such a share are right.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from math import log10
from typing import TYPE_CHECKING

from profparse.data_files import load_json
from profparse.fields.citation.parts import runs, runs_by_kind
from profparse.fields.citation.reference_model import FIELDS, Labelled, posterior
from profparse.fields.draft import Draft
from profparse.patterns import lazy_pattern
from profparse.sequence import load_model
from profparse.sequence.certainty import RIGHT

if TYPE_CHECKING:
    from pathlib import Path

ENTRY, OTHER = "ENTRY", "OTHER"
#: Facts of an entry together with which a field's posterior is told, too.
_BESIDE = frozenset({"order", "accepted", "authors", "title", "loose"})
_SHOWN = (
    "VENUE", "DATE", "VOLUME", "PAGES", "PUBLISHER", "PLACE", "IDENTIFIER", "LINK", "STATUS", "BADGE", "EDITOR",
    "SERIES", "MARKER", "ABSTRACT",
)  # fmt: skip
_YEAR = lazy_pattern(r"(?:1[5-9]|20)\d\d[a-z]?$")
_SPEAKS = frozenset({
    "i", "my", "we", "our", "me", "us", "was", "were", "has", "have", "will", "joined", "received", "gave", "is", "are",
})  # fmt: skip
_REASONS = {
    "AUTHOR": "a list of names", "VENUE": "a venue", "DATE": "a date", "VOLUME": "volume or pages",
    "PAGES": "volume or pages", "IDENTIFIER": "an identifier", "LINK": "link labels",
}  # fmt: skip


def _bucket(number: float, edges: Sequence[float]) -> str:
    return str(bisect_left(edges, number))


_COUNTS = (0, 1, 2, 3, 5, 9)
_SHARES = (0, 5, 15, 30, 50, 75)  # hundredths
_LENGTHS = (1, 2, 3, 5, 8, 13, 20, 30)


def facts_of_entry(found: Labelled) -> list[str]:
    """The facts about a reading that tell whether it is one entry."""
    kinds, words = found.reading.kinds, found.tokens.words
    size = len(kinds)
    if not size:
        return ["none"]
    counted = {kind: len(found) for kind, found in runs_by_kind(kinds).items()}
    title = runs(kinds, FIELDS["title"])
    title_words = sum(words[n][0].isalnum() for a, b in title for n in range(a, b))
    present = "".join(
        letter for letter, kind in (("A", "AUTHOR"), ("T", "TITLE"), ("V", "VENUE"), ("D", "DATE")) if kind in counted
    )
    order = "".join(kind[0] for kind in _first_seen(kinds) if kind in ("AUTHOR", "TITLE", "VENUE", "DATE"))
    years = sum(len(word) < 6 and _YEAR.match(word) is not None for word in words)
    lines = sum(gap == "|" for gap in found.tokens.gaps)
    loose = sum(kind in ("OTHER", "NOTE") and word[0].isalnum() for kind, word in zip(kinds, words, strict=True))
    facts = [
        f"accepted={_magnitude(found.accepted)}",
        f"sure={_magnitude(found.reading.probability)}",
        f"fields={present}",
        f"order={order}",
        f"authors={_bucket(counted.get('AUTHOR', 0), _COUNTS)}",
        f"title={_bucket(title_words, _LENGTHS)}",
        f"years={_bucket(years, _COUNTS)}",
        f"dates={_bucket(counted.get('DATE', 0), _COUNTS)}",
        f"pages={_bucket(counted.get('PAGES', 0), _COUNTS)}",
        f"loose={_bucket(100 * loose / size, _SHARES)}",
        f"size={_bucket(size, (3, 6, 10, 16, 26, 42, 70, 110))}",
        f"lines={_bucket(lines, _COUNTS)}",
        f"speaks={min(3, sum(word.lower() in _SPEAKS for word in words))}",
        f"first={kinds[0]}",
        f"last={kinds[-1] if words[-1][0].isalnum() or size < 2 else kinds[-2]}",
        f"end={words[-1] if not words[-1][0].isalnum() else 'x'}",
        *[f"has={kind}" for kind in _SHOWN if kind in counted],
    ]
    if title:
        first = words[title[0][0]]
        facts.append(f"opens={'lower' if first.islower() else 'digit' if first[0].isdigit() else 'upper'}")
        facts.append(f"set={''.join(sorted(set(found.tokens.styles[title[0][0]])))}{present}")
        facts.append(f"title-sure={_magnitude(posterior(found, 'title'))}")
    return facts


def _magnitude(share: float) -> str:
    """A share by its distance from 1 and from 0, in halves of powers of ten."""
    if share > 0.5:
        return f"1-{round(2 * -log10(max(1 - share, 1e-4)))}"
    return f"0-{round(2 * -log10(max(share, 1e-6)))}"


def _first_seen(kinds: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(kinds))


def probability(facts: Sequence[str]) -> float:
    """The probability that lines with these facts (:func:`facts_of_entry`) are one entry of a publication list."""
    model = load_model("reference_entries")
    return round(model.shares(facts)[model.kinds.index(ENTRY)], 4)


def facts_of_field(field: str, facts: Sequence[str], share: float) -> list[str]:
    """The facts that tell whether a field is right: its posterior ``share``, and what its entry's facts are beside it.

    >>> facts_of_field("venue", ["order=ATV", "size=2"], 0.99)
    ['venue:sure=1-4', 'venue:order=ATV', 'venue:size=2', 'venue:sure=1-4&order=ATV']
    """
    sure = f"sure={_magnitude(share)}"
    beside = [f"{sure}&{fact}" for fact in facts if fact.partition("=")[0] in _BESIDE]
    return [f"{field}:{fact}" for fact in (sure, *facts, *beside)]


def confidence(draft: Draft, found: Labelled, facts: Sequence[str]) -> dict[str, float]:
    """How surely each field that the draft holds is right; ``facts`` are those of the entry."""
    return {
        field: sure(field, facts, posterior(found, field))
        for field in FIELDS
        if field in draft.values or (field == "date" and draft.date is not None)
    }


def sure(field: str, facts: Sequence[str], share: float) -> float:
    """The share of right ones among fields of such entries and such a posterior."""
    return round(_read_off(_calibrated()[field], share_of_right(field, facts, share)), 4)


def share_of_right(field: str, facts: Sequence[str], share: float) -> float:
    """What the model says of a field, before its calibration."""
    model = load_model("reference_fields")
    return model.shares(facts_of_field(field, facts, share))[model.kinds.index(RIGHT)]


#: For each field points of the curve from what the model says to the share of right ones, both rising.
Curves = Mapping[str, Sequence[tuple[float, float]]]
_OWN: ContextVar[Curves] = ContextVar("curves in place of those that ship")


@contextmanager
def curves_in_use(path: Path) -> Iterator[None]:
    """Take the confidence of fields from the curves of a file in place of those that ship."""
    token = _OWN.set(json.loads(path.read_text("utf-8")))
    try:
        yield
    finally:
        _OWN.reset(token)


def _calibrated() -> Curves:
    shipped: Curves = load_json("weights/field_confidence")
    return _OWN.get(shipped)


def _read_off(curve: Sequence[tuple[float, float]], share: float) -> float:
    """The height of a curve, given by points, at a place; level beyond its ends."""
    place = bisect_left(curve, share, key=lambda point: point[0])
    if place == 0:
        return curve[0][1]
    if place == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[place - 1], curve[place]
    return y0 + (y1 - y0) * (share - x0) / (x1 - x0)


def reasons(found: Labelled) -> tuple[str, ...]:
    """What the reading rests on, in words."""
    seen = set(found.reading.kinds)
    return tuple(dict.fromkeys(words for kind, words in _REASONS.items() if kind in seen))
