"""What a work stands in, as a person's own style prints it: journals, collections with their editors, series, kinds."""

from __future__ import annotations

import re

from profparse.training.rendering.names import is_eastern, names
from profparse.training.rendering.own_fields import Record, edition, genre
from profparse.training.rendering.own_style import OwnStyle, Words
from profparse.training.rendering.pieces import Piece, filled

ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "article", "review"})
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,3}[A-Z]{1,4})\b")


def edited_by(style: OwnStyle, words: Words, record: Record) -> list[Piece]:
    """The editors with the words that call them so."""
    people = record.get("editor") or []
    if not people:
        return []
    listed = names(style, words, people, "editor", et_al=bool(record.get("editor_et_al")))
    form = words.one_of("editors" if len(people) > 1 else "editor")
    return filled(form.replace("{}", "{names}"), {"names": listed})


def acronym_of(name: str, not_told: frozenset[str]) -> str:
    """The acronym of a conference or journal: the one that it gives in brackets, or its initials; or nothing.

    >>> acronym_of("Proceedings of the Conference on New Tides and Sands", frozenset({"proceedings", "conference"}))
    'NTS'
    """
    match = _ACRONYM.search(name)
    if match:
        return match[1]
    words = [word for word in name.partition("(")[0].split() if word[0].isupper() and word.lower() not in not_told]
    return "".join(word[0] for word in words) if 3 <= len(words) <= 6 and all(map(str.isascii, words)) else ""


def _venue(style: OwnStyle, record: Record, container: str, label: str, *, dated: bool) -> tuple[list[Piece], bool]:
    """The name of a journal or collection, abbreviated or as an acronym, and whether the year stands with it."""
    marks = style.option("marks of containers")
    if is_eastern(container):
        venue = [Piece(container, label, marks)]
        return filled(style.option("quotes of eastern journals"), {"venue": venue}), dated
    acronym = acronym_of(container, frozenset(style.data["not_in_acronyms"]))
    form = style.option("form of journals" if label == "journal" else "form of conferences") if acronym else "{name}"
    name = _shortened(style, container) if label == "journal" else container
    year = str((record.get("issued") or {}).get("year", ""))
    whole = form.format(name=name, acronym=acronym, year=year, short=year[-2:])
    if dated or not year or not form.endswith("} {year}"):
        return [Piece(whole.removesuffix(year) if dated and form.endswith("{year}") else whole, label, marks)], dated
    return [Piece(whole.removesuffix(f" {year}"), label, marks), Piece(" "), Piece(year, "date", marks)], True


def _preprint(style: OwnStyle, record: Record) -> list[Piece]:
    """A preprint with its number beside the name of the archive, in styles that print it so."""
    number = str(record.get("number") or record.get("archive_id", ""))
    if not number.lower().startswith("arxiv:") or not style.one_in("preprints with their numbers", 2):
        return []
    form = style.option("form of preprints")
    return filled(form, {
        "preprint": [Piece("arXiv preprint", "journal", style.option("marks of containers"))],
        "number": [Piece(number, "arxiv")], "digits": [Piece(number[6:], "arxiv")], "corr": [Piece("CoRR", "journal")],
    })  # fmt: skip


def _accepted(style: OwnStyle, words: Words, venue: list[Piece]) -> list[Piece]:
    """A journal that has accepted the work or is asked to, with the words that say so."""
    told, _, after = style.chance.choice(words.all("accepted_by")).partition("|")
    return [Piece(told, "status"), Piece(after), *venue]


def _shortened(style: OwnStyle, name: str) -> str:
    """A journal with its words abbreviated, where the style does so."""
    if not style.one_in("abbreviated journals", 3):
        return name
    table = style.data["abbreviations"]
    words = [word for word in name.split() if word.lower() not in style.data["not_abbreviated"]]
    short = " ".join(table.get(word.lower().strip(","), word) for word in words)
    return short.replace(".", "") if style.one_in("abbreviations without stops", 3) else short


def source(
    style: OwnStyle, words: Words, record: Record, printed: list[Piece], *, dated: bool
) -> tuple[list[Piece], bool]:
    """What a work stands in, with editors, series, edition, kind, volume and pages; and whether it holds the date."""
    container = str(record.get("container-title", "")).strip().rstrip(".,")
    article = record["type"] in ARTICLES
    sign = style.option("within sources")
    blocks: list[list[Piece]] = []
    if container:
        label = "journal" if article else "container-title"
        preprint = _preprint(style, record) if label == "journal" else []
        if preprint:
            return preprint, False
        venue, dated = _venue(style, record, container, label, dated=dated)
        if article:
            if style.one_in("In before journals", 12):
                venue.insert(0, Piece(words.one_of("in") + " "))
            elif not printed and style.one_in("words of acceptance", 3):
                venue = _accepted(style, words, venue)
            if style.one_in("volume before journal", 20) and record.get("volume"):
                volume = Piece(str(record["volume"]), "volume")
                pages = str(record.get("page", "")).split("–")[0]
                rest = [Piece(" "), Piece(pages, "pages")] if pages else []
                return [volume, Piece(" "), *venue, *rest], dated
            between = style.option("before details")
            return [*venue, *([Piece(between), *printed] if printed else [])], dated
        blocks = _contained(style, words, record, venue)
        if not printed and style.one_in("brackets around venues", 8):
            before, after = style.option("form of bracketed venues").split("{}")
            blocks = [[Piece(before), *_joined([block for block in blocks if block], sign), Piece(after)]]
    else:
        edited = edited_by(style, words, record) if record.get("author") and record.get("editor") else []
        blocks = [genre(style, words, record), edited, edition(words, record)]
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
    return _joined([block for block in blocks if block], sign), dated


def _contained(style: OwnStyle, words: Words, record: Record, venue: list[Piece]) -> list[list[Piece]]:
    """A collection with the word before it and its editors before or behind it."""
    edited = edited_by(style, words, record) if record.get("author") and not style.one_in("no editors", 4) else []
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
