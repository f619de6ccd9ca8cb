"""Evidence that two entries are of one work: named facts about the pair, whose weights are fitted.

No fact holds a number that prefers: the bounds below only say into which of the named classes a pair falls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from profparse.merge.signature import ROMAN, Signature, is_preprint_doi

_RATIOS = (99, 97, 94, 90, 85, 78, 70, 60, 50)  # classes of likeness in per cent, finer where titles are alike
_EDITS = (0, 1, 2, 3, 5, 8, 12, 20)  # classes of the number of letters to change
_WORDS = (1, 2, 3, 5, 8)  # classes of the length of a title
_WORDS_LEFT = (0, 1, 2, 3, 5)  # classes of the number of words that only one title has
_YEARS = (0, 1, 2, 4)  # classes of the years between
MOST_WORDS = 40  # that only one title has and that are compared with those of the other: the work grows with the square
LONGEST = 400  # code points of a title that are compared: more is no title, and edits cost the square


def evidence(one: Signature, two: Signature) -> list[str]:
    """The facts about a pair, as strings; the same for both orders."""
    title = _title(one, two)
    authors = _authors(one, two)
    years = _years(one, two)
    venue = _venue(one, two)
    states = "+".join(sorted((one.state, two.state)))
    length = _class(min(len(one.words), len(two.words)), _WORDS)
    numbers = _numbers(one, two)
    edits = _class(_edits(one, two), _EDITS)
    talk = f"talk:{one.talk + two.talk}"
    facts = [
        title, f"edits:{edits}", authors, years, venue, f"states:{states}", numbers, talk,
        f"words:{length}", f"{title}&words:{length}", f"{title}&words:{length}&{authors}", f"{title}&{authors}",
        f"{title}&{years}", f"{title}&{venue}",
        f"{title}&{numbers}", f"{authors}&{years}", f"{authors}&words:{length}", f"{venue}&{years}",
        f"states:{states}&{years}", f"states:{states}&{title}", f"{talk}&{title}", f"{talk}&{venue}",
        f"{numbers}&edits:{edits}", f"{numbers}&{authors}",
    ]  # fmt: skip
    facts += _details(one, two, title, years)
    if title != "title:same":
        facts += _left(one, two, authors)
    facts += _identifiers(one, two)
    return facts


def _class(value: float, bounds: tuple[int, ...]) -> str:
    """The class of a number: the first bound that it does not exceed."""
    return next((str(bound) for bound in bounds if value <= bound), "more")


def _title(one: Signature, two: Signature) -> str:
    a, b = one.title[:LONGEST], two.title[:LONGEST]
    if not a or not b:
        return "title:missing"
    if a == b:
        return "title:same"
    if len(a) > len(b):
        a, b = b, a
    if b.startswith(a):
        return "title:begins"
    if b.endswith(a):
        return "title:ends"
    if a in b:
        return "title:within"
    if not set(one.titles[1:]).isdisjoint(two.titles) or not set(two.titles[1:]).isdisjoint(one.titles):
        return "title:part"
    ratio = fuzz.ratio(a, b)
    if ratio < _RATIOS[-3]:
        partial = fuzz.partial_ratio(a, b, score_cutoff=_RATIOS[3])
        if partial:
            return f"title:partial-{_bucket(partial)}"
    return f"title:ratio-{_bucket(ratio)}"


def _bucket(ratio: float) -> str:
    return next((str(bound) for bound in _RATIOS if ratio >= bound), "less")


def _edits(one: Signature, two: Signature) -> int:
    return Levenshtein.distance(one.title[:LONGEST], two.title[:LONGEST], score_cutoff=_EDITS[-1])


def _left(one: Signature, two: Signature, authors: str) -> Iterator[str]:
    """What is left of each title beside the words that both have: how much, and of what kind."""
    both = Counter(one.words) & Counter(two.words)
    left = [list((Counter(title.words) - both).elements())[:MOST_WORDS] for title in (one, two)]
    like = 0
    for word in list(left[0]):
        for other in left[1]:
            if word in other or other in word or fuzz.ratio(word, other) >= _RATIOS[5]:
                like += 1  # misspelt, cut off, or run together with its neighbours
                left[0].remove(word)
                left[1].remove(other)
                break
    left[0] = [word for word in left[0] if len(word) < 4 or word not in two.title]
    left[1] = [word for word in left[1] if len(word) < 4 or word not in one.title]
    if not left[0] and not left[1]:
        yield f"left:moved-{like > 0}"
    amounts = "+".join(sorted(_class(len(words), _WORDS_LEFT) for words in left))
    yield f"left:{amounts}"
    yield f"left:{amounts}&{authors}"
    if like:
        yield f"left:like-{_class(like, _WORDS_LEFT)}"
        yield f"left:{amounts}&like-{_class(like, _WORDS_LEFT)}"
    kinds = {kind for words in left for word in words for kind in _kinds(word, one, two)}
    for kind in sorted(kinds):
        yield f"left:{kind}"
        yield f"left:{kind}&{amounts}"
    if len(kinds) == 1:
        yield f"left:only-{kinds.pop()}"


def _kinds(word: str, one: Signature, two: Signature) -> Iterator[str]:
    if any(c.isdigit() for c in word):
        yield "figure"
    elif word in ROMAN:
        yield "roman"
    elif word in one.families or word in two.families:
        yield "name"
    elif any(place.startswith(word) or (len(place) > 2 and word.startswith(place)) for place in one.venue + two.venue):
        yield "venue"  # the title runs on into it, abbreviated or not
    else:
        yield "little" if len(word) < 4 else "word"


def _numbers(one: Signature, two: Signature) -> str:
    """Whether the numbers in the titles are the same: those of parts, editions, years, versions."""
    if one.numbers == two.numbers:
        return "numbers:same" if one.numbers else "numbers:none"
    if set(one.numbers) == set(two.numbers):
        return "numbers:order"
    return "numbers:one" if not one.numbers or not two.numbers else "numbers:differ"


def _authors(one: Signature, two: Signature) -> str:
    if not one.authors or not two.authors:
        return "authors:missing"
    shared = [family for family in one.families if family in two.families]
    less = min(len(one.families), len(two.families))
    if len(shared) == less:
        if len(one.families) == len(two.families):
            return "authors:same" if less > 1 else "authors:same-one"
        cut = "cut" if (one if len(one.families) == less else two).cut else "fewer"
        return f"authors:{cut}" if less > 1 else f"authors:{cut}-one"
    if shared:
        return "authors:most" if 2 * len(shared) >= less else "authors:some"
    pairs = [(a, b) for a in list(one.families)[:3] for b in list(two.families)[:3] if min(len(a), len(b)) > 3]
    return "authors:like" if any(fuzz.ratio(a, b) >= _RATIOS[4] for a, b in pairs) else "authors:none"


def _years(one: Signature, two: Signature) -> str:
    if one.year is None or two.year is None:
        return "years:missing"
    return f"years:{_class(abs(one.year - two.year), _YEARS)}"


def _venue(one: Signature, two: Signature) -> str:
    if not one.venue or not two.venue:
        return "venue:missing" if one.venue or two.venue else "venue:none"
    if one.venue == two.venue:
        return "venue:same"
    a, b = (one, two) if len(one.venue) <= len(two.venue) else (two, one)
    if set(a.venue) <= set(b.venue) or abbreviates(a.venue, b.venue):
        return "venue:like"
    ratio = fuzz.token_set_ratio(" ".join(a.venue)[:LONGEST], " ".join(b.venue)[:LONGEST])
    return f"venue:{'like' if ratio >= _RATIOS[4] else 'near' if ratio >= _RATIOS[-2] else 'differs'}"


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of a venue begins one of the other's, in order, or is made of their first letters."""
    initials = "".join(word[0] for word in long)
    rest = iter(long)
    if all(any(word.startswith(part) for word in rest) for part in short):
        return True
    return any(len(part) > 2 and _within(part, initials) for part in short)


