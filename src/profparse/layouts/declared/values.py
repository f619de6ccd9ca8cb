"""The words behind a sign, read as the fields that the declaration names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from profparse.data_files import load_json
from profparse.fields.dates import match_date
from profparse.fields.draft import DateDraft, Draft
from profparse.fields.drafting import set_byline
from profparse.fields.links import link_kind, links_of
from profparse.fields.names.byline_likeness import byline_likeness
from profparse.fields.names.bylines import read_byline
from profparse.fields.run_together import parts_of
from profparse.layouts.declared.cuts import cut
from profparse.layouts.declared.edges import EDGES, title_end, trimmed
from profparse.layouts.declared.joined import Words
from profparse.layouts.declared.lists_of_names import COMMA, glued, listed, names_begin, parting
from profparse.layouts.declared.venues import set_venue
from profparse.model import Identifier
from profparse.patterns import lazy_pattern

_NUMBERED = lazy_pattern(r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)]|#\d{1,4},?)\s?(?=\S)")
_CODE = lazy_pattern(r"\(([a-z][a-z-]{1,9}(?:\.[A-Za-z-]{2,9})?)\)[\s;,]{0,3}")
_DOI = lazy_pattern(
    r"(?:doi|DOI)?[\s:]{0,3}"
    r"(10\.\d{4,9}/(?:(?!(?<=[\d)])[A-Z][a-z]|\.[A-Z])[^\s\"<>|\]]){1,120}(?<![.,;]))"
)
LONGEST_LIST = 400  # code points of a list of categories


def read_fields(
    draft: Draft, words: Words, fields: Sequence[str], known: frozenset[str] = frozenset()
) -> None:
    """Read the fields out of the words into the draft, in the order in which they stand; what is set stays.

    ``known`` are names that the page has often: one of them tells where a title ends that runs into it. Words in quotes
    among the fields part those beside them; what does not stand there parts nothing.
    """
    place = 0
    own: list[str] = []
    for name in fields:
        if not name.startswith('"'):
            own.append(name)
            continue
        separator = parting(_separator(name[1:-1]), words, place, own)
        if separator is not None:
            _read(draft, words, place, separator.start(), own, known)
            place, own = separator.end(), []
    _read(draft, words, place, len(words.text), own, known)
    links = links_of(words, link_kind)
    if links:
        draft.set("links", (*draft.values.get("links", ()), *links))


@lru_cache(maxsize=256)
def _separator(sign: str) -> re.Pattern[str]:
    """What parts two fields; a full stop does at the end of a sentence, whatever ends that.

    A blank at either end of a sign has to be there.
    """
    if sign == ".":
        return re.compile(r"(?:\.|(?<=[?!]))(?:\s+|(?=[A-Z])|$)")
    words = r"\s*".join(map(re.escape, sign.split()))
    before, behind = (r"\s" if words and blank == " " else "" for blank in (sign[:1], sign[-1:]))
    return re.compile(f"{before}{words}{behind}" if words else r"\s+")


def _read(
    draft: Draft, words: Words, start: int, end: int, fields: Sequence[str], known: frozenset[str]
) -> None:
    start, end = trimmed(words.text, start, end)
    left = list(fields)
    while left and start < end and left[0] in _FROM_LEFT:
        start, end = trimmed(words.text, _FROM_LEFT[left.pop(0)](draft, words, start, end), end)
    if left[-2:] == ["abstract", "authors"]:
        names = names_begin(words, start, end, left)
        set_authors(draft, words, names, end)
        left.pop()
        start, end = trimmed(words.text, start, names)
    rest = -1  # where the abstract begins at the earliest, if nothing parts it from what is before
    if len(left) > 1 and left[-1] == "abstract":
        rest = end
        start, end = _abstract_behind(draft, words, start, end, left)
        rest = end if rest == end else -1
        left.pop()
    while left and start < end and left[-1] in _FROM_RIGHT:
        start, end = trimmed(words.text, start, _FROM_RIGHT[left.pop()](draft, words, start, end))
    if start < end and left:
        if left == ["citation"]:
            _citation(draft, words, start, end)
        elif left == ["abstract"]:
            _abstract(draft, words, start, end)
        elif left == ["badges"]:
            _badge(draft, words, start, end)
        else:
            if left == ["authors"] and rest > 0:
                _names_before_abstract(draft, words, start, rest)
                return
            places, probability = cut(words, start, end, left, known)
            for name, place in places.items():
                _SET[name](draft, words, *trimmed(words.text, *place))
                if name in draft.confidence:
                    draft.confidence[name] = min(draft.confidence[name], round(probability, 2))
            if draft.date is None and "venue" in left and places:  # a date behind the venue is none of its words
                _date_behind(draft, words, max(place[1] for place in places.values()), end)
            if rest > 0 and places:
                _abstract(draft, words, max(place[1] for place in places.values()), rest)


def set_title(draft: Draft, words: Words, start: int, end: int) -> None:
    """Set the title, unless there is one."""
    numbered = _NUMBERED.match(words.text, start, end)
    if numbered:
        start, end = trimmed(words.text, numbered.end(), end)
    if "title" not in draft.values and any(map(str.isalpha, words.text[start:end])):
        draft.read("title", words, start, title_end(words.text, start, end))
        draft.confidence["title"] = 0.97


def set_authors(draft: Draft, words: Words, start: int, end: int) -> None:
    """Set the authors, unless there are any."""
    if draft.values.get("authors"):
        return
    text = listed(words, start, end)
    byline = read_byline(text, start, end)
    if not COMMA.search(text, start, end) and len(cuts := glued(text, start, end)) > 2:
        parts = [read_byline(text, a, b) for a, b in pairwise(cuts)]
        byline = byline._replace(authors=tuple(name for part in parts for name in part.authors))
    if byline.authors:
        set_byline(draft, words, byline)
        draft.confidence["authors"] = 0.96


def set_date(draft: Draft, words: Words, start: int, end: int) -> int:
    """Read the date that opens the words; gives where it ends."""
    match = match_date(words.text, start, end)
    if match is None:
        return start
    if draft.date is None:
        text = words.text[match.start : match.end]
        draft.date = DateDraft(match.reading, text, words.span(match.start, match.end))
    return match.end


def _categories(draft: Draft, words: Words, start: int, end: int) -> int:
    """Read the categories that open the words, with their names or as codes alone; gives where they end."""
    text = words.text
    found: list[tuple[int, int]] = []
    place = start
    for match in _CODE.finditer(text, start, min(end, start + LONGEST_LIST)):
        if ". " in text[place : match.start()] or not _archive().fullmatch(match[1]):
            break
        found.append(match.span(1))
        place = match.end()
    while not found or text[place - 1 : place] != ")":
        code = _archive().match(text, place, end)
        if code is None:
            break
        found.append(code.span())
        place = code.end()
        while place < end and text[place] in " ,;":
            place += 1
    if found and "categories" not in draft.values:
        draft.set("categories", tuple(text[a:b] for a, b in found))
        draft.spans["categories"] = tuple(words.span(a, b) for a, b in found)
    return place


def _doi(draft: Draft, words: Words, start: int, end: int) -> int:
    match = _DOI.match(words.text, start, end)
    if match is None:
        return start
    set_identifier(draft, "doi", match[1], words.span(*match.span(1)))
    return match.end()


def set_identifier(draft: Draft, scheme: str, value: str, span: tuple[int, int]) -> None:
    """Add an identifier, each scheme once."""
    known = draft.values.get("identifiers", ())
    if all(one.scheme != scheme for one in known):
        draft.set("identifiers", (*known, Identifier(scheme, value, span)))


def _abstract_behind(draft: Draft, words: Words, start: int, end: int, fields: Sequence[str]) -> tuple[int, int]:
    """The abstract behind other fields: behind as many paragraphs, or lines, as they are; gives where they stand."""
    others = len(fields) - 1
    for breaks in (words.gaps, words.soft):
        places = [place for place in breaks if start < place < end]
        while len(places) >= others and fields[others - 1] == "authors":  # each name may have a line of its own
            after = places[others] if len(places) > others else end
            line = words.text[places[others - 1] : after]
            if line.strip(EDGES) and byline_likeness(line) < 0.5:
                break
            places.pop(others - 1)
        if len(places) >= others:
            _abstract(draft, words, places[others - 1], end)
            return trimmed(words.text, start, places[others - 1])
    return start, end


def _names_before_abstract(draft: Draft, words: Words, start: int, end: int) -> None:
    """Names and the abstract that they run into; the names may be missing."""
    title = f"{draft.values.get('title', '')} "  # the model knows names by what they follow
    text = title + words.text[start:end]
    shift = start - len(title)
    breaks = (len(title), *(place - shift for place in words.soft))
    place = parts_of(text, 0, len(text), breaks, ("title", "authors")).places.get("authors", (0, 0))
    if place[1] > len(title) and byline_likeness(text, max(place[0], len(title)), place[1]) >= 0.5:
        set_authors(draft, words, start, place[1] + shift)
        start = place[1] + shift
    _abstract(draft, words, start, end)


def _abstract(draft: Draft, words: Words, start: int, end: int) -> None:
    """Set the abstract; of a short and a full one the longer."""
    start, end = trimmed(words.text, start, end)
    if start < end and end - start > len(draft.values.get("abstract") or ""):
        draft.read("abstract", words, start, end)


def _badge(draft: Draft, words: Words, start: int, end: int) -> None:
    draft.set("badges", (*draft.values.get("badges", ()), words.text[start:end]))
    draft.spans["badges"] = (*draft.spans.get("badges", ()), words.span(start, end))


def _citation(draft: Draft, words: Words, start: int, end: int) -> None:
    """A whole reference: its fields fill those that are not set."""
    from profparse.fields.citation import read_entry

    read = read_entry([words]).draft
    for name, value in read.values.items():
        if name == "identifiers":
            for one in value:
                set_identifier(draft, one.scheme, one.value, one.span)
        elif name != "links" and value and not draft.values.get(name):
            draft.values[name] = value
            draft.provenance[name] = read.provenance.get(name, "read")
            for table, given in ((draft.spans, read.spans), (draft.confidence, read.confidence)):
                if name in given:
                    table[name] = given[name]  # type: ignore[assignment]
    draft.date = draft.date or read.date


@cache
def _archive() -> re.Pattern[str]:
    """The code of an archive, with or without its subject class; other codes and ``doi`` may be glued to it."""
    known = "|".join(sorted(map(re.escape, load_json("arxiv_archives")), key=len, reverse=True))
    behind = rf"(?={known}|doi|[^a-z.-]|$)"
    subject = rf"\.(?:[A-Z]{{2}}|[a-z]{{2,6}}?(?:-[a-z]{{2,5}}?)?{behind})"
    return re.compile(rf"(?:{known})(?:{subject}|{behind})")


_FROM_LEFT = {"categories": _categories, "doi": _doi, "date": set_date}


def _date_behind(draft: Draft, words: Words, start: int, end: int) -> int:
    """Read the date that ends the words; gives where it begins."""
    from profparse.fields.dates import find_dates

    line = max((place for place in words.soft if start < place < end), default=start)
    dates = find_dates(words.text, line, end) or find_dates(words.text, start, end)
    if not dates or words.text[dates[-1].end : end].strip(EDGES + ".()"):
        return end
    found = dates[-1]
    set_date(draft, words, found.start, end)
    return found.start


_FROM_RIGHT = {"date": _date_behind}
_SET = {"title": set_title, "authors": set_authors, "venue": set_venue}
