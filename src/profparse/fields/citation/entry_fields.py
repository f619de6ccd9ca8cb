"""The fields of an entry, from the kinds of its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from profparse.fields.author_names import AuthorName, mark_alone, read_name
from profparse.fields.authors import is_cut, read_byline
from profparse.fields.citation.identifiers import identifiers_in
from profparse.fields.citation.parts import Part, parts, runs, runs_by_kind
from profparse.fields.citation.tokens import Tokens
from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import Numbers, read_numbers, read_venue
from profparse.fields.citation.words import pattern
from profparse.fields.dates import Reading, find_dates, read_date
from profparse.fields.draft import DateDraft, Draft
from profparse.model import Author
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

LEAST = 6  # code points of an identifier with the name of its scheme, at least
SHORT = 80  # code points of an aside in which a year is looked for
_BADGE = lazy_pattern(r"[^\W_](?:[^,;，、|]|,(?=\S))*")
_ARCHIVE = lazy_pattern(r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn)(?: preprint)?(?=\W)", re.IGNORECASE)
_FIGURE = lazy_pattern(r"[A-Za-z]{0,2}\d[\w./]{0,11}")
_PAGES = lazy_pattern(r"[A-Za-z]{0,5}\d[\w.:]{0,11}(?:\s?[-–—−‐‑~～]{1,3}\s?[A-Za-z]{0,3}\d[\w.:]{0,11})?")
_EDITION = lazy_pattern(r"\w[^,;()]{0,40}")
_GLUED_YEAR = lazy_pattern(
    r"(?<=[A-Za-z])['’-]?((?:19|20)\d\d)(?!\d)|(?<=[A-Za-z])\s?['’]\s?(\d\d)(?!\d)|(?<=[A-Z]{3})\s?(2[0-9])(?!\d)"
)
_EDITORS = lazy_pattern(
    r"(?:in\b:?|dans\b:?|\(?\b(?:eds?|hrsg|hgg?|editors?|coords?|dirs?|orgs?|éds?|szerk|red|ред)\b\.?\)?"
    r"|(?:edited|ed\.|eds\.|herausgegeben)\s(?:by|von)\b|\bh(?:rs)?g\.\sv(?:on|\.))[\s:,;]*",
    re.IGNORECASE,
)
_CITED = lazy_pattern(
    r"(?:cited by|citations?)[:\s]{0,3}(\d[\d,]{0,14})|(\d[\d,]{0,14}) citations?\b", re.IGNORECASE
)
_PLAIN_YEAR = lazy_pattern(r"(?<![\d.])(1[4-9]\d\d|20[0-4]\d)(?![\d.]\d)")
_ISSUE = lazy_pattern(
    r"(?:\bno|\bnr|\bnum|\bn[°ºo]|\bissue|\biss|\bheft|№|\bвып|\bnúm|号|期|호)[\s.:]*$", re.IGNORECASE
)
BEHIND = 4  # tokens behind a list of names in which it may say that there are more
_ENCLOSED = {
    "“": "”", '"': '"', "'": "'’", "‘": "’", "«": "»", "「": "」", "《": "》", "„": "“”", "『": "』", "〈": "〉",
}  # fmt: skip


class EntryFields:
    """Fills a draft from the kinds of an entry's tokens."""

    def __init__(self, draft: Draft, lines: Sequence[Line], tokens: Tokens, kinds: Sequence[str]) -> None:
        self.draft = draft
        self.lines = lines
        self.tokens = tokens
        self.kinds = kinds
        self.runs = runs_by_kind(kinds)
        self.venue_text = ""
        self.numbers = Numbers()
        self.badges: list[Part] = []

    def read(self, heading: str | None) -> None:
        """Read every field; ``heading`` is that of the list that the entry stands in."""
        self._title()
        self._authors()
        self._editors()
        status = self._venue()
        self._numbers()
        for field, kind in (("publisher", "PUBLISHER"), ("publisher_place", "PLACE"), ("edition", "EDITION")):
            self._plain(field, kind)
        self._abstract()
        self._date()
        draft = self.draft
        if "venue" not in draft.values:
            self._venue_stands_in()
        self._set_badges()
        for name in ("volume", "issue", "pages"):
            place = getattr(self.numbers, name)
            if place is not None:
                draft.read(name, place[0], *place[1])
        said = " ".join([status, *[part.text for part in self._of("STATUS") if "l" not in self._style(part)]])
        asides = " ".join([part.text for part in self._of("STATUS", "NOTE", "BADGE", "LINK")])
        found = status_of(
            said,
            self.venue_text or asides,
            bool(self.numbers.pages or self.numbers.volume),
            bool(self.venue_text),
        )
        if found:
            draft.set("status", found, "classified")
        notes = " ".join([part.text for part in self._of("NOTE", "PUBLISHER")])
        kind_of = type_of(
            self.venue_text, f"{notes} {asides[:SHORT]}", heading, self.numbers,
            published="PUBLISHER" in self.runs or "PLACE" in self.runs, edited="EDITOR" in self.runs,
        )  # fmt: skip
        if kind_of:
            draft.set("type", kind_of, "classified")
        self._citations()
        places = [part for part in self._of("IDENTIFIER", "NOTE", "OTHER", "LINK") if part.end - part.start > LEAST]
        identifiers = identifiers_in(places, draft.values.get("links", ()))
        if identifiers:
            draft.set("identifiers", identifiers)

    def _of(self, *kinds: str) -> list[Part]:
        """The stretches of the given kinds, each kind apart, in order."""
        found = [
            (start, part)
            for kind in kinds
            for start, end in self.runs.get(kind, ())
            for part in parts(self.lines, self.tokens, start, end)
        ]
        return [part for _, part in sorted(found, key=lambda row: row[0])]

    def _style(self, part: Part) -> str:
        return "l" if any(link.start <= part.start < link.end for link in part.line.links) else ""

    def _first(self, *kinds: str) -> list[Part]:
        """The first run of the given kinds together, one part for each of its lines."""
        if not any(kind in self.runs for kind in kinds):
            return []
        return parts(self.lines, self.tokens, *runs(self.kinds, kinds)[0])

    def _title(self) -> None:
        trimmed = []
        found = self._first("TITLE", "TITLE_MORE")
        for n, (line, start, end) in enumerate(found):
            text = line.text
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

    def _authors(self) -> None:
        authors: list[Author] = []
        dotted = any(self.kinds[n] == "AUTHOR_MORE" and word == "." for n, word in enumerate(self.tokens.words))
        span = runs(self.kinds, ("AUTHOR", "AUTHOR_MORE", "BETWEEN"))
        for first, last in span[:1]:
            starts = [n for n in range(first, last) if self.kinds[n] == "AUTHOR"]
            for n, begin in enumerate(starts):
                stop = starts[n + 1] if n + 1 < len(starts) else last
                while stop > begin + 1 and self.kinds[stop - 1] == "BETWEEN":
                    stop -= 1
                found = parts(self.lines, self.tokens, begin, stop)
                mark = mark_alone(found[0].line.text, found[0].start, found[0].end) if authors else None
                if mark:
                    authors[-1] = replace(authors[-1], marks=(*authors[-1].marks, mark))
                else:
                    authors += self._name(found, dotted)
        if authors:
            self.draft.set("authors", tuple(authors))
        if span and self._is_cut(*span[0]):
            self.draft.set("et_al", True)

    def _name(self, found: Sequence[Part], dotted: bool) -> list[Author]:
        """The name on the first line that it stands on: names do not go over a line's end.

        Where initials have stops (``dotted``), so has the last one of a name, though it ends the list as well.
        """
        line, start, end = found[0]
        if dotted and line.text[end : end + 1] == "." and _ends_in_initial(line.text[start:end]):
            end += 1
        name = read_name(line.text, start, end)
        if name is None:
            return []
        span = line.span(name.start, name.end)
        return [Author(name.name, name.given, name.family, name.kind, name.marks, False, span)]

    def _is_cut(self, first: int, last: int) -> bool:
        """Whether the list of names says that there are more: in it or right behind it."""
        behind = min(last + BEHIND, len(self.kinds))
        while behind > last and self.kinds[behind - 1] != "OTHER":
            behind -= 1
        names = [n for n in range(first, last) if self.kinds[n] != "BETWEEN"]
        between = [n for n in range(first, behind) if n not in names]
        return any(is_cut(*part) for a, b in _stretches(between) for part in self._texts(a, b))

    def _texts(self, start: int, end: int) -> list[tuple[str, int, int]]:
        return [(line.text, a, b) for line, a, b in parts(self.lines, self.tokens, start, end)]

    def _editors(self) -> None:
        editors: list[Author] = []
        for part in self._of("EDITOR"):
            for name in _editor_names(part):
                span = part.line.span(name.start, name.end)
                editors.append(Author(name.name, name.given, name.family, name.kind, name.marks, False, span))
        if editors:
            self.draft.set("editors", tuple(editors))

    def _venue(self) -> str:
        """Read the venue; returns the status words before it."""
        found = self._first("VENUE", "VENUE_MORE") or self._first("SERIES")
        if not found:
            return ""
        line, start, end = found[0]
        venue = read_venue(line.text, start, end, numbered="VOLUME" in self.kinds or "DATE" in self.kinds)
        if venue.start < venue.end:
            self.draft.read("venue", line, venue.start, _closed(line.text, venue.start, venue.end))
            self.venue_text = line.text[start:end]
        if venue.badge:
            self.badges.append(Part(line, *venue.badge))
        self._keep(line, venue.numbers)
        return line.text[slice(*venue.status)] if venue.status else ""

    def _venue_stands_in(self) -> None:
        """Without a venue: an archive's name (`arXiv:...` stands where a venue does), else the publisher."""
        for line, start, end in self._of("IDENTIFIER", "NOTE", "LINK"):
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
        for start, end in self.runs.get("VOLUME", ()):
            for line, a, b in parts(self.lines, self.tokens, start, end):
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
        for part in self._of("PAGES"):
            match = _PAGES.search(part.line.text, part.start, part.end)
            if match:
                self._keep(part.line, Numbers(None, None, match.span()))

    def _plain(self, field: str, kind: str) -> None:
        """A field that is the text of its first run."""
        found = self._first(kind)
        if found:
            line, start, end = found[0]
            while end > start and line.text[end - 1] in " ,;:":
                end -= 1
            self.draft.read(field, line, start, _closed(line.text, start, end))

    def _citations(self) -> None:
        for part in self._of("NOTE", "OTHER", "LINK"):
            match = _CITED.search(part.text)
            if match:
                self.draft.set("citations", int((match[1] or match[2]).replace(",", "")), "normalised")
                return

    def _abstract(self) -> None:
        found = self._first("ABSTRACT")
        if found:
            line, start, end = found[0]
            label = pattern("abstract", r"{}\s*[:.：—–-]*\s*").match(line.text, start, end)
            if label:
                found = [Part(line, label.end(), end), *found[1:]]
            self.draft.join("abstract", found)

    def _date(self) -> None:
        """The first date with a year, where dates stand; then in the venue, then in short asides."""
        for line, start, end in self._of("DATE"):
            found = find_dates(line.text, start, end)
            plain = None if found else _PLAIN_YEAR.search(line.text, start, end)
            if plain is not None:  # `2004a`, `1802`
                year = plain[1]
                reading = Reading(year, f"{year}-01-01", f"{year}-12-31", "year", False)
                self.draft.date = DateDraft(reading, year, line.span(*plain.span(1)))
                return
            if found:
                break
        for line, start, end in self._dated():
            text = line.text
            found = find_dates(text, start, end)
            if found:
                a, b, reading = found[0]
                self.draft.date = DateDraft(reading, text[a:b], line.span(a, b))
                return
            match = _GLUED_YEAR.search(text, start, end)
            if match:
                group = match.lastindex or 1
                own = match[group]
                glued = read_date(own if len(own) == 4 else f"20{own}" if int(own) < 50 else f"19{own}")
                if glued is not None:
                    place = line.span(*match.span(group))
                    self.draft.date = DateDraft(glued, own, place, "read" if len(own) == 4 else "normalised")
                    return

    def _dated(self) -> Iterator[Part]:
        """Where a date may stand, the likeliest places first."""
        yield from self._of("DATE")
        yield from self._first("VENUE", "VENUE_MORE")
        for part in self._of("STATUS", "BADGE", "NOTE", "EDITOR", "VOLUME", "PUBLISHER", "PLACE", "OTHER"):
            if part.end - part.start < SHORT:
                yield part

    def _set_badges(self) -> None:
        """The badges, those in one bracket parted at its commas."""
        found = []
        for line, start, end in [*self.badges, *self._of("BADGE")]:
            for match in _BADGE.finditer(line.text, start, end):
                text = match[0].rstrip(" .()[]")
                spans = line.spans(match.start(), match.start() + len(text))
                if len(spans) == 1 and any(c.isalnum() for c in text):  # one that markup breaks could not be quoted
                    found.append((text, spans[0]))
        if found:
            self.draft.set("badges", tuple(text for text, _ in found))
            self.draft.spans["badges"] = tuple(span for _, span in found)


