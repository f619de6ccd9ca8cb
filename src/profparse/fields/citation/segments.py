"""Cutting an entry's lines into segments: at sentence ends, commas, quotes, brackets, dashes, bars and markup's edges.

A segment is a stretch of one line's visible text that no field boundary is likely to run through. What parts it from
the segment before is kept, for it tells whether a field goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from profparse.fields.citation.names import MARKS, NameEvidence, name_evidence
from profparse.fields.citation.words import is_labelled, pattern, tables
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.records import NamedTuple

Separator = Literal["line", "stop", "ask", "comma", "dash", "bar", "edge", "open", "shut"]
LONGEST_QUOTE = 400
LONGEST_LINE = 20_000  # code points of a line that is cut; a longer one is no entry
NEAR = 120  # code points before a place that are looked back at
MOST_SEGMENTS = 160  # of an entry; what lies beyond is one segment
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


_SCAN = lazy_pattern(r"[.:?!。．？！,;，；、|·•–—/\"“«「《(\[（【-]|[🏆🔥🎉👑⭐🥇🏅🎤✨📢🌟🥈🥉🚀🎖💡📌📄📑🔗]")
_AFTER_STOP = lazy_pattern(rf"[{re.escape(MARKS)}.?!’”\"]*(?:\s|$)")
_AFTER_COMMA = lazy_pattern(rf"[{re.escape(MARKS)}\d]*(?:\s|$)|[{re.escape(MARKS)}]")
_TOKEN_BEFORE = lazy_pattern(r"[^\s(\[“\"]+$")
_INITIAL_END = lazy_pattern(r"(?:^|[\s.-])[^\W\d_]\.$|(?:^|\s)(?:[^\W\d_]\.-?){2,}$")
_CLOSERS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_QUOTES = {"“": "”", "«": "»", "「": "」", "《": "》", '"': '"'}
_TRIM = " \t,;:.，；、。．：|·•–—-/"


class _Cut(NamedTuple):
    end: int  # where the segment before ends
    start: int  # where the segment after begins
    before: Separator
    shell: str = ""


def segments_of(lines: Sequence[Line]) -> list[Segment]:
    """The segments of an entry's lines, in order."""
    out: list[Segment] = []
    for number, line in enumerate(lines):
        if line.text:
            found = _of_line(number, line)
            if number and found and lines[number - 1].text.endswith(","):
                found[0] = found[0]._replace(before="comma")  # a list that runs over the line's end
            out += found
        if len(out) > MOST_SEGMENTS:
            break
    return out


def _of_line(number: int, line: Line) -> list[Segment]:
    text = line.text
    size = len(text)
    intervals = _intervals(line)
    if (
        size > LONGEST_LINE
        or (size > PROSE and is_prose(text))
        or (number and (is_labelled(text) or is_labelled(text, "abstract")))
    ):
        return [Segment(number, 0, size, text, "line", "", "", line.hint, False, name_evidence(""))]
    listed, people = semicolon_names(text) if ";" in text[:60] else (0, 0)
    cuts = _cuts(text, listed)
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
    cuts.append(_Cut(size, size, "line"))
    pieces: list[tuple[int, int, Separator, str]] = []
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
    return _merged(number, line, pieces, intervals, NameEvidence("name", people, 0.95) if people else None)


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


def semicolon_names(text: str) -> tuple[int, int]:
    """Where a list `Surname, Given; Surname, Given` that opens a line ends, and how many it names; zeros for none."""
    ends = [place for place in (text.find(sign, 0, 3000) for sign in ("(", ":", "“", '"')) if place > 0]
    if not ends:
        return 0, 0
    end = min(ends)
    parts = text[:end].split(";")
    for part in parts:
        family, _, given = part.strip(" ,.&").removeprefix("and ").removeprefix("und ").partition(", ")
        words = [*family.split(), *given.split()]
        if not family or not given or "," in given or len(words) > 7:
            return 0, 0
        if any(word[0].isdigit() or (word.islower() and len(word) > 4) for word in words):
            return 0, 0
    return (end, len(parts)) if len(parts) > 1 else (0, 0)


