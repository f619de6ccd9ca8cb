"""What speaks for each line of a page being part of a record: facts for the fitted model ``lines``.

None of the facts holds a number that prefers. :func:`evidence` gives those of each line of a stretch.

Here: what can be said of a line or a cut. Not here: what it is worth, which is fitted, or what a line is taken for
(:mod:`profparse.layouts.homepage.records`).
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from profparse.layouts.homepage.evidence.atoms import Atom, names_of
from profparse.layouts.homepage.evidence.columns import column_facts
from profparse.layouts.homepage.evidence.cuts import Cut, atoms_of_cuts, cuts_of
from profparse.layouts.homepage.evidence.words import Words, hint_words
from profparse.layouts.homepage.headings import LONGEST, heading_level, is_years, readings
from profparse.pieces.line import Line, Page

__all__ = ["Evidence", "evidence", "names_of"]

#: The facts that a line's neighbours are told by, beside the bundles of their words.
NEAR = frozenset({
    "broken", "gap", "is_years", "ordinal", "cites", "quoted", "labels", "heading", "with", "date=whole", "date=leads",
    "date=trails",
})  # fmt: skip


class Evidence(NamedTuple):
    """The facts of each line, and what facts about runs of lines rest on."""

    facts: list[list[Atom]]
    words: Sequence[Words]
    cuts: Sequence[Cut]
    proposed: Sequence[str | None]


def evidence(lines: Sequence[Line], page: Page, words: Sequence[Words], proposed: Sequence[str | None]) -> Evidence:
    """What speaks for the lines; ``proposed`` are the kinds that the rules of structure propose."""
    levels = [heading_level(line, page) for line in lines]
    walls = [
        level > 0 and (word.dated is None or is_years(line.text))
        for level, line, word in zip(levels, lines, words, strict=True)
    ]
    ways = cuts_of(lines, page, words, walls)
    cuts = atoms_of_cuts(len(lines), ways)
    sections = _sections(lines, page, levels)
    places = _Places(page)
    looks = [(line.kind, line.box >= 0 and page.boxes[line.box][0::2]) for line in lines]
    often = Counter(looks)
    near: list[list[Atom]] = []
    for word, level in zip(words, levels, strict=True):
        own: list[Atom] = [fact for fact in word.facts if fact.__class__ is tuple or fact in NEAR]
        near.append([*own, "heading"] if level else own)
    columns = column_facts(lines, page)
    cut_names = [[f"{atom[1]}={atom[2]}" for atom in atoms] for atoms in cuts]  # type: ignore[index]
    kinds = ["edge", *(kind or "none" for kind in proposed), "edge"]
    out: list[list[Atom]] = []
    count = len(lines)
    for n, line in enumerate(lines):
        facts = [
            *words[n].facts,
            *cuts[n],
            sections[n],
            ("rule", kinds[n], kinds[n + 1], kinds[n + 2]),
            *places.of(line),
            *columns.get(n, ()),
        ]
        if levels[n]:
            facts.append(f"heading={min(levels[n], 7)}")
            facts.append("says=" + readings(line.text.rstrip(":"))[0][0])
        for way in (-2, -1, 1, 2):
            if 0 <= n + way < count:
                facts += [(way, fact) for fact in near[n + way]]
                if -2 < way < 2:
                    facts += [(way, fact) for fact in cut_names[n + way]]
            else:
                facts.append((way, "edge"))
        alike = n > 0 and looks[n] == looks[n - 1]
        into, out_of, tag = places.between(lines[n - 1], line) if n else (0, 0, "")
        facts.append(("step", into, out_of, tag, alike, bisect((2, 3, 6, 12), often[looks[n]])))
        out.append(facts)
    return Evidence(out, words, ways, proposed)


class _Places:
    """Where lines stand among the page's boxes; what is found of a box is kept."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.facts: dict[tuple[int, str], list[Atom]] = {}
        self.steps: dict[tuple[int, int], tuple[int, int, str]] = {}

    def of(self, line: Line) -> list[Atom]:
        """The boxes around a line and the words of their classes."""
        key = line.box, line.hint
        found = self.facts.get(key)
        if found is None:
            boxes = self.page.boxes
            path = self.page.ancestors(line.box)[:6]
            tags = [boxes[box].tag for box in path]
            found = [("place", tags[0] if tags else "none", "/".join(tags[:3]), bisect((1, 3, 6), len(path)))]
            found += [f"hint={word}" for word in hint_words(line.hint)] if line.hint else []
            found += sorted(
                {f"around={word}" for box in path if boxes[box].hint for word in hint_words(boxes[box].hint)}
            )
            found += [f"within={tag}" for tag in ("nav", "footer", "header", "aside") if tag in tags]
            self.facts[key] = found
        return found

    def between(self, before: Line, line: Line) -> tuple[int, int, str]:
        """How many boxes, at most four, end and begin between two lines, and the tag of the outermost that begins."""
        key = before.box, line.box
        found = self.steps.get(key)
        if found is None:
            a, b = self.page.ancestors(line.box), self.page.ancestors(before.box)
            into = _differ(a, b)
            found = self.steps[key] = into, _differ(b, a), self.page.boxes[a[into - 1]].tag if into else ""
        return found


def _differ(a: Sequence[int], b: Sequence[int]) -> int:
    """How many boxes, at most four, around one line do not hold the other."""
    if a == b:
        return 0
    held = set(b)
    return next((n for n, box in enumerate(a[:4]) if box in held), min(4, len(a)))


def _sections(lines: Sequence[Line], page: Page, levels: Sequence[int]) -> list[Atom]:
    """What the headings over each line say, and how far above it the nearest stands."""
    title = next((field.value for field in page.meta if field.key == "title"), "")
    found = readings(title)[0] if title and len(title) <= LONGEST else ("none", 0.9)
    page_says = found[0] if found[1] < UNKNOWN else "none"
    stack: list[tuple[int, str]] = []
    place, nearest, known = -1, "none", "none"
    out: list[Atom] = []
    for n, line in enumerate(lines):
        if levels[n]:
            said, cost = readings(line.text.rstrip(":"))[0]
            says = "sub" if is_years(line.text) else said if cost < UNKNOWN else "unknown"
            while stack and stack[-1][0] >= levels[n]:
                stack.pop()
            stack.append((levels[n], says))
            place, nearest = n, says
            known = next((says for _, says in reversed(stack) if says not in ("sub", "unknown")), "none")
        out.append(
            (
                "section",
                page_says,
                known,
                nearest,
                bisect((1, 2, 4, 12, 40), n - place) if place >= 0 else "none",
                line.kind,
            )
        )
    return out


UNKNOWN = 0.9  # what :func:`readings` gives words that no table has
