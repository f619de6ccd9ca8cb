"""Pages that list papers: the records in their site's way, and around them menus, notices, persons and a foot."""

from __future__ import annotations

import random
from collections.abc import Sequence

from profparse.training.rendering.listings import Listing, Part
from profparse.training.rendering.run_together import Record
from profparse.training.rendering.site_words import abstract, filled, organization, prose, words_of_sites


def _owned(records: Sequence[Record], others: Sequence[Record], chance: random.Random) -> list[Record]:
    """The records as a person's page has them: this person is among the authors of each, or the only one."""
    owner = chance.choice(others)["author"][0]
    alone = chance.random() < 0.4
    out: list[Record] = []
    for record in records:
        people = [] if alone and chance.random() < 0.8 else list(record["author"])[:8]
        people.insert(chance.randrange(len(people) + 1), owner)
        out.append({**record, "author": people})
    return out


def page(records: Sequence[Record], others: Sequence[Record], chance: random.Random) -> list[Part]:
    """A page with these records, which may be none; ``others`` lend their words to what is no record."""
    site = Listing(others, chance)
    table = words_of_sites()
    if chance.random() < 0.35:
        records = _owned(records, others, chance)
    joins = site.block or site.inline or ("" if site.converter == "glued" else "\n")

    def row(words: Sequence[str], kind: str = "OTHER") -> list[Part]:
        out: list[Part] = []
        for word in site.own(words):
            out += [(filled(word, chance), kind), (joins if chance.random() < 0.8 else site.inline, "")]
        return out

    parts: list[Part] = []
    if chance.random() < 0.7:
        parts += row(chance.sample(table["menu"], chance.randrange(2, 14)))
    if chance.random() < 0.25:
        parts += _person(site, others, joins, chance)
    if chance.random() < 0.7:
        parts += row([chance.choice(table["over"])])
    if chance.random() < 0.4:
        parts += row([chance.choice(table["counted"])])
    if chance.random() < 0.35:
        parts += row(chance.sample(table["sorting"], chance.randrange(1, 8)))
    if chance.random() < 0.25:
        parts += [part for piece in prose(chance) for part in ((piece, "TEXT"), (joins, ""))]
    if not records and chance.random() < 0.5:
        parts += _directory(others, joins, chance)
    if not records or chance.random() < 0.15:
        parts += row(chance.sample(table["notices"], chance.randrange(1, 9)))
        if chance.random() < 0.5:
            parts += [(abstract(chance.choice(others)["title"], others, 3, chance), "TEXT"), (joins, "")]
    for n, record in enumerate(records, 1):
        if n > 1 or parts:
            parts.append((site.between, ""))
        if chance.random() < 0.03:
            parts += [(chance.choice(table["over"]), "OTHER"), (site.between, "")]
        parts += site.record(record, n, others)
    parts.append((site.between, ""))
    if chance.random() < 0.3:
        parts += row(chance.sample(table["sorting"], 2))
    if chance.random() < 0.7:
        parts += row(chance.sample(table["foot"], chance.randrange(1, 10)))
    return parts


def _person(site: Listing, others: Sequence[Record], joins: str, chance: random.Random) -> list[Part]:
    """What a person's page opens with: a name, a place of work, names of others."""
    people = chance.choice(others)["author"]
    shown = [f"{one.get('given', '')} {one.get('family', one.get('literal', ''))}".strip() for one in people]
    out: list[Part] = [(shown[0], "OTHER"), (joins, "")]
    for words in chance.sample(words_of_sites()["prose"], chance.randrange(0, 7)):
        out += [(filled(words, chance), "OTHER"), (joins, "")]
    if chance.random() < 0.6:
        out += [(organization(chance), "OTHER"), (joins, "")]
    if chance.random() < 0.3:
        out += [("Co-authors", "OTHER"), (joins, "")]
        for name in shown[1:6]:
            out += [(f"{name} {chance.randrange(1, 30)}", "OTHER"), (joins, "")]
    return out


def _directory(others: Sequence[Record], joins: str, chance: random.Random) -> list[Part]:
    """The members of an institute: names, places of work, and what they work on."""
    out: list[Part] = []
    for _ in range(chance.randrange(2, 12)):
        one = chance.choice(chance.choice(others)["author"])
        name = f"{one.get('given', '')} {one.get('family', one.get('literal', ''))}".strip()
        topics = [chance.choice(others)["title"].split() for _ in range(chance.randrange(1, 4))]
        works_on = ", ".join(" ".join(words[: chance.randrange(1, 4)]) for words in topics)
        told = chance.choice(("{}", "{}.", "Research interests: {}", "Works on {}.", "Professor. {}"))
        for words in (name, organization(chance), told.format(works_on)):
            if chance.random() < 0.8:
                out += [(words, "OTHER"), (joins, "")]
    return out
