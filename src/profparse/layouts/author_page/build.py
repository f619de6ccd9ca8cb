"""The records of an author page, from the tree over its lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from profparse.boundary import Evidence, Split, splits
from profparse.diagnostics import Diagnostic
from profparse.fields.drafting import set_byline
from profparse.fields.header import Header
from profparse.fields.links import link_kind, links_of
from profparse.fields.metrics import Figure
from profparse.fields.names.bylines import Byline, read_byline
from profparse.grammar.decode import Node
from profparse.layouts.author_page.fields import set_header, title_end
from profparse.layouts.contract import Built, Draft, Stretch
from profparse.model import Metric
from profparse.pieces.line import Line

SURE = 0.9  # below it the boundary's alternatives are told


def build(tree: Node, stretch: Stretch) -> Built:
    """Papers, the head as a bio, and the page's own count held against what was found."""
    built = Built()
    reading = _Reading(stretch, built)
    bio = Draft("bio")
    counts: list[tuple[Line, Figure]] = []
    papers = 0
    for child in tree.children:
        if isinstance(child, Node) and child.rule == "paper":
            papers += 1
            reading.paper(child)
            continue
        for n in child.leaves() if isinstance(child, Node) else (child,):
            line, kind = stretch.lines[n], stretch.kinds[n]
            if kind == "BOILERPLATE":
                built.residue[n] = "boilerplate"
            elif kind == "COUNT":
                built.residue[n] = "heading"
                counts.append((line, stretch.facts[n]))
            else:
                _of_bio(bio, line, kind, stretch.facts.get(n))
    if bio.extents:
        if counts and not any(metric.name == "papers" for metric in bio.values.get("metrics", ())):
            line, figure = counts[0]
            _of_bio(bio, line, "METRIC", figure)
        built.drafts.append(bio)
    for line, figure in counts:
        if figure.value != papers:
            message = f"the page counts {figure.value} papers, {papers} were found"
            data = {"printed": figure.value, "found": papers}
            built.diagnostics.append(Diagnostic("count-mismatch", "warning", message, (line.start, line.end), data))
    return built


def _of_bio(bio: Draft, line: Line, kind: str | None, fact: object) -> None:
    bio.take(line)
    if kind == "NAME" and "name" not in bio.values:
        bio.read("name", line, 0, len(line.text))
    elif kind == "CATEGORY":
        bio.set("categories", (*bio.values.get("categories", ()), line.text))
        bio.spans["categories"] = (*bio.spans.get("categories", ()), line.span(0, len(line.text)))
    elif isinstance(fact, Figure):
        metric = Metric(fact.name, fact.value, line.span(fact.start, fact.end))
        bio.set("metrics", (*bio.values.get("metrics", ()), metric), "normalised")


class _Reading:
    """A stretch being read: its papers go to ``built``; what several of them need is read once."""

    def __init__(self, stretch: Stretch, built: Built) -> None:
        self.stretch = stretch
        self.built = built
        self._bylines: dict[tuple[int, int], Byline] = {}

    def paper(self, node: Node) -> None:
        """One paper from its lines."""
        stretch = self.stretch
        draft = Draft("paper")
        abstract: list[tuple[Line, int, int]] = []
        self.built.drafts.append(draft)
        for n in node.leaves():
            line, kind, fact = stretch.lines[n], stretch.kinds[n], stretch.facts.get(n)
            draft.take(line)
            if isinstance(fact, Header) and kind == "HEADER":
                set_header(draft, line, fact)
            elif kind == "GLUED":
                self._glued(draft, line, fact)
            elif kind in ("TITLE", "BARE_TITLE"):
                draft.read("title", line, 0, title_end(line.text))
                draft.confidence["title"] = 0.99
            elif kind == "BYLINE":
                set_byline(draft, line, self._byline(line, 0))
                draft.confidence["authors"] = 0.99
            else:
                abstract.append((line, 0, len(line.text)))
        if abstract:
            draft.join("abstract", abstract)
            links = tuple(link for line, _, _ in abstract for link in links_of(line, link_kind))
            if links:
                draft.set("links", links)

    @cached_property
    def _evidence(self) -> Evidence:
        """What the sure lines say of the unsure ones: the names in their bylines, and titles on their own."""
        stretch = self.stretch
        names: set[str] = set()
        titles: set[str] = set()
        for line, kind, fact in zip(
            stretch.lines, stretch.kinds, map(stretch.facts.get, range(len(stretch.lines))), strict=True
        ):
            start = 0 if kind in ("BYLINE", "NAME") else -1
            if kind == "GLUED" and isinstance(fact, tuple) and fact[0].probability > 0.97:
                start = fact[0].byline[0]
            elif kind in ("TITLE", "BARE_TITLE"):
                titles.add(line.text)
            if start >= 0:
                names.update(name.name for name in self._byline(line, start).authors)
        return Evidence(frozenset(names), frozenset(titles))

    def _glued(self, draft: Draft, line: Line, fact: object) -> None:
        ranked: Sequence[Split] = [s for s in fact if s.byline[0] < s.byline[1]] if isinstance(fact, tuple) else ()
        best = ranked[0]
        if best.probability < SURE:
            again = splits(line.text, self._evidence)
            ranked = [s for s in again if s.byline[0] < s.byline[1]] or ranked
            best = ranked[0]
        draft.read("title", line, best.title[0], title_end(line.text, best.title[1]))
        set_byline(draft, line, self._byline(line, best.byline[0]))
        draft.confidence["title"] = draft.confidence["authors"] = round(best.probability, 4)
        if best.probability < SURE:
            alternatives = [
                {
                    "title": line.text[slice(*s.title)],
                    "authors": line.text[slice(*s.byline)],
                    "probability": round(s.probability, 4),
                }
                for s in ranked
            ]
            message = "the title may end elsewhere"
            data = {"alternatives": alternatives}
            self.built.diagnostics.append(
                Diagnostic("boundary-uncertain", "warning", message, line.span(0, len(line.text)), data)
            )

    def _byline(self, line: Line, start: int) -> Byline:
        """The byline that begins at ``start`` of a line and ends it."""
        key = line.start, start
        found = self._bylines.get(key)
        if found is None:
            found = self._bylines[key] = read_byline(line.text, start)
        return found
