"""The fields of an entry, from the tree over its segments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from profparse.decode import Node
from profparse.fields.authors import read_byline
from profparse.fields.citation.identifiers import identifiers_in
from profparse.fields.citation.likeness import Signs
from profparse.fields.citation.names import MARKS
from profparse.fields.citation.segments import Segment
from profparse.fields.citation.traits import traits
from profparse.fields.citation.types import status_of, type_of
from profparse.fields.citation.venue import Numbers, read_numbers, read_venue
from profparse.fields.citation.words import pattern, tables
from profparse.fields.dates import find_dates, read_date
from profparse.fields.draft import DateDraft, Draft
from profparse.model import Author
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line

SHORT = 80  # code points of a note in which a year is looked for
_YEAR = lazy_pattern(r"(?:19|20)\d\d(?!\d)")
_BADGE = lazy_pattern(r"[^\W_](?:[^,;，、|]|,(?=\S))*")
_ARCHIVE = lazy_pattern(r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn)(?: preprint)?(?=\W)", re.IGNORECASE)
_BARE = lazy_pattern(r"[\s(]*([A-Za-z]{0,5}\d{1,9})")
_GLUED_YEAR = lazy_pattern(
    r"(?<=[A-Za-z])['’-]?((?:19|20)\d\d)(?!\d)|(?<=[A-Za-z])\s?['’]\s?(\d\d)(?!\d)|(?<=[A-Z]{3})\s?(2[0-9])(?!\d)"
)


class Part(NamedTuple):
    """A field's segments on one line, as a range of its visible text."""

    line: Line
    start: int
    end: int


