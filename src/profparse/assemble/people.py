"""Who the page is about: one bio of several, and the person among the authors of the papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from profparse.assemble.folding import folded
from profparse.detect import Found
from profparse.diagnostics import Diagnostic
from profparse.fields.draft import Draft
from profparse.model import Author, Paper
from profparse.patterns import lazy_pattern
from profparse.pieces.characters import resolved
from profparse.span import Span, Spans


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


def without_taken_name(bio: Draft, blocks: Spans) -> None:
    """Take the name away from a bio where another record has its place; ``blocks`` are what the bio was left."""
    if any(not any(a <= start and end <= b for a, b in blocks) for start, end in bio.spans.get("name", ())):
        for part in (bio.values, bio.spans, bio.provenance, bio.confidence):
            part.pop("name", None)


def with_owner(papers: list[Paper], printed: str | None, given: Sequence[str] = ()) -> list[Paper]:
    """The papers with the page's own person marked among the authors.

    ``printed`` is the name on the page, ``given`` the names that the caller knows the person by; where there are such,
    the printed one counts only if it is one of the same person. A name of one word is looked for as it stands.
    """
    known = [words for words in map(_words, given) if words]
    own = _words(printed or "")
    if len(own) > 1 and (not known or any(_are_akin(own, words) for words in known)):
        known.append(own)
    return [_marked(paper, known) for paper in papers] if known else papers


def without_owner(papers: Sequence[Paper], given: Sequence[str]) -> list[Diagnostic]:
    """A remark where the caller named the page's person, and no paper's authors are that person."""
    if not given or not any(p.authors for p in papers) or any(a.is_owner for p in papers for a in p.authors):
        return []
    message = f"no paper names {' or '.join(given)} among its authors"
    return [Diagnostic("owner-not-found", "info", message, None, {"owner": list(given)})]


def _marked(paper: Paper, known: Sequence[Sequence[str]]) -> Paper:
    marks = [not a.is_owner and any(_is_person(a, words) for words in known) for a in paper.authors]
    if not any(marks):
        return paper
    authors = [replace(a, is_owner=True) if mark else a for a, mark in zip(paper.authors, marks, strict=True)]
    return replace(paper, authors=tuple(authors))


def _words(name: str) -> list[str]:
    return [word for word in map(folded, name.replace(".", " ").replace(",", " ").split()) if word]


def _are_akin(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names may be one person's: one has more words, or initials for some."""
    return one[-1] == other[-1] and (one[0].startswith(other[0]) or other[0].startswith(one[0]))


def _is_person(author: Author, words: Sequence[str]) -> bool:
    """Whether an author's name is that of a person."""
    own = _words(author.name)
    if len(own) == len(words) and sorted(own) == sorted(words):
        return True
    return len(words) > 1 and author.kind == "person" and _fits(own, words)


def _fits(own: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name as printed holds the family name of a person, and initials that fit the given names."""
    if len(own) < 2 or len(words) < 2:
        return False
    for family, given in ((words[-1], words[:-1]), (words[0], words[1:])):
        if family in own and len(family) > 1:
            rest = [word for word in own if word != family]
            if rest and all(any(g.startswith(word) for g in given) for word in rest) and len(rest[0]) < len(given[0]):
                return True
    return False


_TAG = lazy_pattern(r"<[^<>]*>")


def is_quoted(text: str, span: Span, name: str) -> bool:
    """Whether a span holds a name and nothing else; a link's target inside it makes it no name."""
    start, end = span
    if end - start == len(name):
        return True
    return folded(resolved(_TAG.sub("", text[start:end]))) == folded(name)
