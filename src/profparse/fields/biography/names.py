"""Whose page it is: the person's name, from headings, front matter, the title, and what the prose says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from profparse.fields.biography.headers import opens_with_role
from profparse.fields.biography.likeness import likeness, trimmed
from profparse.fields.biography.words import cut_words
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, MetaField, Page
from profparse.span import Span, Spans

MOST_LINES = 400
SAID_LINES = 60  # the lines of a page whose sentences may name its person, besides those that tell of one
MOST_NAMES = 60  # the surest, that are held against one another
OPENS_DUMP, OPENS_PROSE = 0.6, 0.55  # how much the first line of plain text, and the first prose, tell of a name
BEFORE_ROLE = 0.6  # how much a line tells of a name, where the next one tells what its bearer is
ADDRESSED = 0.25  # how much it tells that an address has a part of a name
MOST_MAILBOXES = 8
LONGEST_IN_MAILBOX = 6  # letters of a name that an address has to have
LONGEST = 80  # code points of a line that may be a name

_SEPARATED = lazy_pattern(r"\s{1,9}[|•·~@/]\s{1,9}|\s{1,9}[-–—]+\s{1,9}|\s{0,9}[|•·]\s{0,9}|:\s{1,9}")
# A capitalised word, and the words of a name after it.
_CAPITAL = r"[^\W\d_a-z](?:\.|[^\s,.:;!()]*)"
_MORE = rf"(?:\s+(?:{_CAPITAL}|van|von|de|der|den|la|le|da|di|del|bin|el|al|dos))"
_GROUPS = (" lab", " group", " laboratory")
_MAILBOX = lazy_pattern(r"[\w.+-]{2,40}(?=@|\s?[\[(（]\s?at\s?[\])）])")
_SAID = lazy_pattern(
    r"(?:^|[.!,]\s|\b)(?:I['’]?\s?a?m|[Mm]y name is|This is|Soy|Je suis|Ich bin|Sono|Eu sou|Me llamo|Je m['’]appelle)\s"
    rf"(?P<name>[^\W\d_a-z][^\s,.:;!()]*{_MORE}*)"
)
_IS = lazy_pattern(
    rf"^(?:Dr\.?\s+|Prof\.?\s+|Professor\s+)*(?P<name>{_CAPITAL}{_MORE}{{1,4}})(?:\s*\([^()]{{1,80}}\))?,?\s+"
    r"(?:is|was|received|holds|works|joined)\s"
)
_OF = lazy_pattern(rf"\b(?:of|by|from)\s+(?P<name>{_CAPITAL}{_MORE}{{1,4}})(?=\s*[,.|]|$)")
_GREETS = lazy_pattern(r"(?:hi|hello|hey|hallo|bonjour|hola)\b\W{0,4}(?:i['’]?\s?a?m|my name is)\s", re.IGNORECASE)
_VERBS = (" is ", " was ", " received ", " holds ", " works ", " joined ")  # those of `_IS`
_KEYS = {
    "name": 0.9,
    "author": 0.75,
    "author.name": 0.85,
    "params.author": 0.7,
    "title": 0.6,
    "subtitle": 0.3,
    "full_name": 0.9,
    "og:title": 0.45,
    "og:site_name": 0.3,
    "citation_author": 0.3,
}


class Candidate(NamedTuple):
    """A name that a part of the page may be, where it stands, and how much that speaks for it."""

    text: str
    spans: Spans
    weight: float


#: A candidate, and the words by which it is the same as another.
Keyed = tuple[str, Candidate]


class Named(NamedTuple):
    """The names that a page gives wherever its person is told of, each with its key; what a page's stretches share.

    ``meta`` are those of its front matter or head; ``lines`` says of the first lines what may be a name for itself.
    ``said`` holds what a line's sentences say, once it was asked for.
    """

    meta: Sequence[Keyed]
    lines: Mapping[int, Sequence[Keyed]]
    numbers: Mapping[int, int]
    said: dict[tuple[int, bool], Sequence[Keyed]]
    found: dict[None, tuple[str, Spans, float] | None]


def names_of(page: Page) -> Named:
    """What :func:`person_name` has to look up once for a page, however many stretches it is asked about."""
    numbers = {id(line): number for number, line in enumerate(page.lines[:MOST_LINES])}
    return Named(_keyed(_in_meta(page)), dict(_in_headings(page)), numbers, {}, {})


def person_name(page: Page, lines: Sequence[Line], named: Named | None = None) -> tuple[str, Spans, float] | None:
    """The name of the page's person, its source spans, and how sure it is (0 to 1); None where nothing names one.

    ``lines`` are those that tell of the person; ``named`` is what :func:`names_of` gives. Evidence adds up: a heading,
    a title and a sentence that name the same person outweigh any of them alone. A slogan, a word that opens a section,
    or the name of a site is no name.
    """
    named = named or names_of(page)
    given = sorted(named.numbers[id(line)] for line in lines if id(line) in named.numbers)
    if given:
        return _chosen(_candidates(page, given, named))
    if None not in named.found:
        named.found[None] = _chosen(_candidates(page, given, named))
    return named.found[None]


def _chosen(candidates: Iterable[Keyed]) -> tuple[str, Spans, float] | None:
    found: dict[str, list[Candidate]] = {}
    for key, candidate in candidates:
        found.setdefault(key, []).append(candidate)
    if not found:
        return None
    strongest = {key: max(c.weight for c in same) for key, same in found.items()}
    if len(found) > MOST_NAMES:
        kept = set(sorted(strongest, key=lambda key: -strongest[key])[:MOST_NAMES])
        found = {key: same for key, same in found.items() if key in kept}
    words = {key: frozenset(key.split()) for key in found}
    best: tuple[float, list[Candidate]] | None = None
    for key, same in found.items():
        weight = 1.0
        for candidate in same:
            weight *= 1 - candidate.weight
        own = words[key]
        for other, theirs in words.items():
            if not own.isdisjoint(theirs) and other != key and _akin(own, theirs):
                weight *= 1 - 0.8 * strongest[other]
        if best is None or 1 - weight > best[0] + 1e-9:
            best = 1 - weight, same
    assert best is not None
    if best[0] < 0.45 - 1e-9:
        return None
    chosen = max(best[1], key=lambda c: (c.weight, -c.spans[0][0]))
    return chosen.text, chosen.spans, round(min(best[0], 0.99), 4)


def is_another(text: str, owner: str | None) -> bool:
    """Whether words, such as those of a link, name a person, and not the page's own.

    >>> is_another("Prof. Ada Lane", "Bo Reed"), is_another("Bo T. Reed", "Bo Reed"), is_another("Scholar", "Bo Reed")
    (True, False, False)
    """
    if len(text) > LONGEST or " " not in text:
        return False
    name = trimmed(text)
    return name is not None and likeness(name) > 0.5 and not (
        owner and _akin(frozenset(_key(name).split()), frozenset(_key(owner).split()))
    )


def _candidates(page: Page, given: Sequence[int], named: Named) -> Iterator[Keyed]:
    """All names; ``given`` are the numbers of the lines that tell of the person, in order."""
    yield from named.meta
    told = 0
    own = set(given)
    for number in sorted({*range(min(SAID_LINES, len(page.lines))), *named.lines, *own}):
        yield from named.lines.get(number, ())
        line = page.lines[number]
        if len(line.text) > 20 and (number in own or number < SAID_LINES):
            opens = number in own and told < 2
            if (number, opens) not in named.said:
                named.said[number, opens] = _keyed(_said(line, opens=opens))
            yield from named.said[number, opens]
        told += line.kind == "text" and len(line.text) > 10 and number in own


def _keyed(candidates: Iterable[Candidate]) -> tuple[Keyed, ...]:
    return tuple([(key, candidate) for candidate in candidates if (key := _key(candidate.text))])


def _in_meta(page: Page) -> Iterator[Candidate]:
    for field in page.meta:
        key = field.key.lower()
        if key in ("description", "og:description") and len(field.value) < 400:
            yield from _described(page, field)
        weight = _KEYS.get(key)
        if weight is None or len(field.value) > 120:
            continue
        for part, start in _parts(field.value):
            name = trimmed(part)
            if name is None:
                continue
            place = field.value.find(name, start)
            shift = page.text.find(name, *field.span)
            if place < 0 or shift < 0:
                continue
            share = weight * likeness(name) * (1.0 if part == field.value else 0.9)
            yield Candidate(name, ((shift, shift + len(name)),), share)


def _in_headings(page: Page) -> Iterator[tuple[int, tuple[Keyed, ...]]]:
    """The names in headings, and in the page's first lines; by the number of the line."""
    seen = 0
    mailboxes: Sequence[str] | None = None
    for number, line in enumerate(page.lines[:MOST_LINES]):
        text = line.text
        if (line.kind == "heading" and len(text) <= LONGEST) or (
            number < 8 and len(text) <= LONGEST and line.kind not in ("item", "code") and not _linked_menu(line)
        ):
            top = (
                0.75
                if line.kind == "heading" and line.level == 1
                else 0.55
                if line.kind == "heading" and line.level == 2
                else 0.4
            )
            top -= 0.02 * min(seen, 15)
            if number > 40:
                top *= 0.3
            if not number and page.format == "text" and len(text.split()) < 5:
                top = OPENS_DUMP
            if not (found := _keyed(_in_line(line, top))):
                continue
            if top < BEFORE_ROLE and number + 1 < len(page.lines) and opens_with_role(page.lines[number + 1]):
                found = _keyed(_in_line(line, BEFORE_ROLE))  # `Ada Case`, and under it `Lecturer in Maps`
            else:
                mailboxes = _mailboxes(page) if mailboxes is None else mailboxes
                found = tuple((key, _addressed(candidate, mailboxes)) for key, candidate in found)
            yield number, found
        seen += line.kind == "heading"


