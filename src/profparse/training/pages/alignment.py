"""Gold says which records a page holds; :func:`kinds_of_lines` says which of the page's lines each of them takes up.

Every record is found by its letters: papers by title, with authors and venue near it, news by how its text begins,
projects by name. A line that this does not decide is None, and stays out of what is learnt.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from profparse.layouts.homepage.headings import heading_level, is_years
from profparse.layouts.homepage.news import date_label
from profparse.pieces.line import Line, Page

NEAR = 700  # letters from a title within which its authors and venue are looked for
MOST_LINES = 12  # lines that authors or a venue stand from their title at most
LONGEST_TAIL = 14  # lines behind the last known one of an entry that its own box may add

TAIL = 40  # letters at the end of a text that say where it ends

OUTSIDE = "OTHER"


class Letters:
    """The letters and digits of a page's lines in one string, and which line each stands in."""

    def __init__(self, lines: Sequence[Line]) -> None:
        folded = [key(line.text) for line in lines]
        self.starts: list[int] = []
        at = 0
        for text in folded:
            self.starts.append(at)
            at += len(text)
        self.text = "".join(folded)

    def line(self, offset: int) -> int:
        """The number of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def places(self, wanted: str, start: int = 0, end: int | None = None) -> list[int]:
        """Where a text stands, at most forty times."""
        out: list[int] = []
        place = self.text.find(wanted, start, len(self.text) if end is None else end) if wanted else -1
        while place >= 0 and len(out) < 40:
            out.append(place)
            place = self.text.find(wanted, place + 1, len(self.text) if end is None else end)
        return out


def key(text: str | None) -> str:
    """A text's letters and digits, without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text or "").casefold() if c.isalnum())


def kinds_of_lines(lines: Sequence[Line], page: Page, gold: Mapping[str, Any]) -> list[str | None]:
    """The kind of each line: PAPER, NEWS, PROJECT or one of them with _MORE, OTHER, or None where it stays open."""
    letters = Letters(lines)
    out: list[str | None] = [OUTSIDE] * len(lines)
    records = [
        *(("PAPER", *found) for found in _papers(letters, lines, page, gold.get("papers") or [], out)),
        *(("PROJECT", *found) for found in _named(letters, gold.get("projects") or [], "name", out)),
        *(("NEWS", *found) for found in _named(letters, gold.get("news") or [], "text_start", out)),
    ]
    records = _apart(records, lines)
    firsts = {first for _, first, _, _ in records}
    for n, (kind, first, last, optional) in enumerate(records):
        following = records[n + 1][1] if n + 1 < len(records) else len(lines)
        first, box = _grown(lines, page, first, last, firsts, records[n - 1][2] + 1 if n else 0)
        if kind == "NEWS" and first and _labels(lines[first - 1]) and out[first - 1] == OUTSIDE:
            first -= 1
        end = last + 1
        while end < following and end <= last + LONGEST_TAIL and not _opens_other(lines[end], page):
            if box < 0 or box not in page.ancestors(lines[end].box):
                break
            end += 1
        out[first:end] = [None] * (end - first) if optional else [kind] + [f"{kind}_MORE"] * (end - first - 1)
        _leave_open(lines, page, end, following, out, kind)
    for name in ("papers", "news", "projects"):
        if name not in gold:
            out = [None if said == OUTSIDE and lines[n].kind == "item" else said for n, said in enumerate(out)]
    return out


def _leave_open(lines: Sequence[Line], page: Page, end: int, following: int, out: list[str | None], kind: str) -> None:
    """Lines between two records of one list, or behind the last one: some belong to the one before, untold."""
    for n in range(end, min(following, end + 4)):
        if _opens_other(lines[n], page):
            return
        if lines[n].broken or (lines[n].kind in ("text", "cell") and following < len(lines)):
            out[n] = None


def _opens_other(line: Line, page: Page) -> bool:
    return heading_level(line, page) > 0 or is_years(line.text)


def _labels(line: Line) -> bool:
    dated = date_label(line)
    return dated is not None and dated.cut_end - dated.cut_start >= len(line.text) and not is_years(line.text)


