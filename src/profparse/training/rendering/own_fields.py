"""The parts of a reference as a person's own style prints them: date, title, details, publisher, identifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from profparse.training.rendering.names import is_eastern
from profparse.training.rendering.own_style import OwnStyle, Words
from profparse.training.rendering.pieces import Piece, fields_of, filled

Record = Mapping[str, Any]
_RANGE = re.compile(r"(\w+?)[-–](\w+)")
_FIGURE = re.compile(r"\d|^[IVXLC]+$")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}


def date(style: OwnStyle, words: Words, record: Record) -> list[Piece]:
    """The date without what encloses it; what says that the work is not out yet; or that there is no date."""
    chance, issued = style.chance, record.get("issued")
    unpublished = record.get("status") in style.data["unpublished"]
    if unpublished or (issued and issued["year"] > 2000 and not chance.randrange(40)):
        marks = "i" if style.one_in("status in italics", 5) else ""
        status = Piece(chance.choice(words.all("in_press")), "status", marks)
        if issued and style.one_in("year beside status", 3):
            return [Piece(str(issued["year"]), "date"), Piece(", "), status]
        return [status]
    if not issued:
        return [Piece(words.one_of("no_date"), "date")] if chance.randrange(2) else []
    year, month, day = str(issued["year"]), issued.get("month"), issued.get("day", chance.randrange(1, 29))
    if style.one_in("year letters", 8) and not chance.randrange(2):
        return [Piece(year + chance.choice("abc"), "date")]
    if month and style.one_in("months", 3):
        name = words.all("months" if style.one_in("whole months", 2) else "short_months")[month - 1]
        form = style.option("form of dates")
        shown = form.format(name=name, year=year, month=month, day=day, later=min(28, day + 3))
        return [Piece(shown, "date")]
    if not chance.randrange(150):
        first, next_one = int(year) - chance.randrange(5, 90), (int(year) + 1) % 100
        return [Piece(chance.choice((f"[{first}] {year}", f"{year}/{next_one:02}")), "date")]
    return [Piece(year, "date")]


def title(style: OwnStyle, record: Record) -> list[Piece]:
    """The title with its quotes; a style may set the stop within them."""
    text = record["title"].rstrip(".").strip()
    whole = record["type"] in ("book", "thesis", "report")
    marks = style.option("marks of titles")
    if whole and style.one_in("books otherwise", 2):
        marks = style.option("marks of books")
    if style.one_in("titles in lower case", 12):
        text = text[:1] + text[1:].lower() if text.isascii() else text
    elif style.one_in("titles in capitals", 60):
        text = text.upper()
    elif style.one_in("capital words", 12):
        text = re.sub(r"\b[a-z](?=[a-z]{3})", lambda match: match[0].upper(), text)
    pieces = [Piece(text, "title", marks)]
    quoted = style.one_in("quotes", 2) and not (whole and style.one_in("books without quotes", 2))
    if quoted:
        eastern = is_eastern(text) and not style.one_in("own quotes everywhere", 3)
        usual: list[str] = style.data["quotes"]
        quotes = style.one_of("eastern quotes", style.data["quotes_of_east"] if eastern else usual[:4] * 2 + usual)
        before, after = quotes.split("{}")
        inside = "" if text.endswith(("?", "!")) else style.option("stop within quotes")
        pieces = [Piece(before), *pieces, Piece(inside + after)]
    if is_eastern(text) and style.one_in("letters of documents", 5):
        pieces.append(Piece(style.data["letters_of_documents"].get(record["type"], "[Z]")))
    return pieces


def page_range(style: OwnStyle, text: str) -> str:
    """Pages with the dash and the last number that the style gives them."""
    match = _RANGE.fullmatch(text)
    if not match:
        return text
    first, last = match[1], match[2]
    if style.one_in("first pages only", 12):
        return first
    if style.one_in("short last pages", 5) and len(first) == len(last) and first.isdigit():
        same = next((n for n in range(len(first)) if first[n] != last[n]), 0)
        last = last[min(same, len(last) - 1) :]
    return first + style.option("dash") + last


def details(style: OwnStyle, words: Words, record: Record) -> tuple[list[Piece], bool]:
    """Volume, issue and pages, and whether the date stands among them."""
    fields: dict[str, list[Piece]] = {}
    for field, label, short, key in (
        ("volume", "volume", "v", "volume"), ("issue", "issue", "i", "issue"), ("page", "pages", "p", "pages"),
    ):  # fmt: skip
        text = str(record.get(field, "")).strip()
        if len(text) > 25 or not _FIGURE.search(text):
            continue
        text = page_range(style, text) if field == "page" else text
        marks = style.option("marks of volumes") if field == "volume" else ""
        value = Piece(text, label, marks)
        fields[label] = [value]
        form = words.one_of(key)
        if record.get("container-title") and style.one_in(f"bare {key}", 4):
            form = "{}"
        fields[short] = filled(form.replace("{}", "{value}"), {"value": [value]})
    if not fields:
        return [], False
    when = date(style, words, record) if style.one_in("date among the details", 3) else []
    if when:
        fields["date"] = when
    template = chosen(style, "details", fields)
    return filled(template, fields), "date" in fields_of(template)


def chosen(style: OwnStyle, key: str, fields: Mapping[str, Sequence[Piece]]) -> str:
    """The template of the style's list that says most of what there is, among the first few that it could take."""
    templates: list[str] = style.data[key]
    start = style.one_of(f"template of {key}", range(len(templates)))
    in_turn = (templates[(start + 7 * n) % len(templates)] for n in range(len(templates)))
    fitting = [one for one in in_turn if fields_of(one) <= fields.keys()]
    if not fitting:
        return "".join(f"{{{field}}}" for field in list(fields)[:1])
    return max(fitting[:4], key=lambda one: len(fields_of(one)))


