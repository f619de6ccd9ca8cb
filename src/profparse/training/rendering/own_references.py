"""References in styles of people's own: order, stops, quotes, forms of names and connecting words, all by chance."""

from __future__ import annotations

import random
from collections.abc import Sequence

from profparse.training.rendering.names import is_eastern, names
from profparse.training.rendering.own_fields import (
    Record,
    date,
    details,
    edition,
    genre,
    identifiers,
    publisher,
    tail,
    title,
)
from profparse.training.rendering.own_style import OwnStyle, Words
from profparse.training.rendering.pieces import Piece, filled

_ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "article", "review"})


def own_reference(style: OwnStyle, record: Record, chance: random.Random) -> list[Piece]:
    """A record's pieces in a style of one's own. A title may be left out where journal and volume tell the work."""
    style.chance = chance
    words = style.words(record["language"])
    blocks, dated = _blocks(style, words, record)
    if dated:
        del blocks["date"]
    order = style.one_of("order", style.data["usual_orders"] * 4 + style.data["orders"]).split()
    if record["type"] in _ARTICLES and record.get("volume") and style.one_in("no titles of articles", 12):
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
    for block in [*identifiers(style, words, record), *tail(style)]:
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
    when = date(style, words, record)
    form = _date_form(style)[0]
    blocks = {
        "author": _authors(style, words, record),
        "date": filled(form.replace("{}", "{date}"), {"date": when}) if when else [],
        "title": title(style, record),
        "source": _source(style, words, record, printed),
        "publisher": published,
    }
    return blocks, in_details or in_publisher


def _edited(style: OwnStyle, words: Words, record: Record) -> list[Piece]:
    """The editors with the words that call them so."""
    people = record.get("editor") or []
    if not people:
        return []
    listed = names(style, words, people, "editor", et_al=bool(record.get("editor_et_al")))
    form = words.one_of("editors" if len(people) > 1 else "editor")
    return filled(form.replace("{}", "{names}"), {"names": listed})


def _authors(style: OwnStyle, words: Words, record: Record) -> list[Piece]:
    """The authors; of a work that has none, its editors."""
    people = record.get("author") or []
    if not people:
        return _edited(style, words, record) if not record.get("container-title") else []
    if len(people) == 1 and style.one_in("the same author", 25) and not style.chance.randrange(4):
        return [Piece(words.one_of("same"), "author", "", True)]
    if 1 < len(people) < 6 and style.one_in("with others", 15):
        listed = names(style, words, people[1:], "author", et_al=bool(record.get("et_al")))
        form = words.one_of("with")
        form = f"({form})" if style.one_in("brackets around others", 2) and "(" not in form else form
        return filled(form.replace("{}", "{names}"), {"names": listed})
    return names(style, words, people, "author", et_al=bool(record.get("et_al")))


def _shortened(style: OwnStyle, name: str) -> str:
    """A journal with its words abbreviated, where the style does so."""
    if not style.one_in("abbreviated journals", 3):
        return name
    table = style.data["abbreviations"]
    words = [word for word in name.split() if word.lower() not in style.data["not_abbreviated"]]
    short = " ".join(table.get(word.lower().strip(","), word) for word in words)
    return short.replace(".", "") if style.one_in("abbreviations without stops", 3) else short


def _source(style: OwnStyle, words: Words, record: Record, printed: list[Piece]) -> list[Piece]:
    """What a work stands in, with its editors, series, edition, kind, volume and pages."""
    container = str(record.get("container-title", "")).strip().rstrip(".,")
    article = record["type"] in _ARTICLES
    sign = style.option("within sources")
    blocks: list[list[Piece]] = []
    if container:
        marks = style.option("marks of containers")
        label = "journal" if article else "container-title"
        venue = [Piece(_shortened(style, container) if article else container, label, marks)]
        if is_eastern(container):
            form = style.option("quotes of eastern journals")
            venue = filled(form, {"venue": venue})
        if article:
            if style.one_in("In before journals", 12):
                venue.insert(0, Piece(words.one_of("in") + " "))
            if style.one_in("volume before journal", 20) and record.get("volume"):
                volume = Piece(str(record["volume"]), "volume")
                pages = str(record.get("page", "")).split("–")[0]
                rest = [Piece(" "), Piece(pages, "pages")] if pages else []
                return [volume, Piece(" "), *venue, *rest]
            between = style.option("before details")
            return [*venue, Piece(between), *printed] if printed else venue
        blocks = _contained(style, words, record, venue)
    else:
        blocks = [genre(style, words, record), edition(words, record)]
    series = str(record.get("collection-title", "")).strip()
    if series and not style.one_in("no series", 2):
        form = words.one_of("series")
        number = str(record.get("collection-number", ""))
        inner = [Piece(series, "collection-title")]
        if number and number.isdigit():
            inner += [Piece(style.option("sign of series numbers")), Piece(number, "volume")]
        blocks.append(filled(form.replace("{}", "{series}"), {"series": inner}))
    if record.get("translator"):
        listed = names(style, words, record["translator"], "translator", et_al=False)
        blocks.append(filled(words.one_of("translator").replace("{}", "{names}"), {"names": listed}))
    version = str(record.get("version", ""))
    if version:
        blocks.append(filled(words.one_of("version").replace("{}", "{version}"), {"version": [Piece(version, "note")]}))
    pages = str(record.get("number-of-pages", ""))
    if pages.isdigit() and not container:
        blocks.append(filled(words.one_of("page_count").replace("{}", "{pages}"), {"pages": [Piece(pages, "note")]}))
    blocks.append(printed)
    return _joined([block for block in blocks if block], sign)


def _contained(style: OwnStyle, words: Words, record: Record, venue: list[Piece]) -> list[list[Piece]]:
    """A collection with the word before it and its editors before or behind it."""
    edited = _edited(style, words, record) if record.get("author") and not style.one_in("no editors", 4) else []
    kind = words.one_of("presented") if style.one_in("presented", 15) and not record.get("page") else words.one_of("in")
    into = [] if style.one_in("no In", 4) else [Piece(kind + " ")]
    place = str(record.get("event-place", ""))
    placed = [[Piece(place, "location")]] if place and style.one_in("places of events", 2) else []
    if edited and style.one_in("editors before", 2):
        between = style.option("after editors")
        return [[*into, *edited, Piece(between), *venue], *placed, edition(words, record)]
    return [[*into, *venue], edited, *placed, edition(words, record)]


def _joined(blocks: list[list[Piece]], sign: str) -> list[Piece]:
    out: list[Piece] = []
    for block in blocks:
        if out:
            out.append(Piece(" " if block[0].text.startswith(("(", "[")) else sign))
        out += block
    return out
