"""The pieces of rendered cards, and those that say where a paper appeared, in forms by chance."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from profparse.training.card_papers import card_words


class Piece(NamedTuple):
    """Some text on a card: its kind, its markup, and whether a line ends before it."""

    text: str
    kind: str
    marks: str = ""
    broken: bool = False


def drawn(chance: random.Random, name: str) -> str:
    """One of the words of a name."""
    found: str = chance.choice(card_words()[name])
    return found


def one_in(chance: random.Random, times: int) -> bool:
    return not chance.randrange(times)


def venue(paper: Mapping[str, Any], words: str, chance: random.Random) -> list[Piece]:
    """Where a paper appeared, and when: by itself, or in brackets."""
    found = _counted(paper, chance) if one_in(chance, 9) else _named(paper, words, chance)
    if not one_in(chance, 7):
        return found
    opening, closing = chance.choice(("()", "()", "[]", "[]", "【】"))
    return [Piece(opening, ""), *found, Piece(closing, "")]


def _counted(paper: Mapping[str, Any], chance: random.Random) -> list[Piece]:
    """A volume, the journal and a page, as lawyers and others cite: `74 Journal of Moss 1851 (2021)`."""
    marks = chance.choice(("", "", "i", "b"))
    year = chance.choice((f"Spring {paper['year']}", "forthcoming", *[str(paper["year"])] * 4))
    kind = "STATUS" if year == "forthcoming" else "DATE"
    first = chance.randrange(1, 2000)
    return [
        Piece(str(chance.randrange(1, 140)), "VOLUME"), Piece(" ", ""),
        Piece(paper["acronym"], "VENUE", marks), Piece(chance.choice((" ", " ", ", ")), ""),
        Piece(str(first) if one_in(chance, 2) else f"{first}-{first + chance.randrange(1, 60)}", "PAGES"),
        Piece(" (", ""), Piece(year, kind), Piece(")", ""),
    ]  # fmt: skip


def _named(paper: Mapping[str, Any], words: str, chance: random.Random) -> list[Piece]:
    acronym, year = paper["acronym"], str(paper["year"])
    marks = chance.choice(("", "", "i", "b", "bi"))
    out: list[Piece] = []
    kind = chance.randrange(10)
    if kind < 2:
        out.append(Piece(drawn(chance, "status_before_a_venue"), "STATUS", marks))
        out.append(Piece(" ", "", marks))
    elif one_in(chance, 4):
        out.append(Piece(chance.choice(("In ", "In: ", "in ", "Published in ", "Appears in ")), ""))
    if one_in(chance, 5):
        name = drawn(chance, "preprints")
        out.append(Piece(name, "VENUE", marks))
        if one_in(chance, 2):
            out.append(Piece(chance.choice((" ", ":", ", ")), ""))
            number = f"{chance.randrange(1000, 2513)}.{chance.randrange(99999):05}"
            out.append(Piece(f"arXiv:{number}" if one_in(chance, 2) else number, "IDENTIFIER"))
    elif one_in(chance, 2):
        topic = " ".join(words.split()[: chance.randrange(2, 6)]).strip(",:;.?!")
        form = drawn(chance, "proceedings")
        text = form.format(topic, acronym, chance.randrange(4, 40))
        if year in text or re.search(r"\d{4}", text):
            text = acronym
        out.append(Piece(text, "VENUE", marks))
    else:
        out.append(Piece(acronym, "VENUE", marks))
    if one_in(chance, 12):
        return out
    joint = chance.choice((" ", ", ", " ", " (", "'", ". ", "’", "", " - "))
    shown = year[2:] if joint in ("'", "’") else year
    out.append(Piece(joint, "", marks))
    if one_in(chance, 8) and len(shown) > 2 and joint:
        out.append(Piece(f"{drawn(chance, 'months')} {shown}", "DATE", marks))
    elif joint:
        out.append(Piece(shown, "DATE", marks))
    else:
        out[-2] = Piece(out[-2].text + shown, "VENUE", marks)  # one word: the year is read out of it
    if joint == " (":
        out.append(Piece(")", ""))
    if one_in(chance, 6):
        volume = chance.randrange(1, 90)
        out.append(Piece(chance.choice((", ", ". ", " ", ", vol. ", ", Vol. ")), ""))
        out.append(Piece(f"{volume}({chance.randrange(1, 12)})" if one_in(chance, 2) else str(volume), "VOLUME"))
        if one_in(chance, 2):
            out.append(Piece(chance.choice((":", ", ", ", pp. ", ", pages ")), ""))
            first = chance.randrange(1, 2000)
            out.append(Piece(f"{first}{chance.choice('-–')}{first + chance.randrange(1, 30)}", "PAGES"))
    return out