class FieldReader:
    """Fills a draft from the tree over an entry's segments."""

    def __init__(
        self, draft: Draft, lines: Sequence[Line], segments: Sequence[Segment], kinds: Sequence[str | None]
    ) -> None:
        self.draft = draft
        self.lines = lines
        self.segments = segments
        self.kinds = kinds
        self.title = ""
        self.venue_text = ""
        self.numbers = Numbers()

    def read(self, tree: Node, heading: str | None) -> None:
        """Read every field of the tree."""
        dates: list[Part] = []
        asides: list[Part] = []
        self.badges: list[Part] = []
        self.found_identifiers: list[Part] = []
        status_text = ""
        type_text = ""
        for child in tree.children:
            if isinstance(child, Node):
                leaves = list(child.leaves())
                parts = self._parts(leaves)
                if child.rule == "title":
                    self._title(parts)
                elif child.rule == "authors":
                    self._authors(leaves)
                elif child.rule == "venue":
                    status_text += self._venue(leaves)
                    dates += parts
                elif child.rule == "abstract":
                    self._abstract(parts)
                else:
                    asides += [part for n in leaves for part in self._parts([n]) if part.end - part.start < SHORT]
                continue
            segment, kind = self.segments[child], self.kinds[child]
            part = self._parts([child])[0]
            if kind == "DATE":
                dates.insert(sum(self.kinds[n] == "DATE" for n in range(child)), part)
            elif kind == "NUMBERS":
                self._numbers(part)
            elif kind == "BADGE":
                self.badges.append(part)
                asides.append(part)
            elif kind == "STATUS":
                if "l" not in segment.style:  # what a link is called says nothing of the paper that has a venue
                    status_text += f" {segment.text}"
                asides.append(part)
            elif kind == "IDENTIFIER":
                self.found_identifiers.append(part)
            elif kind == "PUBLISHER":
                self._publisher(part)
            elif kind == "TYPE":
                type_text += f" {segment.text}"
            elif kind == "CITATIONS":
                self._citations(part)
            elif kind in ("LINKS", "EDITORS") and len(segment.text) < SHORT:
                asides.append(part)
        self._date(dates, asides)
        draft = self.draft
        if "venue" not in draft.values:
            self._repository()
        if "venue" not in draft.values and "publisher" in draft.values:
            draft.values["venue"] = draft.values["publisher"]
            draft.spans["venue"] = draft.spans["publisher"]
            draft.provenance["venue"] = "read"
        self._set_badges()
        for name in ("volume", "issue", "pages"):
            place = getattr(self.numbers, name)
            if place is not None:
                draft.read(name, place[0], *place[1])
        aside_text = " ".join(part.line.text[part.start : part.end] for part in asides)
        status = status_of(
            status_text,
            self.venue_text or aside_text,
            bool(self.numbers.pages or self.numbers.volume),
            bool(self.venue_text),
        )
        if status:
            draft.set("status", status, "classified")
        kind_of = type_of(self.venue_text, f"{type_text} {aside_text}", heading, self.numbers)
        if kind_of:
            draft.set("type", kind_of, "classified")

    def _set_badges(self) -> None:
        """The badges, those in one bracket parted at its commas."""
        found = []
        for line, start, end in self.badges:
            for match in _BADGE.finditer(line.text, start, end):
                text = match[0].rstrip(" .()[]")
                if any(c.isalnum() for c in text):
                    found.append((text, line.span(match.start(), match.start() + len(text))))
        if found:
            self.draft.set("badges", tuple(text for text, _ in found))
            self.draft.spans["badges"] = tuple(span for _, span in found)

    def _parts(self, leaves: Sequence[int]) -> list[Part]:
        """The ranges of a field's segments, one for each line."""
        out: list[Part] = []
        last = -2
        for n in leaves:
            segment = self.segments[n]
            line = self.lines[segment.line]
            if out and out[-1].line is line and last == n - 1:
                end = self._closed(line.text, out[-1].start, segment.end)
                out[-1] = Part(line, out[-1].start, end)
            else:
                out.append(Part(line, segment.start, segment.end))
            last = n
        return out

    @staticmethod
    def _closed(text: str, start: int, end: int) -> int:
        """The end of a range moved past the bracket or quote that it opens and that closes right behind it."""
        for opening, closing in ("()", "[]", "“”", "（）"):
            if text[end : end + 1] == closing and text.count(opening, start, end) > text.count(closing, start, end):
                return end + 1
        if text[end : end + 1] == '"' and text.count('"', start, end) % 2:
            return end + 1
        return end

    def _title(self, parts: Sequence[Part]) -> None:
        trimmed = []
        for n, (line, start, end) in enumerate(parts):
            text = line.text
            while (end > start and text[end - 1] in " ,;:|") or (
                end > start + 1 and text[end - 1] == "." and text[end - 2] != "." and n == len(parts) - 1
            ):
                end -= 1
            while (
                start < end
                and not (text[start].isalnum() or text[start] in "([{\"'“‘«¿¡$*#@\\<.-∞")
                and ord(text[start]) > 0x2000
                and text[start + 1 : start + 2] != "-"
            ):
                start += 1
            start += len(text[start:end]) - len(text[start:end].lstrip(" .,;:|"))
            if end - start > 2 and text[start] in "“\"'‘«「《" and text[end - 1] in "”\"'’»」》":
                start, end = start + 1, end - 1
                while end > start and text[end - 1] in " ,.;":
                    end -= 1
            trimmed.append((line, start, end))
        self.draft.join("title", trimmed)
        self.title = self.draft.values.get("title", "")

    def _authors(self, leaves: Sequence[int]) -> None:
        authors: list[Author] = []
        et_al = False
        for line, start, end in self._parts(leaves):
            if line.text[end - 1] == "." and line.text[end - 2] in MARKS:
                end -= 1
            byline = read_byline(line.text, start, end)
            authors += [
                Author(
                    name.name, name.given, name.family, name.kind, name.marks, False, line.span(name.start, name.end)
                )
                for name in byline.authors
            ]
            et_al = et_al or byline.et_al
        if authors:
            self.draft.set("authors", tuple(authors))
        if et_al:
            self.draft.set("et_al", True)

    def _venue(self, leaves: Sequence[int]) -> str:
        """Read the venue; returns the status words before it."""
        for k, n in enumerate(leaves[1:], 1):  # a second venue, with a year of its own, is not part of the first
            segment = self.segments[n]
            if segment.before in ("comma", "bar") and traits(segment.text).venue > 1.2 and _YEAR.search(segment.text):
                leaves = leaves[:k]
                break
        line, start, end = self._parts(leaves)[0]
        after = leaves[-1] + 1
        numbered = after < len(self.kinds) and self.kinds[after] in ("DATE", "NUMBERS")
        venue = read_venue(line.text, start, end, numbered=numbered)
        if venue.start < venue.end:
            self.draft.read("venue", line, venue.start, self._closed(line.text, venue.start, venue.end))
            self.venue_text = line.text[start:end]
            if self.draft.values["venue"].casefold() in tables().publishers:
                self.draft.values["publisher"] = self.draft.values["venue"]
                self.draft.spans["publisher"] = self.draft.spans["venue"]
                self.draft.provenance["publisher"] = "read"
        for n in leaves[1:]:
            segment = self.segments[n]
            if traits(segment.text).numbers:
                self._numbers(Part(self.lines[segment.line], segment.start, segment.end))
        if venue.badge:
            self.badges.append(Part(line, *venue.badge))
        self._keep(line, venue.numbers)
        return line.text[slice(*venue.status)] if venue.status else ""

    def _repository(self) -> None:
        """`arXiv preprint arXiv:...` and `arXiv:...` stand where a venue does: take the archive's name."""
        for line, start, end in self.found_identifiers:
            match = _ARCHIVE.match(line.text, start, end)
            if match:
                self.draft.read("venue", line, *match.span())
                self.venue_text = match[0]
                return

    def _keep(self, line: Line, numbers: Numbers) -> None:
        places = [(line, place) if place else None for place in numbers]
        self.numbers = Numbers(*(old or new for old, new in zip(self.numbers, places, strict=True)))  # type: ignore[arg-type]

    def _numbers(self, part: Part) -> None:
        line, start, end = part
        numbers, _ = read_numbers(line.text, start, end)
        if not any(numbers):
            bare = _BARE.match(line.text, start, end)
            if bare is None:
                return
            if (
                "(" in line.text[max(0, start - 1) : start + 1]
                and self.numbers.volume is not None
                and self.numbers.issue is None
            ):
                numbers = numbers._replace(issue=bare.span(1))
            elif self.numbers.volume is None and len(bare[1]) < 5 and bare[1].isdigit():
                numbers = numbers._replace(volume=bare.span(1))
            else:
                numbers = numbers._replace(pages=bare.span(1))
        self._keep(line, numbers)

    def _publisher(self, part: Part) -> None:
        text = part.line.text[part.start : part.end].strip(" .,;:()")
        folded = text.casefold()
        if folded in tables().publishers or folded.endswith(("press", "publishing", "publishers", "verlag")):
            start = part.line.text.index(text, part.start)
            self.draft.read("publisher", part.line, start, start + len(text))

    def _citations(self, part: Part) -> None:
        digits = re.search(r"\d[\d,]{0,14}(?![\d,])", part.line.text[part.start : part.end])
        if digits:
            self.draft.set("citations", int(digits[0].replace(",", "")), "normalised")

    def _abstract(self, parts: Sequence[Part]) -> None:
        line, start, end = parts[0]
        label = pattern("abstract", r"{}\s*[:.：—–-]*\s*").match(line.text, start, end)
        if label:
            parts = [Part(line, label.end(), end), *parts[1:]]
        self.draft.join("abstract", parts)

    def _date(self, dates: Sequence[Part], asides: Sequence[Part]) -> None:
        """The first date with a year among the date segments, then in the venue, then in short notes."""
        for line, start, end in [*dates, *asides]:
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

    def identifiers(self) -> None:
        """Read the identifiers."""
        found = identifiers_in(self.found_identifiers, self.draft.values.get("links", ()))
        if found:
            self.draft.set("identifiers", found)

    def _venue_sign(self) -> float:
        """How surely there is a venue: by its words, because it is in italics, or by numbers or editors beside it."""
        if not self.venue_text:
            return 0.0
        slanted = any(
            kind == "VENUE" and "i" in segment.style for segment, kind in zip(self.segments, self.kinds, strict=True)
        )
        told = slanted or self.numbers.volume is not None or self.numbers.pages is not None or "EDITORS" in self.kinds
        return max(traits(self.venue_text).venue, 0.6 * told)

    def signs(self, cost: float) -> Signs:
        """What speaks for and against this being an entry of a publication list."""
        values = self.draft.values
        kinds = self.kinds
        title = next((self.segments[n] for n, kind in enumerate(kinds) if kind == "TITLE"), None)
        notes = sum(len(segment.text) for segment, kind in zip(self.segments, kinds, strict=True) if kind == "NOTE")
        names = max(
            (
                segment.names.score * min(segment.names.people, 3)
                for segment, kind in zip(self.segments, kinds, strict=True)
                if kind == "AUTHORS"
            ),
            default=0.0,
        )
        return Signs(
            title_words=traits(title.text).words if title else 0,
            title_lead=title is not None and title.text[:1].islower(),
            styled=title is not None and (title.shell == "quote" or "l" in title.style or "b" in title.style),
            names=names,
            venue=self._venue_sign(),
            date=self.draft.date is not None,
            numbers=any(self.numbers),
            identifiers="identifiers" in values,
            links=len(values.get("links", ())),
            labels=sum(kind == "LINKS" for kind in kinds),
            notes=notes,
            prose=title is not None and bool(pattern("self", r"\b{}\b").search(title.text)),
            cost=cost / max(1, len(kinds)),
            status="status" in values,
        )
