"""Lists of papers as sites of all kinds print them and converters flatten them, with the kind of each code point.

What is drawn by chance, once for a page: which fields its records have and in which order, what labels and buttons
stand around them, and how the converter joins elements. Much of a site's wording is drawn from the titles of other
papers, so that it is not known by its words alone.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from textwrap import wrap

from profparse.training.rendering.run_together import (
    MONTHS,
    Record,
    Style,
    names_in_style,
    venue_in_style,
    year_of,
)
from profparse.training.rendering.site_words import abstract, filled, organization, words_of_sites

Part = tuple[str, str]
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip
#: The orders of fields: title, names, venue, date, abstract; ``x`` are the site's own words.
ORDERS = (
    "tnvd", "tnvd", "tnd", "tnv", "tnv", "tn", "tn", "tnda", "tnva", "tnvda", "tna", "tavd", "tand", "tanvd",
    "tdna", "xtn", "xtnv", "xtvdn", "xtnvd", "xdtn", "xdtna", "dtn", "dtna", "dtnv", "dxtn", "vdtn", "vtn", "tvn",
    "tvdn", "tdn", "ndtv", "ndtv", "ntv", "ntvd", "ntdv", "nt", "tnxv", "txnv", "txnd", "txdna", "dxtna", "tnxa",
    "tnvx", "tnxd", "tdnv", "tndv", "xtavdn", "xtand", "t", "tv", "td", "tnvcd", "tnvcd", "tnvcd", "tnvdc",
)  # fmt: skip
TIGHT = frozenset({"ndtv", "ntv", "ntvd", "ntdv", "nt"})  # orders that are mostly one paragraph
CONVERTERS = (
    "lines", "lines", "gaps", "gaps", "each", "each", "blank", "glued", "raw", "raw", "markdown", "markdown"
)
#: What a converter puts between elements of a line, and between blocks, where it always does the same.
INLINE = {"each": "\n", "glued": "", "blank": " ", "markdown": " "}
BLOCK = {"each": "\n", "glued": "", "blank": " ", "gaps": "\n\n", "lines": "\n", "markdown": "\n\n"}
FIELDS = "tnvdaxbcikm"  # those of ORDERS, then buttons, counts, identifiers, subjects and comments
#: The words that may introduce a field, and how often they do.
LABELS = {
    "t": ("label_title", 0.08), "n": ("label_names", 0.15), "v": ("label_venue", 0.25), "d": ("label_date", 0.35),
    "a": ("label_text", 0.4),
}  # fmt: skip


class Listing:
    """How one page prints its records, and how its converter joins what it sets apart.

    ``others`` are records whose titles lend their words to what the site says.
    """

    def __init__(self, others: Sequence[Record], chance: random.Random) -> None:
        self.chance = chance
        self.others = others
        self.strange = chance.choice((0.0, 0.0, 0.1, 0.3, 0.6))  # how many of the site's words are in no table
        self.converter = chance.choice(CONVERTERS)
        self.inline = INLINE.get(self.converter, chance.choice(("", " ", " ")))
        self.block = BLOCK.get(self.converter, "")
        self.style = self._style()
        self._words()
        order = chance.choice(ORDERS)
        tight = (order in TIGHT and chance.random() < 0.8) or chance.random() < 0.08  # one paragraph
        self._marks(tight)
        self.joins = self._joins(order[0], tight)
        self.order = self._with_extras(order)
        self.labels = {
            name: chance.choice(words_of_sites()[words]) if chance.random() < share else ""
            for name, (words, share) in LABELS.items()
        }
        self.often = {name: chance.choice((1.0, 1.0, 0.9, 0.7)) for name in FIELDS}
        between = self._block() if self.converter in ("blank", "glued") else chance.choice(("\n", "\n\n", "\n\n\n"))
        self.between = "\n" if self.converter == "glued" and chance.random() < 0.3 else between

    def _style(self) -> Style:
        """How names and venues are written; where each element has a line, so may each name."""
        chance = self.chance
        wanted = {"each": "\n", "glued": ""}.get(self.converter)
        style = Style(chance)
        while (style.join != wanted) if wanted is not None else (style.join == "\n"):
            style = Style(chance)
        forms = ("given",) * 6 + ("family", "family", "comma", "comma", *("initials",) * 3, "dotted", "behind")
        style.form = chance.choice(forms)
        if style.form in ("family", "comma") and style.comma not in ("; ", ",\n", "\n;\n", "\n"):
            style.comma = "; " if style.form == "family" else ", "
            style.last = chance.choice(("", " and ", " & "))
        return style

    def _words(self) -> None:
        """The site's own words about each record."""
        chance, words = self.chance, words_of_sites()
        self.buttons = self.own(chance.sample(words["buttons"], chance.randrange(1, 6)))
        self.types = self.own(chance.sample(words["types"], chance.randrange(1, 4)))
        self.subjects = self.own(chance.sample(words["subjects"], 5))
        self.counts = chance.choice((["{1}"], chance.sample(words["counts"], chance.randrange(1, 3))))
        self.identifiers = chance.sample(words["identifiers"], 1)
        self.comments = chance.sample(words["comments"], chance.randrange(1, 4))
        self.sentences = chance.randrange(1, 5)

    def _marks(self, tight: bool) -> None:
        """Signs around fields: of dates, ends of titles, quotes, numbers, affiliations, headings, bullets, breaks."""
        one, some = self.chance.choice, self.chance.random
        self.dated = one(("iso", "day", "day", "month day", "month", "year", "year", "bracket", "slash"))
        if tight and some() < 0.6:
            self.dated = one(("bracket", "year"))
        self.stop = one((False, False, False, True))
        self.quoted = one(('“{}”', '"{}"', '"{},"', "“{},”")) if some() < (0.25 if tight else 0.04) else "{}"
        self.numbered = one(("{}. ", "[{}] ", "{} ", "{}.\n", "{}\n")) if some() < 0.15 else ""
        self.affiliated = one((" ({})", ", {}", "\n{}")) if some() < 0.12 else ""
        markdown = self.converter == "markdown"
        self.mark = one(("# ", "## ", "### ", "#### ", "**")) if markdown and some() < 0.6 else ""
        self.bullet = one(("* ", "- ", "  * ", "1. ")) if markdown and some() < 0.5 else ""
        if self.converter in ("lines", "gaps") and some() < 0.12:
            self.bullet = "  • "
        breaks = bool(self.block.strip(" ")) and some() < 0.12
        self.wrapped = one((60, 72, 80, 100)) if breaks else 0

    def _joins(self, first: str, tight: bool) -> dict[str, str]:
        """What stands before each field: the end of a block, or a sign."""
        one, some = self.chance.choice, self.chance.random
        joins = {}
        for name in FIELDS:
            inside = tight or (name in "vdcx" and some() < 0.4)
            sign = one((", ", ". ", " ", ", ", " · ", " - ", " | ", " (")) if tight else self.inline
            joins[name] = sign if inside and name != first else self._block()
        if tight and some() < 0.6:  # as references are written
            joins["d"] = one((" ", ". ", ", "))
            joins["t"] = one((". ", " ", ": ", ", "))
            joins["v"] = one((" ", ". ", ", ", ". In "))
        return joins

    def _with_extras(self, order: str) -> str:
        """The order with buttons, mostly at its end, and others of the site's words anywhere in it."""
        chance = self.chance
        fields = list(order)
        opens = "x" not in order and chance.random() < 0.2  # the site's own words may open a record
        for name in "bcikm":
            if name not in fields and chance.random() < (0.75 if name == "b" else 0.3):
                last = name == "b" and not opens
                place = len(fields) if last else chance.randrange(0 if opens else 1, len(fields) + 1)
                fields.insert(place, name)
        return "".join(fields)

    def _block(self) -> str:
        """What stands between two blocks; in the text of raw markup it differs from block to block."""
        if self.converter == "raw":
            return self.chance.choice(("", "", "\n", "\n", "\n\n", "\n      ", " "))
        return self.block

    def own(self, words: Sequence[str]) -> list[str]:
        """The words, some of them replaced by others, so that what a site says is not known by its words alone."""
        return [self._strange() if self.chance.random() < self.strange else one for one in words]

    def _strange(self) -> str:
        chance = self.chance
        words = [one for one in chance.choice(self.others)["title"].split() if one.isalpha()] or ["Looms"]
        start = chance.randrange(len(words))
        shown = " ".join(words[start : start + chance.choice((1, 1, 1, 2, 2))])
        return chance.choice((shown.title(), shown.title(), shown.capitalize(), shown.lower(), shown.upper(), shown))

    def record(self, record: Record, number: int, others: Sequence[Record]) -> list[Part]:
        """A record's parts, each with its kind."""
        out: list[Part] = [(self.bullet, "")] if self.bullet else []
        if self.numbered:
            out.append((self.numbered.format(number), "OTHER"))
        for place, name in enumerate(self.order):
            if name != "t" and self.chance.random() > self.often[name]:
                continue
            parts = self.field(name, record, others)
            if not parts:
                continue
            if place and len(out) > bool(self.bullet) + bool(self.numbered):
                join = self.joins[name]
                if join == " (":
                    parts = [*parts, (")", "OTHER")]
                out.append((join, ""))
            if self.labels.get(name):
                out += [(self.labels[name], "OTHER"), (self.chance.choice((" ", self.inline or " ")), "")]
            out += parts
        return out

    def field(self, name: str, record: Record, others: Sequence[Record]) -> list[Part]:
        """One field of a record, or some of the site's own words about it."""
        chance = self.chance
        if name == "t":
            title = record["title"] + ("." if self.stop and record["title"][-1:] not in ".?!" else "")
            mark = self.mark if self.mark == "**" else ""
            opens = "" if mark else self.mark
            before, behind = self.quoted.split("{}")
            return [(opens + mark + before, ""), (self._wrapped(title), "TITLE"), (behind + mark, "")]
        if name == "n":
            return self._people(record)
        if name == "v":
            venue = venue_in_style(self.style, record, chance)
            return [(venue, "VENUE")] if venue else []
        if name == "d":
            return [(self._date(record), "DATE")]
        if name == "a":
            return [(self._wrapped(abstract(record["title"], others, self.sentences, chance)), "TEXT")]
        if name == "x":
            return self._row(self.types, 2)
        if name == "b":
            return self._row(self.buttons, 6)
        if name == "c":
            return self._row([self._filled(one) for one in self.counts], 2)
        if name == "i":
            return self._row([self._filled(one) for one in self.identifiers], 1)
        if name == "m":
            words = " ".join(chance.choice(others)["title"].split()[: chance.randrange(1, 6)])
            return self._row([filled(one, chance, words) for one in self.comments], 3)
        return self._row(chance.sample(self.subjects, chance.randrange(1, 4)), 3)

    def _wrapped(self, text: str) -> str:
        """The text with hard line breaks, as some converters set them."""
        return "\n".join(wrap(text, self.wrapped)) if self.wrapped else text

    def _row(self, words: Sequence[str], most: int) -> list[Part]:
        out: list[Part] = []
        for word in words[:most]:
            if out:
                out.append((self.inline, ""))
            out.append((word, "OTHER"))
        return out

    def _filled(self, words: str) -> str:
        return filled(words, self.chance)

    def _people(self, record: Record) -> list[Part]:
        style, people = self.style, record["author"]
        if style.form == "comma":
            written = map(_initialled, people[: style.most])
            shown = [f"{family}, {given}" if given else family for family, given in written]
            last = style.last or style.comma
            names = style.comma.join(shown[:-1]) + (last if shown[:-1] else "") + shown[-1]
        else:
            names = names_in_style(style, people, bool(record.get("et_al")), self.chance)
        out: list[Part] = [(names, "NAMES")]
        if self.affiliated and self.chance.random() < 0.9:
            out.append((self.affiliated.format(organization(self.chance)), "OTHER"))
        return out

    def _date(self, record: Record) -> str:
        chance, year = self.chance, year_of(record, self.chance)
        day, month = chance.randrange(1, 29), chance.randrange(12)
        name = MONTH_NAMES[month] if self.sentences % 2 else MONTHS[month]
        return {
            "iso": f"{year}-{month + 1:02d}-{day:02d}", "day": f"{day} {name} {year}",
            "month day": f"{name} {day}, {year}", "month": f"{name} {year}", "year": f"{year}", "bracket": f"({year})",
            "slash": f"{year}/{month + 1:02d}",
        }[self.dated]  # fmt: skip


def _initialled(person: Mapping[str, str]) -> tuple[str, str]:
    """Family name and dotted initials; nothing for the latter where there are none."""
    given = person.get("given", "").replace("-", " ").split()
    return person.get("family") or person.get("literal", ""), " ".join(f"{part[0]}." for part in given)
