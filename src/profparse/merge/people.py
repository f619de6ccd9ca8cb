"""Which pages are of one person: identifiers and addresses first, then a fitted score; a name alone decides nothing.

Two pages whose names cannot be one person's, or that give one scheme's identifiers different values, are of two people.
Where the names may be one person's, the works, co-authors and organisations that both pages name are weighed; the
weights lie in ``data/person_weights.json`` and are fitted by :mod:`profparse.training.people`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from profparse.data_files import load_json
from profparse.diagnostics import Diagnostic
from profparse.merge.linking import EVERY, chance
from profparse.merge.papers import Works
from profparse.merge.words import words
from profparse.model import Author, Profile

#: Schemes of which a person has one identifier.
_ONE_EACH = ("orcid", "google_scholar", "dblp", "scopus", "web_of_science", "linkedin")
CERTAIN = 0.9  # a page is told to be in doubt where one in ten such would be another person's
_CLASSES = (0, 1, 2, 4, 8)  # classes of the number of things that two pages share or have


class PersonPage(NamedTuple):
    """What a page says of who its person is."""

    names: frozenset[tuple[str, tuple[str, ...]]]
    identifiers: Mapping[str, frozenset[str]]
    emails: frozenset[str]
    coauthors: frozenset[tuple[str, str]]
    organizations: frozenset[str]
    works: frozenset[int]


class Verdict(NamedTuple):
    """Whether two pages are of one person: ``same``, ``other``, or ``open`` where nothing speaks either way."""

    kind: str
    chance: float
    reason: str


def person_page(profile: Profile, works: frozenset[int]) -> PersonPage:
    """What a page says of its person; ``works`` are the numbers of the works that it lists."""
    bio = profile.bio
    authors = [author for paper in profile.papers for author in paper.authors]
    names = {_name(author.name, author.family) for author in authors if author.is_owner}
    if bio is not None and bio.name:
        names.add(_name(bio.name, None))
    names.discard(("", ()))
    families = {family for family, _ in names}
    identifiers: dict[str, frozenset[str]] = {}
    for part in bio.identifiers if bio is not None else ():
        identifiers[part.scheme] = identifiers.get(part.scheme, frozenset()) | {part.value.casefold()}
    organizations = set()
    if bio is not None:
        for position in bio.positions:
            organizations.add("".join(words(position.organization or "")))
        for degree in bio.education:
            organizations.add("".join(words(degree.institution or "")))
    return PersonPage(
        frozenset(names),
        identifiers,
        frozenset(email.casefold() for email in bio.emails) if bio is not None else frozenset(),
        frozenset(_coauthors(authors, families)),
        frozenset(filter(None, organizations)),
        works,
    )


def _coauthors(authors: Sequence[Author], families: set[str]) -> Iterator[tuple[str, str]]:
    for author in authors:
        family, given = _name(author.name, author.family)
        if family and family not in families:
            yield family, given[0][:1] if given else ""


def _name(name: str, family: str | None) -> tuple[str, tuple[str, ...]]:
    """The last word of the family name, and the given names or initials."""
    parts = words(name)
    if not parts:
        return "", ()
    last = (words(family) or parts)[-1] if family else parts[-1]
    if last not in parts:
        return last, ()
    at = len(parts) - 1 - parts[::-1].index(last)
    return last, parts[:at] if at else parts[at + 1 :]


def same_person(one: PersonPage, two: PersonPage) -> Verdict:
    """Whether two pages are of one person, how surely, and what says so."""
    for scheme in one.identifiers:
        if one.identifiers[scheme] & two.identifiers.get(scheme, frozenset()):
            return Verdict("same", 1.0, f"both give one {scheme} identifier")
    if one.emails & two.emails:
        return Verdict("same", 1.0, "both give one e-mail address")
    for scheme in _ONE_EACH:
        if one.identifiers.get(scheme) and two.identifiers.get(scheme):
            return Verdict("other", 0.0, f"their {scheme} identifiers differ")
    named = bool(one.names and two.names)
    form = _best_name(one, two) if named else "initials"
    if form == "differ":
        return Verdict("other", 0.0, "their names cannot be one person's")
    facts = person_evidence(one, two, form)
    if not facts:
        common = "they have but the name in common" if named else "one of them names nobody, and they share nothing"
        return Verdict("open", 0.5, common)
    weights = _weights()
    probability = chance(weights.get(EVERY, 0.0) + sum(weights.get(fact, 0.0) for fact in facts))
    kind = "same" if probability > 0.5 else "other" if named else "open"  # nobody named is nobody else
    return Verdict(kind, round(probability, 4), _in_words(one, two, form if named else "none"))


@cache
def _weights() -> Mapping[str, float]:
    found: Mapping[str, float] = load_json("person_weights")
    return found


def _best_name(one: PersonPage, two: PersonPage) -> str:
    forms = {_names_agree(a, b) for a in one.names for b in two.names}
    return next(form for form in ("full", "initials", "differ") if form in forms)


def _names_agree(one: tuple[str, tuple[str, ...]], two: tuple[str, tuple[str, ...]]) -> str:
    """``full`` where a given name is the same, ``initials`` where only first letters can be compared, or ``differ``."""
    if one[0] != two[0]:
        return "differ"
    if not one[1] or not two[1]:
        return "initials"
    a, b = one[1][0], two[1][0]
    if len(a) > 1 and len(b) > 1:
        return "full" if a == b or a.startswith(b) or b.startswith(a) else "differ"
    return "initials" if a[0] == b[0] else "differ"


def person_evidence(one: PersonPage, two: PersonPage, form: str) -> list[str]:
    """The facts that works, co-authors and organisations of two pages of one name give; none where they say none."""
    facts = []
    for name in ("works", "coauthors", "organizations"):
        a, b = getattr(one, name), getattr(two, name)
        if a and b:
            least = next((str(bound) for bound in _CLASSES if min(len(a), len(b)) <= bound), "many")
            shared = next((str(bound) for bound in _CLASSES if len(a & b) <= bound), "many")
            facts += [f"{name}:{shared}", f"{name}:{shared} of {least}"]
    return [*facts, f"name:{form}"] if facts else []


_SHARED = {"works": "work", "coauthors": "co-author", "organizations": "organisation"}
_NAMES = {"initials": ", and names that agree by their initials alone", "none": ", and one of them names nobody"}


def _in_words(one: PersonPage, two: PersonPage, form: str) -> str:
    """What two pages have in common, for a person."""
    said = []
    for name, word in _SHARED.items():
        a, b = getattr(one, name), getattr(two, name)
        if a and b:
            count = len(a & b)
            said.append(f"{count or 'no'} {word}{'s' if count > 1 else ''}")
    *most, last = said
    shared = f"{', '.join(most)} and {last}" if most else last
    return f"they have {shared} in common{_NAMES.get(form, '')}"


class People(NamedTuple):
    """The pages by person, in the order of their first pages, and what was found of each two pages."""

    names: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...]
    verdicts: Mapping[tuple[int, int], Verdict]

    def verdict(self, one: int, two: int) -> Verdict:
        """What was found of two pages."""
        return self.verdicts[min(one, two), max(one, two)]

    def left_out(self, kept: Collection[int]) -> Iterator[Diagnostic]:
        """A remark on each page that is not one of the person's."""
        for page in range(len(self.names)):
            if page not in kept:
                against = min((self.verdict(page, n) for n in kept), key=lambda verdict: verdict.chance)
                message = f"{self.names[page]} is another person's: {against.reason}"
                yield Diagnostic("several-people", "warning", message, None, _data(page, against))

    def in_doubt(self, kept: Sequence[int]) -> Iterator[Diagnostic]:
        """A remark on each of a person's pages after the first that nothing, or too little, brings to the others."""
        for page in kept[1:]:
            found = [self.verdict(page, n) for n in kept if n != page]
            best = max(found, key=lambda verdict: (verdict.kind == "same", verdict.chance), default=None)
            if best is not None and (best.kind == "open" or best.chance < CERTAIN):
                message = f"{self.names[page]} may be another person's: {best.reason}"
                yield Diagnostic("same-person-uncertain", "warning", message, None, _data(page, best))