def _ends_in_initial(name: str) -> bool:
    """Whether a name's last word is one capital letter: `Sample, A`, `Sample, A. B`."""
    return name[-1:].isupper() and not name[-2:-1].isalpha()


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of numbers that follow each other, half-open."""
    out: list[tuple[int, int]] = []
    for n in numbers:
        if out and out[-1][1] == n:
            out[-1] = (out[-1][0], n + 1)
        else:
            out.append((n, n + 1))
    return out


def _editor_names(part: Part) -> list[AuthorName]:
    """The names among the words that say that they are editors."""
    out: list[AuthorName] = []
    place = part.start
    text = part.line.text
    for match in [*_EDITORS.finditer(text, part.start, part.end), None]:
        stop = match.start() if match is not None else part.end
        if text[place:stop].strip(" ,.;:()[]"):
            out += read_byline(text, place, stop).authors
        if match is not None:
            place = match.end()
    return out


def _closed(text: str, start: int, end: int) -> int:
    """The end of a range moved past the bracket or quote that it opens and that closes right behind it."""
    for opening, closing in ("()", "[]", "“”", "（）"):
        if text[end : end + 1] == closing and text.count(opening, start, end) > text.count(closing, start, end):
            return end + 1
    if text[end : end + 1] == '"' and text.count('"', start, end) % 2:
        return end + 1
    return end
