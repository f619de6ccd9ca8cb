"""From the layouts' drafts to a profile: ids, years, blocks and residue, and what the items say of each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import Any, NamedTuple

from profparse.detect import Found
from profparse.diagnostics import Diagnostic
from profparse.fields.dates import resolve_years, settle_order
from profparse.layouts.contract import Built, Draft
from profparse.model import (
    SCHEMA_VERSION,
    Author,
    Bio,
    Date,
    Frozen,
    Item,
    LayoutFound,
    Link,
    NewsItem,
    Paper,
    Profile,
    Project,
    Residue,
    ResidueKind,
    Source,
)  # fmt: skip
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Page
from profparse.records import NewsItems, Papers, Projects
from profparse.span import Span, Spans, merged

_CLASSES: dict[str, type[Item]] = {"paper": Paper, "news": NewsItem, "project": Project, "bio": Bio}


class Options(NamedTuple):
    """What the caller asked for, as far as the assembly needs it."""

    as_of: str | None = None
    base_url: str | None = None


def assemble(page: Page, source: Source, built: Sequence[tuple[Found, Built]], options: Options) -> Profile:
    """Make the profile of a page from what its layouts built."""
    diagnostics = [remark for _, part in built for remark in part.diagnostics]
    drafts = [(found, draft) for found, part in built for draft in part.drafts if draft.extents or draft.kind == "bio"]
    drafts = _one_bio(drafts)
    dates = _dates([draft for _, draft in drafts], options.as_of)
    places = _Places(page)
    blocks = places.blocks([draft for _, draft in drafts])
    order = sorted(range(len(drafts)), key=lambda n: (blocks[n][:1], n))
    items: dict[str, list[Any]] = {kind: [] for kind in _CLASSES}
    for n in order:
        found, draft = drafts[n]
        same = items[draft.kind]
        values = dict(draft.values)
        if "authors" in values:
            values["authors"] = tuple(a for a in values["authors"] if _quotes(page.text, a))
        if draft.kind in ("paper", "news"):
            values["date"] = dates[n]
            date = dates[n]
            if draft.date is not None and date is not None:
                draft.provenance["date"] = draft.date.origin
                sure = 0.5 if date.alternatives else 0.9 if date.inferred else 0.99
                draft.confidence["date"] = min(draft.confidence.get("date", 1.0), sure)
        identity = "bio" if draft.kind == "bio" else f"{draft.kind}-{len(same) + 1}"
        same.append(
            _CLASSES[draft.kind](
                id=identity,
                blocks=blocks[n],
                spans=Frozen(draft.spans),
                provenance=Frozen(draft.provenance),
                confidence=Frozen(draft.confidence),
                layout=found.layout.name,
                hidden=draft.hidden,
                **values,
            )
        )
    bio: Bio | None = items["bio"][0] if items["bio"] else None
    papers = _same_papers(_owners(items["paper"], bio.name if bio else None))
    news = items["news"]
    diagnostics += _order(news)
    residue = places.residue([block for spans in blocks for block in spans], built)
    diagnostics += _unread(residue, page.text)
    if not page.text.strip():
        diagnostics.append(Diagnostic("empty-page", "warning", "the page holds no text"))
    if options.base_url:
        papers = [_resolved(item, options.base_url) for item in papers]
        news = [_resolved(item, options.base_url) for item in news]
        items["project"] = [_resolved(item, options.base_url) for item in items["project"]]
        bio = _resolved(bio, options.base_url) if bio else None
    profile = Profile(
        schema_version=SCHEMA_VERSION,
        source=source,
        layouts=_layouts(built),
        bio=bio,
        papers=Papers(papers),
        news=NewsItems(news),
        projects=Projects(items["project"]),
        diagnostics=tuple(sorted(diagnostics, key=lambda remark: remark.span or (-1, -1))),
        residue=residue,
    )
    object.__setattr__(profile, "source_text", page.text)
    return profile


def _one_bio(drafts: list[tuple[Found, Draft]]) -> list[tuple[Found, Draft]]:
    """A page is about one person: later bios add what the first left open."""
    bios = [pair for pair in drafts if pair[1].kind == "bio"]
    if len(bios) < 2:
        return drafts
    first = bios[0][1]
    for _, other in bios[1:]:
        first.extents += other.extents
        for name, value in other.values.items():
            held = first.values.get(name)
            if isinstance(value, tuple) and isinstance(held, tuple):
                first.values[name] = held + tuple(v for v in value if v not in held)
                if name in first.spans:
                    kept = [span for v, span in zip(value, other.spans.get(name, ()), strict=False) if v not in held]
                    first.spans[name] = (*first.spans[name], *kept)
            elif held is None:
                first.values[name] = value
                if name in other.spans:
                    first.spans[name] = other.spans[name]
                first.provenance[name] = other.provenance.get(name, "read")
                if name in other.confidence:
                    first.confidence[name] = other.confidence[name]
    return [pair for pair in drafts if pair[1].kind != "bio" or pair[1] is first]


def _dates(drafts: Sequence[Draft], as_of: str | None) -> list[Date | None]:
    """The drafts' dates, with what one leaves open settled by the others, and missing years by the page's rule."""
    held = [(n, draft.date) for n, draft in enumerate(drafts) if draft.date is not None]
    out: list[Date | None] = [None] * len(drafts)
    if not held:
        return out
    readings = settle_order([date.reading for _, date in held])
    years = [int(reading.edtf[:4]) for reading in readings if reading.edtf[:4].isdigit() and not reading.inferred]
    readings = resolve_years(readings, as_of=as_of, newest_year=max(years, default=None))
    for (n, date), reading in zip(held, readings, strict=True):
        out[n] = Date(
            text=date.text,
            edtf=reading.edtf,
            earliest=reading.earliest,
            latest=reading.latest,
            precision=reading.precision,
            interval=reading.interval,
            inferred=reading.inferred,
            alternatives=reading.alternatives,
            span=date.span,
        )
    return out


class _Places:
    """Where the lines of a page stand, so that blocks and residue part its text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.starts = [line.start for line in page.lines]
        self.ends = [line.end for line in page.lines]
        self.hidden = tuple(span for hidden in merged(page.hidden) for span in self._unread(hidden))
        self.hidden_starts = [start for start, _ in self.hidden]

    def _unread(self, hidden: Span) -> Spans:
        """A hidden stretch without the lines that were read from it all the same, or that reach into it.

        A comment within a line stays hidden; only a line that does not hold it whole is taken for what it is.
        """
        first = max(0, bisect_right(self.starts, hidden[0]) - 1)
        reached = []
        for n in range(first, len(self.starts)):
            if self.starts[n] >= hidden[1]:
                break
            if self.ends[n] > hidden[0] and not (self.starts[n] <= hidden[0] and hidden[1] <= self.ends[n]):
                reached.append((self.starts[n], self.ends[n]))
        return _less((hidden,), merged(reached))

    def blocks(self, drafts: Sequence[Draft]) -> list[Spans]:
        """Each draft's extents as disjoint blocks; a place that two claim stays with the first."""
        claims = sorted((start, n, end) for n, draft in enumerate(drafts) for start, end in self._seen(draft.extents))
        out: list[list[Span]] = [[] for _ in drafts]
        place = 0
        for start, n, end in claims:
            start = max(start, place)
            if start >= end:
                continue
            own = out[n]
            if own and self._joined(own[-1][1], start) and own[-1][1] == place:
                own[-1] = (own[-1][0], end)
            else:
                own.append((start, end))
            place = end
        return [tuple(spans) for spans in out]

    def _seen(self, extents: Sequence[Span]) -> Iterable[Span]:
        """The extents without the hidden parts inside them; one that lies in a hidden part was read from there."""
        if not self.hidden:
            return extents
        inside = [span for span in extents if self._lies_hidden(span)]
        return [*_less(merged(span for span in extents if span not in inside), self.hidden), *inside]

    def _lies_hidden(self, span: Span) -> bool:
        at = bisect_right(self.hidden_starts, span[0]) - 1
        return at >= 0 and span[1] <= self.hidden[at][1]

    def _joined(self, end: int, start: int) -> bool:
        """Whether only markup or blanks stand between two extents of one item."""
        if end >= start:
            return True
        n = bisect_left(self.starts, end)
        if n < len(self.starts) and self.starts[n] < start:
            return False
        if n and self.ends[n - 1] > end and self.page.text[end : min(start, self.ends[n - 1])].strip():
            return False
        h = bisect_right(self.hidden_starts, end)
        touches = (h < len(self.hidden) and self.hidden[h][0] < start) or (h and self.hidden[h - 1][1] > end)
        return not touches

    def residue(self, blocks: Iterable[Span], built: Sequence[tuple[Found, Built]]) -> tuple[Residue, ...]:
        """What no block takes up, by kind, in page order."""
        kinds: dict[int, ResidueKind] = {}
        for found, part in built:
            for n, kind in part.residue.items():
                kinds[found.start + n] = kind
        text = self.page.text
        pieces: list[tuple[int, int, ResidueKind]] = [(a, b, "hidden") for a, b in self.hidden]
        for n, line in enumerate(self.page.lines):
            what: ResidueKind = "hidden" if line.hidden and n not in kinds else kinds.get(n, "unparsed")
            pieces += [(a, b, what) for a, b in self._seen([(line.start, line.end)])]
        pieces.sort()
        taken = merged(blocks)
        out: list[tuple[int, int, ResidueKind]] = []
        place = t = 0
        for start, end, kind in [*pieces, (len(text), len(text), "markup")]:
            for a, b, what in ((place, max(start, place), "markup"), (max(start, place), end, kind)):
                while a < b:
                    while t < len(taken) and taken[t][1] <= a:
                        t += 1
                    stop = min(b, taken[t][0]) if t < len(taken) else b
                    if a < stop:
                        _add(out, text, a, stop, what)
                    a = max(stop, taken[t][1]) if t < len(taken) and taken[t][0] < b else stop
            place = max(place, end)
        return tuple(Residue((start, end), kind) for start, end, kind in out)


