"""Who the page is about: one bio of several, and the person among the authors of the papers."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.assemble.folding import folded
from profparse.detect import Found
from profparse.fields.draft import Draft
from profparse.model import Author, Paper
from profparse.patterns import lazy_pattern
from profparse.pieces.characters import resolved
from profparse.records import replace


def one_bio(drafts: list[tuple[Found, Draft]]) -> list[tuple[Found, Draft]]:
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


def with_owner(papers: list[Paper], owner: str | None) -> list[Paper]:
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


_TAG = lazy_pattern(r"<[^<>]*>")


def is_quoted(text: str, author: Author) -> bool:
    """Whether an author's span holds the name and nothing else; a link's target inside it makes it no name."""
    start, end = author.span
    if end - start == len(author.name):
        return True
    return folded(resolved(_TAG.sub("", text[start:end]))) == folded(author.name)
