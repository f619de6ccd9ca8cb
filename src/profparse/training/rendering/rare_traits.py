"""Traits that are rarer in records than in print: editors, translators, bodies as authors, years in titles."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from profparse.data_files import load_json
from profparse.training.rendering.names import is_eastern

_MOST_EDITORS = 3


def with_rare_traits(record: Mapping[str, Any], other: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """The record, to which ``other`` lends its people and its title by chance."""
    out = dict(record)
    words: dict[str, Any] = load_json("rendered_references")["rare_traits"]
    people = [name for name in other.get("author", ()) if "given" in name]
    if people and "editor" not in out and _has_editors(out, chance):
        out["editor"] = people[:_MOST_EDITORS]
    elif people and out["type"] == "book" and not chance.randrange(12):
        out["translator"] = people[:1]
    if out["type"] in ("report", "webpage", "book") and out.get("publisher") and not chance.randrange(10):
        out["author"] = [{"literal": out["publisher"]}]
    elif out["type"] == "book" and not chance.randrange(25):
        out["author"] = [{"literal": chance.choice(words["single_names"])}]
    elif not chance.randrange(40):
        out.pop("author", None)
    if out["type"] == "book" and not chance.randrange(25):
        out["edition"] = chance.choice(words["editions"])
    for role in ("author", "editor"):
        if role in out:
            out[role] = [_compound(name, people, words, chance) for name in out[role]]
    out["title"] = _title(out, other, words, chance)
    return out


def _compound(
    name: Mapping[str, str], people: Sequence[Mapping[str, str]], words: Mapping[str, Any], chance: random.Random
) -> Mapping[str, str]:
    """A name; now and then with a particle, or with a second family name of one of the people."""
    if "given" not in name or " " in name["family"] or is_eastern(name["family"]) or chance.randrange(10):
        return name
    if chance.randrange(2) or not people:
        particle = chance.choice(words["particles"])
        return {**name, "family": particle + ("" if particle[-1] in "-'" else " ") + name["family"]}
    second = chance.choice(people)["family"].split()[-1]
    return {**name, "family": name["family"] + chance.choice((" ", " ", "-")) + second}


def _has_editors(record: Mapping[str, Any], chance: random.Random) -> bool:
    """Whether a chapter, a paper or a book is to have editors."""
    odds = {"chapter": 2, "paper-conference": 6, "book": 12}.get(record["type"], 0)
    return bool(odds) and not chance.randrange(odds)


def _title(record: Mapping[str, Any], other: Mapping[str, Any], words: Mapping[str, Any], chance: random.Random) -> str:
    """The title; now and then with years in it, or that of a review of the other work."""
    title: str = record["title"].rstrip(". ")
    year = chance.randrange(1450, 2000)
    if not chance.randrange(25):
        form = chance.choice(words["years_in_titles"])
        return str(form.format(title=title, year=year, later=year + chance.randrange(1, 60), short=year % 100))
    names = other.get("author", ())
    if record["type"] == "article-journal" and names and not chance.randrange(40):
        name = " ".join(part for part in (names[0].get("given"), names[0].get("family")) if part)
        return str(chance.choice(words["reviews"]).format(title=other["title"].rstrip(". "), name=name))
    return title
