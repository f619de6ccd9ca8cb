"""The word tables of the biography, made ready for look-up: phrases by their first word, and sets of single words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.fields.biography.cjk import tells_cjk
from profparse.fields.biography.words import Words, cut_words, word_set
from profparse.fields.languages import degrees_of_languages, joined, sentence_words, with_names_before
from profparse.patterns import lazy_pattern

_LETTERS = lazy_pattern(r"[^\W\d_]+")


class Phrase(NamedTuple):
    """A known phrase: the words after its first one, its kind, and its level where it is a degree."""

    rest: tuple[str, ...]
    kind: str
    level: str


class Tables(NamedTuple):
    """Everything the biography looks words up in."""

    phrases: dict[str, tuple[Phrase, ...]]
    degrees: dict[str, tuple[Phrase, ...]]
    roles: dict[str, tuple[Phrase, ...]]
    heads: dict[str, str]
    modifiers: frozenset[str]
    student_degrees: frozenset[str]
    honours: frozenset[str]
    honour_modifiers: frozenset[str]
    service_chairs: frozenset[str]
    cancelled_by: frozenset[str]
    titles: frozenset[str]
    of_degree: frozenset[str]
    organization_heads: frozenset[str]
    weak_heads: frozenset[str]
    lower_heads: frozenset[str]  # of languages that write what an organisation is in lower case, behind its name
    unit_heads: frozenset[str]
    known: frozenset[str]
    systems: frozenset[str]
    fields: frozenset[str]
    places: frozenset[str]
    openers: frozenset[str]
    stops: frozenset[str]
    triggers: frozenset[str]
    genitives: frozenset[str]
    date_prepositions: frozenset[str]
    articles: frozenset[str]
    possessives: frozenset[str]
    role_openers: frozenset[str]  # words in lower case that a role may begin with


def _index(rows: Iterable[tuple[str, str, str]]) -> dict[str, tuple[Phrase, ...]]:
    out: dict[str, list[Phrase]] = {}
    for text, kind, level in rows:
        words = text.lower().split() if text.replace(" ", "").isalpha() else _words_of(text)
        out.setdefault(words[0], []).append(Phrase(tuple(words[1:]), kind, level))
    return {first: tuple(sorted(phrases, key=lambda p: -len(p.rest))) for first, phrases in out.items()}


def _words_of(text: str) -> list[str]:
    """The words of a phrase; of one that is letters and blanks alone they are what stands between the blanks."""
    # An elided article ends in an apostrophe and is cut so only before another word.
    return (cut_words(text + "a").lower[:-1] if text.endswith("'") else cut_words(text).lower) or [text]


@cache
def tables() -> Tables:
    """The tables, built once from the data files."""
    biography, roles = load_json("biography"), load_json("roles")
    degrees, organizations = load_json("degrees"), load_json("organizations")
    plain = ("ABBREVIATIONS", "OPENERS", "STOP")
    kinds = [kind for kind in biography if kind not in plain and kind == kind.upper()]
    more = {**sentence_words(), "ADVISED": joined("advised")}
    heads: dict[str, str] = {}
    foreign = [(text, kind) for key, kind in (("students", "student"), ("roles", "role")) for text in joined(key)]
    for text, kind in foreign:
        if " " not in text:
            heads.setdefault(text, kind)
    for kind in ("service", "role", "student"):
        for word in roles["heads"][kind]:
            heads[word] = kind
    degree_rows = [
        (text, group, level)
        for group in ("abbreviations", "words")
        for level, texts in degrees[group].items()
        for text in texts
    ]
    degree_rows += [(text, "words", level if level != "other" else "") for text, level in degrees_of_languages()]
    role_rows = [(text, kind, "") for text, kind in foreign if " " in text]
    role_rows += [(text, kind, "") for kind, texts in roles["phrases"].items() for text in texts]
    triggers = {word for word in heads if heads[word] != "service"} | word_set("triggers")
    for text, *_ in degree_rows:
        triggers.update(
            part for part in _LETTERS.findall(text) if len(part) > 2 and part not in ("science", "arts", "the")
        )
    for kind in ("EARN", "GRADUATE", "STUDY", "JOIN", "INTERN", "ADVISED", "PURSUE"):
        for text in biography[kind]:
            parts = _LETTERS.findall(text)
            if len(parts) == 1 and parts[0] not in word_set("common_verbs"):
                triggers.add(parts[0])
    triggers.update(
        part for text, *_ in role_rows for part in _LETTERS.findall(text) if len(part) > 3 and not part.isascii()
    )
    sets = {name: frozenset(organizations[name]) for name in ("known", "systems", "places", "weak_heads")}
    sets["fields"] = frozenset((*organizations["fields"], *joined("fields")))
    roles_found = _index(role_rows)
    modifiers, student_degrees = frozenset(roles["modifiers"]), frozenset(degrees["student_degrees"])
    return Tables(
        phrases=_index((text, kind, "") for kind in kinds for text in (*biography[kind], *more.get(kind, ()))),
        degrees=_index(degree_rows),
        roles=roles_found,
        heads=heads,
        modifiers=modifiers,
        student_degrees=student_degrees,
        honours=frozenset(roles["honours"]),
        honour_modifiers=frozenset(roles["honour_modifiers"]),
        service_chairs=frozenset(roles["service_chairs"]),
        cancelled_by=frozenset(roles["cancelled_by"]),
        titles=frozenset(roles["titles"]),
        of_degree=frozenset(degrees["of_degree"]),
        lower_heads=frozenset(joined("organizations", behind) if (behind := with_names_before()) else ()),
        organization_heads=frozenset((*organizations["heads"], *joined("organizations"))),
        unit_heads=frozenset((*organizations["units"], *joined("units"))),
        openers=frozenset(biography["OPENERS"]),
        stops=frozenset(biography["STOP"]),
        triggers=frozenset(triggers),
        role_openers=modifiers.union(student_degrees, heads, roles_found),
        **sets,
        **{name: word_set(name) for name in ("genitives", "date_prepositions", "articles", "possessives")},
    )


def longest(index: dict[str, tuple[Phrase, ...]], words: Words, at: int) -> tuple[Phrase, int] | None:
    """The longest phrase of a table that begins at a word, and the index after it; None where none does."""
    lower = words.lower
    found = index.get(lower[at])
    if found is None:
        return None
    following = lower[at + 1] if at + 1 < len(lower) else ""
    for phrase in found:
        rest = phrase.rest
        size = len(rest)
        if not size or (rest[0] == following and (size == 1 or tuple(lower[at + 1 : at + 1 + size]) == rest)):
            return phrase, at + 1 + size
    return None


def says_something(text: str) -> bool:
    """Whether a text holds a word that a position or a degree is told with; a cheap test before any other."""
    return not tables().triggers.isdisjoint(_LETTERS.findall(text.lower())) or tells_cjk(text)
