"""The entries of annotated pages as rows for the model of references, and the lines of such pages that are none.

Gold says records, not kinds of tokens. Titles, names, venues and years are found in the lines of their entry by their
letters and digits; signs beside them belong to no field; what that leaves open stays out of the loss.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from profparse.fields.citation.tokens import Tokens, tokens_of
from profparse.fields.links import is_target
from profparse.pieces import read_page
from profparse.pieces.formats import detect_format
from profparse.pieces.line import Line, Page
from profparse.training.reference_labels import is_sign

MOST_LINES = 8  # of an entry: what lies further from its title is not looked at
_AROUND = 1_200  # letters around a title in which the entry's other fields are looked for
_SHORT = 40  # code points of a link that names a file


class GoldPage(NamedTuple):
    """A page with its gold; ``group`` is its repository, by which pages are held out together."""

    name: str
    group: str
    page: Page
    gold: Mapping[str, Any]


class Entry(NamedTuple):
    """The lines of one gold entry, ``first`` to ``last`` of its page, and the entry."""

    first: int
    last: int
    gold: Mapping[str, Any]


def folded(text: str) -> str:
    """The letters and digits of a text, without case and accents: by these gold is compared."""
    return "".join([c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum()])


def repositories_of(folder: Path) -> dict[str, str]:
    """The repository of each page of a folder, by its id; nothing where the folder has no ``manifest.jsonl``."""
    manifest = folder / "manifest.jsonl"
    rows = manifest.read_text("utf-8").splitlines() if manifest.exists() else []
    return {row["id"]: row["repo"] for row in map(json.loads, rows)}


def gold_pages(folder: Path) -> Iterator[GoldPage]:
    """The annotated pages of a folder with ``gold/``, ``texts/`` and, where there is one, ``manifest.jsonl``."""
    groups = repositories_of(folder)
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (folder / "texts" / gold["source"]).read_bytes().decode("utf-8", errors="replace")
        page = read_page(text, detect_format(text, gold["source"]))
        yield GoldPage(path.stem, groups.get(path.stem, path.stem), page, gold)


def entries_of(page: Page, papers: Sequence[Mapping[str, Any]]) -> list[Entry]:
    """Where the entries of gold stand among a page's lines, in page order; those that are not found are left out."""
    lines = page.lines
    starts: list[int] = []
    at = 0
    keys = [folded(line.text) for line in lines]
    for text in keys:
        starts.append(at)
        at += len(text)
    whole = "".join(keys)

    def line_at(offset: int) -> int:
        return bisect_right(starts, offset) - 1

    found: list[tuple[int, int, int, Mapping[str, Any]]] = []
    place = 0
    for paper in papers:
        title = folded(paper.get("title") or "")
        offset = whole.find(title, place) if title else -1
        if title and offset < 0:
            offset = whole.find(title)
        if offset < 0:
            continue
        own = line_at(offset)
        first, last = own, line_at(offset + len(title) - 1)
        low = max(0, offset - _AROUND)
        near = whole[low : offset + len(title) + _AROUND]
        for value in (*(paper.get("authors") or ()), paper.get("venue") or ""):
            part = folded(value)
            if len(part) < 4:
                continue
            best = min([(abs(low + k - offset), low + k) for k in _places(near, part)], default=(0, -1))[1]
            if best >= 0 and abs(line_at(best) - own) < MOST_LINES:
                first, last = min(first, line_at(best)), max(last, line_at(best + len(part) - 1))
        found.append((first, last, offset, paper))
        place = offset + len(title)
    found.sort(key=lambda row: row[2])
    out: list[Entry] = []
    for n, (first, last, offset, paper) in enumerate(found):
        own = line_at(offset)
        if n:
            first = min(own, max(first, line_at(found[n - 1][2]) + 1))
        if n + 1 < len(found):
            last = max(own, min(last, line_at(found[n + 1][2]) - 1))
        if not out or first > out[-1].last:
            out.append(Entry(first, last, paper))
    return out


