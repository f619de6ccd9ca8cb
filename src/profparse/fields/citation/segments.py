"""Cutting an entry's lines into segments: at sentence ends, commas, quotes, brackets, dashes, bars and markup's edges.

A segment is a stretch of one line's visible text that no field boundary is likely to run through. What parts it from
the segment before is kept, for it tells whether a field goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.citation.cuts import Cut, Piece, Separator, cuts_of
from profparse.fields.citation.name_lists import inverted_names, run_of_names, semicolon_names
from profparse.fields.citation.names import MARKS, NameEvidence, name_evidence
from profparse.fields.citation.words import is_labelled
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

LONGEST_LINE = 20_000  # code points of a line that is cut; a longer one is no entry
MOST_SEGMENTS = 160  # of an entry; what lies beyond is one segment
SURE = 0.8  # from which score on a piece holds words that are known as names
PROSE = 420  # code points from which a line of running sentences is not cut


class Segment(NamedTuple):
    """``text[start:end]`` of line number ``line``; ``before`` is what parts it from the segment before it.

    ``shell`` tells a bracket or quote around it. ``joined``: one link or run of emphasis holds it and the segment
    before. ``style`` holds letters: ``b`` bold, ``i`` italic, ``u`` underlined, ``l`` link, ``c`` code; ``hint`` are
    class words; ``names`` what its pieces look like as names.
    """

    line: int
    start: int
    end: int
    text: str
    before: Separator
    shell: str
    style: str
    hint: str
    joined: bool
    names: NameEvidence


_TRIM = " \t,;:.，；、。．：|·•–—-/"


#: The segments of lines on their own, by the lines' identities: what was cut to see what a line is serves to read it.
#: A line stands beside its segments, for an identity is only one's own as long as its object lives.
KeptSegments = dict[int, tuple[Line, list[Segment]]]
MOST_KEPT = 2_000  # lines: of a longer page the rest are cut twice, so that its memory stays what it is


def segments_of(lines: Sequence[Line], kept: KeptSegments | None = None) -> list[Segment]:
    """The segments of an entry's lines, in order; those of a line that is ``kept`` are not cut again."""
    out: list[Segment] = []
    for number, line in enumerate(lines):
        if line.text:
            found = _again(number, line, kept) if kept else _of_line(number, line)
            if number and found and lines[number - 1].text.endswith(","):
                found[0] = found[0]._replace(before="comma")  # a list that runs over the line's end
            out += found
        if len(out) > MOST_SEGMENTS:
            break
    return out


def _again(number: int, line: Line, kept: KeptSegments) -> list[Segment]:
    held, found = kept.get(id(line), (None, []))
    if held is not line or (number and _is_labelled(line.text)):
        return _of_line(number, line)
    return [segment._replace(line=number) for segment in found] if number else list(found)


def _is_labelled(text: str) -> bool:
    return is_labelled(text) or is_labelled(text, "abstract")


def _of_line(number: int, line: Line) -> list[Segment]:
    text = line.text
    size = len(text)
    intervals = _intervals(line)
    if size > LONGEST_LINE or (size > PROSE and is_prose(text)) or (number and _is_labelled(text)):
        return [Segment(number, 0, size, text, "line", "", "", line.hint, False, name_evidence(""))]
    listed, people = semicolon_names(text) if ";" in text[:60] else (0, 0)
    if people and text.startswith((".", ":"), listed):  # whatever the stop is behind
        cuts = [Cut(listed + 1, listed + 1, "stop"), *cuts_of(text, listed + 1, listed + 1)]
    else:
        cuts = cuts_of(text, listed)
    edges = sorted(
        {
            offset
            for a, b, _, _ in intervals
            if not (_within_word(text, a) or _within_word(text, b))
            for offset in (a, b)
            if listed <= offset < size and offset
        }
    )
    if edges:
        cuts = _with_edges(text, cuts, edges)
    cuts.append(Cut(size, size, "line"))
    pieces: list[Piece] = []
    place, shell = 0, ""
    before: Separator = "line"
    for cut in cuts:
        start, end = place, cut.end
        while start < end and text[start] in _TRIM:
            start += 1
        if not shell:
            while start < end and text[end - 1] in " \t,;:，；、：|·•–—-/":
                end -= 1
        if start < end:
            pieces.append((start, end, before, shell))
            before = cut.before
        elif _RANK[cut.before] > _RANK[before]:
            before = cut.before
        place, shell = cut.start, cut.shell
    pieces = _with_editors(text, pieces)
    return _merged(number, line, pieces, intervals, NameEvidence("name", people, 0.95) if people else None)


MOST_EDITORS = 24  # pieces that the names before `(eds)` may be cut into
_EDITORS = lazy_pattern(r"(?:eds?|hrsg|hgg?|editors?)\.?$", re.IGNORECASE)


