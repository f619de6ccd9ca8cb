"""Where an entry's line is cut: at sentence ends, commas, quotes, brackets, dashes and bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from profparse.fields.citation.enclosed import bracket_pairs, closing_quote, stands_apart
from profparse.fields.citation.full_stops import INITIAL_END, is_abbreviation
from profparse.fields.citation.names import MARKS, name_evidence
from profparse.fields.citation.words import tables
from profparse.patterns import lazy_pattern

Separator = Literal["line", "stop", "ask", "comma", "dash", "bar", "edge", "open", "shut"]

_SCAN = lazy_pattern(r"[.:?!。．？！,;，；、|·•–—/\"“«「『《(\[（【-]|[🏆🔥🎉👑⭐🥇🏅🎤✨📢🌟🥈🥉🚀🎖💡📌📄📑🔗]")
_AFTER_STOP = lazy_pattern(rf"[{re.escape(MARKS)}.?!’”\"]*(?:\s|$)")
_AFTER_COMMA = lazy_pattern(rf"[{re.escape(MARKS)}\d]*(?:\s|$)|[{re.escape(MARKS)}]")
_INITIALS_ALONE = lazy_pattern(r"\W*(?:[^\W\d_]\.[ -]?){1,4}$")
_JOINING = "&|and|und|et|y|og|och|en"
_CONJUNCTION = lazy_pattern(rf"\s(?:{_JOINING})\s")
_INITIALS_LAST = lazy_pattern(r"[^\W\d_]{2} [A-Z]{1,3}$")
_YEAR_ALONE = lazy_pattern(r"[\s(]*(?:19|20)\d\d[a-z]?[\s)]*$")
_AND = lazy_pattern(rf"(?:{_JOINING})\s")


class Cut(NamedTuple):
    """A place where a line is cut: what parts the two segments, and in what the second one is enclosed."""

    end: int  # where the segment before ends
    start: int  # where the segment after begins
    before: Separator
    shell: str = ""


#: A piece of a line between two cuts: its place, what parts it from the piece before, and the bracket around it.
Piece = tuple[int, int, Separator, str]


def cuts_of(text: str, skip: int = 0, start: int = 0) -> list[Cut]:
    """The cuts of a line's ``text`` from ``skip`` on, in order; a segment begins at ``start``."""
    out: list[Cut] = []
    place = earlier = start  # where the running segment and the one before it began
    size = len(text)
    known = tables().abbreviations
    pairs = bracket_pairs(text)
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
                out.append(Cut(i if text[i + 1 : i + 2].isspace() or end >= size else end, end, "comma"))
                earlier, place = place, end
        elif c == ":":
            if (i - place < 9 and _YEAR_ALONE.match(text, place, i)) or _ends_names(text, place, i, out):
                out.append(Cut(i, i + 1, "stop"))
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
                and INITIAL_END.search(text[max(place, i - 8) : i + 1])
            ):
                # `Sample, B. & Case, C.`: the initials end one name of a list.
                out.append(Cut(i + 1, joint.end(), "comma"))
                earlier, place = place, joint.end()
                continue
            if c == "." and is_abbreviation(text, earlier, place, i, end, known):
                continue
            out.append(Cut(max(i + 1, end - 1) if end < size else size, end, "stop" if c == "." else "ask"))
            place = skip = end
        elif c in "(（[【":
            j = pairs.get(i, -1)
            if j < 0:
                continue
            skip = j + 1
            if stands_apart(text, i, j, place):
                out.append(Cut(i, i + 1, "open", "round" if c in "(（" else "square"))
                out.append(Cut(j, j + 1, "shut"))
                place = j + 1
        elif c in '“«「『《"':
            j = closing_quote(text, i, place)
            if j > 0:
                # `「title」『journal』`: the double one encloses a title only where no other does.
                shell = "" if c == "『" and "「" in text[:i] else "quote"
                out.append(Cut(i, i + 1, "open", shell))
                out.append(Cut(j, j + 1, "shut"))
                place = skip = j + 1
        elif c in ";；，、":
            out.append(Cut(i, i + 1, "comma"))
            place = i + 1
        elif c in "。．？！":
            out.append(Cut(i + (c in "？！"), i + 1, "stop"))
            place = i + 1
        elif c in "|·•" or ord(c) > 0x2B00:
            out.append(Cut(i, i + 1, "bar"))
            place = i + 1
        elif text[i - 1 : i].isspace() and _spaced(text, i):
            j = i + 1
            while j < size and text[j] == c:
                j += 1
            if text[i - 2 : i - 1].isdigit() and text[j + 1 : j + 2].isdigit():
                continue  # pages
            out.append(Cut(i, j, "bar" if c == "/" else "dash"))
            place = skip = j
    return out


def _ends_names(text: str, place: int, i: int, cuts: Sequence[Cut]) -> bool:
    """Whether the colon at ``i`` ends the names that open an entry: `Sample, A., Case, B.: Title`."""
    if not 1 < i - place < 60 or any(cut.before != "comma" for cut in cuts) or not text[i + 1 : i + 2].isspace():
        return False
    last = text[place:i]
    if cuts and _INITIALS_ALONE.match(last):
        return True
    found = name_evidence(last)
    if not cuts and "." not in last and found.people < 2:
        return False
    behind = bool(cuts) and _are_names(text, cuts)
    if found.people > 1 or (behind and (_AND.match(last) or _INITIALS_LAST.search(last))):
        return found.score > 0.6  # `..., and Bo Case: Title`, `Sample A, Case B: Title`
    if behind:  # `Ada Sample and Bo Case, Wide Tables: How` has its names already
        return found.score > 0.8 and _CONJUNCTION.search(text, 0, cuts[-1].end) is None
    sure = 0.75 if "." in last else 0.85  # a full name has to be a known one
    return found.score > sure and (not cuts or name_evidence(text[: cuts[0].end]).people > 0)


def _are_names(text: str, cuts: Sequence[Cut]) -> bool:
    """Whether all that stands before the last cut are names."""
    ends = [cut.end for cut in cuts]
    starts = [0, *(cut.start for cut in cuts[:-1])]
    return all(name_evidence(text[start:end]).score >= 0.5 for start, end in zip(starts, ends, strict=True))


def _spaced(text: str, i: int) -> bool:
    j = i + 1
    while text[j : j + 1] == text[i]:
        j += 1
    return text[j : j + 1].isspace()
