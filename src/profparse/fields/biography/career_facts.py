"""Evidence about the tokens of a career: facts in columns, each of which data weighs.

As with references, a fact is a value in a column; :func:`features` says which features of the weights it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.biography.career_tokens import CareerTokens
from profparse.fields.citation.tokens import shape
from profparse.pieces.line import Line
from profparse.sequence.columns import ColumnFact, Columns, shifted

#: Kinds of known words that are asked of whole lines: roles, students, organisations, degrees, what joins them.
TELLING = frozenset({"R", "S", "O", "K", "U", "A", "V", "D", "Dd", "Dm", "Db", "vSUBJECT", "vSELF_BE", "vEARN", "vAT"})
_STOPS = frozenset(".。;；")


def features(fact: ColumnFact) -> list[str]:
    """The names of the features that a column of :func:`career_facts` and a value in it stand for.

    >>> features(("1", "University"))
    ['1w=university', '1s=Xxx', '1x=ity']
    """
    column, value = fact
    match column:
        case "0":
            low = value.lower()
            return [f"w={low}", f"s={shape(value)}", f"p={low[:3]}"] + [f"x={low[-n:]}" for n in (2, 3, 4)]
        case "-1" | "1":
            return [f"{column}w={value.lower()}", f"{column}s={shape(value)}", f"{column}x={value.lower()[-3:]}"]
        case "-2" | "2":
            return [f"{column}w={value.lower()}", f"{column}s={shape(value)}"]
        case "kinds":
            return [f"f={kind}" for kind in value] + [f"F={' '.join(value)}"]
        case "-3k" | "-2k" | "-1k" | "1k" | "2k" | "3k" | "line" | "above" | "below" | "seen":
            return [f"{column}={kind}" for kind in value]
        case "place":
            section, line, first, words, lines = value
            return [
                f"under={section}", f"is={line}", f"nth={words}", f"row={lines}", f"under={section}{line}",
                f"under={section}{first}",
            ]  # fmt: skip
        case "pair" | "shapes":
            return [f"{column}={'|'.join(value)}"]
        case "kinds<" | "kinds>":
            one, other = value
            return [f"{column}={' '.join(one)}|{' '.join(other)}"]
    return [f"{column}={value}"]


def career_facts(tokens: CareerTokens, lines: Sequence[Line], section: str) -> Columns:
    """The facts about the tokens of a run of lines under a section's heading. Linear in their number."""
    words, kinds = tokens.words, tokens.kinds
    size = len(words)
    lower = [word.lower() for word in words]
    shapes = [shape(word) for word in words]
    numbers = [number for number, _, _ in tokens.places]
    told = _told(tokens, len(lines))
    none: tuple[str, ...] = ()
    columns: Columns = {str(n): shifted(words, n, None) for n in (-2, -1, 0, 1, 2)}
    columns |= {f"{n}k": [value or None for value in shifted(kinds, n, none)] for n in (-3, -2, -1, 1, 2, 3)}
    return columns | {
        "kinds": list(kinds),
        "kinds<": list(zip(shifted(kinds, -1, none), kinds, strict=True)),
        "kinds>": list(zip(kinds, shifted(kinds, 1, none), strict=True)),
        "pair": list(zip(shifted(lower, -1, ""), lower, strict=True)),
        "shapes": list(zip(shifted(shapes, -1, ""), shapes, shifted(shapes, 1, ""), strict=True)),
        "ends": [
            f"{'<' * (before != number)}{'>' * (behind != number)}" or None
            for before, number, behind in zip(
                shifted(numbers, -1, -1), numbers, shifted(numbers, 1, -1), strict=True
            )
        ],
        "line": [told[number] or None for number in numbers],
        "above": [told[number - 1] if number and told[number - 1] else None for number in numbers],
        "below": [told[number + 1] or None if number + 1 < len(told) else None for number in numbers],
        "place": _places(numbers, lines, section),
        **_within(tokens, lower),
        "set": [_style(lines[number], start) for number, start, _ in tokens.places],
        "all": ["-"] * size,
    }  # fmt: skip


def _told(tokens: CareerTokens, count: int) -> list[tuple[str, ...]]:
    """The telling kinds of the words of each line."""
    found: list[set[str]] = [set() for _ in range(count)]
    for (number, _, _), kinds in zip(tokens.places, tokens.kinds, strict=True):
        found[number].update(kind for one in kinds if (kind := one.rstrip("+^$_~")) in TELLING)
    return [tuple(sorted(kinds)) for kinds in found]


def _places(numbers: Sequence[int], lines: Sequence[Line], section: str) -> list[tuple[str, str, bool, int, int]]:
    out: list[tuple[str, str, bool, int, int]] = []
    last, nth = -1, 0
    for number in numbers:
        nth = nth + 1 if number == last else 0
        last = number
        out.append((section, lines[number].kind, not nth, min(nth, 6), min(number, 4)))
    return out


def _within(tokens: CareerTokens, lower: Sequence[str]) -> Columns:
    """What stands before each token in its sentence, how many commas in its line, and whether brackets are open."""
    seen: list[tuple[str, ...]] = []
    commas: list[int] = []
    brackets: list[str | None] = []
    before: set[str] = set()
    count, last, inside = 0, -1, False
    for word, kinds, (number, _, _) in zip(lower, tokens.kinds, tokens.places, strict=True):
        if number != last:
            before, count, last, inside = set(), 0, number, False
        seen.append(tuple(sorted(before)))
        commas.append(min(count, 3))
        brackets.append("(" if inside else None)
        before.update(kind for one in kinds if (kind := one.rstrip("+^$_~")) in TELLING)
        if len(word) == 4 and word.isdigit():
            before.add("year")
        elif word in _STOPS:
            before = set()
        elif word in ",，、":
            count += 1
        elif word in "()（）":
            inside = word in "(（"
    return {"seen": [value or None for value in seen], "commas": commas, "inside": brackets}


def _style(line: Line, place: int) -> str | None:
    """How a token is set: the emphasis around it, and whether it is in a link."""
    if not line.runs and not line.links:
        return None
    found: list[str] = sorted({run.kind for run in line.runs if run.start <= place < run.end})
    if any(link.start <= place < link.end for link in line.links):
        found.append("link")
    return " ".join(found) or None
