"""References in styles of people's own: order, stops, quotes, forms of names and connecting words, all by chance."""

from __future__ import annotations

import random
from collections.abc import Sequence

from profparse.training.rendering.names import names
from profparse.training.rendering.own_fields import (
    Record,
    date,
    details,
    identifiers,
    publisher,
    tail,
    title,
)
from profparse.training.rendering.own_sources import ARTICLES, edited_by, source
from profparse.training.rendering.own_style import OwnStyle, Words
from profparse.training.rendering.pieces import Piece, filled


def own_reference(style: OwnStyle, record: Record, chance: random.Random) -> list[Piece]:
    """A record's pieces in a style of one's own. A title may be left out where journal and volume tell the work."""
    style.chance = chance
    words = style.words(record["language"])
    blocks, dated = _blocks(style, words, record)
    if dated:
        del blocks["date"]
    order = style.one_of("order", style.data["usual_orders"] * 4 + style.data["orders"]).split()
    if record["type"] in ARTICLES and record.get("volume") and style.one_in("no titles of articles", 12):
        order.remove("title")
    wide = style.one_of("stop", style.data["usual_stops"] * 6 + style.data["stops"])
    out = _number(style)
    if style.one_in("notes", 30) and not chance.randrange(3):
        out.append(Piece(chance.choice(words.all("see")) + " "))
    before = ""
    for slot in order:
        block = blocks.get(slot) or []
        if not block:
            continue
        if before:
            out.append(Piece(_stop(style, before, slot, block, wide)))
        out += block
        before = slot
    for block in [*identifiers(style, words, record), *tail(style, words)]:
        out.append(Piece(style.option("stop before the tail") or wide))
        out += block
    if style.one_of("last stop", [True, True, False]):
        out.append(Piece("."))
    return out


def _number(style: OwnStyle) -> list[Piece]:
    if not style.one_in("numbers", 3):
        return []
    form = style.one_of("form of numbers", style.data["numbers"][:6] * 3 + style.data["numbers"])
    number = str(style.chance.randrange(1, 150))
    text = form.format(number)
    if number not in text:
        return [Piece(text), Piece(" ")]
    label = text.rstrip(" -")
    return [Piece(label, "citation-number"), Piece(text[len(label) :] + " ")]


def _date_form(style: OwnStyle) -> tuple[str, str]:
    """What encloses the date where it stands alone, and what follows it if not the usual stop."""
    form = style.one_of("date", style.data["dates"])
    enclosed = form.rstrip(" .,:-")
    return enclosed, form[len(enclosed) :]


def _stop(style: OwnStyle, before: str, slot: str, block: Sequence[Piece], wide: str) -> str:
    """What stands between two slots."""
    if slot == "date" and block[0].text.startswith(("(", "[", "<")):
        return " "
    if before == "date" and _date_form(style)[1]:
        return _date_form(style)[1] + " "
    if before == "author":
        return style.option("stop after authors") or wide
    if before == "title":
        return style.option("stop after titles") or wide
    return style.option("stop after others", f"stop after {before}") or wide


def _blocks(style: OwnStyle, words: Words, record: Record) -> tuple[dict[str, list[Piece]], bool]:
    """The pieces of each slot, and whether the date stands within one of them."""
    printed, in_details = details(style, words, record)
    published, in_publisher = publisher(style, words, record, dated=in_details)
    within, in_source = source(style, words, record, printed, dated=in_details or in_publisher)
    when = date(style, words, record)
    form = _date_form(style)[0]
    blocks = {
        "author": _authors(style, words, record),
        "date": filled(form.replace("{}", "{date}"), {"date": when}) if when else [],
        "title": title(style, record),
        "source": within,
        "publisher": published,
    }
    return blocks, in_details or in_publisher or in_source


def _authors(style: OwnStyle, words: Words, record: Record) -> list[Piece]:
    """The authors; of a work that has none, its editors."""
    people = record.get("author") or []
    if len(people) == 1 and style.one_in("own name left out", 7):
        return []
    if not people:
        return edited_by(style, words, record) if not record.get("container-title") else []
    if len(people) == 1 and style.one_in("the same author", 12) and not style.chance.randrange(3):
        return [Piece(words.one_of("same"), "author", "", True)]
    if 1 < len(people) < 6 and style.one_in("with others", 15):
        listed = names(style, words, people[1:], "author", et_al=bool(record.get("et_al")))
        form = words.one_of("with")
        form = f"({form})" if style.one_in("brackets around others", 2) and "(" not in form else form
        return filled(form.replace("{}", "{names}"), {"names": listed})
    return names(style, words, people, "author", et_al=bool(record.get("et_al")))
