"""Lists of known publications, every list in a structure, an order of fields and classes of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from profparse.training.pages.entry_forms import html_entry, markdown_entry
from profparse.training.pages.markup import Markup, box
from profparse.training.pages.templates import Template
from profparse.training.pages.vocabulary import Record, Words, printed_name, vocabulary

MOST_NAMES = 12
ORDERS = (
    "title authors venue",
    "title authors venue",
    "authors title venue",
    "authors title venue",
    "authors year title venue",
    "title venue authors",
    "title venue",
    "year authors title venue",
    "venue title authors",
    "title authors",
    "authors year title",
    "year title authors venue",
    "title year authors venue",
)
SEPARATORS = (". ", ". ", ", ", ". ", ": ", " - ", "; ", " ")
HTML_FORMS = (
    "item",
    "item",
    "item",
    "paragraph",
    "paragraph",
    "boxes",
    "boxes",
    "breaks",
    "breaks-gap",
    "row",
    "row",
    "cells",
    "item-breaks",
    "item-paragraphs",
    "terms",
    "headed",
    "headed-paragraphs",
    "numbered",
    "card",
    "nested",
    "item-spans",
    "open-items",
    "font",
    "paragraph-breaks",
    "paragraph-breaks",
    "open-paragraphs",
    "item-list",
    "year-row",
    "title-paragraphs",
    "loose",
    "template",
    "template",
    "template",
    "template",
)
MARKDOWN_FORMS = (
    "item", "item-notes", "two-lines", "item-soft", "title-paragraphs", "item", "ordered", "paragraph", "lines",
    "headed", "headed-paragraphs", "headed-paragraphs", "item-lines", "rule", "table", "numbered", "nested-items",
)  # fmt: skip


class PublicationList:
    """One list of publications: the shape is drawn once, the entries follow it with the slips that people make."""

    def __init__(self, words: Words, markup: Markup, owner: str) -> None:
        draw, chance = words.draw, words.chance
        self.words, self.markup, self.owner = words, markup, owner
        self.order = draw.choice(ORDERS).split()
        self.form: str = draw.choice(MARKDOWN_FORMS if markup.markdown else HTML_FORMS)
        self.name_form = draw.choice([0, 0, 0, 0, 1, 2, 3, 4, 5, 6])
        self.between, self.last = (
            draw.choice([", ", ", ", "; "]),
            draw.choice([" and ", ", and ", " & ", ", ", " und "]),
        )
        self.with_others = chance(0.14)  # the owner left out: `with A and B`
        self.quote = draw.choice(["", "", "", "", "“”", '""', "''", "«»"])
        self.title_style = draw.choice(["", "", "", "bold", "bold", "italic", "strong", "em"])
        self.title_link = chance(0.35)
        self.venue_style = draw.choice(["", "italic", "italic", "em", "bold", ""])
        self.year_at = draw.choice(["venue", "venue", "end", "brackets", "heading", "heading", "none", "authors"])
        self.separator = draw.choice(SEPARATORS)
        self.labels = draw.choice(vocabulary()["labels"]) if chance(0.6) else []
        self.label_frame = draw.choice(["[{}]", "{}", "({})", "[{}]", "{} |", "/ {}"])
        self.links_at = draw.choice(["end", "end", "line", "line", "front", "cell"])
        self.abstract, self.badge, self.note, self.details = chance(0.12), chance(0.2), chance(0.15), chance(0.6)
        self.number = draw.choice(["", "", "", "[{}] ", "{}. ", "({}) ", "J{}. "])
        self.mark_owner = draw.choice(["", "bold", "bold", "underline"])
        self.plain_lead = chance(0.1)
        self.classes: Mapping[str, str] = {
            name: draw.choice(options) if chance(0.75) else "" for name, options in vocabulary()["classes"].items()
        }
        self.level: int = draw.choice([3, 3, 4, 2, 5])
        self.template = Template(words, [*self.order, "links"], ["title"], self.classes)
        self.gold: list[dict[str, Any]] = []

    def render(self, records: Sequence[Record]) -> str:
        """The list's markup; what it holds is added to ``gold``."""
        chunks: list[tuple[str, str]] = []  # a heading within the list, or an entry
        last: object = None
        groups = self._groups(records)
        for n, (record, group) in enumerate(groups, 1):
            if group is not None and group != last:
                chunks.append(("group", str(group)))
                last = group
            chunks.append(("entry", self._entry(record, n)))
        return self._wrapped(chunks)

    def _groups(self, records: Sequence[Record]) -> list[tuple[Record, object]]:
        draw = self.words.draw
        by_year = sorted(records, key=lambda record: -int((record.get("issued") or {}).get("year") or 0))
        if self.year_at == "heading":
            return [(record, (record.get("issued") or {}).get("year") or None) for record in by_year]
        if self.words.chance(0.2):
            topics = [
                self.words.topic().capitalize()
                if self.words.chance(0.5)
                else draw.choice(vocabulary()["heads"]["kinds"])
                for _ in range(4)
            ]
            size = max(1, len(by_year) // draw.randint(1, 4))
            return [(record, topics[min(3, n // size)]) for n, record in enumerate(by_year)]
        return [(record, None) for record in by_year]

    def _parts(self, record: Record) -> dict[str, str]:
        words, markup, draw = self.words, self.markup, self.words.draw
        names = [printed_name(author, self.name_form) for author in record["author"]][:MOST_NAMES]
        mine = draw.randrange(len(names))
        if self.with_others:
            names = names[:mine] + names[mine + 1 :]
        more = len(record["author"]) > MOST_NAMES
        shown = [
            markup.mark(name, self.mark_owner if n == mine and not self.with_others else "")
            for n, name in enumerate(names)
        ]
        people = self.between.join(shown[:-1]) + self.last + shown[-1] if len(shown) > 1 else "".join(shown)
        people += ", et al." if more else ""
        if self.with_others and people:
            people = draw.choice(["with {}", "(with {})", "With {}", "joint with {}"]).format(people)
        year = str((record.get("issued") or {}).get("year") or "")
        if self.year_at in ("heading", "none") and not (self.year_at == "none" and words.chance(0.1)):
            printed = ""
        else:
            printed = year
        title = str(record["title"]).rstrip(".")
        framed = self.quote[:1] + title + self.quote[1:]
        link = f"https://example.org/{draw.randint(1, 10**6)}" if self.title_link and words.chance(0.9) else ""
        venue = str(record.get("container-title") or record.get("publisher") or "")
        place = markup.mark(venue, self.venue_style) if venue else ""
        if venue and self.details and record.get("volume"):
            issue = f"({record['issue']})" if record.get("issue") else ""
            place += draw.choice([" {}{}", ", {}{}", ", vol. {}{}"]).format(record["volume"], issue)
            place += draw.choice([": {}", ", {}", ", pp. {}"]).format(record["page"]) if record.get("page") else ""
        if not venue and words.chance(0.4):
            place = words.one("statuses").capitalize()
        parts = {"title": markup.mark(framed, self.title_style if not self.quote else "", link)}
        if people and "authors" in self.order:
            parts["authors"] = people
        if place and "venue" in self.order:
            parts["venue"] = place
        if printed:
            self._dated(parts, printed)
        if "authors" not in parts:
            names = []
        self.gold.append(
            {
                "title": title,
                "authors": names,
                "et_al": more and bool(names),
                "venue": venue if "venue" in parts else None,
                "year": int(year) if (printed or self.year_at == "heading") and year.isdigit() else None,
                "urls": [],
            }
        )
        return parts

    def _dated(self, parts: dict[str, str], year: str) -> None:
        if "year" in self.order:
            parts["year"] = f"({year})" if self.year_at != "end" else year
        elif self.year_at == "authors" and "authors" in parts:
            parts["authors"] += f" ({year})"
        elif "venue" in parts:
            parts["venue"] += (
                f" ({year})" if self.year_at == "brackets" else f", {year}" if self.year_at == "end" else f" {year}"
            )
        else:
            parts["title"] += f" ({year})"

    def _entry(self, record: Record, n: int) -> str:
        words, markup = self.words, self.markup
        parts = self._parts(record)
        out = [(name, parts[name]) for name in self.order if name in parts]
        if self.labels:
            chosen = [label for label in self.labels if words.chance(0.85)]
            row = " ".join(
                self.label_frame.format(markup.mark(label, link=f"https://example.org/{label}.pdf")) for label in chosen
            )
            row = row.strip(" |/")
            if row and self.links_at == "front":
                out[0] = (out[0][0], f"{row} {out[0][1]}")
            elif row and self.links_at == "end":
                out[-1] = (out[-1][0], f"{out[-1][1]} {row}")
            elif row:
                out.append(("links", row))
        if self.badge and words.chance(0.3):
            out.append(("badge", markup.mark(words.one("badges"), "bold")))
        if self.note and words.chance(0.5):
            out.append(("note", markup.text(words.phrase("notes"))))
        if self.abstract and words.chance(0.8):
            text = " ".join(
                words.filled("We study {t} and find that {t2} depends on {t3}, as {t} shows.")
                for _ in range(words.draw.randint(2, 5))
            )
            out.append(("abstract", markup.text(words.draw.choice(["Abstract: ", "", "TL;DR "]) + text)))
        lead = self.number.format(n)
        if lead and self.form not in ("ordered",):
            out[0] = (out[0][0], lead + out[0][1])
        return markdown_entry(self, out, n) if markup.markdown else html_entry(self, out, n)

    def notes(self) -> list[tuple[str, str]]:
        """Remarks and links of an entry that stand in a list below it."""
        words, markup = self.words, self.markup
        out = [("note", markup.text(words.phrase("notes"))) for _ in range(words.draw.choice([0, 1, 1, 2]))]
        return [
            *out,
            (
                "links",
                markup.mark(
                    words.draw.choice(["Preprint", "Code", "Replication package", "Online appendix"]),
                    link="https://example.org/x",
                ),
            ),
        ]

    def flow(self, parts: Sequence[tuple[str, str]]) -> str:
        """The parts in one line, with the list's sign between them."""
        told = ""
        for name, part in parts:
            if told:
                told += (
                    (self.separator if not told.rstrip("*</biemstrong>u").endswith((".", "?", "!", ",")) else " ")
                    if name not in ("links", "badge")
                    else " "
                )
            told += part
        return told + (self.words.draw.choice([".", ".", ""]) if parts[-1][0] not in ("links", "badge") else "")

    def lines(self, parts: Sequence[tuple[str, str]]) -> list[str]:
        """The parts on lines: each on its own, or the fields after the first in one."""
        if self.plain_lead and len(parts) > 2:
            return [parts[0][1], self.flow(parts[1:])]
        return [part for _, part in parts]

    def _wrapped(self, chunks: Sequence[tuple[str, str]]) -> str:
        """The entries in the box of their kind of list; headings stand between such boxes, or inside."""
        markup = self.markup
        outer = {
            "item": "ul",
            "item-breaks": "ul",
            "item-paragraphs": "ul",
            "item-spans": "ul",
            "open-items": "ol",
            "row": "table",
            "cells": "table",
            "year-row": "table",
            "item-list": "ul",
            "terms": "dl",
            "breaks": "p",
            "breaks-gap": "p",
            "numbered": "p",
            "template": self.template.outer,
        }.get(self.form, "div" if self.words.chance(0.5) else "")
        if self.form == "item" and self.words.chance(0.3):
            outer = "ol"
        form = self.words.draw.choice(["h", "h", "h", "bold"])
        runs: list[tuple[str, str]] = []
        for kind, chunk in chunks:
            if kind == "group":
                told = markup.text(self.words.phrase("bio")) if self.words.chance(0.12) else ""
                told = (f"{told}\n\n" if markup.markdown else box("p", told)) if told else ""
                runs.append(("group", markup.heading(chunk, min(6, self.level), form) + told))
            elif runs and runs[-1][0] == "entry":
                runs[-1] = ("entry", runs[-1][1] + chunk)
            else:
                runs.append(("entry", chunk))
        if markup.markdown:
            head = "| # | Publication |\n|---|---|\n" if self.form == "table" else ""
            return "".join(part if kind == "group" else head + part + "\n" for kind, part in runs)
        return "".join(part if kind == "group" or not outer else box(outer, "\n" + part) for kind, part in runs)
