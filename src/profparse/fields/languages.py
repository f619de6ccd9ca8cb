"""The words that careers are told with in each language: one file of ``data/languages`` for each, all read together.

A file's keys: ``roles``, ``students`` and, by level, ``degrees``; what ``organizations`` and their parts (``units``)
are called, and whether that stands behind names (``organizations_behind_names``); ``fields`` of study; words before an
advisor (``advised``); ``now`` and ``since``; headings over ``positions`` and ``education``; and ``words`` of sentences,
by the kinds of ``data/biography.json``. An entry in ``*`` also has the language's ``endings``. English is
in the tables that each reader has.

>>> "professorin" in joined("roles"), "доцента" in joined("roles"), "вищої освіти" in joined("education")
(True, True, False)
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from profparse.data_files import DIRECTORY, load_json

FOLDER = "languages"


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that there is a file for, in the order of the alphabet."""
    return tuple(sorted(name[:-5] for name in os.listdir(os.path.join(DIRECTORY, FOLDER)) if name.endswith(".json")))


@cache
def joined(key: str, tags: Sequence[str] = ()) -> tuple[str, ...]:
    """The entries of a key in all languages, or in some, with their endings, each once."""
    out: dict[str, None] = {}
    for language in tags or languages():
        table = load_json(f"{FOLDER}/{language}")
        for entry in table[key]:
            out.update(dict.fromkeys(_forms(entry, table["endings"])))
    return tuple(out)


def _forms(entry: str, endings: Sequence[str]) -> list[str]:
    """An entry, and where it ends in a star also with each of the language's endings."""
    if not entry.endswith("*"):
        return [entry]
    stem = entry[:-1]
    return [stem, *(stem + ending for ending in endings)]


@cache
def with_names_before() -> tuple[str, ...]:
    """The languages that write what an organisation is behind its name, in lower case: ``Sjöstads universitet``."""
    return tuple(tag for tag in languages() if load_json(f"{FOLDER}/{tag}")["organizations_behind_names"])


@cache
def degrees_of_languages(tags: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """The degrees in all languages, or in some, each with its level; one without a level has that of ``other``."""
    out: dict[str, str] = {}
    for language in tags or languages():
        table = load_json(f"{FOLDER}/{language}")
        for level, entries in table["degrees"].items():
            for entry in entries:
                for form in _forms(entry, table["endings"]):
                    out.setdefault(form, level)
    return tuple(out.items())


@cache
def sentence_words() -> Mapping[str, tuple[str, ...]]:
    """The words of sentences in all languages, by their kinds."""
    out: dict[str, dict[str, None]] = {}
    for language in languages():
        words: Mapping[str, Any] = load_json(f"{FOLDER}/{language}")["words"]
        for kind, entries in words.items():
            out.setdefault(kind, {}).update(dict.fromkeys(entries))
    return {kind: tuple(entries) for kind, entries in out.items()}
