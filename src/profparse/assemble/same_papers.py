"""The same paper in several lists of a page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from profparse.assemble.folding import folded
from profparse.model import Paper


def with_same(papers: list[Paper]) -> list[Paper]:
    """The papers, each naming those of the same title or identifier elsewhere on the page."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, paper in enumerate(papers):
        if paper.title and len(folded(paper.title)) > 7:
            groups["title", folded(paper.title)].append(n)
        for identifier in paper.identifiers:
            groups[identifier.scheme, identifier.value.casefold()].append(n)
    others: dict[int, set[int]] = defaultdict(set)
    for (scheme, _), members in groups.items():
        if len(members) > 1 and (scheme == "title" or len(members) < 4):
            for n in members[:50]:
                others[n].update(m for m in members[:50] if m != n)
    return [
        replace(paper, same_as=tuple(papers[m].id for m in sorted(others[n]))) if n in others else paper
        for n, paper in enumerate(papers)
    ]
