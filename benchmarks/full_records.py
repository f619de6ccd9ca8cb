"""How right references of every kind are read: full records, rendered in styles that are held out, and read again.

``citation_styles.py`` runs it for records that say their ``type``. A page lists eight references in one style, as HTML
with its markup or as paragraphs of text. A reference is right if its title, all of its authors, its year and its venue
are, as far as it prints them; one that prints no title is not asked for.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import profparse
from profparse.evaluate.compare import letters
from profparse.training.rendered_references import rendered_references
from profparse.training.rendering.pieces import RenderedReference

REFERENCES = 8  # on a page
FIELDS = ("found", "authors", "year", "venue")
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_TAGS = {"b": "b", "i": "i"}


class Expected(NamedTuple):
    """What is to be read of a reference, as far as it prints it."""

    title: str
    authors: tuple[str, ...]
    year: str
    venue: str


def expected(reference: RenderedReference) -> Expected:
    """What a reference holds, by its parts."""
    parts: dict[str, str] = {}
    for label, start, end in reference.parts:
        parts.setdefault(label, reference.text[start:end])
    year = _YEAR.findall(parts.get("date", ""))
    venue = parts.get("journal") or parts.get("container-title") or ""
    return Expected(parts.get("title", ""), reference.authors, year[-1] if year else "", venue)


def page_of(references: Sequence[RenderedReference], *, marked: bool) -> tuple[str, str]:
    """A page that lists references, and its format."""
    if not marked:
        return "Ada Example\n\nPublications\n\n" + "".join(f"{one.text}\n\n" for one in references), "text"
    items = "".join(f"<li>{_marked(one)}</li>\n" for one in references)
    return f"<html><body><h1>Ada Example</h1><h2>Publications</h2><ul>{items}</ul></body></html>", "html"


def _marked(reference: RenderedReference) -> str:
    """The text of a reference with its markup as tags; marks begin and end with parts, so they nest."""
    opened: dict[int, list[str]] = defaultdict(list)
    closed: dict[int, list[str]] = defaultdict(list)
    for start, end, mark in sorted(reference.styles, key=lambda one: (one[0], -one[1])):
        tag = _TAGS.get(mark)
        opened[start].append(f"<{tag}>" if tag else "<a href='https://example.org/w'>")
        closed[end].insert(0, f"</{tag or 'a'}>")
    out = []
    for place in range(len(reference.text) + 1):
        out += [*closed[place], *opened[place], html.escape(reference.text[place : place + 1])]
    return "".join(out)


def wrong_fields(want: Expected, papers: Mapping[str, profparse.Paper]) -> set[str]:
    """The fields of a reference that are not what they should be; only ``found`` if no paper has its title."""
    paper = papers.get(letters(want.title))
    if paper is None:
        return {"found"}
    wrong = set()
    if [letters(author.name) for author in paper.authors] != [letters(name) for name in want.authors]:
        wrong.add("authors")
    if want.year and (paper.date is None or paper.date.edtf[:4] != want.year):
        wrong.add("year")
    if want.venue and not same_venue(letters(want.venue), letters(paper.venue)):
        wrong.add("venue")
    return wrong


def same_venue(want: str, got: str) -> bool:
    """Whether one name stands in the other, and what was read is not much longer, as a whole entry would be."""
    return bool(got) and (want in got or got in want) and len(got) <= 1.6 * len(want) + 12


def read(
    records: Sequence[Mapping[str, Any]], pages: int, seed: int
) -> Iterator[tuple[RenderedReference, set[str], profparse.Paper | None]]:
    """Each reference with a title, the fields of it that were read wrong, and the paper that has its title."""
    rendered = rendered_references(
        records, count=pages * REFERENCES, seed=seed, held_out=True, in_a_row=REFERENCES, noise=False
    )
    for n in range(pages):
        references = [next(rendered) for _ in range(REFERENCES)]
        text, format = page_of(references, marked=n % 2 == 0)
        papers = {letters(paper.title): paper for paper in profparse.parse(text, format=format).papers}
        for reference in references:
            want = expected(reference)
            if want.title:
                yield reference, wrong_fields(want, papers), papers.get(letters(want.title))


def report(records: Sequence[Mapping[str, Any]], pages: int, seed: int, *, wrong: bool) -> float:
    """Print the share of references that are right by type, kind of style and language; give that of all."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for reference, fields, paper in read(records, pages, seed):
        style = "CSL" if reference.style.startswith("csl-") else "people's own"
        first = next(label for label, _, _ in reference.parts if label != "citation-number")
        kinds = f"style: {style}", f"type: {reference.type}", f"language: {reference.language}", f"begins with: {first}"
        for kind in ("all", *kinds):
            rows[kind].update(["asked", *fields, *([] if fields else ["right"])])
        if fields and wrong:
            print(*sorted(fields), "|", reference.style, "|", reference.text, "|", paper and paper.venue, flush=True)
    print("of those that are found:".rjust(71))
    print(f"{'asked':>35}{'right':>9}" + "".join(f"{field:>9}" for field in FIELDS))
    for kind, row in sorted(rows.items(), key=lambda one: (one[0] != "all", one[0].split(":")[0], -one[1]["asked"])):
        found = row["asked"] - row["found"]
        shares = [row["right"] / row["asked"], found / row["asked"]]
        shares += [1 - row[field] / found if found else 0.0 for field in FIELDS[1:]]
        print(f"{kind:28}{row['asked']:>7}" + "".join(f"{share:>9.3f}" for share in shares))
    return rows["all"]["right"] / rows["all"]["asked"]