def _mailboxes(page: Page) -> tuple[str, ...]:
    """What stands before the signs of the addresses among the page's first lines, case-folded."""
    found = [match[0].casefold() for line in page.lines[:SAID_LINES] for match in _MAILBOX.finditer(line.text)]
    found += [
        link.url[7:].partition("@")[0].casefold()
        for line in page.lines[:SAID_LINES] for link in line.links if link.url.startswith("mailto:")
    ]  # fmt: skip
    return tuple(found[:MOST_MAILBOXES])


def _addressed(candidate: Candidate, mailboxes: Sequence[str]) -> Candidate:
    """A candidate, surer where an address on the page has a part of it."""
    parts = [part for part in _key(candidate.text).replace("-", " ").split() if len(part) > 3]
    if any(part[:LONGEST_IN_MAILBOX] in box for part in parts for box in mailboxes):
        return candidate._replace(weight=1 - (1 - candidate.weight) * (1 - ADDRESSED))
    return candidate


def _in_line(line: Line, top: float) -> Iterator[Candidate]:
    for part, start in _parts(line.text):
        name = trimmed(part)
        if name is not None:
            of_group = 0.55 if part.rstrip(" .").lower().endswith(_GROUPS) else 1.0
            yield from _candidate(line, name, start, top * likeness(name) * of_group)


