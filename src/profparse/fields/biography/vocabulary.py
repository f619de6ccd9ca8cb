"""Words that no person is called by: those of headings, menus and slogans."""

from __future__ import annotations

from functools import cache

from profparse.data_files import load_json
from profparse.fields.biography.tables import tables


@cache
def _common() -> frozenset[str]:
    words: set[str] = set()
    for phrases in load_json("sections").values():
        for phrase in phrases:
            words.update(phrase.split())
    biography = load_json("biography")
    for kind in ("STOP", "ADVERB", "AND", "BE", "SELF_BE", "WORK", "EARN"):
        words.update(word for phrase in biography[kind] for word in phrase.split())
    words.update(load_json("names")["common"])
    return frozenset(words - set(load_json("names")["given"]))


@cache
def section_words() -> frozenset[str]:
    """The phrases that open sections, in every script."""
    return frozenset(phrase for phrases in load_json("sections").values() for phrase in phrases)


@cache
def present_words() -> frozenset[str]:
    """What stands for the present where a period ends."""
    return frozenset(load_json("date_words")["now"] + load_json("date_words")["until_now"])


def is_common(word: str) -> bool:
    """Whether a word belongs to headings and slogans rather than to names."""
    return word in _common()


def is_role_word(word: str) -> bool:
    """Whether a word names a role, and no one is called so."""
    return word in tables().heads and word not in load_json("names")["given"]