def publisher(style: OwnStyle, words: Words, record: Record, *, dated: bool) -> tuple[list[Piece], bool]:
    """Place and publisher, and whether the date stands with them (never if it is ``dated`` already)."""
    fields: dict[str, list[Piece]] = {}
    for field, label in (("publisher", "publisher"), ("publisher-place", "location")):
        text = str(record.get(field, "")).strip()
        if text and len(text) < 90:
            fields[label] = [Piece(text, label)]
    whole = record["type"] in ("book", "chapter", "thesis", "report")
    if not fields or (not whole and not style.one_in("every publisher", 3)):
        return [], False
    if "location" in fields and style.one_in("no places", 3) and "publisher" in fields:
        del fields["location"]
    when = date(style, words, record) if not dated and style.one_in("date with the publisher", 2) else []
    if when:
        fields["date"] = when
    template = chosen(style, "publishers", fields)
    return filled(template, fields), "date" in fields_of(template)


def edition(words: Words, record: Record) -> list[Piece]:
    """The edition, with its word where the record has none."""
    text = str(record.get("edition", "")).strip()
    if not text or len(text) > 30:
        return []
    number = _ORDINALS.get(text.lower().split()[0], text)
    match = re.match(r"(\d+)(?:st|nd|rd|th)?\b", number)
    if not match:
        return [Piece(text, "edition")]
    number = match[1]
    if words.language == "en":
        number += {"1": "st", "2": "nd", "3": "rd"}.get(number[-1] if number[-2:-1] != "1" else "", "th")
    form = words.one_of("edition")
    before, after = ("(", ")") if form.startswith("(") else ("", "")
    inner = form.removeprefix("(").removesuffix(")").format(number)
    return [Piece(before), Piece(inner, "edition"), Piece(after)] if before else [Piece(inner, "edition")]