def _papers(
    letters: Letters, lines: Sequence[Line], page: Page, papers: Sequence[Mapping[str, Any]], out: list[str | None]
) -> list[tuple[int, int, bool]]:
    """First and last line of each paper that is found; the lines of a title's other places stay open."""
    options: list[list[tuple[float, int]]] = []
    for paper in papers:
        title = key(paper["title"])
        found = []
        for place in letters.places(title):
            low, high = max(0, place - NEAR), place + len(title) + NEAR
            around = letters.text[low:high]
            told = [*[key(name)[-8:] for name in paper.get("authors") or []][:4], key(paper.get("venue"))]
            told = [one for one in told if len(one) > 2]
            share = sum(one in around for one in told) / len(told) if told else 0.5
            found.append((share, place))
        options.append(found)
    chosen = _in_order(options)
    out_rows = []
    for paper, found, place in zip(papers, options, chosen, strict=True):
        if place < 0:
            continue
        title = key(paper["title"])
        first, last = letters.line(place), letters.line(place + len(title) - 1)
        for other in {p for _, p in found} - {place}:
            for n in range(letters.line(other), letters.line(other + len(title) - 1) + 1):
                out[n] = None
        own_first, own_last = first, last
        for text in [*(paper.get("authors") or []), paper.get("venue") or ""]:
            wanted = key(text)
            if len(wanted) < 4:
                continue
            near = letters.places(wanted, max(0, place - NEAR), place + len(title) + NEAR)
            if near:
                best = min(near, key=lambda p: abs(p - place))
                a, b = letters.line(best), letters.line(best + len(wanted) - 1)
                if abs(a - own_first) <= MOST_LINES:
                    first, last = min(first, a), max(last, b)
        for n in range(own_first, first, -1):
            if (lines[n].kind == "item" and not lines[n].broken) or _opens_other(lines[n - 1], page):
                first = n
                break
        for n in range(own_last + 1, last + 1):
            if (lines[n].kind == "item" and not lines[n].broken and lines[n].level <= 1) or _opens_other(
                lines[n], page
            ):
                last = n - 1
                break
        out_rows.append((first, last, bool(paper.get("optional")), own_first))
    out_rows.sort(key=lambda row: row[3])
    kept: list[tuple[int, int, bool]] = []
    for n, (first, last, optional, own) in enumerate(out_rows):
        if n:
            first = min(own, max(first, out_rows[n - 1][3] + 1, kept[-1][1] + 1 if kept[-1][1] < own else 0))
        if n + 1 < len(out_rows):
            last = max(own, min(last, out_rows[n + 1][3] - 1))
        kept.append((first, last, optional))
    return kept


def _in_order(options: Sequence[Sequence[tuple[float, int]]]) -> list[int]:
    """One place for each record: what stands beside it tells, and records keep the page's order where they can."""
    chosen = []
    reached = -1
    for found in options:
        later = [(share + 0.3, -place) for share, place in found if place > reached]
        earlier = [(share, -place) for share, place in found if place <= reached]
        best = max(later + earlier, default=(0.0, 1))
        chosen.append(-best[1])
        reached = max(reached, -best[1]) if best in later else reached
    return chosen


def _named(
    letters: Letters, items: Sequence[Mapping[str, Any]], field: str, out: list[str | None]
) -> list[tuple[int, int, bool]]:
    rows = []
    reached = -1
    for item in items:
        wanted = key(item[field])
        wanted = wanted[:40] if field == "text_start" else wanted
        if not wanted:
            continue
        places = letters.places(wanted)
        starting = [p for p in places if letters.starts[letters.line(p)] == p or field == "text_start"] or places
        later = [p for p in starting if p > reached]
        place = later[0] if later else places[0] if places else -1
        if place < 0:
            continue
        for other in set(starting) - {place}:
            out[letters.line(other)] = None if field == "name" else out[letters.line(other)]
        reached = max(reached, place)
        last = place + len(wanted) - 1
        tail = key(item.get("text"))[-TAIL:]
        if tail:
            last = max(last, letters.text.find(tail, place, place + 2 * len(key(item["text"])) + TAIL) + len(tail) - 1)
        rows.append((letters.line(place), letters.line(last), bool(item.get("optional"))))
    rows.sort()
    return rows


def _apart(records: list[tuple[str, int, int, bool]], lines: Sequence[Line]) -> list[tuple[str, int, int, bool]]:
    """The records in page order, none over another's lines: of two over one line the first named stays."""
    kept: list[tuple[str, int, int, bool]] = []
    taken: set[int] = set()
    for record in records:
        _, first, last, _ = record
        if not taken & set(range(first, last + 1)):
            kept.append(record)
            taken |= set(range(first, last + 1))
    return sorted(kept, key=lambda record: record[1])


def _grown(lines: Sequence[Line], page: Page, first: int, last: int, firsts: set[int], least: int) -> tuple[int, int]:
    """The first line of the box that holds a record and no other, and that box (-1 where there is none)."""
    common = set(page.ancestors(lines[first].box))
    for n in range(first, last + 1):
        common &= set(page.ancestors(lines[n].box))
    path = [box for box in page.ancestors(lines[first].box) if box in common]
    chosen = -1
    for box in path[:4]:
        if page.boxes[box].tag in ("body", "main", "ul", "ol", "table", "tbody", "section"):
            break
        holds = [
            n for n in range(max(0, first - 30), min(len(lines), last + 31)) if box in page.ancestors(lines[n].box)
        ]
        if any(n in firsts and n != first for n in holds) or len(holds) > last - first + 1 + LONGEST_TAIL:
            break
        if any(_opens_other(lines[n], page) and not first <= n <= last for n in holds):
            break
        chosen = box
        first_in = min(holds)
        if first_in < first and first_in >= least:
            first = first_in
    return first, chosen
