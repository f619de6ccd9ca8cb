"""Lists of names within an entry: which of its pieces are one list, and who of it stands with the surname first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from profparse.boundary.lexicon import lexicon
from profparse.fields.authors import is_given
from profparse.fields.citation.cuts import Piece
from profparse.fields.citation.names import NameEvidence
from profparse.patterns import lazy_pattern

_PARTS_OF_NAMES = frozenset({"name", "surname", "initials"})
_OPEN = frozenset({"line", "stop", "shut"})  # behind these an author may stand alone
_STOP = lazy_pattern(r"\.(?=\s|$)(?!\s[^\W\d_]\.)")  # none before an initial
LONGEST_LIST = 3000  # code points
MOST_TRIED = 40  # full stops, each of which may be of initials
_JOINT = lazy_pattern(r" (?:and|und|et|y|&) ")


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


def inverted_names(text: str, pieces: Sequence[Piece], evidence: Sequence[NameEvidence]) -> frozenset[int]:
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
    return second.people > 0 and is_given(given)


def _is_alone(text: str, pieces: Sequence[Piece], evidence: Sequence[NameEvidence], n: int) -> bool:
    """Whether two pieces are one author, the surname first, with nobody beside: `Sample, Ada.`"""
    if evidence[n].kind != "surname" or evidence[n + 1].kind != "surname" or pieces[n][2] not in _OPEN:
        return False
    if n + 2 < len(pieces) and pieces[n + 2][2] == "comma":
        return False
    given = text[pieces[n + 1][0] : pieces[n + 1][1]].rstrip(".").split()[0]
    return evidence[n + 1].score > 0.4 or (lexicon().given[given] or 0.0) > 1.0


def run_of_names(
    pieces: Sequence[Piece],
    evidence: Sequence[NameEvidence],
    n: int,
    inverted: frozenset[int],
) -> tuple[int, NameEvidence]:
    """How many pieces from the ``n``-th on are one list of names, and what they come to."""
    count = 0
    total = 0.0
    k = n
    while k < len(pieces) and (k == n or (pieces[k][2] in ("comma", "edge") and not pieces[k][3])):
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
    if not size or (size == 1 and not count):
        return 1, evidence[n]
    return size, NameEvidence("name", count, total / max(1, count))