def _add(out: list[tuple[int, int, ResidueKind]], text: str, start: int, end: int, kind: ResidueKind) -> None:
    piece = text[start:end]
    left = piece.lstrip()
    if not left:
        return
    start += len(piece) - len(left)
    end = start + len(left.rstrip())
    if out and out[-1][2] == kind and not text[out[-1][1] : start].strip():
        out[-1] = (out[-1][0], end, kind)
    else:
        out.append((start, end, kind))


def _less(spans: Spans, holes: Spans) -> Spans:
    """The spans without the parts that the holes cover; both sorted and disjoint."""
    out: list[Span] = []
    h = 0
    for start, end in spans:
        while h < len(holes) and holes[h][1] <= start:
            h += 1
        k = h
        while k < len(holes) and holes[k][0] < end:
            if start < holes[k][0]:
                out.append((start, holes[k][0]))
            start = max(start, holes[k][1])
            k += 1
        if start < end:
            out.append((start, end))
    return tuple(out)


def _layouts(built: Sequence[tuple[Found, Built]]) -> tuple[LayoutFound, ...]:
    found: dict[str, list[float]] = defaultdict(list)
    for place, part in built:
        if part.drafts:
            found[place.layout.name].append(place.confidence)
    return tuple(LayoutFound(name, len(sure), max(sure)) for name, sure in found.items())


