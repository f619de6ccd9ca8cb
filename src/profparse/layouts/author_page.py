"""Author pages of paper aggregators: a head of figures, then papers that each open with a run-together header.

See ``grammars/author_page.lark`` for an excerpt of such a page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from math import log

from profparse.boundary import Evidence, Split, splits
from profparse.boundary.tail import read_tail
from profparse.decode import Node
from profparse.diagnostics import Diagnostic
from profparse.fields.authors import AuthorName, Byline, byline_likeness, read_byline
from profparse.fields.header import Header, read_header
from profparse.fields.links import link_kind, links_of
from profparse.fields.metrics import Figure, read_metric
from profparse.layouts.contract import (
    Built,
    Claim,
    DateDraft,
    Draft,
    Label,
    Layout,
    Stretch,
)
from profparse.model import Author, Metric
from profparse.pieces.line import Line, Page

BYLINE_LONGEST = 600  # code points; the pages print three names, others a full list
UNSIGNED = 2.5  # the price of a paper that names no authors, about one in twelve
SIGNED = 0.9  # how much a line that ends as bylines do must look like names to leave no doubt about the title above it
SURE = 0.9  # below it the boundary's alternatives are told

_HEADER = (Label("HEADER", 0.0, "score, category, date and badges run together"),)
_LONE_HEADER = (Label("HEADER", 3.0, "a header with no paper under it"),)
_METRIC = (Label("METRIC", 0.0, "a figure with its name"),)
_COUNT = (Label("COUNT", 0.1, "the page's own count of papers"), Label("METRIC", 0.2, "a figure with its name"))
_LONG = Label("ABSTRACT", 0.05, "more than 250 characters of words")
_MIDDLING = Label("ABSTRACT", 0.4, "more than 120 characters of words")
_SENTENCE = Label("ABSTRACT", 1.6, "a short line that ends as sentences do")
_SHORT = Label("ABSTRACT", 3.0, "a short line of words")
_TITLE_ALONE = (Label("TITLE", 0.0, "words under a header, and names under them"),)
_CATEGORY = (Label("CATEGORY", 0.2, "a subject code alone on its line"), Label("ABSTRACT", 4.0, "follows a paper"))
_BOILERPLATE = (Label("BOILERPLATE", 0.2, "a control of the site"), Label("ABSTRACT", 3.0, "follows a paper"))


def claims(page: Page) -> Sequence[Claim]:
    """From the page's head, or its first header line, to the last line before markup of another layout."""
    headers = [n for n, line in enumerate(page.lines) if line.kind == "text" and read_header(line.text)]
    if not headers:
        return ()
    first = headers[0]
    while first > 0 and _of_head(page.lines[first - 1]):
        first -= 1
    end = headers[-1] + 1
    while end < len(page.lines) and page.lines[end].kind == "text":
        end += 1
    out = []
    start = first
    for n in range(first, end):
        # A heading or a list between two headers belongs to another layout, with what stands under it.
        if page.lines[n].kind != "text":
            if start < n:
                out.append(Claim(start, n, _confidence(headers, start, n)))
            following = bisect_right(headers, n)
            start = headers[following] if following < len(headers) else end
    if start < end:
        out.append(Claim(start, end, _confidence(headers, start, end)))
    return [claim for claim in out if claim.confidence > 0]


def _confidence(headers: Sequence[int], start: int, end: int) -> float:
    count = bisect_left(headers, end) - bisect_left(headers, start)
    return round(1 - 0.5**count, 4)


def _of_head(line: Line) -> bool:
    text = line.text
    return line.kind == "text" and len(text) < 60 and (bool(read_metric(text)) or _is_category(text) or _is_name(text))


def _is_category(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isupper()


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        1 < len(words) < 6
        and not any(c.isdigit() for c in text)
        and text[-1] not in ".?!:,;"
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
    )


def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
    """Candidate kinds of each line; what was read on the way is kept in ``stretch.facts``."""
    out: list[Sequence[Label]] = []
    lines, facts = stretch.lines, stretch.facts
    after_header = False
    names = _Names(lines)
    for n, line in enumerate(lines):
        text = line.text
        labels: Sequence[Label]
        header = read_header(text)
        if header:
            facts[n] = header
            labels = _HEADER if n + 1 < len(lines) and not read_header(lines[n + 1].text) else _LONE_HEADER
        elif not after_header and (figure := read_metric(text)):
            facts[n] = figure
            labels = _COUNT if figure.name == "papers" else _METRIC
        elif not after_header and _is_category(text):
            labels = _CATEGORY
        elif not after_header and len(text) < 60 and text.casefold() in _controls():
            labels = _BOILERPLATE
        else:
            labels = _words(stretch, n, after_header, names)
        out.append(labels)
        after_header = bool(header)
    return out


