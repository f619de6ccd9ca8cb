"""What speaks for a string's being the name of a page's person: where it stands, how it is written, what repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from profparse.boundary.lexicon import lexicon
from profparse.boundary.name_score import name_score
from profparse.data_files import load_json
from profparse.fields.biography.likeness import likeness
from profparse.fields.person.authors import Recurring
from profparse.fields.person.found import Found, key_of
from profparse.fields.person.places import META
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Page
from profparse.span import Spans

MOST_CANDIDATES = 60
MOST_ADDRESSES = 8  # mailboxes, and targets of links, that a name is looked for in
FIRST_LINES = 60  # of a page, whose addresses are its person's
MOST_LINES = 400  # of a page, in which names may be in bold
LONGEST_BOLD = 40  # code points of such a name
LONGEST_IN_ADDRESS = 6  # letters of a name's word that an address has to have
LONGEST_AGAIN = 200_000  # code points of a page in which names are counted
_MAILBOX = lazy_pattern(r"[\w.+-]{2,40}(?=@|\s?[\[(（]\s?at\s?[\])）])")
LONGEST_VOICE = 6_000  # code points of a page's beginning in which it is looked for who speaks
_ONE = lazy_pattern(
    r"\b(?:I|I['’]m|[Mm]y|me|[Ii]ch|[Mm]eine?r?|[Jj]e|[Mm]on|[Mm]es|[Yy]o|[Mm]i|[Mm]is|[Ee]u|[Mm]eus?|[Mm]inhas?|[Ii]k|[Mm]ijn|[Яя]|[Мм]о[йяеи]"
    r"|[Mm]ůj|[Mm]oje|[Bb]en|[Ss]aya)\b|我(?!们|們)|私|저는|나는"
)
_SEVERAL = lazy_pattern(
    r"\b(?:[Ww]e|[Oo]ur|[Uu]s|[Ww]ir|[Uu]nsere?r?|[Nn]ous|[Nn]otre|[Nn]os|[Nn]osotros|[Nn]uestr[oa]s?|[Nn]oss[oa]s?|[Oo]nze|[Мм]ы|[Нн]аш[аеи]?"
    r"|[Nn]asz[ae]?|[Bb]iz|[Kk]ami)\b|我们|我們|私たち|우리"
)
_PROFILE = ("github.com/", "linkedin.com/in/", "twitter.com/", "x.com/", "bsky.app/profile/", "orcid.org/")


class Candidate(NamedTuple):
    """A string that may be the name, the spans to quote it from, and what speaks for it and against it."""

    text: str
    spans: Spans
    facts: list[str]


class Around(NamedTuple):
    """What the page says beside its names: mailboxes, names of profiles, all its text, the authors of its papers.

    ``bold`` are the names that stand in bold in one line after another.
    """

    mailboxes: str
    profiles: str
    text: str
    authors: Recurring
    bold: Recurring
    voice: str


def around(page: Page, authors: Recurring) -> Around:
    """What candidates are held against."""
    lines = page.lines[:FIRST_LINES]
    mailboxes = [
        match[0]
        for line in lines
        if "@" in line.text or "at]" in line.text or "at)" in line.text
        for match in _MAILBOX.finditer(line.text)
    ]
    targets = [link.url.casefold() for line in lines for link in line.links]
    mailboxes += [url[7:].partition("@")[0] for url in targets if url.startswith("mailto:")]
    profiles = [url for url in targets if any(site in url for site in _PROFILE)]
    return Around(
        " ".join(mailboxes[:MOST_ADDRESSES]).casefold(),
        " ".join(profiles[:MOST_ADDRESSES]),
        page.text[:LONGEST_AGAIN].casefold(),
        authors,
        Recurring(_bold(page)),
        _voice(page),
    )


def _voice(page: Page) -> str:
    """Whether a page speaks as one person (``I``), as several (``we``), or of someone (``of``)."""
    text = " ".join([line.text for line in page.lines[:FIRST_LINES]])[:LONGEST_VOICE]
    one, several = len(_ONE.findall(text)), len(_SEVERAL.findall(text))
    return "I" if one > several else "we" if several else "of"


def _bold(page: Page) -> Iterator[list[str]]:
    """The names in bold or underlined of each line, which is longer than they are."""
    for line in page.lines[:MOST_LINES]:
        yield [
            line.text[run.start : run.end].strip(" ,*†:")
            for run in line.runs
            if run.kind in ("bold", "underline") and 3 < run.end - run.start < LONGEST_BOLD < len(line.text)
        ]


def candidates_of(found: Iterable[Found], beside: Around) -> list[Candidate]:
    """What was found, each string once, with its evidence."""
    grouped: dict[str, list[Found]] = {}
    for one in found:
        key = key_of(one.text)
        if key and one.spans and (key in grouped or len(grouped) < MOST_CANDIDATES):
            grouped.setdefault(key, []).append(one)
    words = {key: frozenset(key.split()) for key in grouped}
    out = []
    places_of = {key: {one.place.partition(".")[0] for one in same} for key, same in grouped.items()}
    for rank, (key, same) in enumerate(grouped.items()):
        akin = [other for other in grouped if other != key and _akin(words[key], words[other])]
        facts = {f"at={one.place}:{one.manner}" for one in same}
        places = places_of[key]
        facts |= {f"in={place}" for place in places}
        facts.add(f"places={min(len(places), 4)}")
        facts.add(f"rank={min(rank, 3)}")
        more = {place for other in akin for place in places_of[other]} - places
        wide = _is_wide(key)  # the same name in another script is no rival
        others = [other for other in grouped if other != key and other not in akin and _is_wide(other) == wide]
        alike = [other for other in others if not wide or _is_family(other) or " " in other]
        facts.add(f"rivals={_steps(len(alike))}")
        facts |= {f"peers={place}:{_steps(sum(place in places_of[other] for other in others))}" for place in places}
        facts.add(f"akin={min(len(akin), 2)}:{min(len(more), 3)}")
        if "is" in places:
            facts.add(f"is={beside.voice}")  # of whom a page speaks that says `I`, that is another
        if any(words[key] < words[other] for other in akin):
            facts.add("longer")
        if any(words[key] > words[other] for other in akin):
            facts.add("shorter")
        facts |= _written(same[0].text)
        facts |= _repeated(same[0].text, beside)
        best = min(same, key=lambda one: (one.place in META, len(one.spans)))  # a visitor sees no meta field
        out.append(Candidate(best.text, best.spans, sorted(facts)))
    return out


def _akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of two names are of one person: one has the other's words, or all but one of them."""
    return len(one & other) >= min(2, len(one), len(other))