def _described(page: Page, field: MetaField) -> Iterator[Candidate]:
    """The name that a description of the page ends in: "Notes and papers of X, a lecturer"."""
    match = _OF.search(field.value)
    name = trimmed(match["name"]) if match is not None else None
    at = page.text.find(name, *field.span) if name is not None else -1
    if name is not None and at >= 0:
        yield Candidate(name, ((at, at + len(name)),), 0.5 * likeness(name))


def _said(line: Line, *, opens: bool) -> Iterator[Candidate]:
    """Names that a sentence gives: "I am X", "X is a ..."; ``opens``: it is among the first of the page's prose."""
    text = line.text
    head = text[:600]
    if (
        head[:2] in ("I ", "I'", "I’", "My")
        or "I am" in head[:80]
        or "I'm" in head[:80]
        or "I’m" in head[:80]
        or "name is" in head
        or head.startswith(("Soy", "Je suis", "Je m", "Ich bin", "Sono", "Eu sou", "Me llamo", "This is"))
    ):
        match = _SAID.search(head)
        if match is not None:
            name = trimmed(match["name"])
            if name is not None and len(name.split()) > 1:
                yield from _candidate(line, name, match.start("name"), 0.7 * likeness(name))
            elif opens and (greeting := _GREETS.match(head)) and greeting.end() == match.start("name"):
                word = match["name"]  # a given name alone
                if len(word) > 2 and " " not in word and word.isalpha() and word.istitle():
                    yield Candidate(word, line.spans(*match.span("name")), 0.5)
    match = _IS.match(head) if any(verb in head for verb in _VERBS) else None
    if match is not None:
        name = trimmed(match["name"])
        if name is not None:
            weight = OPENS_PROSE if opens else 0.4
            yield from _candidate(line, name, match.start("name"), weight * likeness(name))


def _candidate(line: Line, name: str, start: int, weight: float) -> Iterator[Candidate]:
    """The candidate, in one piece or, round brackets that were cut out, in pieces: `Ada (Addie) Example`."""
    spans: list[Span] = []
    at = line.text.find(name, start)
    if at >= 0:
        yield Candidate(name, line.spans(at, at + len(name)), weight)
        return
    words = name.split()
    for word in words:
        at = line.text.find(word, start)
        if at < 0:
            return
        start = at + len(word)
        spans += line.spans(at, start)
    yield Candidate(" ".join(words), tuple(spans), weight)


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """A title whole, and cut at its separators, each with its offset."""
    place = 0
    parts = []
    for match in _SEPARATED.finditer(text):
        parts.append((text[place : match.start()], place))
        place = match.end()
    parts.append((text[place:], place))
    yield from parts[:4]


def _linked_menu(line: Line) -> bool:
    return (
        len(line.links) == 1
        and line.links[0].start == 0
        and line.links[0].end >= len(line.text)
        and line.kind in ("item", "cell")
    )


def _key(text: str) -> str:
    return " ".join(cut_words(text.casefold()).lower)


def _akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of two names are of one person: one has the other's words, or all but one of them."""
    return len(one & other) >= min(2, len(one), len(other))