def _with_editors(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with `In: Ada Case and Theo Okafor (eds)` in one: what is named there wrote the volume."""
    out: list[Piece] = []
    first = 0  # of the pieces behind the last such one
    for n, piece in enumerate(pieces):
        start, end, _, shell = piece
        if shell == "round" and end - start <= 10 and _EDITORS.match(text, start, end):
            for k in range(len(out) - 1, max(first - 1, len(out) - MOST_EDITORS), -1):
                opening, _, before, _ = out[k]
                if text[opening : opening + 3].casefold() in _IN:
                    close = pieces[n + 1][0] if n + 1 < len(pieces) else len(text)
                    while text[close - 1] in _TRIM:
                        close -= 1
                    piece = (opening, max(close, end), before, "")
                    del out[k:]
                    first = k + 1
                    break
        out.append(piece)
    return out


_IN = frozenset({"in ", "in:"})


def _within_word(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


_RANK: dict[Separator, int] = {
    "edge": 0,
    "shut": 1,
    "open": 2,
    "comma": 3,
    "dash": 4,
    "bar": 5,
    "ask": 6,
    "stop": 7,
    "line": 8,
}


def is_prose(text: str) -> bool:
    """Whether a long line is running sentences: most of its words in lower case, and more than one full stop."""
    words = text.split()
    lower = sum(word.islower() for word in words)
    return lower * 100 > len(words) * 62 and text.count(". ") >= 2


def _intervals(line: Line) -> list[tuple[int, int, str, str]]:
    """The outermost links and runs of emphasis: start, end, style letters of all that begin there, and hints."""
    found: list[tuple[int, int, str, str]] = []
    for link in line.links:
        if link.start < link.end:
            found.append((link.start, link.end, "l", ""))
    for run in line.runs:
        letter = _STYLES.get(run.kind)
        if letter and run.start < run.end:
            found.append((run.start, run.end, letter, run.hint))
    if not found:
        return []
    found.sort(key=lambda row: (row[0], -row[1]))
    out: list[tuple[int, int, str, str]] = []
    for start, end, letter, hint in found:
        if out and start < out[-1][1]:
            a, b, style, hints = out[-1]
            if end - start > (b - a) * 0.6:
                out[-1] = (a, b, style + letter, f"{hints} {hint}" if hint else hints)
            elif letter == "l" and "l" not in style:
                # A link that opens or closes a run is a piece of its own.
                out.append((start, end, letter, hint))
            continue
        out.append((start, end, letter, hint))
    return out


_STYLES = {"bold": "b", "italic": "i", "underline": "u", "code": "c", "class": "k"}


def _with_edges(text: str, cuts: list[Cut], edges: Sequence[int]) -> list[Cut]:
    """The cuts with those at the edges of links and emphasis that fall in no word and beside no other cut."""
    out: list[Cut] = []
    k = 0
    inside = 0  # the end of the bracket or quote that an edge may lie in
    for n, cut in enumerate(cuts):
        while k < len(edges) and edges[k] < cut.end:
            _edge(text, edges[k], inside, out)
            k += 1
        while k < len(edges) and edges[k] <= cut.start:
            k += 1
        out.append(cut)
        if cut.shell:
            inside = cuts[n + 1].end
            while k < len(edges) and edges[k] < inside:
                k += 1
    while k < len(edges):
        _edge(text, edges[k], inside, out)
        k += 1
    return out


def _edge(text: str, edge: int, inside: int, out: list[Cut]) -> None:
    if edge < inside or (text[edge - 1].isalnum() and text[edge : edge + 1].isalnum()):
        return
    if text[edge - 1] in "-'’" or text[edge : edge + 1] in "-'’" or text[edge : edge + 1] in MARKS:
        return
    if text[edge : edge + 1] in ":)]" and text[edge - 1].isalnum():
        return
    out.append(Cut(edge, edge, "edge"))


def _merged(
    number: int,
    line: Line,
    pieces: Sequence[Piece],
    intervals: Sequence[tuple[int, int, str, str]],
    listed: NameEvidence | None,
) -> list[Segment]:
    """Segments of the pieces; runs of names that commas part are one. ``listed`` are names in the first piece."""
    text = line.text
    evidence = [name_evidence(text[a:b]) for a, b, _, _ in pieces]
    if listed is not None and evidence:
        evidence[0] = listed
    inverted = inverted_names(text, pieces, evidence)
    out: list[Segment] = []
    n = 0
    last_interval = -1
    cursor = 0
    while n < len(pieces):
        start, end, before, shell = pieces[n]
        names = evidence[n]
        size = 1
        if not shell and not (before == "line" and names.score < SURE and _set_apart(text[start:end], end, intervals)):
            size, names = run_of_names(pieces, evidence, n, inverted)
            end = pieces[n + size - 1][1]
        while cursor < len(intervals) and intervals[cursor][1] <= start:
            cursor += 1
        style = hint = ""
        interval = -1
        k = cursor
        while k < len(intervals) and intervals[k][0] < end:
            a, b, letters, words = intervals[k]
            covered = min(b, end) - max(a, start)
            if covered * 10 >= (end - start) * 8:
                style, hint, interval = style + letters, f"{hint} {words}".strip(), k
            k += 1
        joined = interval >= 0 and interval == last_interval
        last_interval = interval
        out.append(Segment(number, start, end, text[start:end], before, shell, style, hint or line.hint, joined, names))
        n += size
    return out


def _set_apart(words: str, end: int, intervals: Sequence[tuple[int, int, str, str]]) -> bool:
    """Whether what opens a line is bold or a link by itself, and longer than most names: a title before its authors."""
    return words.count(" ") > 1 and any(b == end and ("b" in style or "l" in style) for _, b, style, _ in intervals[:1])