def _is_wide(text: str) -> bool:
    """Whether a name is in a script of the Far East."""
    return text[0] >= "\u2e80"


def _is_family(text: str) -> bool:
    """Whether a text in a script of the Far East begins as a name does: with the sign, or the two, of a family."""
    known = load_json("names")
    return text[0] in known["cjk_families"] or text[:2] in known["cjk_double_families"]


def _written(text: str) -> set[str]:
    tokens = text.split()
    wide = sum(sign >= "\u2e80" for sign in text)
    facts = {f"words={min(len(tokens), 4)}:{min(wide, 5)}", f"like={likeness(text):.1f}"}
    if wide:
        facts.add(f"family={_is_family(text)}:{' ' in text}")
    else:
        shown = [token.title() if text.isupper() else token for token in tokens]
        scores = [name_score([token], lexicon()) for token in shown]
        facts |= {f"score={round(sum(scores) / len(scores))}", f"least={round(min(scores))}"}
    if text.isupper():
        facts.add("upper")
    if any(len(token.rstrip(".")) == 1 for token in tokens):
        facts.add("initial")
    return facts


def _in_each_script(text: str) -> list[str]:
    """A name's words in letters and those in signs of the Far East, each as one name."""
    words = text.replace("(", " ").replace(")", " ").replace("（", " ").replace("）", " ").split()
    parts = [" ".join(word for word in words if _is_wide(word) == wide) for wide in (False, True)]
    return [part for part in parts if part]


def _repeated(text: str, beside: Around) -> set[str]:
    names = _in_each_script(text)
    key = key_of(names[0])
    parts = [part for part in key.replace("-", " ").split() if len(part) > 2]
    plain = [part[:LONGEST_IN_ADDRESS] for part in parts if part.isascii()]
    facts = set()
    for name, addresses in (("mail", beside.mailboxes), ("profile", beside.profiles)):
        if addresses and plain:
            facts.add(f"{name}={min(sum(part in addresses for part in plain), 2)}")
    family = parts[-1] if parts else key
    facts.add(f"again={_steps(beside.text.count(family))}")
    facts.add(f"voice={beside.voice}")
    facts.add(f"bold={min(max(map(beside.bold.of, names)), 2)}")
    papers = beside.authors.papers
    if papers:
        count = max(map(beside.authors.of, names))
        share = "0" if not count else "few" if count * 5 < papers else "half" if count * 5 < papers * 3 else "most"
        facts.add(f"authors={share}")
        if count > 1:
            facts.add(f"recurs={'first' if count == beside.authors.most else 'other'}")
    else:
        facts.add("authors=none")
    return facts


def _steps(count: int) -> str:
    return "0" if not count else "1" if count < 2 else "2" if count < 3 else "5" if count < 6 else "9"


