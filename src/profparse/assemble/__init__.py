"""From the layouts' drafts to a profile: ids, years, blocks and residue, and what the items say of each other.

Here: what needs the whole page (the year that dates leave out, whose names the authors' are, which papers are the same)
and the partition of its characters. Not here: layouts, and reading of a field from text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from profparse.assemble.careers import as_of_day
from profparse.assemble.dates import dates_of, out_of_order
from profparse.assemble.people import is_quoted, one_bio, with_owner, without_owner, without_taken_name
from profparse.assemble.places import Places
from profparse.assemble.resolving import resolved
from profparse.assemble.same_papers import with_same
from profparse.detect import Found
from profparse.diagnostics import Diagnostic
from profparse.frozen import Frozen
from profparse.item_lists import NewsItems, Papers, Projects
from profparse.layouts.contract import Built
from profparse.model import (
    SCHEMA_VERSION,
    Bio,
    Item,
    LayoutFound,
    NewsItem,
    Paper,
    Profile,
    Project,
    Residue,
    Source,
)
from profparse.options import Options
from profparse.pieces.line import Page

_CLASSES: dict[str, type[Item]] = {"paper": Paper, "news": NewsItem, "project": Project, "bio": Bio}

#: Fields of several short texts, each of which has to stand on the page in one piece.
_LISTED = frozenset({"organizations", "badges"})


def assemble(
    page: Page,
    source: Source,
    built: Sequence[tuple[Found, Built]],
    options: Options,
    remarks: Sequence[Diagnostic] = (),
) -> Profile:
    """Make the profile of a page from what its layouts built; ``remarks`` were made on the way."""
    diagnostics = [*remarks, *(remark for _, part in built for remark in part.diagnostics)]
    drafts = [(found, draft) for found, part in built for draft in part.drafts if draft.extents or draft.kind == "bio"]
    drafts = one_bio(drafts)
    for _, draft in drafts:
        if draft.date is not None and not is_quoted(page.text, draft.date.span, draft.date.text):
            draft.date = None  # a template's tag or a link's target stands among its words
    dates = dates_of([draft for _, draft in drafts], options.as_of, options.languages)
    places = Places(page)
    blocks = places.blocks([draft for _, draft in drafts])
    order = sorted(range(len(drafts)), key=lambda n: (blocks[n][:1], n))
    items: dict[str, list[Any]] = {kind: [] for kind in _CLASSES}
    for n in order:
        found, draft = drafts[n]
        same = items[draft.kind]
        if draft.kind == "bio":
            without_taken_name(draft, blocks[n])
            if not draft.values and not blocks[n]:
                continue
        values = dict(draft.values)
        if "authors" in values:
            values["authors"] = tuple(a for a in values["authors"] if is_quoted(page.text, a.span, a.name))
        for field in _LISTED.intersection(values):
            pairs = zip(values[field], draft.spans[field], strict=True)
            kept = [(name, span) for name, span in pairs if is_quoted(page.text, span, name)]
            values[field] = tuple(name for name, _ in kept)
            draft.spans[field] = tuple(span for _, span in kept)
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
    papers = with_same(with_owner(items["paper"], bio.name if bio else None, options.owner))
    diagnostics += without_owner(papers, options.owner)
    if bio is not None and options.as_of is not None:
        bio = as_of_day(bio, options.as_of)
    news = items["news"]
    diagnostics += out_of_order(news)
    residue = places.residue([block for spans in blocks for block in spans], built)
    diagnostics += _unread(residue, page.text)
    if not page.text.strip():
        diagnostics.append(Diagnostic("empty-page", "warning", "the page holds no text"))
    elif not page.lines:
        message = "the page shows no text: all that it holds is markup, hidden, or filled in by scripts"
        diagnostics.append(Diagnostic("empty-page", "warning", message))
    if options.base_url:
        papers = [resolved(item, options.base_url) for item in papers]
        news = [resolved(item, options.base_url) for item in news]
        items["project"] = [resolved(item, options.base_url) for item in items["project"]]
        bio = resolved(bio, options.base_url) if bio else None
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


def _layouts(built: Sequence[tuple[Found, Built]]) -> tuple[LayoutFound, ...]:
    found: dict[str, list[float]] = defaultdict(list)
    for place, part in built:
        if part.drafts:
            found[place.layout.name].append(place.confidence)
    return tuple(LayoutFound(name, len(sure), max(sure)) for name, sure in found.items())


def _unread(residue: Sequence[Residue], text: str) -> list[Diagnostic]:
    return [
        Diagnostic("unread-block", "warning", f"{piece.span[1] - piece.span[0]} characters fit no layout", piece.span)
        for piece in residue
        if piece.kind == "unparsed"
    ]
