"""The page's person, from the signs that a site prints around name, affiliation, interests and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from profparse.data_files import load_json
from profparse.fields.biography import add_education, add_positions, read_entry
from profparse.fields.draft import Draft
from profparse.fields.names.byline_likeness import byline_likeness
from profparse.layouts.declared.figures import Run, figures_of
from profparse.layouts.declared.history import GLUED, set_career, set_history
from profparse.layouts.declared.joined import Joined, Words
from profparse.layouts.declared.pieces import Piece
from profparse.model import Education, Position
from profparse.pieces.line import Page
from profparse.span import Span

EDGES = " |·•,;:\u200b\u202a\u202b\u202c\u200e\u200f"
MOST_WORDS = 6  # of a name


def person_of(pieces: Sequence[Piece], joined: Joined, page: Page, papers: Sequence[Draft]) -> Draft | None:
    """A draft of the person whom the pieces tell of; None where they tell nothing.

    ``papers`` are the page's: their authors' names tell where a name ends that runs into its affiliation, and their
    counts which figures a run of digits holds.
    """
    bio = Draft("bio")
    runs: list[Run] = []
    for piece in pieces:
        words = joined.words(tuple(piece.ranges))
        if piece.role == "metric" and piece.sign is not None:
            label = joined.words((piece.sign,)).text
            name = load_json("metrics").get(label.strip(" |:").casefold())
            if name is not None and words.text:
                runs.append(Run(name, words))
                bio.extents += joined.extents(*piece.sign)
        elif piece.fields and words.text:
            before = dict(bio.values)
            _read(bio, words, piece.fields, page, papers)
            if bio.values != before:
                bio.extents += [span for place in piece.ranges for span in joined.extents(*place)]
    metrics = figures_of(runs, papers)
    for metric, extent in metrics:
        bio.set("metrics", (*bio.values.get("metrics", ()), metric), "normalised")
        bio.extents.append(extent)
    return bio if bio.values else None


def _read(bio: Draft, words: Words, fields: Sequence[str], page: Page, papers: Sequence[Draft]) -> None:
    start, end = _trimmed(words.text, 0, len(words.text))
    if "name" in fields and start < end:
        name_end = _name_end(words, start, end, bio.values.get("name"), papers)
        if name_end > start and "name" not in bio.values:
            bio.read("name", words, *_trimmed(words.text, start, name_end))
        start, end = _trimmed(words.text, name_end, end)
    if "affiliation" in fields and start < end:
        _affiliation(bio, words, start, end, page)
    if "history" in fields and start < end:
        set_history(bio, words, start, end, page)
    if "interests" in fields and start < end:
        _interests(bio, words, start, end)


def _name_end(words: Words, start: int, end: int, known: str | None, papers: Sequence[Draft]) -> int:
    """Where the name ends that the words open with: at the known one's, at the line's, or behind a family name."""
    text = words.text
    if known and text.startswith(known, start):
        return start + len(known)
    line = next((place for place in words.soft if start < place <= end), end)
    if len(text[start:line].split()) == 1:  # a converter that breaks at every element parts given and family name
        line = next((place for place in words.soft if line < place <= end), end)
    family = _family(text[start:line], papers)
    if family is not None:
        return start + family
    for sign in (" (", " - ", " | ", ", "):
        cut = text.find(sign, start, line)
        line = cut if cut >= 0 else line
    a, b = _trimmed(text, start, line)
    fits = 1 < len(text[a:b].split()) <= MOST_WORDS and not any(map(str.isdigit, text[a:b].rstrip("0123456789 ")))
    return line if fits and byline_likeness(text, a, b) >= 0.5 else start


def _family(text: str, papers: Sequence[Draft]) -> int | None:
    """Where the name of an author ends that the words open with, or the family name that most of the papers have."""
    authors = [author for paper in papers for author in paper.values.get("authors", ())]
    opening = [author.name for author in authors if " " in author.name and text.startswith(author.name)]
    if opening:
        return max(map(len, opening))
    counted: Counter[str] = Counter()
    for paper in papers:
        counted.update(sorted({author.family for author in paper.values.get("authors", ()) if author.family}))
    for family, count in counted.most_common(1):
        at = text.find(family)
        if count * 2 > len(papers) and at > 0 and len(text[:at].split()) < MOST_WORDS:
            return at + len(family)
    return None


def _affiliation(bio: Draft, words: Words, start: int, end: int, page: Page) -> None:
    positions: list[Position] = []
    education: list[Education] = []
    held, studied = read_entry([words.part(start, end)], page, "positions")
    add_positions(positions, (position for position in held if position.role))
    add_education(education, studied)
    set_career(bio, positions, education)


def _interests(bio: Draft, words: Words, start: int, end: int) -> None:
    text = words.text
    cuts = sorted({start, *(n for n in words.soft if start < n < end), *_places(text, start, end), end})
    for a, b in pairwise(cuts):
        first, last = _trimmed(text, a, b)
        if first < last and len(words.spans(first, last)) == 1:  # what something on the page breaks is not quoted
            bio.set("interests", (*bio.values.get("interests", ()), text[first:last]))
            bio.spans["interests"] = (*bio.spans.get("interests", ()), words.span(first, last))


def _places(text: str, start: int, end: int) -> list[int]:
    commas = [n + 1 for n in range(start, end) if text[n] in ",;"]
    return commas or [match.start() for match in GLUED.finditer(text, start, end)]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    return start, end