def _cuts(text: str, skip: int = 0) -> list[_Cut]:
    out: list[_Cut] = []
    place = earlier = 0  # where the running segment and the one before it began
    size = len(text)
    known = tables().abbreviations
    pairs = _pairs(text)
    for match in _SCAN.finditer(text):
        i = match.start()
        if i < skip:
            continue
        c = text[i]
        if c == ",":
            after = _AFTER_COMMA.match(text, i + 1)
            if after or (i and text[i - 1].isalpha() and text[i + 1 : i + 2].isupper()):
                end = after.end() if after else i + 1
                if after and end > i + 1 and end < size and not text[end - 1].isspace():
                    end += 1
                out.append(_Cut(i if text[i + 1 : i + 2].isspace() or end >= size else end, end, "comma"))
                earlier, place = place, end
        elif c == ":":
            if (i - place < 9 and _YEAR_ALONE.match(text, place, i)) or _ends_names(text, place, i, out):
                out.append(_Cut(i, i + 1, "stop"))
                earlier, place = place, i + 1
        elif c in ".?!":
            after = _AFTER_STOP.match(text, i + 1)
            if not after:
                continue
            end = after.end()
            joint = _AND.match(text, end) if c == "." and i - place < 12 else None
            if (
                joint
                and not any(word.islower() for word in text[place:i].split())
                and _INITIAL_END.search(text[max(place, i - 8) : i + 1])
            ):
                # `Sample, B. & Case, C.`: the initials end one name of a list.
                out.append(_Cut(i + 1, joint.end(), "comma"))
                earlier, place = place, joint.end()
                continue
            if c == "." and _is_abbreviation(text, earlier, place, i, end, known):
                continue
            out.append(_Cut(max(i + 1, end - 1) if end < size else size, end, "stop" if c == "." else "ask"))
            place = skip = end
        elif c in "(（[【":
            j = pairs.get(i, -1)
            if j < 0:
                continue
            skip = j + 1
            if _cuts_out(text, i, j, place):
                out.append(_Cut(i, i + 1, "open", "round" if c in "(（" else "square"))
                out.append(_Cut(j, j + 1, "shut"))
                place = j + 1
        elif c in '“«「《"':
            j = _closing_quote(text, i, place)
            if j > 0:
                out.append(_Cut(i, i + 1, "open", "quote"))
                out.append(_Cut(j, j + 1, "shut"))
                place = skip = j + 1
        elif c in ";；，、":
            out.append(_Cut(i, i + 1, "comma"))
            place = i + 1
        elif c in "。．？！":
            out.append(_Cut(i + (c in "？！"), i + 1, "stop"))
            place = i + 1
        elif c in "|·•" or ord(c) > 0x2B00:
            out.append(_Cut(i, i + 1, "bar"))
            place = i + 1
        elif text[i - 1 : i].isspace() and _spaced(text, i):
            j = i + 1
            while j < size and text[j] == c:
                j += 1
            if text[i - 2 : i - 1].isdigit() and text[j + 1 : j + 2].isdigit():
                continue  # pages
            out.append(_Cut(i, j, "bar" if c == "/" else "dash"))
            place = skip = j
    return out


def _ends_names(text: str, place: int, i: int, cuts: Sequence[_Cut]) -> bool:
    """Whether the colon at ``i`` ends the names that open an entry: `Sample, A., Case, B.: Title`."""
    if not 1 < i - place < 60 or any(cut.before != "comma" for cut in cuts) or not text[i + 1 : i + 2].isspace():
        return False
    last = text[place:i]
    if cuts and _INITIALS_ALONE.match(last):
        return True
    if not cuts and "." not in last:
        return False
    sure = 0.75 if "." in last else 0.85  # a full name has to be a known one
    return name_evidence(last).score > sure and (not cuts or name_evidence(text[: cuts[0].end]).people > 0)


def _spaced(text: str, i: int) -> bool:
    j = i + 1
    while text[j : j + 1] == text[i]:
        j += 1
    return text[j : j + 1].isspace()


