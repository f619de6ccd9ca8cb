"""A style of one person's own: each choice is made once, by chance, when it is first asked for."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, TypeVar

from profparse.data_files import load_json

_T = TypeVar("_T")


class OwnStyle:
    """The style of a number. The same number makes the same choices, in whatever order they are asked for.

    ``chance`` is for what differs from reference to reference; it is given anew with each.
    """

    def __init__(self, number: int) -> None:
        self.name = f"own-{number:04}"
        self.data: dict[str, Any] = load_json("rendered_references")
        self.chance = random.Random(0)
        self._choices: dict[str, float] = {}

    def one_of(self, key: str, options: Sequence[_T]) -> _T:
        """The option that this style takes in a matter: each is as likely; one that stands twice is twice as likely."""
        choice = self._choices.get(key)
        if choice is None:
            choice = self._choices[key] = random.Random(f"{self.name} {key}").random()
        return options[int(choice * len(options))]

    def option(self, key: str, matter: str = "") -> str:
        """What the style takes of the options of a key in the data file; there, each may say how often it counts.

        Options of one key may be taken in several matters.
        """
        options: list[str] | dict[str, int] = self.data["options"][key]
        listed = [one for one, times in options.items() for _ in range(times)] if isinstance(options, dict) else options
        return self.one_of(matter or key, listed)

    def one_in(self, key: str, count: int) -> bool:
        """Whether this style has a habit that one in so many has."""
        return self.one_of(key, range(count)) == 0

    def words(self, language: str) -> Words:
        """The connecting words beside a reference in a language: of the language, or of the person."""
        hand = self.option("language")
        if language == "en" or language not in self.data["languages"]:
            return Words(self, hand)
        return Words(self, "en" if self.one_in("English words everywhere", 4) else language)

    def joiner(self, form: str, *, eastern: bool) -> str:
        """What stands between names."""
        if eastern:
            return self.option("eastern joiner")
        if self.one_in("joiner of its own", 5):
            joiners: list[str] = self.data["joiners"]
            return self.one_of("joiner", joiners[1:])
        return "; " if form == "family, given" and not self.one_in("commas all through", 3) else ", "

    def last_joiner(self, words: Words, joiner: str, *, eastern: bool) -> str:
        """What stands before the last name."""
        if self.one_in("no conjunction", 4) or joiner.strip() not in (",", ";"):
            return joiner
        conjunction = words.one_of("and")
        if not conjunction[0].isascii() and not conjunction[0].isalpha():
            return conjunction
        if eastern and words.language in ("zh", "ja", "ko"):
            return joiner
        sign = joiner.strip() if self.one_in("comma before the conjunction", 2) else ""
        return f"{sign} {conjunction} "

    def owner(self, count: int) -> int:
        """Which of so many authors is the person, set in bold; -1 for none."""
        return self.chance.randrange(count) if count and self.one_in("bold owner", 4) else -1


class Words:
    """The connecting words of one language as a style uses them."""

    def __init__(self, style: OwnStyle, language: str) -> None:
        self.language = language
        self._style = style
        self._table: dict[str, list[str]] = style.data["languages"][language]

    def all(self, key: str) -> list[str]:
        """All words for a thing."""
        return self._table[key]

    def one_of(self, key: str) -> str:
        """The word that the style has for a thing."""
        return self._style.one_of(f"{self.language} {key}", self._table[key])