def _within(part: str, whole: str) -> bool:
    letters = iter(whole)
    return all(letter in letters for letter in part)


def _details(one: Signature, two: Signature, title: str, years: str) -> Iterator[str]:
    types = "+".join(sorted((one.type, two.type)))
    yield f"types:{types}"
    yield f"types:{types}&{years}"
    if one.edition != two.edition:
        yield "edition:differs"
        yield f"edition:differs&{title}"
        yield f"edition:differs&{years}"
    if one.authors and two.authors:
        yield f"first:{'same' if one.authors[0][0] == two.authors[0][0] else 'differs'}"
    if any(a[:1] != two.families[family][:1] for family, a in one.families.items() if a and two.families.get(family)):
        yield "initials:differ"
    for name in ("volume", "issue", "pages"):
        a, b = getattr(one, name), getattr(two, name)
        if a and b:
            yield f"{name}:{'same' if a == b else 'differs'}"
            yield f"{name}:{'same' if a == b else 'differs'}&{title}"
    if one.titles[1:2] and two.titles[1:2] and one.title != two.title and one.titles[1] == two.titles[1]:
        yield "subtitles:differ"
        yield f"subtitles:differ&{years}"


def _identifiers(one: Signature, two: Signature) -> Iterator[str]:
    for scheme in ("doi", "arxiv", "acl", "openreview", "pmid", "isbn"):
        a, b = one.identifiers.get(scheme), two.identifiers.get(scheme)
        if not a or not b:
            continue
        if a & b:
            yield f"{scheme}:same"
        elif scheme == "doi" and any(map(is_preprint_doi, a)) != any(map(is_preprint_doi, b)):
            yield "doi:preprint"
        else:
            yield f"{scheme}:differs"