def genre(style: OwnStyle, words: Words, record: Record) -> list[Piece]:
    """What kind of work it is, with its number."""
    kind = record["type"] if record["type"] in style.data["kinds"] else ""
    given = str(record.get("genre", ""))
    if kind == "thesis" and re.search(r"master|bachelor|licen|diplom", given, re.IGNORECASE):
        kind = "lesser_thesis"
    out: list[Piece] = []
    told = kind in ("thesis", "lesser_thesis", "report", "patent", "article")
    if kind and (told or style.one_in(f"kind of {kind}", 2)):
        own = given and style.one_in("the record's kind", 3) and len(given) < 40
        text = given if own else words.one_of(kind)
        before, inner, after = text[: text[0] in "[("], text.strip("[]()"), text[len(text) - (text[-1] in "])") :]
        out = [Piece(before), Piece(inner, "genre"), Piece(after)]
    number = str(record.get("number", ""))
    if kind in ("report", "patent", "thesis") and number and len(number) < 40:
        out += [Piece(style.option("sign of numbers") if out else ""), Piece(number, "note")]
    return out


def identifiers(style: OwnStyle, words: Words, record: Record) -> list[list[Piece]]:
    """DOI, arXiv id, ISBN and address, each a block, as far as the style prints them."""
    out: list[list[Piece]] = []
    doi = str(record.get("DOI", ""))
    if doi.startswith("10.") and style.one_in("DOIs", 3):
        form = style.option("form of DOIs")
        if form == "[doi]":
            out.append([Piece("["), Piece("doi", "link", "l"), Piece("]")])
        elif form.startswith("http"):
            out.append([Piece(form + doi, "doi", "l")])
        else:
            out.append([Piece(form), Piece(doi, "doi")])
    number = str(record.get("archive_id") or record.get("number", ""))
    if number.lower().startswith("arxiv:") and not style.one_in("no arXiv ids", 4):
        form = style.option("form of arXiv ids")
        if form.startswith("https"):
            out.append([Piece(form + number[6:], "arxiv", "l")])
        else:
            before, after = form.split("{}")
            out.append([Piece(before), Piece(number, "arxiv"), Piece(after)])
    isbn = str(record.get("ISBN", ""))
    if isbn and style.one_in("ISBNs", 4):
        out.append([Piece(style.option("sign of ISBNs")), Piece(isbn.split()[0].strip(","), "isbn")])
    issn = str(record.get("ISSN", ""))
    if issn and style.one_in("ISSNs", 20):
        out.append([Piece("ISSN "), Piece(issn.split()[0].strip(","), "issn")])
    url = str(record.get("URL", ""))
    if url and " " not in url and style.one_in("addresses", 2 if record["type"] == "webpage" else 5):
        out.append(filled(words.one_of("retrieved").replace("{}", "{url}"), {"url": [Piece(url, "url", "l")]}))
    return out


def tail(style: OwnStyle, words: Words) -> list[list[Piece]]:
    """Remarks, badges and labels of links behind a reference, each a block."""
    chance, data = style.chance, style.data
    out: list[list[Piece]] = []
    if style.one_in("remarks", 8) and not chance.randrange(3):
        remark = Piece(chance.choice(words.all("remarks")), "note", style.option("marks of badges"))
        out.append(filled(style.option("form of remarks"), {"remark": [remark]}))
    if style.one_in("badges", 5) and not chance.randrange(3):
        badge = Piece(chance.choice(data["badges"]), "badge", style.option("marks of badges"))
        out.append(filled(style.option("form of badges"), {"badge": [badge]}))
    if style.one_in("links", 4):
        form = style.option("form of links")
        between = style.option("between links" if form == "{link}" else "between bracketed links")
        own = style.one_of("labels of links", range(len(data["links"])))
        many = 1 + chance.randrange(4)
        block: list[Piece] = []
        for n in range(many):
            label = data["links"][(own + 5 * n) % len(data["links"])]
            block += [Piece(between)] if n else []
            block += filled(form, {"link": [Piece(label, "link", "l")]})
        out.append(block)
    return out
