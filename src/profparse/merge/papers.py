"""The papers of several pages: one for each work, with its states and what the pages say of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from profparse.diagnostics import Diagnostic
from profparse.frozen import Frozen
from profparse.merge.items import Found, joined, merged_identifiers
from profparse.merge.linking import Scores
from profparse.merge.merged import MergedPaper, PaperState, State
from profparse.merge.signature import Signature, signature
from profparse.model import Profile

#: What is said of the state that is shown, and not of another one: a preprint's year is no year of the journal.
OF_STATE = ("type", "venue", "volume", "issue", "pages", "publisher", "date", "status")
MOST_LOOKED_AT = 16  # mentions of a work of which each two are compared: bounds the work for large groups
DOUBT = 0.1  # a link is told to be in doubt where one in ten such would be wrong
MOST_DOUBTS = 100  # remarks on links that are in doubt


class Works(NamedTuple):
    """The papers of several pages, and which of them are one work, by their places in ``found``."""

    found: list[Found]
    signatures: list[Signature]
    scores: Scores
    groups: tuple[tuple[int, ...], ...]

    def of(self, page: int) -> frozenset[int]:
        """The numbers of the works that a page lists."""
        return frozenset(
            number for number, group in enumerate(self.groups) if any(self.found[n].page == page for n in group)
        )


def works_of(profiles: Sequence[Profile]) -> Works:
    """The works that the papers of pages are of."""
    found = [Found(page, paper) for page, profile in enumerate(profiles) for paper in profile.papers]
    signatures = [signature(one.item) for one in found]
    scores = Scores(signatures)
    return Works(found, signatures, scores, scores.groups())


def merged_papers(works: Works, pages: Collection[int]) -> tuple[list[MergedPaper], list[Diagnostic]]:
    """The works that some pages list, in the order of their first mentions; and what is in doubt about them."""
    groups = [here for group in works.groups if (here := [n for n in group if works.found[n].page in pages])]
    papers = []
    for number, group in enumerate(groups, 1):
        pairs = ((a, b) for n, a in enumerate(group[:MOST_LOOKED_AT]) for b in group[n + 1 : MOST_LOOKED_AT])
        linked = min((works.scores.chance(a, b) for a, b in pairs), default=1.0)
        mentions, signatures = [works.found[n] for n in group], [works.signatures[n] for n in group]
        papers.append(_merged(f"paper-{number}", mentions, signatures, linked))
    return papers, _doubts(works.scores, groups, papers)


def _merged(id: str, mentions: Sequence[Found], signatures: Sequence[Signature], linked: float) -> MergedPaper:
    states = [one.state for one in signatures]
    shown = "published" if "published" in states else "preprint"
    of_state = tuple(
        [found for found, state in zip(mentions, states, strict=True) if state == which] for which in (shown, "")
    )
    fields = joined(mentions, dict.fromkeys(OF_STATE, of_state))
    fields["confidence"] = Frozen({**fields["confidence"], "linked": round(linked, 4)})
    kinds: tuple[State, ...] = ("preprint", "published")
    parts = {kind: [found for found, state in zip(mentions, states, strict=True) if state == kind] for kind in kinds}
    return MergedPaper(id=id, states=tuple(_state(kind, part) for kind, part in parts.items() if part), **fields)


def _state(kind: State, mentions: Sequence[Found]) -> PaperState:
    fields = joined(mentions)
    return PaperState(
        state=kind,
        type=fields.get("type"),
        venue=fields.get("venue"),
        date=fields.get("date"),
        identifiers=merged_identifiers(mentions),
        mentions=fields["mentions"],
    )


def _doubts(scores: Scores, groups: Sequence[Sequence[int]], papers: Sequence[MergedPaper]) -> list[Diagnostic]:
    """A remark on each two entries of which it is in doubt whether they are one work, the most doubtful first."""
    home = {n: number for number, group in enumerate(groups) for n in group}
    doubtful = []
    for a, b in list(scores.odds):
        if a not in home or b not in home:
            continue  # on a page of another person
        chance = scores.chance(a, b)
        together = home[a] == home[b]
        if (chance < 1 - DOUBT) if together else (chance > DOUBT):
            doubtful.append((abs(chance - 0.5), home[a], home[b], chance, together))
    remarks = []
    told = set()
    for _, a, b, chance, together in sorted(doubtful):
        if (a, b) in told:
            continue
        told.add((a, b))
        one, two = papers[a], papers[b]
        data = {"papers": [one.id, two.id], "linked": together, "chance": round(chance, 4)}
        if together:
            message = f"the entries of {one.id} {one.title!r} may be of several works"
        else:
            message = f"{one.id} {one.title!r} and {two.id} {two.title!r} may be one work"
        remarks.append(Diagnostic("link-uncertain", "info", message, None, data))
        if len(remarks) == MOST_DOUBTS:
            break
    return remarks