def _is_abbreviation(text: str, earlier: int, place: int, i: int, after: int, known: frozenset[str]) -> bool:
    """Whether the full stop at ``i`` only shortens a word: an initial, or a word of the table."""
    before = _TOKEN_BEFORE.search(text, max(place, i - 24), i)
    if before is None or after > i + 2:
        return False
    word = before[0]
    following = text[after : after + 1]
    if word.casefold() == "al":
        return bool(following) and (following in "(,;:" or following.islower())
    if len(word.rsplit(".", 1)[-1].rsplit("-", 1)[-1]) == 1 and word[-1].isalpha():
        return not _ends_list(text, earlier, place, before.start(), after)
    if following.isdigit() and len(word) <= 6 and word[:1].isupper():
        return True
    opens = len(word) < 4 and word.isupper() and text[place : before.start()].strip() in ("", "and", "&")
    if opens and following.isupper() and place - earlier >= 2:
        return name_evidence(text[earlier : place - 2]).score > 0.6  # `A. Sample, BC. Case`
    plain = word.strip("()[]*").casefold()
    if plain in known:
        return bool(following) and after < len(text)
    cut = len(plain) < 9 and word[:1].isupper() and plain[-1:] not in "aeiouy"  # words are cut before a vowel
    shortened = _NEXT_SHORTENED.match(text, after) if cut else None
    if shortened and shortened[1].casefold() in known:
        return True
    if len(plain) < 8 and word[:1].isupper() and plain not in tables().title_words and _SHORTENED.match(text, after):
        return True
    return "." in plain and len(plain) <= 4 and plain.replace(".", "").isalpha()


_INITIALS_ALONE = lazy_pattern(r"\W*(?:[^\W\d_]\.[ -]?){1,4}$")
_YEAR_ALONE = lazy_pattern(r"[\s(]*(?:19|20)\d\d[a-z]?[\s)]*$")
_AND = lazy_pattern(r"(?:&|and|und|et|y|og|och|en)\s")
_NEXT_SHORTENED = lazy_pattern(r"([A-Z][a-z]{1,7})\.")
_SHORTENED = lazy_pattern(r"(?:[A-Z][\w-]{0,9}\. ?){1,3}[\d(]|[A-Z][\w-]{0,9} \d")
_INITIAL_FIRST = lazy_pattern(r"\W*(?:[^\W\d_]\.[ -]?)+[^\W\d_]{2,}")
_AND_A_NAME = lazy_pattern(r"[^\W\d_a-z][^\W\d_]+ (?:and|&) (?:[^\W\d_]\w+ )?[^\W\d_]\. ?[^\W\d_]")


def _ends_list(text: str, earlier: int, place: int, start: int, after: int) -> bool:
    """Whether initials end a list of names (``Sample, B. R. Title words``): they follow a comma, and words go on."""
    head = text[max(place, start - NEAR) : start].rstrip()
    if head and not _INITIAL_END.search(head):
        words = head.split()
        # `Sample B. Title`: a surname and its initials without a comma.
        if not (len(words) == 1 and words[0][:1].isupper() and place >= 2 and text[place - 2 : place - 1] in ",;"):
            return False
    elif place < 2 or text[place - 2] not in ",;":
        return False
    else:
        last = text[max(earlier, place - NEAR) : place - 2]
        if len(last.split()) > 3 or _INITIAL_FIRST.match(last):
            return False  # in `A. Sample, B. Case` initials open a name
    if _AND_A_NAME.match(text, after):
        return False
    stop = len(text)
    for sign in (",", ". ", ";", "?"):
        j = text.find(sign, after, after + 160)
        if 0 <= j < stop:
            stop = j
    words = text[after:stop].split()
    if not words or words[0] in ("and", "&") or not (words[0][0].isalnum() or words[0][0] in "“\"'‘"):
        return False
    return len(words) > 2 or any(word.islower() and len(word) > 3 for word in words) or ":" in text[after:stop]


def _pairs(text: str) -> dict[int, int]:
    """Where each bracket that opens closes, for those that close within :data:`LONGEST_QUOTE`; one pass."""
    out: dict[int, int] = {}
    open_ones: list[tuple[int, str]] = []
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign in _CLOSERS:
            open_ones.append((match.start(), _CLOSERS[sign]))
        else:
            for depth in range(len(open_ones) - 1, max(-1, len(open_ones) - 4), -1):
                if open_ones[depth][1] == sign:
                    i = open_ones[depth][0]
                    if match.start() - i < LONGEST_QUOTE:
                        out[i] = match.start()
                    del open_ones[depth:]
                    break
    return out


_BRACKETS = lazy_pattern(r"[()\[\]（）【】]")
_GOES_ON = lazy_pattern(
    r" (?!(?:nos?|nr|vol|pages?|in|with|issue|article|art|to|under|forthcoming|pp?)\b)[a-z]{2,}(?!\w)"
)
_NUMBER = lazy_pattern(r"(?:\d{1,3}|[ivxl]{1,6})$")
_YEARED = lazy_pattern(r"(?:19|20)\d\d|['’]\d\d\b")


