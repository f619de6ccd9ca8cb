"""What kind of work an entry is, and how far its publication has come."""

from __future__ import annotations

from profparse.fields.citation.venue import Numbers
from profparse.fields.citation.words import pattern, tables
from profparse.model import PaperStatus, PaperType
from profparse.patterns import lazy_pattern

_WORDS = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_ACRONYM = lazy_pattern(r"[^\W\d_]+(?:&[A-Z])?")


def status_of(words: str, venue: str, numbered: bool, named: bool = True) -> PaperStatus | None:
    """The status that the words before a venue or beside it say; else what the venue itself lets conclude.

    ``numbered``: it has a volume or pages; ``named``: ``venue`` is a venue, and not only what stands in its place.
    """
    known = tables()
    said = known.status_prefix.search(words) if words else None
    if said:
        return known.statuses.get(said[0].strip(" :").casefold())
    openers = known.status_openers
    found = None
    if venue and not openers.isdisjoint(_WORDS.findall(venue[:200].casefold())):
        found = known.status_prefix.search(venue[:200])
    if found and (found.start() == 0 or not venue[found.start() - 1].isalnum()):
        status = known.statuses.get(found[0].strip(" :").casefold())
        if status is not None and not numbered:
            return status
    if not venue:
        return None
    if pattern("archive", r"\b{}\b").search(venue):
        return "preprint"
    return "published" if named else None


_FIRST: tuple[PaperType, ...] = ("thesis", "patent")
_BY_NOTE: tuple[PaperType, ...] = ("dataset", "software")
_BY_VENUE: tuple[PaperType, ...] = ("report", "chapter", "paper-conference", "article-journal")


def type_of(
    venue: str,
    notes: str,
    heading: str | None,
    numbers: Numbers,
    *,
    published: bool = False,
    edited: bool = False,
) -> PaperType | None:
    """The kind of work in CSL's terms: what the entry says, then what its venue is, then what the heading says.

    ``published``: it names a publisher or the place of one; ``edited``: the volume that it stands in has editors.
    """
    known = tables()
    said = f"{venue} {notes}".casefold()
    types = dict(known.types)
    for name in _FIRST:
        if types[name].in_text(said):
            return name
    for name in _BY_NOTE:
        if types[name].in_text(notes.casefold()):
            return name
    folded = venue.casefold()
    if folded.strip():
        if pattern("archive", r"\b{}\b").search(folded):
            return "article"
        for name in _BY_VENUE:
            if types[name].in_text(folded):
                return name
        words = {word.casefold() for word in _ACRONYM.findall(venue) if not word.islower()}
        if words & known.journal_acronyms:
            return "article-journal"
        if numbers.volume and (numbers.issue or numbers.pages):
            return "article-journal"
        if words & (known.acronyms | known.ambiguous_acronyms):
            return "paper-conference"
        if numbers.volume or folded.strip(" .,;") in known.venue_names:
            return "article-journal"
    over = (heading or "").casefold()
    for name, form in known.types:
        if over and (form.in_text(over.removesuffix("s")) or form.in_text(over)):
            return name
    if "isbn" in said or "press" in folded or "verlag" in folded:
        return "book"
    if (published or edited) and not numbers.volume:
        return "chapter" if venue.strip() else "book"
    return "article-journal" if numbers.pages and venue.strip() else None