_TAG = lazy_pattern(r"<[^<>]*>")


def _quotes(text: str, author: Author) -> bool:
    """Whether an author's span holds the name and nothing else; a link's target inside it makes it no name."""
    start, end = author.span
    if end - start == len(author.name):
        return True
    return folded(unescape(_TAG.sub("", text[start:end]))) == folded(author.name)


def folded(text: str) -> str:
    """The letters and digits of a text, case-folded: what two spellings of a title share."""
    return "".join(filter(str.isalnum, text.casefold()))


def _owners(papers: list[Paper], owner: str | None) -> list[Paper]:
    """The papers with the page's own person marked among the authors."""
    words = [folded(word) for word in (owner or "").replace(".", " ").split()]
    words = [word for word in words if word]
    if len(words) < 2:
        return papers
    return [
        replace(paper, authors=tuple(replace(a, is_owner=True) if _is_person(a, words) else a for a in paper.authors))
        if any(_is_person(a, words) for a in paper.authors)
        else paper
        for paper in papers
    ]


def _is_person(author: Author, words: Sequence[str]) -> bool:
    """Whether an author's name is that of a person: the same words, or the family name and fitting initials."""
    if author.is_owner:
        return False
    own = [folded(word) for word in author.name.replace(".", " ").replace(",", " ").split()]
    own = [word for word in own if word]
    if own == list(words) or sorted(own) == sorted(words):
        return True
    if len(own) < 2 or author.kind != "person":
        return False
    for family, given in ((words[-1], words[:-1]), (words[0], words[1:])):
        if family in own and len(family) > 1:
            rest = [word for word in own if word != family]
            if rest and all(any(g.startswith(word) for g in given) for word in rest) and len(rest[0]) < len(given[0]):
                return True
    return False


def _same_papers(papers: list[Paper]) -> list[Paper]:
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


def _order(news: Sequence[NewsItem]) -> list[Diagnostic]:
    """Remarks on dated items that stand far out of the order that their list otherwise keeps."""
    dated = [(n, item.date.earliest) for n, item in enumerate(news) if item.date and item.date.earliest]
    days = [int(day[:4]) * 12 + int(day[5:7]) for _, day in dated if day]
    falling = sum(a >= b for a, b in pairwise(days))
    if len(days) < 5 or falling * 2 < len(days) or falling < 0.7 * (len(days) - 1):
        return []
    out = []
    for k in range(1, len(days) - 1):
        before, after = days[k - 1], days[k + 1]
        off = max(days[k] - before, after - days[k])
        if before >= after and off > 5:
            item = news[dated[k][0]]
            if item.date is not None:
                message = f"{item.date.edtf} stands between {_month(before)} and {_month(after)}"
                data = {"item": item.id, "date": item.date.edtf}
                out.append(Diagnostic("date-out-of-order", "warning", message, item.date.span, data))
    return out


def _month(months: int) -> str:
    year, month = divmod(months - 1, 12)
    return f"{year:04d}-{month + 1:02d}"


def _unread(residue: Sequence[Residue], text: str) -> list[Diagnostic]:
    return [
        Diagnostic("unread-block", "warning", f"{piece.span[1] - piece.span[0]} characters fit no layout", piece.span)
        for piece in residue
        if piece.kind == "unparsed"
    ]


def _resolved(item: Any, base: str) -> Any:
    from urllib.parse import urljoin

    def resolve(link: Link) -> Link:
        try:
            return replace(link, resolved=urljoin(base, link.url))
        except ValueError:  # a target such as http://[x is no URL
            return link

    return replace(item, links=tuple(resolve(link) for link in item.links)) if item.links else item