def _places(text: str, part: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def entry_kinds(lines: Sequence[Line], tokens: Tokens, gold: Mapping[str, Any]) -> list[str | None]:
    """The kinds of an entry's tokens as far as its gold decides them, else None."""
    size = len(tokens.words)
    kinds: list[str | None] = [None] * size
    keys = [folded(word) for word in tokens.words]
    title = _find(keys, folded(gold.get("title") or ""), kinds)
    if title is None:
        return kinds
    _mark(kinds, title, "TITLE", "TITLE_MORE")
    after = 0
    names: list[tuple[int, int]] = []
    for name in gold.get("authors") or ():
        found = _find(keys, folded(name), kinds, after) or _find(keys, folded(name), kinds)
        if found is not None:
            start, end = found
            if end < size and tokens.words[end] == "." and kinds[end] is None and len(keys[end - 1]) < 3:
                found = start, end + 1  # the stop of an initial
            _mark(kinds, found, "AUTHOR", "AUTHOR_MORE")
            after = found[1]
            names.append(found)
    for (_, end), (start, _) in pairwise(names):
        if 0 <= start - end <= 4 and not any(kinds[end:start]):
            kinds[end:start] = ["BETWEEN"] * (start - end)
    venue = _find(keys, folded(gold.get("venue") or ""), kinds)
    if venue is not None:
        _mark(kinds, venue, "VENUE", "VENUE_MORE")
    if gold.get("year"):
        year = str(gold["year"])
        dated = next((n for n in range(size) if kinds[n] is None and keys[n][:4] == year), None)
        if dated is not None:
            kinds[dated] = "DATE"
    for n in range(size):
        if kinds[n] is not None:
            continue
        kind = _of_link(lines, tokens, n) if "l" in tokens.styles[n] else None
        if kind is not None:
            kinds[n] = kind
        elif is_sign(tokens.words[n]) and not (n and tokens.words[n] == "." and len(keys[n - 1]) < 3):
            kinds[n] = "OTHER"
    return kinds


def _of_link(lines: Sequence[Line], tokens: Tokens, n: int) -> str | None:
    """What a token of a link outside the known fields is: part of an address that is printed, or of a label."""
    number, start, _ = tokens.places[n]
    line = lines[number]
    for link in line.links:
        if link.start <= start < link.end and is_target(link.url):
            shown = line.text[link.start : link.end].lower()
            if shown.startswith(("http", "doi", "10.", "arxiv:", "www.")):
                return "IDENTIFIER"
            return "LINK" if len(shown) <= _SHORT else None
    return None


def _find(
    keys: Sequence[str], wanted: str, kinds: Sequence[str | None], after: int = 0
) -> tuple[int, int] | None:
    """The first run of free tokens, from token ``after`` on, whose letters and digits are those wanted."""
    if not wanted:
        return None
    for first in range(after, len(keys)):
        if keys[first] and wanted.startswith(keys[first]) and kinds[first] is None:
            place, n = 0, first
            while n < len(keys) and kinds[n] is None and wanted.startswith(keys[n], place):
                place += len(keys[n])
                n += 1
                if place == len(wanted):
                    return first, n
    return None


def _mark(kinds: list[str | None], place: tuple[int, int], first: str, more: str) -> None:
    start, end = place
    kinds[start:end] = [first, *[more] * (end - start - 1)]


def page_rows(pages: Sequence[GoldPage]) -> Iterator[tuple[str, Tokens, list[str | None]]]:
    """Rows of all entries of pages, and of their lines that are no entry: those are prose."""
    for one in pages:
        papers = one.gold.get("papers")
        if papers is None:
            continue
        lines = one.page.lines
        entries = entries_of(one.page, papers)
        taken: set[int] = set()
        for entry in entries:
            own = lines[entry.first : entry.last + 1]
            taken.update(range(entry.first, entry.last + 1))
            tokens = tokens_of(own)
            if tokens.words and not entry.gold.get("optional"):
                yield one.group, tokens, entry_kinds(own, tokens, entry.gold)
        if len(entries) < len([paper for paper in papers if not paper.get("optional")]):
            continue  # some entry was not found, so that what seems to be none may be one
        near = {n for entry in entries for n in range(entry.first - 1, entry.last + 3)}
        for n, line in enumerate(lines):
            if n not in taken and n not in near and not line.hidden:
                tokens = tokens_of([line])
                if len(tokens.words) > 2:
                    yield one.group, tokens, ["PROSE"] * len(tokens.words)