def _data(page: int, verdict: Verdict) -> dict[str, Any]:
    return {"page": page, "chance": verdict.chance}


def people_of(profiles: Sequence[Profile], works: Works) -> People:
    """Group pages by their people.

    What brings pages together is taken by falling chance, and no group gets two pages that are of two people. Pages of
    which nothing is known stay with the others, as the caller gave them.
    """
    pages = [person_page(profile, works.of(n)) for n, profile in enumerate(profiles)]
    verdicts = {(a, b): same_person(pages[a], pages[b]) for a in range(len(pages)) for b in range(a + 1, len(pages))}
    groups = [[n] for n in range(len(pages))]
    order = ("same", "open")
    together = [(pair, verdict) for pair, verdict in verdicts.items() if verdict.kind in order]
    for (a, b), _ in sorted(together, key=lambda item: (order.index(item[1].kind), -item[1].chance, item[0])):
        one = next(group for group in groups if a in group)
        two = next(group for group in groups if b in group)
        if one is not two and all(verdicts[min(x, y), max(x, y)].kind != "other" for x in one for y in two):
            groups.remove(two)
            one += two
    names = tuple(profile.source.name or f"page {n}" for n, profile in enumerate(profiles))
    return People(names, tuple(sorted(tuple(sorted(group)) for group in groups)), verdicts)