def _cuts_out(text: str, i: int, j: int, place: int) -> bool:
    """Whether a bracket stands for itself rather than within a title or name."""
    inner = text[i + 1 : j]
    if not inner.strip():
        return False
    if i == 0 and _NUMBER.match(inner):
        return True
    square = text[i] in "[【"
    blank = i == 0 or not text[i - 1].isalnum()
    if square:
        return blank or inner.strip().casefold() in tables().labels
    if text[j + 1 : j + 2] and (text[j + 1].isalnum() or text[j + 1] in "^-_"):
        return False
    if not blank:
        return False
    after = text[j + 1 : j + 3]
    if len(inner) == 4 and inner.isdigit() and _GOES_ON.match(text, j + 1):
        return False  # `Holmes (1931) revisited`
    if _YEARED.search(inner) or (
        pattern("telling").match(inner) if len(inner) > 40 else pattern("telling").search(inner)
    ):
        return True
    opens = not text[max(place, i - NEAR) : i].strip(' \t"”“')
    ends = not after.strip(" .,;:)")
    return (opens and i > 0) or (ends and len(inner.split()) > 3) or inner.strip().casefold() in tables().labels


def _closing_quote(text: str, i: int, place: int) -> int:
    """Where the quotation that opens a segment at ``i`` closes, or -1 where it does not stand for itself."""
    lead = text[max(place, i - NEAR) : i].rstrip()
    if lead.strip(" \t,.:;(["):
        within = not lead.endswith((".", ",", ":", ")", "]")) and text[i] == '"' and len(lead.split()) > 1
        if within and name_evidence(lead[lead.rfind(",") + 1 :]).score < 0.6:
            return -1
    opening = text[i]
    closing = _QUOTES[opening]
    j = i
    end = min(len(text), i + LONGEST_QUOTE)
    for _ in range(8):
        j = text.find(closing, j + 1, end)
        if j < 0:
            if opening == "“":
                opening, closing, j = '"', '"', i
                continue
            return -1
        after = text[j + 1 : j + 2]
        if after and (after.isalnum() or after in "-:"):
            continue
        rest = text[j + 1 : j + 40].lstrip()
        if (
            after == " "
            and rest[:1].islower()
            and not rest.startswith(("in ", "in:", "with ", "at ", "to appear"))
            and (opening != "《" and text[j - 1] not in ".,?!")
        ):
            return -1
        return j if len(text[i + 1 : j].split()) > 1 or opening in "《「" else -1
    return -1


def _with_edges(text: str, cuts: list[_Cut], edges: Sequence[int]) -> list[_Cut]:
    """The cuts with those at the edges of links and emphasis that fall in no word and beside no other cut."""
    out: list[_Cut] = []
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


def _edge(text: str, edge: int, inside: int, out: list[_Cut]) -> None:
    if edge < inside or (text[edge - 1].isalnum() and text[edge : edge + 1].isalnum()):
        return
    if text[edge - 1] in "-'’" or text[edge : edge + 1] in "-'’" or text[edge : edge + 1] in MARKS:
        return
    if text[edge : edge + 1] in ":)]" and text[edge - 1].isalnum():
        return
    out.append(_Cut(edge, edge, "edge"))


def _merged(
    number: int,
    line: Line,
    pieces: Sequence[tuple[int, int, Separator, str]],
    intervals: Sequence[tuple[int, int, str, str]],
    listed: NameEvidence | None,
) -> list[Segment]:
    """Segments of the pieces; runs of names that commas part are one. ``listed`` are names in the first piece."""
    text = line.text
    evidence = [name_evidence(text[a:b]) for a, b, _, _ in pieces]
    if listed is not None and evidence:
        evidence[0] = listed
    out: list[Segment] = []
    n = 0
    last_interval = -1
    cursor = 0
    while n < len(pieces):
        start, end, before, shell = pieces[n]
        names = evidence[n]
        size = 1
        if not shell:
            size, names = _run(pieces, evidence, n)
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


def _run(
    pieces: Sequence[tuple[int, int, Separator, str]], evidence: Sequence[NameEvidence], n: int
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
        if kind in ("surname", "name") and following is not None and following.kind == "initials":
            count += 1
            total += 0.97
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
