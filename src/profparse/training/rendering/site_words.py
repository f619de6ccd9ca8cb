"""What sites say around their records, and abstracts: the wording that rendered pages draw from."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from profparse.data_files import load_json
from profparse.training.rendering.run_together import Record

_GIVEN: list[str] = []  # abstracts that pages are rendered with
_PROSE: list[str] = []  # what people say of themselves


def given(abstracts: Sequence[str], prose: Sequence[str]) -> None:
    """Let pages be rendered with these abstracts too, and with this prose."""
    _GIVEN[:] = abstracts
    _PROSE[:] = prose


def prose(chance: random.Random) -> list[str]:
    """Some of the prose, at most three pieces."""
    return [chance.choice(_PROSE) for _ in range(chance.randrange(1, 4))] if _PROSE else []


@cache
def words_of_sites() -> Mapping[str, Any]:
    """The wording that sites draw from, by what it is."""
    words: Mapping[str, Any] = load_json("rendered_listings")
    return words


def organization(chance: random.Random) -> str:
    """An invented organisation."""
    words = words_of_sites()
    return str(filled(chance.choice(words["organizations"]), chance))


def filled(words: str, chance: random.Random, more: str = "") -> str:
    """Words with their gaps filled: large and small numbers, a name, a month's number, a place, a subject, ``more``."""
    table = words_of_sites()
    given = (chance.randrange(1000, 9999), chance.randrange(1, 400), chance.choice("abcdefgh") * 2 + "x",
             f"{chance.randrange(10, 26)}{chance.randrange(1, 13):02d}")  # fmt: skip
    return words.format(
        *given, town=chance.choice(table["towns"]), subject=chance.choice(table["subjects"]), words=more
    )


def abstract(title: str, others: Sequence[Record], sentences: int, chance: random.Random) -> str:
    """Some sentences: of a given abstract, or made with words of the title and of other titles."""
    if _GIVEN and chance.random() < 0.6:
        text = chance.choice(_GIVEN)
        start = text.find(". ", chance.randrange(len(text))) + 2 if chance.random() < 0.4 else 0
        out = [text[start : start + chance.choice((150, 300, 700, 1500))]]
    else:
        out = []
        for n in range(sentences):
            words = (title if not n else chance.choice(others)["title"]).split()
            start = chance.randrange(max(1, len(words) - 2))
            subject = " ".join(words[start : start + chance.randrange(2, 8)]).rstrip(".?!,:")
            made = chance.choice(words_of_sites()["sentences"])
            out.append(made.replace("{}", subject if chance.random() < 0.3 else subject.lower()))
    if chance.random() < 0.25:  # what only some fields' abstracts have
        words = " ".join(out).split(" ")
        for formula in chance.sample(words_of_sites()["formulas"], 3):
            words.insert(chance.randrange(len(words) + 1), formula)
        out = words
    return " ".join(out) + chance.choice(("", "", "", "…", " ..."))