class _Names:
    """How much each line looks like a list of names, looked at once; and which titles stand alone for that."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._likeness: dict[int, float] = {}
        self.signed = -1  # the line that signs the title before it

    def likeness(self, n: int) -> float:
        """How much line ``n`` looks like a list of names; 0 for one that is too long or not there."""
        if n not in self._likeness:
            fits = n < len(self.lines) and len(self.lines[n].text) < BYLINE_LONGEST
            self._likeness[n] = byline_likeness(self.lines[n].text) if fits else 0.0
        return self._likeness[n]

    def title_alone(self, n: int) -> bool:
        """Whether the line under a header is plainly a title: no list of names ends it, and the next line is one."""
        text = self.lines[n].text
        if "," in text or _has_tail(text) or self.likeness(n + 1) < SIGNED or not _has_tail(self.lines[n + 1].text):
            return False
        self.signed = n + 1
        return True


def _has_tail(text: str) -> bool:
    return " et al" in text or " · " in text


def _words(stretch: Stretch, n: int, after_header: bool, names: _Names) -> Sequence[Label]:
    """Labels of a line of words: a title, a title with its byline, a byline, an abstract, or a name."""
    line = stretch.lines[n]
    text = line.text
    length = len(text)
    out = [_LONG if length > 250 else _MIDDLING if length > 120 else _SENTENCE if text[-1:] in ".!?" else _SHORT]
    if length < BYLINE_LONGEST:
        if after_header and names.title_alone(n):
            return [*out, *_TITLE_ALONE]
        tail = _has_tail(text) and names.signed != n
        if not after_header:
            likeness = names.likeness(n)
            if likeness > 0.02:
                out.append(Label("BYLINE", -log(likeness), "reads as a list of names"))
            if length < 60 and _is_name(text):
                out.append(Label("NAME", 0.5, "a name alone on its line"))
        if after_header or tail:
            ranked = splits(text)
            stretch.facts[n] = ranked
            glued = sum(s.probability for s in ranked if s.byline[0] < s.byline[1])
            if glued > 0.001:
                # Without a header above it only a byline that closes as bylines do makes a line open a paper.
                signed = glued > SURE and not after_header and _signed(text)
                price = -log(min(glued, 0.999)) + (0.0 if after_header else 1.0 if signed else 4.0)
                if signed:
                    out[0] = out[0]._replace(cost=out[0].cost + 3.0)
                out.append(Label("GLUED", price, "a title that runs into its byline"))
            if after_header:
                price = -log(max(1 - glued, 0.001))
                out.append(Label("TITLE", price, "words under a header"))
                out.append(Label("BARE_TITLE", price + UNSIGNED, "words under a header, and no names"))
    elif after_header:
        out += [
            Label("TITLE", 3.0, "words under a header"),
            Label("BARE_TITLE", 3.0 + UNSIGNED, "words under a header, and no names"),
        ]
    return out


def _signed(text: str) -> bool:
    """Whether a line closes with `et al.` or a tail of organisations."""
    tail = read_tail(text)
    return tail.et_al or bool(tail.organizations)


@cache
def _controls() -> frozenset[str]:
    from profparse.data_files import load_json

    return frozenset(load_json("site_controls"))


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
                _header(draft, line, fact)
            elif kind == "GLUED":
                self._glued(draft, line, fact)
            elif kind in ("TITLE", "BARE_TITLE"):
                draft.read("title", line, 0, _title_end(line.text))
                draft.confidence["title"] = 0.99
            elif kind == "BYLINE":
                _set_authors(draft, line, self._byline(line, 0))
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
        draft.read("title", line, best.title[0], _title_end(line.text, best.title[1]))
        _set_authors(draft, line, self._byline(line, best.byline[0]))
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


def _header(draft: Draft, line: Line, header: Header) -> None:
    text = line.text
    if header.score:
        draft.set("score", float(text[slice(*header.score)]), "normalised")
    draft.set("categories", tuple(text[a:b] for a, b in header.categories))
    draft.spans["categories"] = tuple(line.span(a, b) for a, b in header.categories)
    if header.badges:
        draft.set("badges", tuple(text[a:b] for a, b in header.badges))
        draft.spans["badges"] = tuple(line.span(a, b) for a, b in header.badges)
    start, end, reading = header.date
    draft.date = DateDraft(reading, text[start:end], line.span(start, end))


def _title_end(text: str, end: int | None = None) -> int:
    """Where a title ends: before a closing full stop, which the contract leaves out."""
    end = len(text) if end is None else end
    while end > 0 and text[end - 1] == " ":
        end -= 1
    return end - 1 if end > 1 and text[end - 1] == "." and text[end - 2] not in "." else end


def _set_authors(draft: Draft, line: Line, byline: Byline) -> None:
    """Put a byline that was read from a line into a draft's authors, ``et_al`` and organizations."""
    draft.set("authors", tuple(_author(line, name) for name in byline.authors))
    draft.set("et_al", byline.et_al, "read")
    if byline.organizations:
        draft.set("organizations", tuple(name for name, _, _ in byline.organizations))
        draft.spans["organizations"] = tuple(line.span(a, b) for _, a, b in byline.organizations)


def _author(line: Line, name: AuthorName) -> Author:
    span = line.span(name.start, name.end)
    return Author(name.name, name.given, name.family, name.kind, name.marks, False, span)


LAYOUT = Layout(
    name="author_page",
    summary="author pages of paper aggregators: score, category, date and badge run together, then title and byline",
    grammar="author_page",
    claims=claims,
    label=label,
    build=build,
)
