"""Cutting an entry's lines into segments: at sentence ends, commas, quotes, brackets, dashes, bars and markup's edges.

A segment is a stretch of one line's visible text that no field boundary is likely to run through. What parts it from
the segment before is kept, for it tells whether a field goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from profparse.boundary.lexicon import lexicon
from profparse.fields.citation.cuts import Cut, Separator, cuts_of
from profparse.fields.citation.names import MARKS, NameEvidence, name_evidence
from profparse.fields.citation.words import is_labelled
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.records import NamedTuple

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


#: A piece of a line between two cuts: its place, what parts it from the piece before, and the bracket around it.
Piece = tuple[int, int, Separator, str]
_PARTS_OF_NAMES = frozenset({"name", "surname", "initials"})
_OPEN = frozenset({"line", "stop", "shut"})  # behind these an author may stand alone

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
    for n in range(1, len(pieces)):
        start, end, _, shell = pieces[n]
        if shell != "round" or end - start > 10 or not _EDITORS.match(text, start, end):
            continue
        for k in range(n - 1, max(-1, n - MOST_EDITORS), -1):
            if text[pieces[k][0] : pieces[k][0] + 3].casefold() in _IN:
                close = pieces[n + 1][0] if n + 1 < len(pieces) else len(text)
                while text[close - 1] in _TRIM:
                    close -= 1
                merged = (pieces[k][0], max(close, end), pieces[k][2], "")
                return [*pieces[:k], merged, *_with_editors(text, pieces[n + 1 :])]
    return pieces


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


_STOP = lazy_pattern(r"\.(?=\s|$)(?!\s[^\W\d_]\.)")  # none before an initial
LONGEST_LIST = 3000  # code points
MOST_TRIED = 40  # full stops, each of which may be of initials


def semicolon_names(text: str) -> tuple[int, int]:
    """Where a list `Surname, Given; Surname, Given` that opens a line ends, and how many it names; zeros for none."""
    size = len(text)
    marked = min((place for sign in "(:“\"" if (place := text.find(sign, 0, LONGEST_LIST)) > 0), default=size)
    for stop in islice(_STOP.finditer(text, text.find(";"), min(marked, LONGEST_LIST)), MOST_TRIED):
        if people := _people(text[: stop.start()]):
            return stop.start(), people
    people = _people(text[:marked]) if marked <= LONGEST_LIST else 0
    return (marked, people) if people else (0, 0)


def _people(text: str) -> int:
    """How many people a text names that is `Surname, Given; Surname, Given` and nothing else; 0 for any other."""
    parts = text.split(";")
    if not text[:1].isalpha():
        return 0  # a number before the names
    for part in parts:
        family, _, given = part.strip(" ,.&").removeprefix("and ").removeprefix("und ").partition(", ")
        words = [*family.split(), *given.split()]
        if not family or not given or "," in given or len(words) > 7:
            return 0
        if any(word[0].isdigit() or (word.islower() and len(word) > 4) for word in words):
            return 0
        if any(word[-1] == "." and len(word) > 3 and "." not in word[:-1] for word in words[:-1]):
            return 0  # a title before the names
    return len(parts) if len(parts) > 1 else 0


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
    inverted = _inverted(text, pieces, evidence)
    out: list[Segment] = []
    n = 0
    last_interval = -1
    cursor = 0
    while n < len(pieces):
        start, end, before, shell = pieces[n]
        names = evidence[n]
        size = 1
        if not shell and not (before == "line" and names.score < SURE and _set_apart(text[start:end], end, intervals)):
            size, names = _run(pieces, evidence, n, inverted)
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


def _inverted(text: str, pieces: Sequence[Piece], evidence: Sequence[NameEvidence]) -> frozenset[int]:
    """The pieces that are surnames with given names in the next one: `Sample, Ada; Case, Bo`, or one author alone."""
    out = set()
    for n in range(len(pieces) - 1):
        if pieces[n + 1][2] != "comma" or evidence[n].people != 1 or evidence[n + 1].kind not in _PARTS_OF_NAMES:
            continue
        before = text[pieces[n - 1][1] : pieces[n][0]] if n else ""
        within = text[pieces[n][1] : pieces[n + 1][0]]
        after = text[pieces[n + 1][1] : pieces[n + 2][0]] if n + 2 < len(pieces) else ""
        listed = ";" not in within and (";" in before or ";" in after)
        if listed or _is_alone(text, pieces, evidence, n):
            out.add(n)
    if len(pieces) > 1 and _opens_inverted(text, pieces, evidence):
        out.add(0)
    return frozenset(out)


_JOINT = lazy_pattern(r" (?:and|und|et|y|&) ")


def _opens_inverted(text: str, pieces: Sequence[Piece], evidence: Sequence[NameEvidence]) -> bool:
    """Whether the first author of several stands with the surname first: `Sample, Ada, and Bo Case`."""
    first, second = evidence[0], evidence[1]
    if first.kind != "surname" or pieces[1][2] != "comma" or " " in text[pieces[0][0] : pieces[0][1]]:
        return False
    given, *others = _JOINT.split(text[pieces[1][0] : pieces[1][1]], maxsplit=1)
    if not others:
        more = evidence[2] if len(pieces) > 2 and pieces[2][2] == "comma" else None
        if more is None or more.kind != "name" or more.score < 0.5:
            return False
    words = given.split()
    return (
        0 < len(words) < 4
        and second.people > 0
        and ((lexicon().given[words[0]] or 0.0) > 0.5 or "-" in words[0])
        and (len(words) == 1 or all(len(word.rstrip(".")) == 1 or "-" in word for word in words[1:]))
    )


def _is_alone(text: str, pieces: Sequence[Piece], evidence: Sequence[NameEvidence], n: int) -> bool:
    """Whether two pieces are one author, the surname first, with nobody beside: `Sample, Ada.`"""
    if evidence[n].kind != "surname" or evidence[n + 1].kind != "surname" or pieces[n][2] not in _OPEN:
        return False
    if n + 2 < len(pieces) and pieces[n + 2][2] == "comma":
        return False
    given = text[pieces[n + 1][0] : pieces[n + 1][1]].rstrip(".").split()[0]
    return evidence[n + 1].score > 0.4 or (lexicon().given[given] or 0.0) > 1.0


def _run(
    pieces: Sequence[Piece],
    evidence: Sequence[NameEvidence],
    n: int,
    inverted: frozenset[int] = frozenset(),
) -> tuple[int, NameEvidence]:
    """How many pieces from the ``n``-th on are one list of names, and what they come to."""
    count = 0
    total = 0.0
    k = n
    while k < len(pieces) and (k == n or (pieces[k][2] in ("comma", "edge", "dash") and not pieces[k][3])):
        kind, names, score = evidence[k]
        following = (
            evidence[k + 1] if k + 1 < len(pieces) and pieces[k + 1][2] == "comma" and not pieces[k + 1][3] else None
        )
        if k in inverted or (kind in ("surname", "name") and following is not None and following.kind == "initials"):
            more = max(evidence[k + 1].people - 1, 0) if k in inverted else 0
            count += 1 + more
            total += 0.97 * (1 + more)
            k += 2
        elif kind == "name" and (
            score >= 0.6
            or (score >= 0.35 and following is not None and following.score > 0.6 and (k > n or pieces[n][2] == "line"))
            or (score >= 0.35 and count > 1 and k == len(pieces) - 1)  # the last of a list that ends its line
        ):
            count += names
            total += score * names
            k += 1
        elif kind in ("etal", "glue") and k > n:
            k += 1
        elif kind == "group" and k > n and count:
            count += 1
            total += 0.8
            k += 1
        elif kind == "surname" and k > n and count and following is not None and following.kind == "name":
            count += 1
            total += 0.6
            k += 1
        else:
            break
    size = k - n
    if size <= 1 and not count:
        return 1, evidence[n]
    if not size:
        return 1, evidence[n]
    return size, NameEvidence("name", count, total / max(1, count))
