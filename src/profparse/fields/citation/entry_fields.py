"""The fields of an entry, from the kinds of its tokens."""

from __future__ import annotations

import re

from profparse.fields.citation.entry_date import SHORT, read_entry_date
from profparse.fields.citation.entry_names import read_authors, read_editors
from profparse.fields.citation.entry_parts import EntryParts, is_linked
from profparse.fields.citation.identifiers import identifiers_in
from profparse.fields.citation.parts import Part
from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import Numbers, read_numbers, read_venue
from profparse.fields.citation.words import pattern
from profparse.fields.draft import Draft
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

LEAST = 6  # code points of an identifier with the name of its scheme, at least
_BADGE = lazy_pattern(r"[^\W_](?:[^,;，、|]|,(?=\S))*")
_ARCHIVE = lazy_pattern(r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn)(?: preprint)?(?=\W)", re.IGNORECASE)
_FIGURE = lazy_pattern(r"[A-Za-z]{0,2}\d[\w./]{0,11}")
_PAGES = lazy_pattern(r"[A-Za-z]{0,5}\d[\w.:]{0,11}(?:\s?[-–—−‐‑~～]{1,3}\s?[A-Za-z]{0,3}\d[\w.:]{0,11})?")
_CITED = lazy_pattern(
    r"(?:cited by|citations?)[:\s]{0,3}(\d[\d,]{0,14})|(\d[\d,]{0,14}) citations?\b", re.IGNORECASE
)
_ISSUE = lazy_pattern(
    r"(?:\bno|\bnr|\bnum|\bn[°ºo]|\bissue|\biss|\bheft|№|\bвып|\bnúm|号|期|호)[\s.:]*$", re.IGNORECASE
)
_ENCLOSED = {
    "“": "”", '"': '"', "'": "'’", "‘": "’", "«": "»", "「": "」", "《": "》", "„": "“”", "『": "』", "〈": "〉",
}  # fmt: skip
_BRACKETS = {"[": "]", "(": ")", "【": "】", "（": "）"}


class EntryFields:
    """Fills a draft from the kinds of an entry's tokens."""

    def __init__(self, draft: Draft, entry: EntryParts) -> None:
        self.draft = draft
        self.entry = entry
        self.venue_text = ""
        self.numbers = Numbers()
        self.badges: list[Part] = []

    def read(self, heading: str | None) -> None:
        """Read every field; ``heading`` is that of the list that the entry stands in."""
        self._title()
        read_authors(self.entry, self.draft)
        read_editors(self.entry, self.draft)
        status = self._venue()
        self._numbers()
        for field, kind in (("publisher", "PUBLISHER"), ("publisher_place", "PLACE"), ("edition", "EDITION")):
            self._plain(field, kind)
        self._abstract()
        read_entry_date(self.entry, self.draft)
        draft = self.draft
        if "venue" not in draft.values:
            self._venue_stands_in()
        self._set_badges()
        for name in ("volume", "issue", "pages"):
            place = getattr(self.numbers, name)
            if place is not None:
                draft.read(name, place[0], *place[1])
        said = " ".join([status, *[part.text for part in self.entry.of("STATUS") if not is_linked(part)]])
        asides = " ".join([part.text for part in self.entry.of("STATUS", "NOTE", "BADGE", "LINK")])
        found = status_of(
            said,
            self.venue_text or asides,
            bool(self.numbers.pages or self.numbers.volume),
            bool(self.venue_text),
        )
        if found:
            draft.set("status", found, "classified")
        notes = " ".join([part.text for part in self.entry.of("NOTE", "PUBLISHER")])
        kind_of = type_of(
            self.venue_text, f"{notes} {asides[:SHORT]}", heading, self.numbers,
            published="PUBLISHER" in self.entry.runs or "PLACE" in self.entry.runs, edited="EDITOR" in self.entry.runs,
        )  # fmt: skip
        if kind_of:
            draft.set("type", kind_of, "classified")
        self._citations()
        places = self.entry.of("IDENTIFIER", "NOTE", "OTHER", "LINK")
        places = [part for part in places if part.end - part.start > LEAST]
        identifiers = identifiers_in(places, draft.values.get("links", ()))
        if identifiers:
            draft.set("identifiers", identifiers)

    def _title(self) -> None:
        trimmed = []
        found = self.entry.first("TITLE", "TITLE_MORE")
        for n, (line, start, end) in enumerate(found):
            text = line.text
            start = _behind_bracket(text, start, end)
            end = _closed(text, start, end)
            while (end > start and text[end - 1] in " ,;:|") or (
                end > start + 1 and text[end - 1] == "." and text[end - 2] != "." and n == len(found) - 1
            ):
                end -= 1
            if end - start > 2 and text[start] in _ENCLOSED and text[end - 1] in _ENCLOSED[text[start]]:
                start, end = start + 1, end - 1
                while end > start and text[end - 1] in " ,.;":
                    end -= 1
            elif (
                end - start > 2
                and start
                and text[start - 1] in _ENCLOSED
                and text[end - 1] in _ENCLOSED[text[start - 1]]
                and text.count(text[end - 1], start, end) == 1
            ):
                end -= 1  # what opens before the title closes behind it
            start += len(text[start:end]) - len(text[start:end].lstrip(" .,;:|"))
            trimmed.append((line, start, end))
        self.draft.join("title", trimmed)

    def _venue(self) -> str:
        """Read the venue; returns the status words before it."""
        found = self.entry.first("VENUE", "VENUE_MORE") or self.entry.first("SERIES")
        if not found:
            return ""
        line, start, end = found[0]
        venue = read_venue(line.text, start, end, numbered="VOLUME" in self.entry.kinds or "DATE" in self.entry.kinds)
        if venue.start < venue.end:
            self.draft.read("venue", line, venue.start, _closed(line.text, venue.start, venue.end))
            self.venue_text = line.text[start:end]
        if venue.badge:
            self.badges.append(Part(line, *venue.badge))
        self._keep(line, venue.numbers)
        return line.text[slice(*venue.status)] if venue.status else ""

    def _venue_stands_in(self) -> None:
        """Without a venue: an archive's name (`arXiv:...` stands where a venue does), else the publisher."""
        for line, start, end in self.entry.of("IDENTIFIER", "NOTE", "LINK"):
            match = _ARCHIVE.match(line.text, start, end)
            if match and not any(link.start <= start < link.end for link in line.links):
                self.draft.read("venue", line, *match.span())
                self.venue_text = match[0]
                return
        for own in ("venue", "spans", "provenance"):
            if "publisher" not in self.draft.values:
                return
            if own == "venue":
                self.draft.values["venue"] = self.draft.values["publisher"]
            else:
                table = getattr(self.draft, own)
                table["venue"] = table["publisher"]

    def _keep(self, line: Line, numbers: Numbers) -> None:
        places = [(line, place) if place else None for place in numbers]
        self.numbers = Numbers(*(old or new for old, new in zip(self.numbers, places, strict=True)))  # type: ignore[arg-type]

    def _numbers(self) -> None:
        """Volume, issue and pages: what stands beside them says which is which, then their order."""
        for start, end in self.entry.runs.get("VOLUME", ()):
            for line, a, b in self.entry.between(start, end):
                lead = max(0, a - 12)
                numbers, _ = read_numbers(line.text, a, b)
                if not numbers.volume and not numbers.issue:
                    figures = [match.span() for match in _FIGURE.finditer(line.text, a, b)]
                    own = figures[0] if figures else None
                    other = figures[1] if len(figures) > 1 else None
                    issued = _ISSUE.search(line.text, lead, a) is not None
                    enclosed = line.text[max(0, a - 1) : a] in ("(", "（") and self.numbers.volume is not None
                    if own and (issued or enclosed or self.numbers.volume is not None):
                        numbers = Numbers(None, own, None)
                    else:
                        numbers = Numbers(own, other, None)
                self._keep(line, Numbers(numbers.volume, numbers.issue, None))
        for part in self.entry.of("PAGES"):
            match = _PAGES.search(part.line.text, part.start, part.end)
            if match:
                self._keep(part.line, Numbers(None, None, match.span()))

    def _plain(self, field: str, kind: str) -> None:
        """A field that is the text of its first run."""
        found = self.entry.first(kind)
        if found:
            line, start, end = found[0]
            while end > start and line.text[end - 1] in " ,;:":
                end -= 1
            self.draft.read(field, line, start, _closed(line.text, start, end))

    def _citations(self) -> None:
        for part in self.entry.of("NOTE", "OTHER", "LINK"):
            match = _CITED.search(part.text)
            if match:
                self.draft.set("citations", int((match[1] or match[2]).replace(",", "")), "normalised")
                return

    def _abstract(self) -> None:
        found = self.entry.first("ABSTRACT")
        if found:
            line, start, end = found[0]
            label = pattern("abstract", r"{}\s*[:.：—–-]*\s*").match(line.text, start, end)
            if label:
                found = [Part(line, label.end(), end), *found[1:]]
            self.draft.join("abstract", found)

    def _set_badges(self) -> None:
        """The badges, those in one bracket parted at its commas."""
        found = []
        for line, start, end in [*self.badges, *self.entry.of("BADGE")]:
            for match in _BADGE.finditer(line.text, start, end):
                text = match[0].rstrip(" .()[]")
                spans = line.spans(match.start(), match.start() + len(text))
                if len(spans) == 1 and any(c.isalnum() for c in text):  # one that markup breaks could not be quoted
                    found.append((text, spans[0]))
        if found:
            self.draft.set("badges", tuple(text for text, _ in found))
            self.draft.spans["badges"] = tuple(span for _, span in found)


def _behind_bracket(text: str, start: int, end: int) -> int:
    """Where a title begins: behind a bracket that opens right before it and closes, before a blank, in its first half.

    >>> _behind_bracket("[MM 2024] Slow Lamps for Moths", 1, 30), _behind_bracket("(Slow) Lamps", 0, 12)
    (9, 0)
    """
    closing = _BRACKETS.get(text[start - 1 : start])
    close = text.find(f"{closing} ", start, start + (end - start) // 2) if closing else -1
    return close + 1 if close >= 0 and text.find(text[start - 1], start, close) < 0 else start


def _closed(text: str, start: int, end: int) -> int:
    """The end of a range moved past the bracket or quote that it opens and that closes right behind it."""
    for opening, closing in ("()", "[]", "“”", "（）"):
        if text[end : end + 1] == closing and text.count(opening, start, end) > text.count(closing, start, end):
            return end + 1
    if text[end : end + 1] == '"' and text.count('"', start, end) % 2:
        return end + 1
    return end
